using System.Net;
using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>The pages of absences over HTTP as a browser without script uses them, against the real program.</summary>
public sealed class AbsencePageTests() : ProgramTests(("Office:Jobs", "false"))
{
    /// <summary>The text between two marks; empty where they are not.</summary>
    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var end = start < before.Length ? -1 : text.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? "" : text[start..end];
    }

    private static string Local(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm");

    private static DateTime Next(int days, int hour) => Tests.Rules.Known.Calendar.Add(Web.Desk.OfficeClock.Day(TimeProvider.System.GetUtcNow()), days).ToDateTime(new TimeOnly(hour, 0));

    [Test]
    public async Task AB_2_asked_with_a_plain_form_approved_on_the_list_and_hung_on_the_door()
    {
        var staff = await PlainBrowser.SignIn(Running, "staff1");
        var form = await staff.Get("/absence/new");
        var sent = await staff.Post("/absence/new", form, ("Kind", "Sick"), ("Reason", "<b>看病</b>"), ("Quick", "Until"), ("From", Local(Next(2, 9))), ("To", Local(Next(2, 11))));
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Body);
        Assert.That(await staff.Get(sent.Location), Does.Contain("待审批").And.Contain("&lt;b&gt;看病").And.Not.Contain("<b>看病"));

        var chief = await PlainBrowser.SignIn(Running, "chief1");
        var list = await chief.Get("/approvals");
        Assert.That(list, Does.Contain("离岗：请审批").And.Contain("B 岗 工作人员乙 在岗"));
        var decided = await chief.Post($"{sent.Location}?handler=Decide", list, ("Version", "1"), ("Yes", "true"), ("Text", ""), ("List", "true"));
        Assert.That((decided.Status, decided.Location), Is.EqualTo((HttpStatusCode.Redirect, "/approvals")), decided.Body);

        var other = await PlainBrowser.SignIn(Running, "staff8");
        var day = Next(2, 9).ToString("yyyy-MM-dd");
        var board = await other.Get($"/absence?day={day}");
        Assert.That(board, Does.Contain("工作人员甲").And.Contain("请假").And.Not.Contain("看病").And.Not.Contain("病假"));
        Assert.That(await other.Get($"{sent.Location}/door"), Does.Contain("离岗告示").And.Contain("请假").And.Not.Contain("看病").And.Not.Contain("病假"), "AB-6");
        Assert.That(await other.Get($"/absence/month?month={day[..7]}"), Does.Contain("工作人员甲 请假"));
    }

    [Test]
    public async Task AB_1_a_return_that_was_typed_is_never_thrown_away_for_the_length_beside_it()
    {
        var staff = await PlainBrowser.SignIn(Running, "staff3");
        var form = await staff.Get("/absence/new");
        var was = Between(form, "name=\"ToWas\" value=\"", "\"");
        Assert.That(was, Is.Not.Empty);
        var from = Next(6, 9);
        (string, string)[] typed = [("Kind", "Meeting"), ("Reason", "到市里开会"), ("From", Local(from)), ("ToWas", was)];
        var both = await staff.Post("/absence/new", form, [.. typed, ("Quick", "Half"), ("To", Local(from.AddDays(1)))]);
        Assert.That(both.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(both.Body, Does.Contain("请选“自定时间”").And.Contain(Local(from.AddDays(1))), "and what was typed is still there");
        var half = await staff.Post("/absence/new", both.Body, [.. typed, ("Quick", "Half"), ("To", was)]);
        Assert.That(half.Status, Is.EqualTo(HttpStatusCode.Redirect), half.Body);
        Assert.That(await staff.Get(half.Location), Does.Contain("12:00"), "who leaves the return alone means the length");
    }

    [Test]
    public async Task AB_8_the_figures_leave_as_the_tables_they_are()
    {
        var office = await PlainBrowser.SignIn(Running, "office1");
        var year = Next(0, 9).Year;
        async Task<List<string[]>> Table(string of)
        {
            var lines = (await office.Get($"/absence/facts?year={year}&handler=Csv&of={of}")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            return [.. lines.Skip(1).Select(l => l.Split(','))];
        }
        var (people, kinds, years, months) = (await Table("people"), await Table("kinds"), await Table("years"), await Table("months"));
        Assert.That(new[] { people.Count, kinds.Count, years.Count, months.Count }, Has.All.GreaterThan(0));
        decimal Hours(IEnumerable<string[]> rows, int column) => rows.Sum(r => decimal.Parse(r[column], System.Globalization.CultureInfo.InvariantCulture));
        var all = Hours(people, 4);
        Assert.That(all, Is.GreaterThan(0));
        foreach (var sum in new[] { Hours(kinds.Where(k => k[1] == "全年"), 4), Hours(kinds.Where(k => k[1] != "全年"), 4), Hours(years, 6), Hours(months, 6) })
            Assert.That(sum, Is.EqualTo(all).Within(0.5m), "the same hours, rounded line by line");
        Assert.That(await office.Get($"/absence/facts?year={year}"), Does.Contain("of=kinds").And.Contain("handler=Book"));
        Assert.That(await office.Get($"/absence/facts?year={year}&handler=Book"), Does.StartWith("PK"), "all of them as one workbook");
    }

    [Test]
    public async Task W6_several_absences_that_pass_every_check_are_agreed_to_together_each_with_its_own_result()
    {
        async Task<string> Announce(string who, int fromHour, int toDay, int toHour)
        {
            var staff = await PlainBrowser.SignIn(Running, who);
            var sent = await staff.Post("/absence/new", await staff.Get("/absence/new"), ("Kind", "Meeting"), ("Reason", "到县里开会"), ("Quick", "Until"), ("From", Local(Next(4, fromHour))), ("To", Local(Next(toDay, toHour))));
            Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Body);
            return sent.Location!.Split('/')[^1];
        }
        var (one, two, stale, leave) = (await Announce("staff5", 9, 4, 10), await Announce("staff4", 9, 4, 10), await Announce("staff5", 15, 4, 16), await Announce("staff1", 9, 5, 17));
        var chief = await PlainBrowser.SignIn(Running, "chief1");
        var list = await chief.Get("/approvals");
        Assert.That(list, Does.Contain("系统核对全部通过的离岗").And.Contain($"value=\"{one}.1\"").And.Contain($"value=\"{two}.1\"").And.Not.Contain($"value=\"{leave}.1\""), "leave without a cover is looked at by itself");
        Assert.That((await chief.Post("/approvals?handler=Together", list)).Status, Is.EqualTo(HttpStatusCode.BadRequest), "nothing was chosen");
        (string, string)[] chosen = [("ids", $"{one}.1"), ("ids", $"{two}.1"), ("ids", $"{stale}.7"), ("ids", $"{leave}.1")];
        var done = await chief.Post("/approvals?handler=Together", list, chosen);
        Assert.That(done.Body, Does.Contain("同意 2 件，没有同意 2 件").And.Contain("系统核对没有全部通过").And.Contain("离岗：请审批"));
        Assert.That(await chief.Get($"/absence/{one}"), Does.Contain("已批准"));
        Assert.That(await chief.Get($"/absence/{stale}"), Does.Contain("待审批"));
        var again = await chief.Post("/approvals?handler=Together", list, chosen);
        Assert.That(again.Body, Does.Contain("同意 0 件，没有同意 4 件"), "what is decided is decided once");
    }

    [Test]
    public async Task AB_7_the_chief_puts_a_recorded_return_right_on_the_page()
    {
        var staff = await PlainBrowser.SignIn(Running, "staff6");
        var day = Tests.Rules.Known.Calendar.Add(Web.Desk.OfficeClock.Day(TimeProvider.System.GetUtcNow()), 0);
        while (day >= Web.Desk.OfficeClock.Day(TimeProvider.System.GetUtcNow()) || !Tests.Rules.Known.Calendar.IsWorking(day)) day = day.AddDays(-1);
        string At(int hour, int minute = 0) => Local(day.ToDateTime(new TimeOnly(hour, minute)));
        var sent = await staff.Post("/absence/new", await staff.Get("/absence/new"), ("Kind", "OnDuty"), ("Reason", "入户核查"), ("Quick", "Until"), ("From", At(9)), ("To", At(11)));
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Body);
        var chief = await PlainBrowser.SignIn(Running, "chief2");
        await chief.Post($"{sent.Location}?handler=Decide", await chief.Get(sent.Location!), ("Version", "1"), ("Yes", "true"));
        Assert.That(await staff.Get(sent.Location!), Does.Contain("已返回").And.Not.Contain("更正返回时间"), "not by oneself");
        var page = await chief.Get(sent.Location!);
        Assert.That(page, Does.Contain("更正返回时间"));
        Assert.That((await chief.Post($"{sent.Location}?handler=Return", page, ("Version", "2"), ("At", At(10, 30)))).Body, Does.Contain("请写明为什么更正返回时间"));
        var put = await chief.Post($"{sent.Location}?handler=Return", page, ("Version", "2"), ("At", At(10, 30)), ("Why", "本人 10:30 已在窗口"));
        Assert.That(put.Status, Is.EqualTo(HttpStatusCode.Redirect), put.Body);
        Assert.That(await chief.Get(sent.Location!), Does.Contain("本人 10:30 已在窗口").And.Contain("10:30"));
    }

    [TestCase("To", "9999-99-99T99:99")]
    [TestCase("From", "nonsense")]
    [TestCase("From", "0001-01-01T00:00")]
    [TestCase("To", "9999-12-31T23:59")]
    [TestCase("Reason", "")]
    [TestCase("PersonId", "17")]
    public async Task Bad_input_is_refused_with_a_reason_and_keeps_what_was_typed(string field, string value)
    {
        var staff = await PlainBrowser.SignIn(Running, "staff2");
        var form = await staff.Get("/absence/new");
        (string, string)[] good = [("Kind", "Meeting"), ("Reason", "打了很多字"), ("Quick", "Until"), ("From", Local(Next(3, 9))), ("To", Local(Next(3, 11)))];
        var answer = await staff.Post("/absence/new", form, [.. good.Where(g => g.Item1 != field), (field, value)]);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.Forbidden), answer.Location);
        Assert.That(answer.Body, Does.Contain("class=\"callout bad\""));
        if (field != "Reason") Assert.That(answer.Body, Does.Contain("value=\"打了很多字\""));
    }

    [Test]
    public async Task AB_9_a_feed_is_read_without_signing_in_until_its_key_is_taken_back()
    {
        var staff = await PlainBrowser.SignIn(Running, "staff3");
        var made = await staff.Post("/absence/feeds?handler=Make", await staff.Get("/absence/feeds"), ("Scope", "Section"));
        var path = "/feeds/" + Between(made.Body, "/feeds/", ".ics") + ".ics";
        Assert.That(path, Has.Length.EqualTo("/feeds/.ics".Length + 43), made.Body);
        using var feed = await Running.Http.GetAsync(path);
        Assert.That((feed.StatusCode, feed.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/calendar")));
        Assert.That(await feed.Content.ReadAsStringAsync(), Does.StartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        var page = await staff.Get("/absence/feeds");
        Assert.That(page, Does.Not.Contain(path), "shown once");
        var id = Between(page, "name=\"Id\" value=\"", "\"");
        await staff.Post("/absence/feeds?handler=Revoke", page, ("Id", id));
        using var gone = await Running.Http.GetAsync(path);
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
