using System.Data.Common;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Applies the numbered scripts of db/ that this database has not seen, in order. Every statement may run twice, so a start
/// that was killed half-way is finished by the next one; a schema newer than this program is refused.
/// </summary>
public static class Migrations
{
    /// <summary>The folder with the scripts, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "db");

    /// <exception cref="InvalidOperationException">The database was made by a newer program.</exception>
    public static async Task Apply(Database database, string folder, CancellationToken ct = default)
    {
        await using var connection = await database.OpenForMigration(ct);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(100) NOT NULL PRIMARY KEY)");
        var seen = (await connection.QueryAsync<string>("SELECT name FROM migrations")).ToHashSet(StringComparer.Ordinal);
        var scripts = Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal);
        if (seen.Except(scripts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).LastOrDefault() is { } unknown)
            throw new InvalidOperationException(
                $"数据库比程序新（含 {unknown}）。请换用较新的程序，或恢复升级前的备份。/ The database is newer than this program (it has {unknown}). Use the newer program or restore the backup from before the upgrade.");

        foreach (var (name, file) in scripts.Where(s => !seen.Contains(s.Key)))
            await Run(connection, name, await File.ReadAllTextAsync(file, ct));
    }

    private static async Task Run(DbConnection connection, string name, string script)
    {
        foreach (var statement in Statements(script)) await connection.ExecuteAsync(statement);
        await connection.ExecuteAsync("INSERT INTO migrations (name) VALUES (@name)", new { name });
    }

    /// <summary>The statements of a script: comment lines dropped, split at semicolons that end a line.</summary>
    private static IEnumerable<string> Statements(string script) => string
        .Join('\n', script.ReplaceLineEndings("\n").Split('\n').Where(l => !l.TrimStart().StartsWith("--", StringComparison.Ordinal)))
        .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
