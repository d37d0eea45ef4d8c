using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>The wire to the database breaks at a chosen command, before it was carried out or after.</summary>
public sealed class BrokenWire() : DbException("the wire broke here");

/// <summary>A real database whose n-th command of a write transaction fails. The commit counts as a command.</summary>
internal sealed class FaultyDatabase(Database real) : Database
{
    private int _left = int.MaxValue;
    private bool _after;

    public override string Engine => real.Engine;

    /// <summary>How many commands were sent since <see cref="BreakAt"/>.</summary>
    public int Sent { get; private set; }

    /// <summary>Whether it broke since then.</summary>
    public bool Broke => _left <= 0;

    /// <summary>The n-th command from now on fails, once; n = 1 is the next one. Reads do not count.</summary>
    /// <param name="after">It was carried out, only the answer is lost.</param>
    public void BreakAt(int n, bool after) => (_left, _after, Sent) = (n, after, 0);

    public override DbConnection ForLooks() => real.ForLooks();

    public override ValueTask<DbConnection> OpenRead(CancellationToken ct = default) => real.OpenRead(ct);

    public override async ValueTask<Writing> BeginWrite(CancellationToken ct = default) => new FaultyWriting(this, await real.BeginWrite(ct));

    public override ValueTask<DbConnection> OpenForMigration(CancellationToken ct = default) => real.OpenForMigration(ct);

    public override Task<string?> Unsafe(CancellationToken ct = default) => real.Unsafe(ct);

    public override bool IsTransient(Exception e) => real.IsTransient(e);

    public override bool IsDuplicate(Exception e) => real.IsDuplicate(e);

    public override bool IsStatement(Exception e) => real.IsStatement(e);

    public override ValueTask DisposeAsync() => real.DisposeAsync();

    private T Count<T>(Func<T> command)
    {
        Sent++;
        var breaks = --_left == 0;
        if (breaks && !_after) throw new BrokenWire();
        var answer = command();
        if (!breaks) return answer;
        if (answer is IDisposable open and not Task) open.Dispose();
        throw new BrokenWire();
    }

    private sealed class Connection(FaultyDatabase desk, DbConnection real) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get => real.ConnectionString; set => real.ConnectionString = value; }
        public override string Database => real.Database;
        public override string DataSource => real.DataSource;
        public override string ServerVersion => real.ServerVersion;
        public override ConnectionState State => real.State;
        public override void ChangeDatabase(string databaseName) => real.ChangeDatabase(databaseName);
        public override void Close() => real.Close();
        public override void Open() => real.Open();
        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();
        protected override DbCommand CreateDbCommand() => new Command(desk, this, real.CreateCommand());
    }

    private sealed class FaultyWriting(FaultyDatabase desk, Writing real) : Writing
    {
        public override DbConnection Connection { get; } = new Connection(desk, real.Connection);
        public override DbTransaction? Transaction => real.Transaction;
        public override bool Joins => real.Joins;
        public override Task Commit(Bundle last, CancellationToken ct) => desk.Count(() => real.Commit(last, ct));
        public override ValueTask DisposeAsync() => real.DisposeAsync();
    }

    private sealed class Command(FaultyDatabase desk, DbConnection connection, DbCommand real) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get => real.CommandText; set => real.CommandText = value; }
        public override int CommandTimeout { get => real.CommandTimeout; set => real.CommandTimeout = value; }
        public override CommandType CommandType { get => real.CommandType; set => real.CommandType = value; }
        public override bool DesignTimeVisible { get; set; }
        public override UpdateRowSource UpdatedRowSource { get; set; }
        protected override DbConnection? DbConnection { get => connection; set { } }
        protected override DbParameterCollection DbParameterCollection => real.Parameters;
        protected override DbTransaction? DbTransaction { get => real.Transaction; set => real.Transaction = value; }
        public override void Cancel() => real.Cancel();
        public override void Prepare() => real.Prepare();
        protected override DbParameter CreateDbParameter() => real.CreateParameter();
        public override int ExecuteNonQuery() => desk.Count(real.ExecuteNonQuery);
        public override object? ExecuteScalar() => desk.Count(real.ExecuteScalar);
        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => desk.Count(() => real.ExecuteReader(behavior));
    }
}
