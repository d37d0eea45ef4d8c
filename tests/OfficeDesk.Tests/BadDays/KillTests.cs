using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>A1: the real program is killed again and again under load, as by a power cut, and is looked at before it starts again.</summary>
/// <remarks>OFFICEDESK_TEST_KILLS=200 is the long run.</remarks>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
[NonParallelizable]
public class KillTests(Engine engine)
{
    private const int Usual = 20;
    private const int Clients = 8;

    private readonly int _kills = int.TryParse(Environment.GetEnvironmentVariable("OFFICEDESK_TEST_KILLS"), out var n) ? n : Usual;

    // counted table by table and then joined: the ten thousandth intake is looked at as quickly as the tenth
    private const string Keys = "SELECT CAST(once_key AS CHAR(60)) AS ask, COUNT(*) AS n FROM idempotency WHERE message = 'LogEnquiry' GROUP BY CAST(once_key AS CHAR(60))";
    private const string Asks = "SELECT id, number, task_id, CAST(ask AS CHAR(60)) AS ask FROM enquiries";

    private const string HalfDone = $"""
        SELECT e.number FROM ({Asks}) e
        LEFT JOIN tasks t ON t.id = e.task_id AND t.enquiry_id = e.id AND t.number = e.number
        LEFT JOIN (SELECT task_id, COUNT(*) AS n FROM responsibilities WHERE to_at IS NULL GROUP BY task_id) r ON r.task_id = e.task_id
        LEFT JOIN (SELECT enquiry_id, COUNT(*) AS n FROM events WHERE kind = 'Logged' GROUP BY enquiry_id) v ON v.enquiry_id = e.id
        LEFT JOIN (SELECT subject_id, COUNT(*) AS n FROM audit WHERE message = 'LogEnquiry' AND subject = 'enquiry' GROUP BY subject_id) a ON a.subject_id = e.id
        LEFT JOIN ({Keys}) i ON i.ask = e.ask
        WHERE e.ask LIKE 'kill-%' AND (t.id IS NULL OR COALESCE(r.n, 0) <> 1 OR COALESCE(v.n, 0) <> 1 OR COALESCE(a.n, 0) <> 1 OR COALESCE(i.n, 0) <> 1)
        """;

    private const string Strays = $"""
        SELECT CONCAT('task ', t.number) FROM tasks t WHERE t.kind = 'Matter' AND NOT EXISTS (SELECT 1 FROM enquiries e WHERE e.id = t.enquiry_id)
        UNION ALL SELECT CONCAT('responsibility ', r.id) FROM responsibilities r WHERE NOT EXISTS (SELECT 1 FROM tasks t WHERE t.id = r.task_id)
        UNION ALL SELECT CONCAT('audit ', a.seq) FROM audit a WHERE a.message = 'LogEnquiry' AND NOT EXISTS (SELECT 1 FROM enquiries e WHERE e.id = a.subject_id)
        UNION ALL SELECT CONCAT('key ', i.ask) FROM ({Keys}) i LEFT JOIN (SELECT DISTINCT ask FROM ({Asks}) every) e ON e.ask = i.ask WHERE e.ask IS NULL
        UNION ALL SELECT CONCAT('twice ', e.ask) FROM enquiries e WHERE e.ask LIKE 'kill-%' GROUP BY e.ask HAVING COUNT(*) > 1
        """;

    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _unknown = new(StringComparer.Ordinal);

    [Test]
    public async Task A1_kills_under_load_lose_nothing_that_was_acknowledged()
    {
        var folder = Directory.CreateTempSubdirectory("deskkill").FullName;
        var (server, drop) = engine is Engine.MariaDb ? await Engines.FreshMaria() : ("", () => Task.CompletedTask);
        (string, string)[] settings = server.Length > 0 ? [("Database:Engine", "mariadb"), ("Database:Connection", server)] : [];
        var slowest = TimeSpan.Zero;
        string? secret = null;
        for (var kill = 0; kill < _kills; kill++)
        {
            var start = Stopwatch.GetTimestamp();
            await using (var office = await RealOffice.Start(folder, settings))
            {
                Assert.That(office.HasEnded, Is.False, office.Said);
                if (kill > 0 && Stopwatch.GetElapsedTime(start) > slowest) slowest = Stopwatch.GetElapsedTime(start);
                // the session outlives the kills: it is in the database
                secret ??= await office.SignIn("staff1");
                await AskAgain(office, secret);
                using var until = new CancellationTokenSource();
                var load = Enumerable.Range(0, Clients).Select(c => Load(office, secret, $"kill-{kill}-{c}", until.Token)).ToArray();
                await Task.Delay(60 + (kill * 37 % 240));
                await office.Kill();
                await until.CancelAsync();
                await Task.WhenAll(load);
            }
            await Examine(folder, server, kill);
            if ((kill + 1) % Usual == 0) await TestContext.Progress.WriteLineAsync($"{engine}: {kill + 1} kills, {_acknowledged.Count} acknowledged");
        }
        Assert.That(_acknowledged, Has.Count.GreaterThan(_kills * Clients / 2), "there was load");
        await TestContext.Out.WriteLineAsync($"{_kills} kills, {_acknowledged.Count} acknowledged, {_unknown.Count} unanswered at the last kill, slowest restart {slowest.TotalSeconds:0.0} s");
        Directory.Delete(folder, recursive: true);
        await drop();
    }

    private async Task Load(RealOffice office, string secret, string client, CancellationToken ct)
    {
        for (var n = 0; await Log(office, secret, $"{client}-{n}", ct); n++)
        {
            // until the wire is cut
        }
    }

    /// <summary>Whoever got no answer sends the same form again, with the same key.</summary>
    private async Task AskAgain(RealOffice office, string secret)
    {
        foreach (var ask in _unknown.Keys.ToList())
        {
            Assert.That(await Log(office, secret, ask, CancellationToken.None), ask);
        }
    }

    private async Task<bool> Log(RealOffice office, string secret, string ask, CancellationToken ct)
    {
        _unknown[ask] = true;
        try
        {
            using var answer = await office.Post("LogEnquiry", new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask, route = "Own" }, secret, ask, ct);
            if (!answer.IsSuccessStatusCode) return false;
            _acknowledged[ask] = (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("number").GetString()!;
            return _unknown.TryRemove(ask, out _);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or System.Net.Sockets.SocketException)
        {
            // the wire was cut: nobody knows whether it was done
            return false;
        }
    }

    private async Task Examine(string folder, string server, int kill)
    {
        await using Database database = server.Length > 0 ? MariaDatabase.Open(server) : await SqliteDatabase.Open(Path.Combine(folder, "desk.db"));
        // a server may still be ending what the dead program began
        if (server.Length > 0) await Task.Delay(300);
        await using (var connection = await database.OpenRead())
        {
            if (server.Length == 0) Assert.That(await connection.QueryAsync<string>("PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }), $"kill {kill}");
            var there = (await connection.QueryAsync<(string Ask, string Number)>("SELECT ask, number FROM enquiries WHERE ask LIKE 'kill-%'")).ToLookup(e => e.Ask, e => e.Number);
            Assert.That(_acknowledged.Where(a => !there[a.Key].SequenceEqual([a.Value])).Select(a => $"{a.Key} = {a.Value}"), Is.Empty, $"kill {kill}: acknowledged, but lost or changed");
            Assert.That(await connection.QueryAsync<string>(HalfDone), Is.Empty, $"kill {kill}: half done");
            Assert.That(await connection.QueryAsync<string>(Strays), Is.Empty, $"kill {kill}: strays");
        }
        var chain = await AuditCheck.Verify(database, new Audit(AuditKey.Load(folder)));
        Assert.That(chain.Intact, $"kill {kill}: the chain breaks at {chain.FirstBad}: {chain.Why}");
    }
}
