using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// A SQLite connection that keeps its statements ready: reading the text of a statement costs SQLite more than carrying it out,
/// and the office says the same few hundred things all day.
/// </summary>
public sealed class ReadyConnection(SqliteConnection real) : DbConnection
{
    private const int Most = 500;
    private readonly Dictionary<string, SqliteCommand> _ready = new(StringComparer.Ordinal);

    [AllowNull]
    public override string ConnectionString { get => real.ConnectionString; set => real.ConnectionString = value; }
    public override string Database => real.Database;
    public override string DataSource => real.DataSource;
    public override string ServerVersion => real.ServerVersion;
    public override ConnectionState State => real.State;

    /// <summary>BEGIN IMMEDIATE: a deferred transaction that reads first fails with BUSY_SNAPSHOT, whatever the time-out.</summary>
    public SqliteTransaction Begin() => real.BeginTransaction(IsolationLevel.Serializable, deferred: false);

    public override void ChangeDatabase(string databaseName) => real.ChangeDatabase(databaseName);
    public override void Open()
    {
        real.Open();
        // a statement keeps its plan whatever is bound to it; else every binding of a LIMIT has it read and planned anew
        _ = SQLitePCL.raw.sqlite3_db_config(real.Handle!, SQLitePCL.raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
    }

    public override void Close() => real.Close();

    /// <summary>The command of a text, ready if it was said before; nobody else has it until it is given back.</summary>
    internal SqliteCommand Take(string sql)
    {
        if (_ready.Remove(sql, out var known)) return known;
        var command = real.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    internal void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_ready.Count >= Most) Forget();
        if (!_ready.TryAdd(command.CommandText, command)) command.Dispose();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException("A write transaction begins with Begin().");

    protected override DbCommand CreateDbCommand() => new ReadyCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
            real.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var command in _ready.Values) command.Dispose();
        _ready.Clear();
    }
}

/// <summary>A command that is filled like any other and becomes the ready one of its text when it is carried out.</summary>
internal sealed class ReadyCommand(ReadyConnection connection) : FilledCommand
{
    // only its list of parameters is used: the text may still change while they are filled in
    private readonly SqliteCommand _form = new();
    private SqliteCommand? _real;

    protected override DbConnection? DbConnection { get => connection; set { } }
    protected override DbParameterCollection DbParameterCollection => _form.Parameters;

    public override void Cancel() => _real?.Cancel();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbCommand Ready()
    {
        if (_real?.CommandText != CommandText) GiveBack();
        var real = _real ??= connection.Take(CommandText);
        real.Transaction = (SqliteTransaction?)DbTransaction;
        real.CommandTimeout = CommandTimeout;
        real.Parameters.Clear();
        foreach (SqliteParameter parameter in _form.Parameters)
        {
            // with its sign a name is found at once, without it three are tried
            if (!parameter.ParameterName.StartsWith('@')) parameter.ParameterName = "@" + parameter.ParameterName;
            real.Parameters.Add(parameter);
        }
        return real;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
            _form.Dispose();
        }
        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_real is not { } real) return;
        _real = null;
        connection.GiveBack(real);
    }
}
