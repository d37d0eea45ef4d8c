using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>A3: the database server is killed and paused under the working office.</summary>
public class ServerAwayTests
{
    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _wrong = [];

    [Test]
    public async Task A3_a_database_server_killed_and_paused_costs_nothing_acknowledged_and_is_found_again()
    {
        await using var server = await OwnServer.Start();
        var folder = Directory.CreateTempSubdirectory("deskaway").FullName;
        await using (var office = await RealOffice.Start(folder, ("Database:Engine", "mariadb"), ("Database:Connection", server.Connection), ("Office:Jobs", "false")))
        {
            Assert.That(office.HasEnded, Is.False, office.Said);
            var secret = await office.SignIn("staff1");
            using var until = new CancellationTokenSource();
            var load = Enumerable.Range(0, 4).Select(c => Load(office, secret, $"away-{c}", until.Token)).ToArray();
            for (var kill = 0; kill < 3; kill++)
            {
                await Task.Delay(500 + 137 * kill);
                await server.Kill();
                await Task.Delay(700);
                await server.Go();
                await WorksWithin(office, secret, TimeSpan.FromSeconds(10), $"kill {kill}");
            }
            await server.Pause();
            await Task.Delay(3000);
            await server.GoOn();
            await WorksWithin(office, secret, TimeSpan.FromSeconds(10), "pause");
            await until.CancelAsync();
            await Task.WhenAll(load);
            Assert.That(office.HasEnded, Is.False, office.Said);
        }
        Assert.That(_wrong, Is.Empty, "errors are 503 with Retry-After, never 500 and never a false success");
        Assert.That(_acknowledged, Has.Count.GreaterThan(20), "there was load");
        await using var database = MariaDatabase.Open(server.Connection);
        await using (var connection = await database.OpenRead())
        {
            var there = (await connection.QueryAsync<(string Ask, string Number)>("SELECT ask, number FROM enquiries WHERE ask LIKE 'away-%'")).ToLookup(e => e.Ask, e => e.Number);
            Assert.That(_acknowledged.Where(a => !there[a.Key].SequenceEqual([a.Value])).Select(a => a.Key), Is.Empty, "acknowledged, but lost, changed or twice");
        }
        Assert.That((await AuditCheck.Verify(database, new Audit(AuditKey.Load(folder)))).Intact);
        await TestContext.Out.WriteLineAsync($"{_acknowledged.Count} acknowledged over three kills and a pause");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WorksWithin(RealOffice office, string secret, TimeSpan limit, string after)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await office.Post("LogEnquiry", Enquiry("again"), secret);
            if (answer.IsSuccessStatusCode) return;
            Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(limit), after);
            await Task.Delay(100);
        }
    }

    private async Task Load(RealOffice office, string secret, string client, CancellationToken ct)
    {
        for (var n = 0; !ct.IsCancellationRequested; n++)
        {
            var ask = $"{client}-{n}";
            using var answer = await office.Post("LogEnquiry", Enquiry(ask), secret, ask, CancellationToken.None);
            if (answer.IsSuccessStatusCode) _acknowledged[ask] = (await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("number").GetString()!;
            else if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || answer.Headers.RetryAfter is null) _wrong.Add($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
            else await Task.Delay(50, CancellationToken.None);
        }
    }

    private static object Enquiry(string ask) => new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask, route = "Own" };
}
