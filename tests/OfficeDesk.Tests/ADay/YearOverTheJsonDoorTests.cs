using System.Text.Json;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests.ADay;

/// <summary>A yearly round of the demo bureau over the JSON door of the real program: from its draft to awards and a rectification. The transcript goes to the test's output.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class YearOverTheJsonDoorTests(Engine engine)
{
    private readonly Dictionary<string, string> _bearers = [];

    [Test]
    public async Task AP_7_a_years_round_ends_in_an_award_and_a_rectification()
    {
        var folder = Directory.CreateTempSubdirectory("deskyear").FullName;
        var settings = new List<(string, string)> { ("Office:Jobs", "false"), ("Office:Demo", "bureau") };
        Func<Task> drop = () => Task.CompletedTask;
        if (engine == Engine.MariaDb)
        {
            (var connection, drop) = await Engines.FreshMaria();
            settings.AddRange([("Database:Engine", "mariadb"), ("Database:Connection", connection)]);
        }
        try
        {
            await using var office = await RealOffice.Start(folder, [.. settings]);
            var year = TimeProvider.System.GetUtcNow().Year;
            var round = Number(await Say(office, "leader1", "DraftRound", new { ofWhom = "Chiefs", year, quarter = 0, lastDay = $"{year + 1}-01-31" }), "id");
            await Say(office, "leader1", "SetSubject", new { roundId = round, personId = 22, @in = false });
            var codes = await Say(office, "leader1", "MakeCodes", new { roundId = round, units = new[] { "城关镇", "东关社区", "西关社区" } });
            await Step(office, round, "Open");
            foreach (var rater in Raters) await VoteOnAll(office, rater);
            foreach (var code in codes.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("code").GetString()!)) await VoteByCode(office, code);
            await Step(office, round, "Close");
            var counted = await Say(office, "leader1", "CountBallots", new { roundId = round, version = await Version(office, round) });
            Assert.That((Number(counted, "people"), Number(counted, "withTotal")), Is.EqualTo((5L, 5L)));
            Assert.That(Number(await Say(office, "director", "RecountRound", new { roundId = round }), "equal"), Is.EqualTo(5));
            await Say(office, "leader2", "ReviewRound", new { roundId = round, confirm = true, reason = "", version = await Version(office, round) });
            await Say(office, "leader1", "FeedBackRound", new { roundId = round, version = await Version(office, round) });
            await Say(office, "leader1", "PublishRound", new { roundId = round, version = await Version(office, round) });

            var results = await Say(office, "leader1", "ListResults", new { roundId = round });
            var lines = results.GetProperty("lines").EnumerateArray().ToList();
            var best = Number(lines[0], "subjectId");
            var weakest = Number(lines[^1], "subjectId");
            Assert.That((lines[0].GetProperty("grade").GetString(), lines[^1].GetProperty("grade").GetString()), Is.EqualTo(("Excellent", "NotCompetent")));
            await Say(office, "chief1", "RespondToResult", new { subjectId = best, objection = "", version = await Seen(office, best) });
            await Say(office, "leader1", "PutForward", new { subjectId = best, why = "全年按时率最高", version = await Seen(office, best) });
            await Say(office, "chief3", "RespondToResult", new { subjectId = weakest, objection = "", version = await Seen(office, weakest) });
            var ordered = await Say(office, "leader1", "OrderRectification", new { subjectId = weakest, what = "提高按时办结率", days = 10, version = await Seen(office, weakest) });
            var number = ordered.GetProperty("number").GetString();
            await Say(office, "chief3", "FinishTask", new { number, result = "已整改", answerHow = (string?)null, answerText = (string?)null, version = 1 });
            await Say(office, "leader2", "AssessRectification", new { subjectId = weakest, passed = true, text = "整改到位", version = await Seen(office, weakest) });
            var seen = await Say(office, "chief3", "ShowResult", new { subjectId = weakest });
            Assert.That(seen.GetProperty("rectifyPassed").GetBoolean(), Is.True);
            TestContext.Out.WriteLine("--- " + seen.GetProperty("formula").GetString());
        }
        finally
        {
            await drop();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly string[] Raters = ["leader1", "leader2", "office0", "office1", "office2", "chief1", "chief2", "chief3", "chief4", "discipline1", "staff1", "staff2", "staff3", "staff6", "staff7", "staff8", "staff9", "staff10", "staff11"];

    private async Task VoteOnAll(RealOffice office, string rater)
    {
        var mine = await Say(office, rater, "MyBallots", new { });
        foreach (var line in mine.GetProperty("rounds").EnumerateArray().SelectMany(r => r.GetProperty("lines").EnumerateArray()))
        {
            var p = line.GetProperty("name").GetString() switch { "科长甲" => 23.5m, "科长丙" => 13m, _ => 20m };
            await Say(office, rater, "SaveBallot", new { subjectId = Number(line, "subjectId"), points = new[] { p, p, p, p }, remark = "", handIn = true, version = 0 });
        }
    }

    private static async Task VoteByCode(RealOffice office, string code)
    {
        using var opened = await office.Post("OpenCode", new { code }, null);
        var sheet = JsonDocument.Parse(await opened.Content.ReadAsStringAsync()).RootElement;
        var ballots = sheet.GetProperty("lines").EnumerateArray().Select(l => new { subjectId = Number(l, "subjectId"), points = new[] { 20m, 20.5m, 21m, 20m } }).ToList();
        using var handed = await office.Post("HandInCode", new { code, ballots }, null);
        Assert.That((int)handed.StatusCode, Is.EqualTo(200), await handed.Content.ReadAsStringAsync());
        using var again = await office.Post("HandInCode", new { code, ballots }, null);
        Assert.That((int)again.StatusCode, Is.EqualTo(404), "a code votes once");
    }

    private async Task Step(RealOffice office, long round, string step)
    {
        var asked = await Say(office, "leader1", "AskRoundStep", new { roundId = round, step, version = await Version(office, round), reason = step == "Close" ? "两位测评人长期外派，不再等" : "" });
        await Say(office, "director", "ConfirmRoundStep", new { roundId = round, step, version = Number(asked, "version") });
    }

    private async Task<long> Version(RealOffice office, long round) => Number(await Say(office, "leader1", "ShowRound", new { roundId = round }), "version");

    private async Task<long> Seen(RealOffice office, long subject) => Number(await Say(office, "leader1", "ShowResult", new { subjectId = subject }), "version");

    private async Task<JsonElement> Say(RealOffice office, string who, string message, object body)
    {
        if (!_bearers.TryGetValue(who, out var bearer)) _bearers[who] = bearer = await office.SignIn(who);
        using var answer = await office.Post(message, body, bearer);
        var text = await answer.Content.ReadAsStringAsync();
        if (message is not "SaveBallot" and not "ShowRound") TestContext.Out.WriteLine($"{who} > POST /api/{message} {JsonSerializer.Serialize(body, Web.Desk.Wire.Json)}\n{(int)answer.StatusCode} < {(text.Length > 600 ? text[..600] + " …" : text)}\n");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{message}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static long Number(JsonElement e, string name) => e.GetProperty(name).GetInt64();
}
