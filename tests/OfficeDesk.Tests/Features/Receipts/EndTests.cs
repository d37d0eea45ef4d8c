using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Ends;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Receipts;
using OfficeDesk.Web.Office;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>How an application ends with its enquiry, with its matter, and by an answer.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class EndTests(Engine engine)
{
    [Test]
    public async Task GN_5_who_withdraws_the_enquiry_withdraws_every_application_of_it_and_no_clock_takes_it_up_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (taken, accepted) = (await desk.Taken(), await desk.Done(Handler, Receive(Good)));
        await desk.Incomplete();
        await desk.Refused();
        await desk.Second();
        foreach (var number in await desk.Rows<string>("SELECT number FROM enquiries")) await desk.Done(Handler, new WithdrawEnquiry(number, "不办了"));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM applications"), Is.EqualTo(new[] { "Withdrawn" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM requests"), Is.EqualTo(new[] { "Lapsed" }), "what waited for the chief has lost its object");
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM tasks"), Is.EqualTo(new[] { "Void" }));
        Assert.That((await desk.Done(Handler, new ShowApplication(taken.Number))).Story[0].Zh, Does.Contain(taken.Number), "its story says so");
        desk.Clock.Pass(TimeSpan.FromDays(6));
        Assert.That(await desk.Done(Asker.Clock, new RunReceipts()), Is.EqualTo(new ReceiptsRun(0, 0, 0, 0)));
        desk.Clock.Pass(TimeSpan.FromDays(40));
        Assert.That(await desk.Done(Asker.Clock, new RunReceipts()), Is.EqualTo(new ReceiptsRun(0, 0, 0, 0)));
        Assert.That(await desk.Rows<long>("SELECT id FROM breaches"), Is.Empty);
        Assert.That((await desk.Refused(Handler, new WithdrawApplication(accepted.Number, "不办了", accepted.Version + 1))).Rule, Is.EqualTo("GN-5"));
    }

    [Test]
    public async Task GN_5_what_was_withdrawn_before_the_office_knew_better_is_left_alone_by_the_clock()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (a, b) = (await desk.Taken(), await desk.Incomplete());
        await desk.Write("UPDATE enquiries SET state = 'Withdrawn'; UPDATE tasks SET state = 'Void'");
        desk.Clock.Pass(TimeSpan.FromDays(40));
        Assert.That(await desk.Done(Asker.Clock, new RunReceipts()), Is.EqualTo(new ReceiptsRun(0, 0, 0, 0)));
        Assert.That(await desk.Rows<long>("SELECT id FROM breaches"), Is.Empty);
        Assert.That(await desk.Refused(Handler, new CheckApplication(a.Number, a.Version, Papers(), Good)), Is.EqualTo(ReceiptRules.EnquiryOver), "nor does anybody accept it");
        foreach (var one in new[] { a, b }) await desk.Done(Handler, new WithdrawApplication(one.Number, "登记已撤回", one.Version));
    }

    [Test]
    public async Task GN_5_a_review_that_overrules_a_refusal_opens_nothing_under_an_enquiry_that_was_withdrawn()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await desk.Refused();
        desk.Clock.Pass(TimeSpan.FromHours(9));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Sent, Is.EqualTo(1), "the day is over, it went out without a review");
        await desk.Done(Handler, new WithdrawEnquiry((await desk.Rows<string>("SELECT number FROM enquiries")).Single(), "不办了"));
        await desk.Done(TestDesk.As("chief1"), new ReviewRefusal(id, false, "属本局事项，应受理", (await desk.Rows<int>("SELECT version FROM refusals")).Single()));
        Assert.That((await desk.StateOf("SQ2026-1")).State, Is.EqualTo("Withdrawn"));
        Assert.That(await desk.Rows<long>("SELECT id FROM tasks WHERE state IN ('Open', 'Paused')"), Is.Empty, "no clock runs for what nobody wants");
        Assert.That(await desk.Rows<string>("SELECT state FROM documents WHERE kind = 'non-acceptance'"), Is.EqualTo(new[] { "Void" }), "the decision was wrong all the same");
        Assert.That((await desk.Done(Handler, new ShowApplication("SQ2026-1"))).Story.Select(s => s.Zh), Has.Some.Contains("登记已撤回，申请随之撤回"));
        Assert.That((await desk.Done(TestDesk.As("office1"), new ListRefusals(2026))).Lines.Single().Review, Is.EqualTo(ReviewState.Overruled));
        desk.Clock.Pass(TimeSpan.FromDays(40));
        Assert.That(await desk.Done(Asker.Clock, new RunReceipts()), Is.EqualTo(new ReceiptsRun(0, 0, 0, 0)));
    }

    [Test]
    public async Task ON_5_an_overruled_refusal_is_handled_again_although_its_enquiry_was_closed_which_stays_so()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await desk.Refused();
        desk.Clock.Pass(TimeSpan.FromHours(9));
        await desk.Done(Asker.Clock, new RunReceipts());
        var e = (await desk.Rows<(string Number, int Version)>("SELECT number, version FROM enquiries")).Single();
        await desk.Done(Handler, new CloseEnquiry(e.Number, e.Version));
        await desk.Done(TestDesk.As("chief1"), new ReviewRefusal(id, false, "属本局事项，应受理", (await desk.Rows<int>("SELECT version FROM refusals")).Single()));
        var (state, version) = await desk.StateOf("SQ2026-1");
        Assert.That((state, (await desk.Rows<long>("SELECT COUNT(*) FROM tasks WHERE state = 'Open'")).Single()), Is.EqualTo(("Received", 1L)), "the citizen was turned away wrongly: closing the visit does not take the application from them");
        Assert.That((await desk.Done(Handler, new CheckApplication("SQ2026-1", version, Papers(), Good))).State, Is.EqualTo(ApplicationState.Accepted));
        Assert.That(await desk.Rows<string>("SELECT state FROM enquiries"), Is.EqualTo(new[] { "Closed" }), "the visit had its answer");
    }

    [Test]
    public async Task GN_5_an_accepted_application_is_withdrawn_until_its_matter_is_done_and_what_was_overdue_stays_late()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (a, done) = (await desk.Done(Handler, Receive(Good)), await desk.Done(Handler, Receive(Good)));
        await desk.Done(Handler, new FinishTask(done.Number, null, Channel.Call, "已批准", 1));
        Assert.That((await desk.Done(Handler, new ShowApplication(done.Number))).May.Withdraw, Is.EqualTo(ReceiptRules.Over));
        Assert.That(await desk.Refused(Handler, new WithdrawApplication(done.Number, "不办了", done.Version)), Is.EqualTo(ReceiptRules.Over));
        var asked = await desk.Done(Handler, new AskClock(a.Number, ClockAct.Pause, "有关规定", "评审", "10 天", 1));
        desk.Clock.Set(new DateTime(2026, 3, 20, 9, 0, 0));
        Assert.That((await desk.Refused(TestDesk.As("director"), new VoidTask(a.Number, "不办了", asked.TaskVersion))).Zh, Does.Contain("在申请页撤回"));
        Assert.That((await desk.Done(Handler, new ShowApplication(a.Number))).May.Withdraw, Is.Null, "and there it can be");
        await desk.Done(Handler, new WithdrawApplication(a.Number, "不办了", a.Version));
        var task = await desk.Task(a.Number);
        Assert.That((task.State, task.Late, task.LateDays), Is.EqualTo((TaskState.Void, 1, 2)));
        Assert.That(await desk.Rows<string>("SELECT concat(kind, state) FROM requests"), Is.EqualTo(new[] { "ClockLapsed" }));
        Assert.That((await desk.StateOf(a.Number)).State, Is.EqualTo("Withdrawn"));
    }

    [Test]
    public async Task GN_5_an_enquiry_whose_papers_are_awaited_is_not_merged_away()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = await desk.Done(Handler, new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000090011", MatterTypeId: Matter, Ask: "申请"));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        var a = await desk.Incomplete();
        Assert.That((await desk.Refused(Handler, await Merge(desk, first.Number))).Zh, Does.Contain("申请材料"));
        await desk.Done(Handler, new WithdrawApplication(a.Number, "不办了", a.Version));
        await desk.Done(Handler, await Merge(desk, first.Number));
    }

    [Test]
    public async Task FC_6_that_it_was_accepted_or_more_was_asked_for_is_no_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good));
        var enquiry = (await desk.Rows<string>("SELECT number FROM enquiries")).Single();
        var nothing = new FinishTask(a.Number, null, null, null, 1);
        Assert.That((await desk.Refused(Handler, nothing)).Rule, Is.EqualTo("FC-6"));
        Assert.That((await desk.Refused(Handler, nothing with { Result = "已审批" })).Rule, Is.EqualTo("FC-6"), "the citizen heard neither yes nor no");
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await desk.Done(Handler, new AskMore(a.Number, a.Version, "", [new MoreItem("收入证明")]));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await desk.Done(Handler, new ReceiveApplication(Matter, enquiry, Papers: Papers(), Check: Good));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        Assert.That((await desk.Refused(Handler, nothing)).Rule, Is.EqualTo("FC-6"), "nor is a further notice, nor another application");
        Assert.That((await desk.Done(Handler, new ShowTask(a.Number))).Citizen!.Answered, Is.False);
        var version = (await desk.Rows<int>("SELECT version FROM enquiries")).Single();
        await desk.Done(Handler, new AnswerEnquiry(enquiry, Channel.Call, "已批准，下月发放", null, version));
        Assert.That((await desk.Done(Handler, new ShowTask(a.Number))).Citizen!.Answered);
        await desk.Done(Handler, nothing);
        Assert.That((await desk.Task(a.Number)).Result, Is.EqualTo("已批准，下月发放"));
    }

    [Test]
    public async Task GN_5_what_was_asked_for_the_task_of_a_first_contact_lapses_when_its_application_is_received()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(Handler, new LogEnquiry(Channel.Visit, CitizenName: "来访人丙", Phone: "10000090013", MatterTypeId: Matter, Ask: "申请"));
        await desk.Done(Handler, new AskClock(logged.Number, ClockAct.Pause, "有关规定", "评审", "10 天", 1));
        await desk.Done(Handler, new ReceiveApplication(Matter, logged.Number, Papers: Papers(), Check: Good));
        Assert.That(await desk.Rows<string>("SELECT concat(c.state, r.state) FROM clock_acts c JOIN requests r ON r.subject_id = c.id"), Is.EqualTo(new[] { "LapsedLapsed" }));
    }

    private static async Task<MergeEnquiry> Merge(TestDesk desk, string into)
    {
        var (number, version) = (await desk.Rows<(string, int)>("SELECT number, version FROM enquiries ORDER BY id DESC")).First();
        return new MergeEnquiry(number, into, "同一件事", version);
    }
}
