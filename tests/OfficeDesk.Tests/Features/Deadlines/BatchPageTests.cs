using System.Net;
using System.Text.RegularExpressions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Deadlines;

/// <summary>Several tasks at once, over HTTP as a browser without script does it, against the real program with its demo.</summary>
public sealed partial class BatchPageTests() : ProgramTests(("Office:Jobs", "false"))
{
    [OneTimeSetUp]
    public async Task Open()
    {
        var chief = await Running.SignIn("chief1");
        foreach (var limit in new[] { 1, 1, 1, 30, 30 })
            using (var made = await Running.Post("AssignTask", new AssignTask("核对台账", TaskSource.Superior, "市民政局", 8, LimitNumber: limit), chief))
                Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.OK), await made.Content.ReadAsStringAsync());
    }

    [Test]
    public void What_a_batch_sends_by_name_is_there_with_these_members()
    {
        var known = Registry.Of(typeof(Registry).Assembly).ByName;
        foreach (var (name, members) in new[] { ("HandOver", "Number ToId What Moves Version"), ("IssueReminder", "Number Demand ReplyBy"), ("HandoverForm", "Number"), ("ReminderForm", "Number") })
            Assert.That(known[name].Message.GetProperties().Select(p => p.Name), Is.SupersetOf(members.Split(' ')), name);
        Assert.That(known["HandoverForm"].Answer.GetProperties().Select(p => p.Name), Is.SupersetOf(new[] { "Title", "AnsweringName", "DueOn", "Version", "Receivers", "CannotMove" }));
        Assert.That(known["ReminderForm"].Answer.GetProperties().Select(p => p.Name), Is.SupersetOf(new[] { "Title", "Answering", "DueOn", "ReplyBy", "Cannot" }));
    }

    [Test]
    public async Task DL_6_each_task_is_handed_over_by_its_own_command_and_one_refusal_stops_nothing()
    {
        var chief = await PlainBrowser.SignIn(Running, "chief1");
        var list = await chief.Get("/tasks?kind=Assigned&answering=8&sort=Number");
        var mine = Boxes().Matches(list).Select(m => m.Groups["n"].Value).Take(3).ToList();
        Assert.That(mine, Has.Count.GreaterThan(1), list);
        (string, string)[] chosen = [("Act", "HandOver"), .. mine.Select(n => ("ids", n)), ("ids", "RW2026-99999")];
        var before = await chief.Post("/tasks/batch", list, chosen);
        Assert.That(before.Body, Does.Contain("会怎样").And.Contain("不能办").And.Contain("没有找到").And.Contain("可以移交"));

        (string, string)[] to = [.. chosen, ("To", "9"), ("Text", "材料齐全，待入户核查")];
        var seen = await chief.Post("/tasks/batch", before.Body, to);
        Assert.That(seen.Body, Does.Contain("交给 工作人员乙").And.Contain("handler=Carry"));

        var versions = Versions().Matches(seen.Body).Select(m => ("Versions", m.Groups["v"].Value));
        var done = await chief.Post("/tasks/batch?handler=Carry", seen.Body, [.. to, .. versions]);
        Assert.That(done.Body, Does.Contain($"办好 {mine.Count} 件，没有办 1 件").And.Contain("等签收").And.Contain("没有办"));
        var again = await chief.Post("/tasks/batch?handler=Carry", done.Body, [.. to, .. versions]);
        Assert.That(again.Body, Does.Contain($"办好 0 件，没有办 {mine.Count + 1} 件"), "each waits for its signature now");
    }

    [Test]
    public async Task DL_10_reminders_are_issued_for_those_that_are_due_and_the_others_say_why_not()
    {
        var chief = await PlainBrowser.SignIn(Running, "chief1");
        var list = await chief.Get("/tasks");
        var all = Boxes().Matches(list).Select(m => m.Groups["n"].Value).ToList();
        var before = await chief.Post("/tasks/batch", list, [("Act", "Remind"), .. all.Select(n => ("ids", n))]);
        Assert.That(before.Body, Does.Contain("出一份催办单").And.Contain("不能办"));
        var by = ReplyBy().Match(before.Body).Groups["d"].Value;
        var done = await chief.Post("/tasks/batch?handler=Carry", before.Body, [("Act", "Remind"), .. all.Select(n => ("ids", n)), ("Text", "请立即办理"), ("ReplyBy", by)]);
        Assert.That(done.Body, Does.Contain("看催办单").And.Contain("没有办"));
        var paper = Papers().Match(done.Body).Groups["href"].Value;
        Assert.That(await chief.Get(paper), Does.Contain("催办"));
    }

    [Test]
    public async Task DL_10_the_reminders_a_batch_made_are_printed_together_and_nobody_prints_what_they_may_not_see()
    {
        var chief = await PlainBrowser.SignIn(Running, "chief1");
        var list = await chief.Get("/tasks");
        (string, string)[] chosen = [("Act", "Remind"), .. Boxes().Matches(list).Select(m => ("ids", m.Groups["n"].Value))];
        var before = await chief.Post("/tasks/batch", list, chosen);
        Assert.That(before.Body, Does.Not.Contain("/documents/sheets"), "nothing was made yet");
        var done = await chief.Post("/tasks/batch?handler=Carry", before.Body, [.. chosen, ("Text", "请立即办理"), ("ReplyBy", ReplyBy().Match(before.Body).Groups["d"].Value)]);
        var made = Papers().Matches(done.Body).Select(m => m.Groups["href"].Value["/documents/".Length..]).ToList();
        var prints = Boxes().Matches(PrintForm().Match(done.Body).Groups["in"].Value).Select(m => m.Groups["n"].Value).ToList();
        Assert.That(prints, Is.EqualTo(made).And.Count.GreaterThan(1).And.Count.LessThan(chosen.Length - 1), "what was refused is not among them");
        Assert.That(done.Body, Does.Contain($"打印这 {made.Count} 份"));

        (string, string)[] sheets = [.. prints.Select(id => ("ids", id))];
        var other = await PlainBrowser.SignIn(Running, "staff10");
        Assert.That((await other.Post("/documents/sheets", await other.Get("/my"), sheets)).Status, Is.EqualTo(HttpStatusCode.NotFound), "another section's");
        var sent = await chief.Post("/documents/sheets", done.Body, [.. sheets, ("back", "/tasks?view=Running")]);
        Assert.That((sent.Status, sent.Location), Is.EqualTo((HttpStatusCode.Redirect, $"/documents/sheets?now=1&ids={string.Join(',', made)}&back=%2Ftasks%3Fview%3DRunning")), sent.Body);
        Assert.That(await chief.Get(sent.Location), Does.Contain($"<title>{made.Count} 份文书"));
    }

    [Test]
    public async Task ES_1_a_date_that_no_reminder_takes_is_told_before_any_is_issued_and_nothing_is_lost()
    {
        var chief = await PlainBrowser.SignIn(Running, "chief1");
        var list = await chief.Get("/tasks?light=Red,Yellow");
        (string, string)[] chosen = [("Act", "Remind"), .. Boxes().Matches(list).Select(m => ("ids", m.Groups["n"].Value)).Take(2)];
        foreach (var (path, by) in new[] { ("/tasks/batch", "2020-11-01"), ("/tasks/batch?handler=Carry", "2020-11-01"), ("/tasks/batch?handler=Carry", "2099-11-30"), ("/tasks/batch?handler=Carry", "") })
        {
            var sent = await chief.Post(path, list, [.. chosen, ("Text", "请当天办结"), ("ReplyBy", by)]);
            Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.BadRequest), path + by);
            Assert.That(sent.Body, Does.Contain("反馈日期须在今天至 60 天内").And.Contain("请当天办结").And.Contain(by).And.Contain("handler=Carry").And.Not.Contain("没有办"));
            Assert.That(Boxes().Matches(sent.Body), Has.Count.EqualTo(chosen.Length - 1), "what was chosen is still chosen");
        }
    }

    [Test]
    public async Task FC_4_a_transfer_is_not_counted_for_those_who_may_take_over()
    {
        using (var logged = await Running.Post("LogEnquiry", new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000069001", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.SameSection), await Running.SignIn("staff5")))
            Assert.That(logged.StatusCode, Is.EqualTo(HttpStatusCode.OK), await logged.Content.ReadAsStringAsync());
        var chief = await PlainBrowser.SignIn(Running, "chief1");
        var list = await chief.Get("/tasks?kind=Transfer&sort=Number");
        var transfer = Boxes().Matches(list)[0].Groups["n"].Value;
        var before = await chief.Post("/tasks/batch", list, ("Act", "HandOver"), ("ids", transfer));
        Assert.That(before.Body, Does.Contain("转办件不能移交承办").And.Contain("可以办 0 件").And.Not.Contain("可接 "));
    }

    [Test]
    public async Task Chosen_tasks_are_printed_and_exported_and_nothing_else()
    {
        var chief = await PlainBrowser.SignIn(Running, "chief1");
        var list = await chief.Get("/tasks");
        var two = Boxes().Matches(list).Select(m => m.Groups["n"].Value).Take(2).ToList();
        foreach (var (act, path) in new[] { ("Print", "/tasks/print"), ("Csv", "/tasks.csv") })
        {
            var sent = await chief.Post("/tasks/batch", list, [("Act", act), .. two.Select(n => ("ids", n))]);
            Assert.That((sent.Status, sent.Location[..path.Length]), Is.EqualTo((HttpStatusCode.Redirect, path)));
            var shown = await chief.Get(sent.Location);
            Assert.That(Numbers().Matches(shown).Select(m => m.Value).Distinct(), Is.EquivalentTo(two), act);
        }
        Assert.That((await chief.Post("/tasks/batch", list, ("Act", "Print"))).Status, Is.EqualTo(HttpStatusCode.BadRequest), "nothing was chosen");
    }

    [Test]
    public async Task A_list_opens_with_the_view_chosen_for_it_and_every_filter_of_the_address_holds()
    {
        var leader = await PlainBrowser.SignIn(Running, "leader1");
        var list = await leader.Get("/tasks?light=Red,Yellow&section=3,4&sort=Title");
        Assert.That(list, Does.Contain("aria-sort=\"ascending\"").And.Contain("/tasks.csv?light=Red,Yellow&amp;section=3,4&amp;sort=Title"), list);
        Assert.That(await leader.Get("/tasks?light=Red,Blue"), Does.Not.Contain("name=\"ids\""), "what cannot be read shows nothing");
        var kept = await leader.Post("/views?handler=Keep", list, ("Name", "急的"), ("Href", "/tasks?light=Red,Yellow"), ("Back", "/tasks?light=Red,Yellow"));
        Assert.That((kept.Status, kept.Location), Is.EqualTo((HttpStatusCode.Redirect, "/tasks?light=Red,Yellow")), kept.Body);
        var views = await leader.Get("/views");
        var id = ViewId().Match(views).Groups["id"].Value;
        await leader.Post("/views?handler=Choose", views, ("Href", "/tasks"), ("Id", id));
        var chosen = await leader.Get("/views");
        Assert.That(chosen, Does.Contain("打开时用"));
        Assert.That(await leader.Get("/tasks"), Does.Not.Contain("<title>"), "the list sends the reader on to the view");
        var narrow = await leader.Get("/tasks?light=Red");
        Assert.That(narrow, Does.Contain("<a class=\"chip\" href=\"/tasks?view=Running\">"), "the chip of everything");
        Assert.That(narrow, Does.Contain("class=\"chip lt-r\" href=\"/tasks?view=Running\""), "the only chip, put off again");
        Assert.That(await leader.Get("/tasks?view=Running"), Does.Contain("<title>"), "opens with everything, whatever the list opens with");
        var opened = await leader.Post("/views?handler=Choose", chosen, ("Href", "/tasks"), ("Id", "0"));
        Assert.That(opened.Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [GeneratedRegex("name=\"ids\" value=\"(?<n>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Boxes();

    [GeneratedRegex("name=\"Versions\" value=\"(?<v>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Versions();

    [GeneratedRegex("value=\"(?<d>\\d{4}-\\d{2}-\\d{2})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReplyBy();

    [GeneratedRegex("href=\"(?<href>/documents/\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Papers();

    [GeneratedRegex("action=\"/documents/sheets\"[^>]*>(?<in>.*?)</form>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex PrintForm();

    [GeneratedRegex(@"\bRW2026-\d+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex("name=\"Id\" value=\"(?<id>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ViewId();
}
