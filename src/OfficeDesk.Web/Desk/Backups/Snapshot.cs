using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace OfficeDesk.Web.Desk.Backups;

/// <summary>
/// The whole database as it stood at one moment, readable while everybody works on: a read transaction of SQLite's write-ahead log, or
/// of a database server WITH CONSISTENT SNAPSHOT. Nobody waits for it and it waits for nobody.
/// </summary>
public sealed class Snapshot : IAsyncDisposable
{
    private readonly DbConnection _connection;

    private Snapshot(DbConnection connection, string engine, AuditHead head) => (_connection, Engine, Head) = (connection, engine, head);

    public string Engine { get; }

    /// <summary>Where the audit chain ended at that moment.</summary>
    public AuditHead Head { get; }

    /// <summary>Of a database this program holds.</summary>
    public static async Task<Snapshot> Of(Database database, CancellationToken ct = default) => await Begin(await database.OpenForMigration(ct), database.Engine);

    /// <summary>Of a file that another program may be working with.</summary>
    public static async Task<Snapshot> OfFile(string file, CancellationToken ct = default)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync("PRAGMA busy_timeout=5000");
        await connection.ExecuteAsync("PRAGMA query_only=1");
        return await Begin(connection, "sqlite");
    }

    /// <summary>The tables that hold something of the office; what the engine keeps for itself is left out.</summary>
    public Task<IReadOnlyList<string>> Tables() => TableRows.Names(_connection, Engine);

    /// <summary>The rows of a table, one after another as they come from the database.</summary>
    public async Task<DbDataReader> Rows(string table, CancellationToken ct)
    {
        var command = _connection.CreateCommand();
        command.CommandText = "SELECT * FROM " + TableRows.Plain(table);
        // a million rows take their time
        command.CommandTimeout = 0;
        return await command.ExecuteReaderAsync(ct);
    }

    public async Task<IReadOnlyList<T>> Query<T>(string sql) => (await _connection.QueryAsync<T>(sql)).AsList();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await TableRows.Say(_connection, "ROLLBACK");
        }
        catch (DbException)
        {
            // the wire is gone, and the transaction with it
        }
        await _connection.DisposeAsync();
    }

    private static async Task<Snapshot> Begin(DbConnection connection, string engine)
    {
        try
        {
            if (engine == "sqlite") await connection.ExecuteAsync("BEGIN DEFERRED");
            else
            {
                await connection.ExecuteAsync("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                await connection.ExecuteAsync("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            }
            // the first look is what the rest agrees with
            return new Snapshot(connection, engine, await connection.QuerySingleAsync<AuditHead>(AuditHead.Load));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
