using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// The database inside the program: a file in the data folder, WAL with synchronous=FULL, so that what is answered is on the
/// disk. One writer at a time, behind a fair gate and on one connection: with busy-waiting alone single writers were seen to
/// starve for seconds. Readers have connections of their own and never wait.
/// </summary>
public sealed class SqliteDatabase : Database
{
    private readonly Readers _readers;
    private readonly ReadyConnection _writer;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly FileStream _lock;

    private SqliteDatabase(string file, ReadyConnection writer, FileStream held)
    {
        _readers = new Readers(file);
        _writer = writer;
        _lock = held;
    }

    public override string Engine => "sqlite";

    public override bool Joins => false;

    /// <summary>Opens or makes the file. A second program on the same file is refused with the reason (A6).</summary>
    /// <exception cref="StartException">Another program holds the file.</exception>
    public static async Task<SqliteDatabase> Open(string file)
    {
        SQLitePCL.Batteries_V2.Init();
        // it counts the bytes it takes under one lock for all connections; nobody reads that count, and eight people looking at once wait for it
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
        var held = TakeLock(file + ".lock");
        try
        {
            var writer = new ReadyConnection(new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, ForeignKeys = true, Pooling = false,
            }.ToString()));
            await writer.OpenAsync();
            // of a new file: an intake touches forty pages, and writing them is most of what it costs
            await Run(writer, "PRAGMA page_size=2048");
            await Run(writer, "PRAGMA journal_mode=WAL");
            await Run(writer, "PRAGMA synchronous=FULL");
            await Run(writer, "PRAGMA busy_timeout=5000");
            // a page that every intake touches is copied into the file once for many of them
            await Run(writer, "PRAGMA wal_autocheckpoint=8000");
            return new SqliteDatabase(file, writer, held);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    public override DbConnection ForLooks() => new RentedConnection(_readers);

    public override async ValueTask<DbConnection> OpenRead(CancellationToken ct = default)
    {
        var connection = ForLooks();
        await connection.OpenAsync(ct);
        return connection;
    }

    public override async ValueTask<Writing> BeginWrite(CancellationToken ct = default)
    {
        await _gate.WaitAsync(ct);
        try
        {
            // BEGIN IMMEDIATE: a deferred transaction that reads first fails with BUSY_SNAPSHOT, whatever the time-out
            return new SqliteWriting(_writer, _writer.Begin(), _gate);
        }
        catch
        {
            _gate.Release();
            throw;
        }
    }

    public override async ValueTask<DbConnection> OpenForMigration(CancellationToken ct = default)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _writer.DataSource, ForeignKeys = true, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await Run(connection, "PRAGMA synchronous=FULL");
        await Run(connection, "PRAGMA busy_timeout=5000");
        return connection;
    }

    public override async Task<string?> Unsafe(CancellationToken ct = default)
    {
        var mode = (string?)await Run(_writer, "PRAGMA journal_mode");
        var sync = Convert.ToInt64(await Run(_writer, "PRAGMA synchronous"));
        return mode != "wal" || sync != 2
            ? $"SQLite: journal_mode={mode}, synchronous={sync}. 要求 wal 与 2(FULL)：请把数据目录放在本机磁盘上。/ wal and 2 (FULL) are required: keep the data folder on a local disk."
            : null;
    }

    public override bool IsTransient(Exception e) => e.GetBaseException() is SqliteException { SqliteErrorCode: 5 or 6 };

    public override bool IsDuplicate(Exception e) => e.GetBaseException() is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    public override async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        await _writer.DisposeAsync();
        _readers.Dispose();
        await _lock.DisposeAsync();
        _gate.Dispose();
    }

    private static FileStream TakeLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StartException(
                $"数据文件已被另一个程序使用（{file}）。请先停掉那一个，或用 Office:DataFolder 另设数据目录。/ " +
                "Another program is using this data file. Stop it first, or set Office:DataFolder to another folder.", e);
        }
    }

    private static async Task<object?> Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Connections that look into the file, each with its statements ready.</summary>
    private sealed class Readers(string file) : Lender(int.MaxValue)
    {
        private readonly string _how = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

        protected override DbConnection Make() => new ReadyConnection(new SqliteConnection(_how));
    }

    private sealed class SqliteWriting(ReadyConnection connection, SqliteTransaction transaction, SemaphoreSlim gate) : Writing
    {
        public override DbConnection Connection => connection;

        public override DbTransaction Transaction => transaction;

        public override bool Joins => false;

        public override Task Commit(Bundle last, CancellationToken ct)
        {
            last.CarryOut(this);
            transaction.Commit();
            return Task.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            try
            {
                await transaction.DisposeAsync();
            }
            finally
            {
                gate.Release();
            }
        }
    }
}
