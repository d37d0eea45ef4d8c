using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.House;

/// <summary>A real database with somebody on the wire: what goes through a tapped connection passes <see cref="Around{T}"/> first.</summary>
internal abstract class TappedDatabase(Database real) : Database
{
    public override string Engine => real.Engine;

    public override bool Joins => real.Joins;

    public override DbConnection ForLooks() => real.ForLooks();

    public override ValueTask<DbConnection> OpenRead(CancellationToken ct = default) => real.OpenRead(ct);

    public override ValueTask<Writing> BeginWrite(CancellationToken ct = default) => real.BeginWrite(ct);

    public override ValueTask<DbConnection> OpenForMigration(CancellationToken ct = default) => real.OpenForMigration(ct);

    public override Task<string?> Unsafe(CancellationToken ct = default) => real.Unsafe(ct);

    public override bool IsTransient(Exception e) => real.IsTransient(e);

    public override bool IsDuplicate(Exception e) => real.IsDuplicate(e);

    public override bool IsStatement(Exception e) => real.IsStatement(e);

    public override ValueTask DisposeAsync() => real.DisposeAsync();

    /// <summary>Carries out a command of a tapped connection, or does not.</summary>
    protected abstract T Around<T>(string sql, Func<T> command);

    /// <summary>The connection with this database on its wire.</summary>
    protected DbConnection Tap(DbConnection connection) => new Connection(this, connection);

    /// <summary>The same with a transaction; its commit passes as COMMIT.</summary>
    protected Writing TapWriting(Writing writing) => new TappedWriting(this, writing);

    private sealed class TappedWriting(TappedDatabase desk, Writing real) : Writing
    {
        public override DbConnection Connection { get; } = desk.Tap(real.Connection);
        public override DbTransaction? Transaction => real.Transaction;
        public override bool Joins => real.Joins;
        public override Block? Block => real.Block;
        public override Task Commit(Bundle last, CancellationToken ct) => desk.Around("COMMIT", () => real.Commit(last, ct));
        public override ValueTask DisposeAsync() => real.DisposeAsync();
    }

    private sealed class Connection(TappedDatabase desk, DbConnection real) : DbConnection
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

    private sealed class Command(TappedDatabase desk, DbConnection connection, DbCommand real) : DbCommand
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
        public override int ExecuteNonQuery() => desk.Around(real.CommandText, real.ExecuteNonQuery);
        public override object? ExecuteScalar() => desk.Around(real.CommandText, real.ExecuteScalar);
        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => desk.Around(real.CommandText, () => real.ExecuteReader(behavior));

        protected override void Dispose(bool disposing)
        {
            if (disposing) real.Dispose();
            base.Dispose(disposing);
        }
    }
}
