using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Features.Deadlines;

/// <summary>What the pages say on Saturday 7 March 2026 of tasks that are due around it; no working day is left of any of them.</summary>
public sealed class RestDayPageTests
{
    private TestDesk _desk = null!;
    private PageOffice _office = null!;
    private readonly Dictionary<string, string> _secrets = [];

    [OneTimeSetUp]
    public async Task Open()
    {
        _desk = await TestDesk.WithBureau(Engine.Sqlite);
        await _desk.Matter(9001, "2026-9001");
        await _desk.Matter(9002, "2026-9002");
        await _desk.Write("UPDATE tasks SET due_on = '2026-03-06' WHERE id = 9001; UPDATE tasks SET due_on = '2026-03-08' WHERE id = 9002");
        _desk.Clock.Set(new DateTime(2026, 3, 7, 10, 0, 0));
        _office = new PageOffice(_desk);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _office.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [TestCase("/my", true, true)]
    [TestCase("/tasks", true, true)]
    [TestCase("/tasks/print", true, true)]
    [TestCase("/counter", true, true)]
    [TestCase("/find?q=2026-900", true, true)]
    [TestCase("/t/2026-9001", true, false)]
    [TestCase("/t/2026-9002", false, true)]
    [TestCase("/t/2026-9002/extension", false, true)]
    [TestCase("/e/2026-9001", true, false)]
    [TestCase("/e/2026-9002", false, true)]
    public async Task DL_10_no_page_calls_due_today_what_was_due_yesterday_or_is_due_tomorrow(string address, bool yesterday, bool tomorrow)
    {
        var page = await Get("staff1", address);
        Assert.That((page.Contains("已过到期日", StringComparison.Ordinal), page.Contains("明日（休息日）到期", StringComparison.Ordinal)), Is.EqualTo((yesterday, tomorrow)), page);
        Assert.That(System.Text.RegularExpressions.Regex.Count(page, @">[^<]*今日到期\s*<"), Is.Zero, page);
    }

    [Test]
    public async Task DL_11_finished_on_the_rest_day_after_its_due_date_is_late_without_a_number()
    {
        await _desk.Matter(9003, "2026-9003", noneLeft: true);
        await _desk.Write("UPDATE tasks SET due_on = '2026-03-06' WHERE id = 9003");
        await _desk.Finish("2026-9003");
        foreach (var address in new[] { "/t/2026-9003", "/tasks?view=Finished", "/tasks/print?view=Finished" })
            Assert.That(await Get("staff1", address), Does.Contain("逾期（休息日内）").And.Not.Match(@"(?<!\d)0 个工作日"), address);
    }

    private async Task<string> Get(string who, string address)
    {
        if (!_secrets.TryGetValue(who, out var secret)) _secrets[who] = secret = (await _desk.Enter(who)).Secret;
        using var answer = await _office.Send(Roles.None, HttpMethod.Get, address, r => r.Headers.Add("Cookie", "desk=" + secret));
        return await answer.Content.ReadAsStringAsync();
    }
}
