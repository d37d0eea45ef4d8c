using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dapper;

namespace OfficeDesk.Web.Desk.Backups;

/// <summary>
/// Fills an empty database and data folder from a backup: first the tables as they were then, then the rows, then what this program
/// has added to the tables since. Until it has come to its end no program opens the office.
/// </summary>
public static class Restorer
{
    private const int AtATime = 25;
    private const int InOneTransaction = 20_000;

    /// <summary>Whether anybody is in this office: then it is not overwritten without a clear word.</summary>
    public static async Task<bool> Holds(Database database)
    {
        var tables = await TablesOf(database);
        await using var connection = await database.OpenRead();
        // what a restore left half done is nobody's office
        return tables.Contains("people") && await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM migrations WHERE name = @Restoring", new { Migrations.Restoring }) == 0
            && await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM people") > 0;
    }

    /// <exception cref="BackupException">The backup is newer than this program, or a row does not fit.</exception>
    public static async Task Run(string file, BackupManifest manifest, Database database, string folder, string anchors, Action<BackupProgress> told, string passphrase = "", CancellationToken ct = default)
    {
        var known = Migrations.Scripts(Migrations.Folder, database.Engine).Keys.Select(BackupManifest.SchemaName).ToHashSet(StringComparer.Ordinal);
        if (manifest.Migrations.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new BackupException($"备份的结构比程序新（含 {newer}）。请用较新的程序恢复。/ The backup is newer than this program (it has {newer}). Restore it with the newer program.");
        await Migrations.Apply(database, Migrations.Folder, manifest.Migrations.ToHashSet(StringComparer.Ordinal), ct);
        using var zip = BackupReader.Open(file, passphrase);
        await using (var connection = await database.OpenForMigration(ct))
        {
            var there = await TablesOf(database);
            foreach (var table in there.Where(t => t != "migrations")) await connection.ExecuteAsync("DELETE FROM " + TableRows.Plain(table));
            var (tables, rows) = (0, 0L);
            foreach (var table in manifest.Tables)
            {
                if (!there.Contains(table.Name)) throw new BackupException($"备份里的表 {table.Name} 不在本程序中。/ The table {table.Name} of the backup is not known here.");
                told(new BackupProgress(table.Name, tables++, manifest.Tables.Count, rows));
                rows += await Fill(connection, table, BackupReader.Rows(zip, table), n => told(new BackupProgress(table.Name, tables, manifest.Tables.Count, rows + n)), ct);
            }
        }
        told(new BackupProgress("files", manifest.Tables.Count, manifest.Tables.Count, manifest.Rows));
        foreach (var entry in zip.Entries.Where(e => !e.FullName.StartsWith("tables/", StringComparison.Ordinal) && e.FullName != BackupManifest.Entry))
            Extract(entry, entry.FullName == "audit-anchors.log" ? anchors : Path.Combine(folder, entry.FullName));
        await Migrations.Apply(database, Migrations.Folder, known, ct);
    }

    private static async Task<long> Fill(DbConnection connection, BackupTable table, IEnumerable<object[]> rows, Action<long> told, CancellationToken ct)
    {
        DbCommand? command = null;
        long done = 0;
        try
        {
            await TableRows.Say(connection, "BEGIN");
            foreach (var some in rows.Chunk(AtATime))
            {
                if (command is null || command.Parameters.Count != some.Length * table.Columns.Count)
                {
                    if (command is not null) await command.DisposeAsync();
                    command = Prepare(connection, table, some.Length);
                }
                var n = 0;
                foreach (var value in some.SelectMany(row => row)) command.Parameters[n++].Value = value;
                await command.ExecuteNonQueryAsync(ct);
                done += some.Length;
                if (done % InOneTransaction >= AtATime) continue;
                told(done);
                await TableRows.Say(connection, "COMMIT");
                await TableRows.Say(connection, "BEGIN");
            }
            await TableRows.Say(connection, "COMMIT");
        }
        catch (Exception e) when (e is DbException or System.Text.Json.JsonException)
        {
            throw new BackupException($"表 {table.Name} 第 {done + 1} 行之后不能恢复：{e.Message} / Table {table.Name} cannot be restored behind row {done + 1}: {e.Message}", e);
        }
        finally
        {
            if (command is not null) await command.DisposeAsync();
        }
        return done == table.Rows ? done : throw new BackupException($"表 {table.Name} 应有 {table.Rows} 行，备份里有 {done} 行。/ Table {table.Name} should have {table.Rows} rows, the backup has {done}.");
    }

    private static DbCommand Prepare(DbConnection connection, BackupTable table, int rows)
    {
        var command = connection.CreateCommand();
        var sql = new StringBuilder("INSERT INTO ").Append(TableRows.Plain(table.Name)).Append(" (").AppendJoin(", ", table.Columns.Select(TableRows.Plain)).Append(") VALUES ");
        for (var n = 0; n < rows * table.Columns.Count; n++)
        {
            var name = "@p" + n.ToString(CultureInfo.InvariantCulture);
            sql.Append(n % table.Columns.Count > 0 ? "," : n == 0 ? "(" : ",(").Append(name).Append(n % table.Columns.Count == table.Columns.Count - 1 ? ")" : "");
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        command.CommandText = sql.ToString();
        command.CommandTimeout = 0;
        return command;
    }

    private static void Extract(ZipArchiveEntry entry, string to)
    {
        using var from = entry.Open();
        using var file = BackupWriter.New(to);
        from.CopyTo(file);
        file.Flush(flushToDisk: true);
    }

    private static async Task<HashSet<string>> TablesOf(Database database)
    {
        await using var connection = await database.OpenRead();
        return (await TableRows.Names(connection, database.Engine)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Takes away every table of a database, so that it is empty.</summary>
    public static async Task Clear(Database database)
    {
        await using var connection = await database.OpenForMigration();
        foreach (var table in await TablesOf(database)) await connection.ExecuteAsync("DROP TABLE IF EXISTS " + TableRows.Plain(table));
    }
}
