using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Applies the numbered scripts of db/ that this database has not seen, in order. Every statement may run twice, so a start
/// that was killed half-way is finished by the next one; a schema newer than this program is refused. A script with the name
/// of an engine in it (0060_kinds.sqlite.sql) is for that engine only.
/// </summary>
public static partial class Migrations
{
    /// <summary>The folder with the scripts, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "db");

    /// <summary>Stands among the migrations while a backup is being restored: what is half there is not opened.</summary>
    public const string Restoring = "9999_restoring";

    /// <exception cref="StartException">The database was made by a newer program, or is half restored.</exception>
    public static Task Apply(Database database, string folder, CancellationToken ct = default) => Apply(database, folder, null, ct);

    /// <param name="only">While a backup is restored: the scripts its tables come from, without their engine. The mark of the restoring is set and stays.</param>
    internal static async Task Apply(Database database, string folder, IReadOnlySet<string>? only, CancellationToken ct)
    {
        await using var connection = await database.OpenForMigration(ct);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(100) NOT NULL PRIMARY KEY)");
        var seen = (await connection.QueryAsync<string>("SELECT name FROM migrations")).ToHashSet(StringComparer.Ordinal);
        if (only is not null && !seen.Contains(Restoring)) await connection.ExecuteAsync("INSERT INTO migrations (name) VALUES (@Restoring)", new { Restoring });
        if (seen.Remove(Restoring) && only is null)
            throw new StartException("上一次恢复没有做完，数据不完整。请重新运行 restore（加 --replace）。/ The last restore did not come to its end, so this office is not whole. Run restore again, with --replace.");
        var scripts = Scripts(folder, database.Engine);
        if (seen.Except(scripts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).LastOrDefault() is { } unknown)
            throw new StartException(
                $"数据库比程序新（含 {unknown}）。请换用较新的程序，或恢复升级前的备份。/ The database is newer than this program (it has {unknown}). Use the newer program or restore the backup from before the upgrade.");

        foreach (var (name, file) in scripts.Where(s => !seen.Contains(s.Key) && only?.Contains(Path.GetFileNameWithoutExtension(s.Key)) != false))
            await Run(connection, name, await File.ReadAllTextAsync(file, ct));
    }

    /// <summary>The files of an engine in their order, by the name that marks them as applied.</summary>
    public static IReadOnlyDictionary<string, string> Scripts(string folder, string engine) => Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal)
        .Select(f => (Name: Path.GetFileNameWithoutExtension(f), File: f))
        .Where(f => Path.GetExtension(f.Name) is var only && (only.Length == 0 || only == "." + engine))
        .ToDictionary(f => f.Name, f => f.File, StringComparer.Ordinal);

    /// <summary>The statements of a script: comment lines dropped, split at semicolons that end a line.</summary>
    public static IEnumerable<string> Statements(string script) => string
        .Join('\n', script.ReplaceLineEndings("\n").Split('\n').Where(l => !l.TrimStart().StartsWith("--", StringComparison.Ordinal)))
        .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static async Task Run(DbConnection connection, string name, string script)
    {
        foreach (var statement in Statements(script)) await Carry(connection, statement);
        await connection.ExecuteAsync("INSERT INTO migrations (name) VALUES (@name)", new { name });
    }

    /// <summary>MariaDB knows "ADD COLUMN IF NOT EXISTS"; SQLite has to be asked first.</summary>
    public static async Task Carry(DbConnection connection, string statement)
    {
        if (connection is Microsoft.Data.Sqlite.SqliteConnection && NewColumn().Match(statement) is { Success: true } m)
        {
            var there = await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM pragma_table_info(@table) WHERE name = @column", new { table = m.Groups["table"].Value, column = m.Groups["column"].Value });
            if (there > 0) return;
            statement = statement.Replace("ADD COLUMN IF NOT EXISTS", "ADD COLUMN", StringComparison.Ordinal);
        }
        await connection.ExecuteAsync(statement);
    }

    [GeneratedRegex(@"^ALTER TABLE (?<table>\w+) ADD COLUMN IF NOT EXISTS (?<column>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex NewColumn();
}
