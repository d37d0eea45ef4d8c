using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Lends open connections. They stay open between two loans: to open one, or to ask whether it still stands, costs as much as
/// the look it is for.
/// </summary>
/// <param name="most">How many may be lent at once; whoever comes later waits for one.</param>
internal abstract class Lender(int most) : IDisposable
{
    // the last one that came back goes first: what it needs is still at hand, here and at the server
    private readonly ConcurrentStack<(DbConnection Connection, long Since)> _free = [];
    private readonly SemaphoreSlim _lent = new(most, most);
    private volatile bool _closed;

    public DbConnection Rent()
    {
        _lent.Wait();
        return Kept() ?? Opened(Make());
    }

    public async ValueTask<DbConnection> RentAsync(CancellationToken ct)
    {
        await _lent.WaitAsync(ct);
        if (Kept() is { } kept) return kept;
        var made = Make();
        try
        {
            await made.OpenAsync(ct);
            Ready(made);
            return made;
        }
        catch
        {
            GiveBack(made, broken: true);
            throw;
        }
    }

    /// <summary>A connection at once, or none: all are lent, or the server opens no more.</summary>
    public DbConnection? RentFree()
    {
        if (!_lent.Wait(0)) return null;
        try
        {
            return Kept() ?? Opened(Make());
        }
        catch (DbException)
        {
            return null;
        }
    }

    public void GiveBack(DbConnection connection, bool broken = false)
    {
        if (broken || _closed || connection.State != ConnectionState.Open) connection.Dispose();
        else _free.Push((connection, Stopwatch.GetTimestamp()));
        _lent.Release();
    }

    public void Dispose()
    {
        _closed = true;
        while (_free.TryPop(out var free)) free.Connection.Dispose();
    }

    /// <summary>A connection that is not open yet.</summary>
    protected abstract DbConnection Make();

    /// <summary>What a new connection is told first.</summary>
    protected virtual void Ready(DbConnection connection)
    {
    }

    /// <summary>Whether a connection that lay idle for a while still stands.</summary>
    protected virtual bool Stands(DbConnection connection, TimeSpan idle) => true;

    private DbConnection? Kept()
    {
        while (_free.TryPop(out var free))
        {
            if (Stands(free.Connection, Stopwatch.GetElapsedTime(free.Since))) return free.Connection;
            free.Connection.Dispose();
        }
        return null;
    }

    private DbConnection Opened(DbConnection made)
    {
        try
        {
            made.Open();
            Ready(made);
            return made;
        }
        catch
        {
            GiveBack(made, broken: true);
            throw;
        }
    }
}

/// <summary>A lent connection, for the time between opening and closing.</summary>
/// <param name="command">What is made of the connection's own command; null for the command itself.</param>
internal sealed class RentedConnection(Lender lender, Func<DbCommand, DbCommand>? command = null) : DbConnection
{
    private readonly List<DbCommand> _given = [];
    private DbConnection? _mine;
    private CancellationToken _asker;

    [AllowNull]
    public override string ConnectionString { get => ""; set => throw new NotSupportedException(); }
    public override string Database => Mine.Database;
    public override string DataSource => Mine.DataSource;
    public override string ServerVersion => Mine.ServerVersion;
    public override ConnectionState State => _mine?.State ?? ConnectionState.Closed;

    private DbConnection Mine => _mine ??= lender.Rent();

    public override void Open() => _ = Mine;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        _asker = cancellationToken;
        _mine ??= await lender.RentAsync(cancellationToken);
    }

    /// <summary>Opens it if one is to be had at once.</summary>
    public bool OpenFree(CancellationToken asker)
    {
        _asker = asker;
        return (_mine ??= lender.RentFree()) is not null;
    }

    public override void Close()
    {
        if (_mine is not { } mine) return;
        // a command outlives the look it was for; its statement must not outlive the loan
        foreach (var given in _given) given.Dispose();
        _given.Clear();
        _mine = null;
        // where an asker left in the middle of a look, the server may still be told to stop it: nobody else gets that connection
        lender.GiveBack(mine, broken: _asker.IsCancellationRequested);
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException("It only looks.");

    protected override DbCommand CreateDbCommand()
    {
        var own = Mine.CreateCommand();
        var given = command?.Invoke(own) ?? own;
        _given.Add(given);
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }
}
