using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace OfficeDesk.Web.Desk;

/// <summary>The connections that look into the file. They stay open between two looks, with their statements ready.</summary>
internal sealed class SqliteReaders(string file) : IDisposable
{
    private readonly string _how = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
    private readonly ConcurrentBag<ReadyConnection> _free = [];
    private volatile bool _closed;

    public string File => file;

    public ReadyConnection Rent()
    {
        if (_free.TryTake(out var kept)) return kept;
        var real = new SqliteConnection(_how);
        try
        {
            real.Open();
            return new ReadyConnection(real);
        }
        catch
        {
            real.Dispose();
            throw;
        }
    }

    public void GiveBack(ReadyConnection connection)
    {
        if (_closed) connection.Dispose();
        else _free.Add(connection);
    }

    public void Dispose()
    {
        _closed = true;
        while (_free.TryTake(out var connection)) connection.Dispose();
    }
}

/// <summary>One of the readers' connections for the time between opening and closing.</summary>
internal sealed class RentedConnection(SqliteReaders readers) : DbConnection
{
    private readonly List<DbCommand> _given = [];
    private ReadyConnection? _mine;

    [AllowNull]
    public override string ConnectionString { get => ""; set => throw new NotSupportedException(); }
    public override string Database => "main";
    public override string DataSource => readers.File;
    public override string ServerVersion => Mine.ServerVersion;
    public override ConnectionState State => _mine?.State ?? ConnectionState.Closed;

    private ReadyConnection Mine => _mine ??= readers.Rent();

    public override void Open() => _ = Mine;

    public override void Close()
    {
        if (_mine is not { } mine) return;
        // a command outlives the look it was for; its statement must not outlive the loan
        foreach (var command in _given) command.Dispose();
        _given.Clear();
        _mine = null;
        readers.GiveBack(mine);
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException("It only looks.");

    protected override DbCommand CreateDbCommand()
    {
        var command = Mine.CreateCommand();
        _given.Add(command);
        return command;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }
}
