using System.Collections.Concurrent;
using System.Data.Common;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.House;

/// <summary>A real database that hears which queries are asked of it by whoever only looks.</summary>
/// <param name="turns">What commands say in their turns too.</param>
internal sealed class HearingDatabase(Database real, bool turns = false) : TappedDatabase(real)
{
    private readonly ConcurrentQueue<string> _heard = new();
    private volatile bool _listens;

    public void Begin()
    {
        _heard.Clear();
        _listens = true;
    }

    /// <summary>The queries heard since <see cref="Begin"/>, in their order.</summary>
    public IReadOnlyList<string> End()
    {
        _listens = false;
        return [.. _heard];
    }

    public override DbConnection ForLooks() => Tap(base.ForLooks());

    public override async ValueTask<DbConnection> OpenRead(CancellationToken ct = default) => Tap(await base.OpenRead(ct));

    public override async ValueTask<Writing> BeginWrite(CancellationToken ct = default) => await base.BeginWrite(ct) is var writing && turns ? TapWriting(writing) : writing;

    protected override T Around<T>(string sql, Func<T> command)
    {
        // whether the book is the newest is asked by the second, whatever is looked for
        if (_listens && !sql.Contains("FROM stamps", StringComparison.Ordinal)) _heard.Enqueue(sql);
        return command();
    }
}
