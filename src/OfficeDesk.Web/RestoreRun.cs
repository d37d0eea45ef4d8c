using System.Globalization;
using Dapper;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;

namespace OfficeDesk.Web;

/// <summary>What the audit of a restored office says of it.</summary>
/// <param name="Backup">When the backup was made.</param>
/// <param name="Held">Letters that waited then and are not sent by themselves.</param>
public sealed record OfficeRestored(string Backup, long Rows, long AuditSeq, int Held);

/// <summary>Puts an office back from a backup: nothing is written over, nothing old is mailed again, everybody signs in anew.</summary>
internal sealed class RestoreRun(Place place, TextWriter said)
{
    // so many hundred thousand rows have been told of
    private long _told;

    private const string Hold = "UPDATE outbox SET state = 'Dead', held_at = @Now, lease_owner = NULL, lease_until = NULL, answer = @Answer, version = version + 1 WHERE state = 'Waiting'";
    private const string EndSessions = "DELETE FROM sessions";
    private const string Finish = "DELETE FROM migrations WHERE name = @Restoring";
    private const string HeldAnswer = "恢复备份后不再自动发送 / not sent again after a restore";

    public async Task Run(string file, string passphrase, bool replace)
    {
        var manifest = BackupReader.Check(file, passphrase);
        await BackupCommand.Told(said, manifest);
        RefuseWhileRunning();
        if (place.Engine != "sqlite") await MakeRoomOnServer(replace);
        await MakeRoom(replace);
        await using var database = place.OpenDatabase();
        if (await database.Unsafe() is { } why) throw new BackupException(why);
        await Restorer.Run(file, manifest, database, place.Folder, place.Anchors, Say, passphrase);
        await Finished(database, manifest);
    }

    private string[] Old => [.. new[] { "desk.db", "desk.db-wal", "desk.db-shm", "audit.key", "keys", "files" }.Select(n => Path.Combine(place.Folder, n)).Where(p => File.Exists(p) || Directory.Exists(p))];

    /// <summary>The data folder: the office that stood there goes into a folder beside, whole.</summary>
    private async Task MakeRoom(bool replace)
    {
        var old = Old;
        if (old.Length > 0 && !replace) throw NotEmpty(place.Folder);
        if (File.Exists(place.Anchors)) File.Move(place.Anchors, $"{place.Anchors}.before-restore-{Stamp()}");
        if (old.Length == 0) return;
        var beside = Path.Combine(place.Folder, "before-restore-" + Stamp());
        Directory.CreateDirectory(beside);
        foreach (var path in old) Directory.Move(path, Path.Combine(beside, Path.GetFileName(path)));
        await said.WriteLineAsync($"原有数据移到 / what was there is now in {beside}");
    }

    /// <summary>The server: what stood there is backed up first, then taken away.</summary>
    private async Task MakeRoomOnServer(bool replace)
    {
        await using var database = place.OpenDatabase();
        if (await BackupCommand.InUse(database)) throw new BackupException("有程序正在使用这个数据库。请先停掉它，再恢复。/ A program is using this database. Stop it first, then restore.");
        var holds = await Restorer.Holds(database);
        if (!replace && (holds || Old.Length > 0)) throw NotEmpty(holds ? place.Engine : place.Folder);
        if (holds)
        {
            var before = Path.Combine(place.Folder, $"before-restore-{Stamp()}.zip");
            await BackupWriter.Write(ct => Snapshot.Of(database, ct), place.Folder, place.Anchors, before, TimeProvider.System.GetUtcNow(), _ => { }, place.Passphrase);
            await said.WriteLineAsync($"原有数据库已备份到 / the tables that were there are backed up in {before}");
        }
        await Restorer.Clear(database);
    }

    private async Task Finished(Database database, BackupManifest manifest)
    {
        var key = AuditKey.Load(place.Folder);
        var audit = new Audit(key);
        var chain = await AuditCheck.Verify(database, audit);
        if (!chain.Intact || chain.Rows != manifest.AuditSeq) throw new BackupException($"审计链不完整（{chain.FirstBad}：{chain.Why}），办公数据不开放。请换用另一份备份。/ The audit chain is broken at {chain.FirstBad} ({chain.Why}), so the office stays shut. Take another backup.");
        var visit = new Visit { Who = Asker.Clock with { Via = "console" } };
        var shortly = new ShortWrite(new Lane(database, new DoorBell(), TimeProvider.System), audit, visit, TimeProvider.System, new Ids(TimeProvider.System));
        var restored = new OfficeRestored(SqlTypes.Text(manifest.At), manifest.Rows, manifest.AuditSeq, await Waiting(database));
        await shortly.Do(restored, async db =>
        {
            db.About("restore", manifest.AuditSeq);
            await db.Execute(Hold, new { db.Now, Answer = HeldAnswer });
            await db.Execute(EndSessions);
            await db.Execute(Finish, new { Migrations.Restoring });
            return true;
        }, CancellationToken.None);
        await using var connection = await database.OpenRead();
        var head = await connection.QuerySingleAsync<AuditHead>(AuditHead.Load);
        new AuditAnchors(key, place.Anchors).Add(TimeProvider.System.GetUtcNow(), head.Seq, head.Mac);
        await said.WriteLineAsync($"已恢复，审计链完整 / restored, the audit chain is intact: {chain.Rows:N0} 行 / rows");
        await said.WriteLineAsync($"{restored.Held} 封当时待发的邮件没有再发，由系统管理员在发件箱逐封放行。/ {restored.Held} letters that waited then are not sent again; the system administrator releases them one by one in the outbox.");
    }

    private static async Task<int> Waiting(Database database)
    {
        await using var connection = await database.OpenRead();
        return (int)await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE state = 'Waiting'");
    }

    private void RefuseWhileRunning()
    {
        if (!File.Exists(place.SqliteFile + ".lock")) return;
        try
        {
            using var held = new FileStream(place.SqliteFile + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new BackupException("程序正在这个数据目录上运行。请先停掉它，再恢复。/ A program is working in this data folder. Stop it first, then restore.", e);
        }
    }

    private static BackupException NotEmpty(string where) => new(
        $"{where}：这里已有办公数据。恢复会用备份取代它；确定要这样做，请在命令末尾加 --replace（原有数据会另存）。/ There is an office here already. Restoring would put the backup in its place; if that is what you want, add --replace (what is there is kept beside).");

    private void Say(BackupProgress p)
    {
        if (p.Rows / 100_000 == _told) return;
        _told = p.Rows / 100_000;
        said.WriteLine($"  {p.Tables}/{p.OfTables} {p.Doing} · {p.Rows:N0} 行 / rows");
    }

    private static string Stamp() => OfficeClock.Wall(TimeProvider.System.GetUtcNow()).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
}
