using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.House;

/// <summary>A real database that hears which queries are asked of it by whoever only looks.</summary>
internal sealed class HearingDatabase : Database
{
    private readonly ConcurrentQueue<string> _heard = new();
    private Database _real = null!;
    private volatile bool _listens;

    public override string Engine => _real.Engine;

    public HearingDatabase Over(Database real)
    {
        _real = real;
        return this;
    }

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

    public override DbConnection ForLooks() => new Connection(this, _real.ForLooks());

    public override async ValueTask<DbConnection> OpenRead(CancellationToken ct = default) => new Connection(this, await _real.OpenRead(ct));

    public override ValueTask<Writing> BeginWrite(CancellationToken ct = default) => _real.BeginWrite(ct);

    public override ValueTask<DbConnection> OpenForMigration(CancellationToken ct = default) => _real.OpenForMigration(ct);

    public override Task<string?> Unsafe(CancellationToken ct = default) => _real.Unsafe(ct);

    public override bool IsTransient(Exception e) => _real.IsTransient(e);

    public override bool IsDuplicate(Exception e) => _real.IsDuplicate(e);

    public override bool IsStatement(Exception e) => _real.IsStatement(e);

    public override ValueTask DisposeAsync() => _real.DisposeAsync();

    private void Hear(string sql)
    {
        // whether the book is the newest is asked by the second, whatever is looked for
        if (_listens && !sql.Contains("FROM stamps", StringComparison.Ordinal)) _heard.Enqueue(sql);
    }

    private sealed class Connection(HearingDatabase desk, DbConnection real) : DbConnection
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

        protected override void Dispose(bool disposing)
        {
            if (disposing) real.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Command(HearingDatabase desk, DbConnection connection, DbCommand real) : DbCommand
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
        public override int ExecuteNonQuery() => throw new NotSupportedException();

        public override object? ExecuteScalar()
        {
            desk.Hear(real.CommandText);
            return real.ExecuteScalar();
        }

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            desk.Hear(real.CommandText);
            return real.ExecuteReader(behavior);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) real.Dispose();
            base.Dispose(disposing);
        }
    }
}
