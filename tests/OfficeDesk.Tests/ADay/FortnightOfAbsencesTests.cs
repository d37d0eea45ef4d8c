using System.Text;
using System.Text.Json;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.ADay;

/// <summary>
/// Ten working days of absences over the JSON door of the real program: asked, approved, refused, informed, withdrawn, a section
/// that will stand empty. The board of each day goes to the test's output.
/// </summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class FortnightOfAbsencesTests(Engine engine)
{
    private readonly Dictionary<string, string> _bearers = [];
    private RealOffice _office = null!;

    [Test]
    public async Task AB_9_the_board_of_each_day_shows_who_is_away_and_nothing_private()
    {
        var folder = Directory.CreateTempSubdirectory("deskfortnight").FullName;
        var settings = new List<(string, string)> { ("Office:Jobs", "false") };
        Func<Task> drop = () => Task.CompletedTask;
        if (engine == Engine.MariaDb)
        {
            (var connection, drop) = await Engines.FreshMaria();
            settings.AddRange([("Database:Engine", "mariadb"), ("Database:Connection", connection)]);
        }
        try
        {
            await using (_office = await RealOffice.Start(folder, [.. settings]))
            {
                var today = OfficeClock.Day(TimeProvider.System.GetUtcNow());
                var days = Enumerable.Range(1, 10).Select(n => Calendar.Add(today, n)).ToList();
                await Plan(days);
                for (var n = 0; n < days.Count; n++) await Check(n, await Say("staff5", "AbsenceBoard", new { day = days[n] }));
            }
        }
        finally
        {
            await drop();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Plan(IReadOnlyList<DateOnly> days)
    {
        for (var n = 0; n < days.Count; n++)
        {
            // every day somebody of section 3 has a meeting; every third day staff3 is refused
            await Approve("chief1", await Announce(n % 2 == 0 ? "staff1" : "staff2", "Meeting", days[n], 9, days[n], 11));
            if (n % 3 == 0) await Decide("chief1", await Announce("staff3", "Private", days[n], 15, days[n], 17), agree: false, "当天人手不够");
        }
        await Announce("chief1", "OnDuty", days[1], 10, days[1], 12);
        await Approve("chief1", await Announce("staff5", "Annual", days[4], 8, days[6], 18));
        var withdrawn = await Announce("staff4", "OnDuty", days[2], 9, days[2], 10);
        await Say("staff4", "WithdrawAbsence", new { id = withdrawn, version = 1 });
        // on day 9 all of section 6 are out on duty, in part at the same time
        await Approve("chief4", await Announce("staff10", "OnDuty", days[8], 9, days[8], 11));
        await Announce("chief4", "OnDuty", days[8], 10, days[8], 12);
        await Approve("chief4", await Announce("staff11", "OnDuty", days[8], 10, days[8], 11));
    }

    private static Task Check(int n, JsonElement board)
    {
        var text = new StringBuilder($"--- day {n + 1}: {board.GetProperty("day").GetString()} ---\n");
        var names = new List<string>();
        foreach (var section in board.GetProperty("sections").EnumerateArray())
        {
            foreach (var empty in section.GetProperty("emptyTimes").EnumerateArray()) text.AppendLine($"{section.GetProperty("name").GetString()}：全员离岗 {Wall(empty, "fromAt")} 至 {Wall(empty, "toAt")}");
            foreach (var line in section.GetProperty("lines").EnumerateArray())
            {
                names.Add(line.GetProperty("person").GetString()!);
                text.AppendLine($"{section.GetProperty("name").GetString()}  {names[^1]}  {line.GetProperty("word").GetString()}  {Wall(line, "fromAt")} 至 {Wall(line, "toAt")}");
            }
        }
        TestContext.Out.WriteLine(text);
        Assert.That(names, Does.Contain(n % 2 == 0 ? "工作人员甲" : "工作人员乙").And.Not.Contain("工作人员丙").And.Not.Contain("工作人员丁"), "refused and withdrawn are not on the board");
        Assert.That(names.Contains("工作人员戊"), Is.EqualTo(n is 4 or 5 or 6));
        Assert.That(names.Contains("科长甲"), Is.EqualTo(n == 1));
        Assert.That(board.GetRawText().Contains("全员", StringComparison.Ordinal) || board.GetProperty("sections").EnumerateArray().Any(s => s.GetProperty("emptyTimes").GetArrayLength() > 0), Is.EqualTo(n == 8));
        // staff5 sees the reason of their own leave only
        if (n is not (4 or 5 or 6)) Assert.That(board.GetRawText(), Does.Not.Contain("事由示例"));
        return Task.CompletedTask;
    }

    private async Task<long> Announce(string who, string kind, DateOnly from, int hour, DateOnly to, int toHour) =>
        (await Say(who, "AnnounceAbsence", new { kind, reason = "事由示例", from = At(from, hour), to = At(to, toHour) })).GetProperty("id").GetInt64();

    private Task Approve(string who, long id) => Decide(who, id, agree: true, "");

    private Task Decide(string who, long id, bool agree, string text) => Say(who, "DecideAbsence", new { id, agree, text, emptyWhy = "", version = 1 });

    private static DateTimeOffset At(DateOnly day, int hour) => OfficeClock.Instant(day.ToDateTime(new TimeOnly(hour, hour == 8 ? 30 : 0)));

    private static string Wall(JsonElement e, string name) => OfficeClock.Wall(e.GetProperty(name).GetDateTimeOffset()).ToString("MM-dd HH:mm");

    private async Task<JsonElement> Say(string who, string message, object body)
    {
        if (!_bearers.TryGetValue(who, out var bearer)) _bearers[who] = bearer = await _office.SignIn(who);
        using var answer = await _office.Post(message, body, bearer);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{who} {message}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
