using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Status;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;
using Paper = OfficeDesk.Web.Features.Receipts.Paper;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>What is asked for after the acceptance: one last day everywhere, and once it came nobody asks for it any more.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AskedLaterTests(Engine engine)
{
    private static readonly DateOnly Due = new(2026, 3, 18);

    private static async Task<string> Accepted(TestDesk desk)
    {
        var a = await desk.Done(Handler, Receive(Good));
        Assert.That(a.DueOn, Is.EqualTo(Due));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        return a.Number;
    }

    private static async Task Ask(TestDesk desk, string number, params string[] items) =>
        await desk.Done(Handler, new AskMore(number, (await desk.StateOf(number)).Version, "", [.. items.Select(i => new MoreItem(i, true, "邻里反映"))]));

    private static async Task<HandIn> Bring(TestDesk desk, string number, params (string Name, PaperState? State)[] papers) =>
        new(number, (await desk.StateOf(number)).Version, [.. papers.Select(p => new Paper(p.Name, p.State, p.State is PaperState.WrongForm ? "没有盖章" : ""))], null);

    private static async Task<(long Id, string Text)> Last(TestDesk desk)
    {
        var (id, content) = (await desk.Rows<(long Id, string Content)>("SELECT id, content FROM documents WHERE kind = 'supplement' ORDER BY id DESC"))[0];
        return (id, new NoticeHtml(NoticeDoc.FromJson(content), NoticeDress.Bare).ToString());
    }

    [Test]
    public async Task ON_7_it_is_to_be_brought_before_the_matter_is_due_and_paper_office_and_citizen_are_told_the_same_day_whatever_changes_later()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('complete.days', '12', '2026-03-01T00:00:00.000000Z', 5); UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        var number = await Accepted(desk);
        await Ask(desk, number, "情况说明");
        var (first, text) = await Last(desk);
        Assert.That(text, Does.Contain("请于2026年3月18日（含）前（至办结日期止，10个工作日）补正"));
        Assert.That((await desk.Done(Handler, new ShowApplication(number))).Story.Select(s => s.Zh), Has.Some.EqualTo("受理后再次要求补正，2026年3月18日（含）前补齐，不停止计时"));
        await desk.Write("UPDATE tasks SET due_on = '2026-03-25'");
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await desk.Done(TestDesk.As("chief1"), new VoidDocument(first, "漏印一页", 1));
        await desk.Done(Handler, new IssueAgain(number, first, (await desk.StateOf(number)).Version));
        Assert.That((await Last(desk)).Text, Does.Contain("请于2026年3月18日（含）前（自2026年3月4日的次日起10个工作日）补正"));
        Assert.That((await desk.LookAt(number)).MissingBy, Is.EqualTo(Due));
        var shown = await desk.Done(Handler, new ShowApplication(number));
        Assert.That((shown.BringBy, shown.Awaited.Single()), Is.EqualTo((Due, "情况说明")));
        await desk.Write("UPDATE notices_once SET bring_by = NULL");
        Assert.That((await desk.LookAt(number)).MissingBy, Is.EqualTo(new DateOnly(2026, 3, 20)), "given before the day was kept: it is counted");
    }

    [Test]
    public async Task ON_9_while_the_clock_stands_or_the_matter_is_overdue_the_full_time_is_given()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Accepted(desk);
        var asked = await desk.Done(Handler, new AskClock(number, ClockAct.Pause, "有关规定", "专家评审", "约 5 个工作日", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "同意", 1));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await Ask(desk, number, "情况说明");
        Assert.That((await desk.LookAt(number)).MissingBy, Is.EqualTo(new DateOnly(2026, 3, 25)));
        Assert.That((await Last(desk)).Text, Does.Contain("2026年3月25日（含）前（15个工作日）"));
        await desk.Write("UPDATE tasks SET state = 'Open', due_on = '2026-03-03'");
        await Ask(desk, number, "收入证明");
        Assert.That(await desk.Rows<string>("SELECT bring_by FROM notices_once ORDER BY id"), Is.EqualTo(new[] { "2026-03-25", "2026-03-25" }));
    }

    [Test]
    public async Task PB_1_what_came_after_the_acceptance_or_is_not_needed_any_more_is_recorded_by_name_and_the_citizen_is_not_asked_for_it_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Accepted(desk);
        Assert.That(await desk.Refused(Handler, await Bring(desk, number, ("情况说明", PaperState.HandedIn))), Is.EqualTo(ReceiptRules.CannotComplete(ApplicationState.Accepted)), "nothing was asked for");
        await Ask(desk, number, "情况说明", Needed[1], "收入证明");
        Assert.That((await desk.Done(Handler, new ShowApplication(number))).May.HandIn, Is.Null);
        Assert.That((await desk.Refused(Handler, await Bring(desk, number, ("情况说明", null)))).Field, Is.EqualTo("Papers[0]"), "unanswered");
        Assert.That(await desk.Refused(Handler, await Bring(desk, number, ("情况说明", PaperState.Missing))), Is.EqualTo(ReceiptRules.NothingCame(0)));
        Assert.That(await desk.Refused(Handler, await Bring(desk, number, (Needed[0], PaperState.HandedIn))), Is.EqualTo(ReceiptRules.UnknownPaper), "it was not asked for");

        var part = await desk.Done(Handler, await Bring(desk, number, ("情况说明", PaperState.HandedIn), ("收入证明", PaperState.WrongForm), (Needed[1], PaperState.Missing)));
        Assert.That((part.State, part.DueOn), Is.EqualTo((ApplicationState.Accepted, (DateOnly?)null)), "it is not accepted twice");
        Assert.That((await desk.LookAt(number)).Missing, Is.EqualTo(new[] { Needed[1], "收入证明" }));
        Assert.That((await desk.Done(Handler, new ShowApplication(number))).Notices[0].Came, Is.EqualTo(new[] { "情况说明" }));
        await desk.Done(Handler, await Bring(desk, number, ("收入证明", PaperState.NotNeeded), (Needed[1], PaperState.HandedIn)));
        var line = await desk.LookAt(number);
        Assert.That((line.State, line.Missing.Count, line.AskedSince, line.MissingBy, line.DueOn), Is.EqualTo((PublicState.Accepted, 0, false, (DateOnly?)null, (DateOnly?)Due)));
        Assert.That((await desk.Done(Handler, new ShowApplication(number))).Story.Where(s => s.Kind == "HandedIn").Select(s => (s.Zh, s.Note)), Is.EqualTo(new[]
        {
            ("受理后要求的材料已经齐了", $"收入证明（不再需要）\n{Needed[1]}"), ("受理后要求的材料补来一部分，还差 2 项", $"情况说明\n{ReceiptRules.Flawed("收入证明", "没有盖章")}"),
        }));
        Assert.That(await desk.Rows<string>("SELECT brought FROM notices_once"), Is.EqualTo(await desk.Rows<string>("SELECT items FROM notices_once")));
        Assert.That((await desk.Refused(Handler, await Bring(desk, number, (Needed[1], PaperState.HandedIn)))).Rule, Is.EqualTo("ON-9"), "nothing is awaited any more");
        Assert.That((await desk.VerifyAudit()).Intact);
    }
}
