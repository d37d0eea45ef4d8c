using System.Data.Common;

namespace OfficeDesk.Bench;

/// <summary>One transaction on the database of a running program, to fill tables that would take hours by messages.</summary>
/// <param name="Transaction">Null where the connection itself is in the transaction.</param>
/// <param name="Held">What is given back afterwards, in this order.</param>
internal sealed record Filling(DbConnection Connection, DbTransaction? Transaction, Func<Task> Commit, IReadOnlyList<IAsyncDisposable> Held) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var held in Held) await held.DisposeAsync();
    }
}
