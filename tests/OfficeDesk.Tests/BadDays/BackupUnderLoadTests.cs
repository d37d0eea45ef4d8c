using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>A7: the real program is backed up while eight clients write, and put back elsewhere.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class BackupUnderLoadTests(Engine engine)
{
    private const int Clients = 8;

    private const string HalfDone = """
        SELECT e.number FROM enquiries e
        WHERE e.ask LIKE 'keep-%' AND (
            (SELECT COUNT(*) FROM tasks t WHERE t.enquiry_id = e.id) = 0
            OR (SELECT COUNT(*) FROM events v WHERE v.enquiry_id = e.id AND v.kind = 'Logged') <> 1
            OR (SELECT COUNT(*) FROM audit a WHERE a.message = 'LogEnquiry' AND a.subject = 'enquiry' AND a.subject_id = e.id) <> 1
            OR (SELECT COUNT(*) FROM idempotency i WHERE i.once_key = e.ask) <> 1)
        """;

    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private readonly List<Func<Task>> _drops = [];

    [Test]
    public async Task A7_a_backup_under_load_holds_all_that_was_acknowledged_before_and_a_restored_office_sends_no_old_mail()
    {
        var (from, to, file) = (Folder(), Folder(), Path.Combine(Folder(), "desk.zip"));
        var (here, there) = (await Settings(), await Settings());
        HashSet<string> before;
        // its clock is off: letters stay in the outbox
        await using (var office = await RealOffice.Start(from, [.. here, ("Office:Jobs", "false")]))
        {
            Assert.That(office.HasEnded, Is.False, office.Said);
            var secret = await office.SignIn("staff1");
            await Letter(from, here);
            using var until = new CancellationTokenSource();
            var load = Enumerable.Range(0, Clients).Select(c => Load(office, secret, $"keep-{c}", until.Token)).ToArray();
            for (var n = 0; n < 300 && _acknowledged.Count < 10 * Clients; n++) await Task.Delay(100);
            before = [.. _acknowledged.Keys];
            var refused = await RealCommand.Run(from, here, "restore", file);
            Assert.That(refused.Exit, Is.EqualTo(1), "there is no such file yet");
            var (exit, said) = await RealCommand.Run(from, here, "backup", file);
            Assert.That(exit, Is.EqualTo(0), said);
            var known = (await Asked(office, await office.SignIn("admin"), "ListBackups", new { })).GetProperty("backups");
            Assert.That(known[0].GetProperty("backup").GetProperty("file").GetString(), Is.EqualTo(file), "the administrator's page knows of what another process made");
            var during = _acknowledged.Count;
            Assert.That((await RealCommand.Run(from, here, "restore", file)) is { Exit: 1 } no && no.Said.Contains("Stop it first", StringComparison.Ordinal), "not over a running office");
            await until.CancelAsync();
            await Task.WhenAll(load);
            Assert.That(during, Is.GreaterThan(before.Count), "everybody worked on");
        }
        Assert.That(before, Has.Count.GreaterThan(Clients));
        Assert.That((await RealCommand.Run(to, there, "restore", file)).Exit, Is.Zero);
        await Examine(to, there, before);
        await Works(to, there);
        var (again, why) = await RealCommand.Run(to, there, "restore", file);
        Assert.That(again, Is.EqualTo(1));
        Assert.That(why, Does.Contain("--replace"), "not over an office with people in it");
        Assert.That((await RealCommand.Run(to, there, "restore", file, "--replace")).Exit, Is.Zero);
        Assert.That(Directory.EnumerateFileSystemEntries(to, "before-restore-*"), Is.Not.Empty, "what was there is kept beside");
    }

    [TearDown]
    public async Task Drop()
    {
        foreach (var drop in _drops) await drop();
    }

    private async Task Examine(string folder, (string, string)[] settings, HashSet<string> before)
    {
        await using var database = engine == Engine.Sqlite ? await SqliteDatabase.Open(Path.Combine(folder, "desk.db")) : (Database)MariaDatabase.Open(settings[1].Item2);
        await using var connection = await database.OpenRead();
        var there = (await connection.QueryAsync<(string Ask, string Number)>("SELECT ask, number FROM enquiries WHERE ask LIKE 'keep-%'")).ToLookup(e => e.Ask, e => e.Number);
        Assert.That(before.Where(a => !there[a].SequenceEqual([_acknowledged[a]])), Is.Empty, "acknowledged before the backup began, but lost or changed");
        Assert.That(await connection.QueryAsync<string>(HalfDone), Is.Empty, "half done");
        var audit = new Audit(AuditKey.Load(folder));
        Assert.That((await AuditCheck.Verify(database, audit)).Intact);
        var (anchors, bad) = new AuditAnchors(AuditKey.Load(folder), Path.Combine(folder, "audit-anchors.log")).Read();
        Assert.That(bad, Is.Null);
        Assert.That(anchors[^1].Seq, Is.EqualTo(await connection.ExecuteScalarAsync<long>("SELECT seq FROM audit_head WHERE id = 1")));
        Assert.That(await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM sessions"), Is.Zero, "everybody signs in anew");
        Assert.That(await connection.ExecuteScalarAsync<string>("SELECT message FROM audit ORDER BY seq DESC LIMIT 1"), Is.EqualTo("OfficeRestored"));
        Assert.That(await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE state = 'Waiting'"), Is.Zero);
        await TestContext.Out.WriteLineAsync($"{engine}: {before.Count} acknowledged before the backup began, {there.Count} in it, {_acknowledged.Count} in the end");
    }

    /// <summary>A letter waits.</summary>
    private async Task Letter(string folder, (string, string)[] settings)
    {
        await using var connection = engine == Engine.Sqlite ? new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "desk.db")};Pooling=False") : await MariaDatabase.Open(settings[1].Item2).OpenForMigration();
        if (engine == Engine.Sqlite) await connection.OpenAsync();
        await connection.ExecuteAsync("""
            INSERT INTO outbox (id, cause, recipient_id, address, subject, body_text, body_html, state, next_at, queued_at)
            SELECT 1, 'a', 8, 'a@office.invalid', 'x', '', '', 'Waiting', '2026-03-04T01:00:00.000000Z', '2026-03-04T01:00:00.000000Z'
            """);
    }

    private static async Task Works(string folder, (string, string)[] settings)
    {
        await using var office = await RealOffice.Start(folder, [.. settings, ("Office:Jobs", "false")]);
        Assert.That(office.HasEnded, Is.False, office.Said);
        using (var logged = await office.Post("LogEnquiry", Enquiry("after", "Own"), await office.SignIn("staff1"))) Assert.That(logged.IsSuccessStatusCode, await logged.Content.ReadAsStringAsync());
        var admin = await office.SignIn("admin");
        Assert.That((await Asked(office, admin, "SendOutbox", new { })).GetProperty("sent").GetInt32(), Is.Zero, "nothing old is mailed");
        Assert.That(Directory.EnumerateFiles(Path.Combine(folder, "mail")), Is.Empty);
        var held = await Asked(office, admin, "ListLetters", new { state = "Held" });
        Assert.That(held.GetProperty("held").GetInt32(), Is.Positive);
        await Asked(office, admin, "RetryLetter", new { id = held.GetProperty("letters")[0].GetProperty("id").GetInt64() });
        Assert.That((await Asked(office, admin, "SendOutbox", new { })).GetProperty("sent").GetInt32(), Is.EqualTo(1), "released one by one");
    }

    private static async Task<JsonElement> Asked(RealOffice office, string secret, string message, object body)
    {
        using var answer = await office.Post(message, body, secret);
        Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task Load(RealOffice office, string secret, string client, CancellationToken ct)
    {
        try
        {
            for (var n = 0; !ct.IsCancellationRequested; n++)
            {
                var ask = $"{client}-{n}";
                // every fourth is passed on, which writes a letter
                using var answer = await office.Post("LogEnquiry", Enquiry(ask, n % 4 == 3 ? "SameSection" : "Own"), secret, ask, ct);
                Assert.That(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(ct));
                _acknowledged[ask] = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("number").GetString()!;
            }
        }
        catch (OperationCanceledException)
        {
            // enough
        }
    }

    private static object Enquiry(string ask, string route) => new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = route == "Own" ? 1 : 3, ask, route };

    private async Task<(string, string)[]> Settings()
    {
        if (engine == Engine.Sqlite) return [];
        var (connection, drop) = await Engines.FreshMaria();
        _drops.Add(drop);
        return [("Database:Engine", "mariadb"), ("Database:Connection", connection)];
    }

    private string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("deskkeep").FullName;
        _drops.Add(() => { Directory.Delete(folder, recursive: true); return Task.CompletedTask; });
        return folder;
    }
}
