using System.Diagnostics;
using Dapper;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;

namespace OfficeDesk.Web;

/// <summary>
/// The program as a keeper: <c>backup FILE</c> while the office works on, <c>restore FILE [--replace]</c> into an office that stands
/// still, <c>verify-backup FILE</c> without any office. Settings are given as for the program itself.
/// </summary>
public static class BackupCommand
{
    public const string Backup = "backup";
    public const string Restore = "restore";
    public const string Verify = "verify-backup";

    private const string Others = "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";

    public static bool Is(string[] args) => args is [Backup or Restore or Verify, ..];

    /// <param name="ask">Asks whoever sits there for the passphrase of a sealed file that no setting names.</param>
    /// <returns>0 = done, 1 = not, and why was said; 2 = asked wrongly.</returns>
    public static async Task<int> Run(string[] args, TextWriter said, Func<string>? ask = null)
    {
        if (args is not [var what, var file, .. var rest] || file.StartsWith('-'))
        {
            await said.WriteLineAsync($"{Backup} FILE · {Restore} FILE [--replace] · {Verify} FILE");
            return 2;
        }
        try
        {
            if (what == Verify)
            {
                await Told(said, BackupReader.Check(file, BackupPassphrase.For(file, new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(rest).Build(), ask)));
                await said.WriteLineAsync("备份完好，可以用来恢复：每个字节都读过并对上了校验值。/ The backup is whole and can be restored: every byte was read and has its hash.");
            }
            else
            {
                var builder = ConfigureHost.Builder([.. rest.Where(a => a != "--replace")]);
                builder.AddHost();
                var place = new Place(builder);
                if (what == Backup) await BackUp(place, file, said);
                else await new RestoreRun(place, said).Run(file, BackupPassphrase.For(file, builder.Configuration, ask), replace: rest.Contains("--replace"));
            }
            return 0;
        }
        catch (Exception e) when (e is BackupException or InvalidOperationException or System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            await said.WriteLineAsync(e.Message);
            return 1;
        }
    }

    internal static Task Told(TextWriter said, BackupManifest m) => said.WriteLineAsync(
        $"{OfficeClock.Wall(m.At):yyyy-MM-dd HH:mm:ss} · {m.Tables.Count} 张表 / tables · {m.Rows:N0} 行 / rows · 审计 / audit {m.AuditSeq:N0} · {m.Entries.Count(e => e.Name.StartsWith("files/", StringComparison.Ordinal)):N0} 个附件 / files{(m.Missing.Count > 0 ? $" · 缺 / missing: {string.Join(", ", m.Missing)}" : "")}");

    private static async Task BackUp(Place place, string file, TextWriter said)
    {
        var start = Stopwatch.GetTimestamp();
        await using var database = place.Engine == "mariadb" ? place.OpenDatabase() : null;
        if (database is null && !File.Exists(place.SqliteFile)) throw new BackupException($"{place.Folder} 里没有办公数据（desk.db）。请用 Office:DataFolder 指明。/ There is no office in this folder. Name it with Office:DataFolder.");
        var at = TimeProvider.System.GetUtcNow();
        var made = await BackupWriter.Write(ct => database is null ? Snapshot.OfFile(place.SqliteFile, ct) : Snapshot.Of(database, ct), place.Folder, place.Anchors, Path.GetFullPath(file), at, _ => { }, place.Passphrase);
        await said.WriteLineAsync($"备份已写成并校验 / written and verified: {made.File} · {made.Bytes:N0} bytes · SHA-256 {made.Sha256}");
        await Told(said, made.Manifest);
        if (place.Passphrase.Length > 0) await said.WriteLineAsync("文件有口令；忘记口令就不能恢复，请另行保管。/ It is sealed: without its passphrase it cannot be restored, so keep that elsewhere.");
        else await said.WriteLineAsync("文件里有个人信息和密钥，请存放在另一台机器的受控位置。/ It holds personal data and the keys: keep it on another machine, where few may read it.");
        await WriteDown(place, database, made, at, (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>The administrator's page knows of it too; an office of before that table does without.</summary>
    private static async Task WriteDown(Place place, Database? database, BackupMade made, DateTimeOffset at, int took)
    {
        if (made.Manifest.Tables.All(t => t.Name != "backups")) return;
        await using var connection = database is null ? new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={place.SqliteFile};Pooling=False") : await database.OpenForMigration();
        if (database is null) await connection.OpenAsync();
        await connection.ExecuteAsync(BackupRow.Insert, BackupRow.Of(new Ids(TimeProvider.System).Next(), made, at, took));
    }

    /// <summary>Whether a program works with this database server's database at the moment.</summary>
    internal static async Task<bool> InUse(Database database)
    {
        await using var connection = await database.OpenRead();
        return await connection.ExecuteScalarAsync<long>(Others) > 0;
    }
}

/// <summary>Where the office stands that a command is about.</summary>
internal sealed class Place(WebApplicationBuilder builder)
{
    public string Engine { get; } = builder.Configuration["Database:Engine"] ?? "sqlite";

    public string Folder { get; } = builder.Services.Select(s => s.ImplementationInstance).OfType<DataFolder>().Single().Path;

    public string SqliteFile => Path.Combine(Folder, "desk.db");

    public string Anchors => builder.Configuration["Office:AnchorFile"] ?? Path.Combine(Folder, "audit-anchors.log");

    /// <summary>Seals the backups that are made; empty for none.</summary>
    public string Passphrase { get; } = BackupPassphrase.Of(builder.Configuration);

    public Database OpenDatabase() => ConfigureDatabase.Open(builder.Configuration, Folder);
}
