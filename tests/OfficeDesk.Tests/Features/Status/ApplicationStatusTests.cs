using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Status;

/// <summary>PB-1: what the citizen of an application sees, state by state.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ApplicationStatusTests(Engine engine)
{
    [Test]
    public async Task PB_1_while_it_is_checked_the_citizen_sees_when_they_are_told_and_while_papers_are_missing_which_and_until_when()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var taken = await desk.LookAt((await desk.Taken()).Number);
        Assert.That((taken.State, taken.Matter, taken.TellBy, taken.DueOn, taken.Section, taken.Phone), Is.EqualTo((PublicState.Received, "临时救助", new DateOnly(2026, 3, 9), (DateOnly?)null, "社会救助股", "10000020003")));
        var a = await desk.Incomplete();
        var wanting = await desk.LookAt(a.Number);
        Assert.That((wanting.State, wanting.StateText, wanting.MissingBy), Is.EqualTo((PublicState.Wanting, "等您补材料", a.CompleteBy)));
        Assert.That(wanting.Missing, Is.EqualTo(new[] { Needed[1] }));
        await desk.Done(Handler, new AskMore(a.Number, a.Version, "", [new MoreItem("收入证明", NewFact: true, "来访人甲新近就业")]));
        Assert.That((await desk.LookAt(a.Number)).Missing, Is.EqualTo(new[] { Needed[1], "收入证明" }), "what a further notice asks for as well");
    }

    [Test]
    public async Task PB_1_accepted_it_shows_the_due_date_and_after_an_extension_the_new_one_beside_the_first()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good));
        var accepted = await desk.LookAt(a.Number);
        Assert.That((accepted.State, accepted.DueOn, accepted.FirstDueOn, accepted.Provisional), Is.EqualTo((PublicState.Accepted, new DateOnly(2026, 3, 18), (DateOnly?)null, false)));
        var asked = await desk.Done(Handler, new AskExtension(a.Number, 3, "核查", "本人同意", (await desk.Done(Handler, new ShowTask(a.Number))).Head.Version));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        Assert.That((await desk.LookAt(a.Number)).DueOn, Is.EqualTo(new DateOnly(2026, 3, 18)), "until it is decided the date stands");
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        await desk.Write("UPDATE tasks SET provisional = 1");
        var extended = await desk.LookAt(a.Number);
        Assert.That((extended.DueOn, extended.FirstDueOn, extended.Extended, extended.Provisional), Is.EqualTo((new DateOnly(2026, 3, 23), new DateOnly(2026, 3, 18), true, true)));
    }

    [Test]
    public async Task PB_1_paused_it_shows_why_and_how_long_and_no_date_and_finished_when()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good));
        var asked = await desk.Done(Handler, new AskClock(a.Number, ClockAct.Pause, "有关规定：专家评审期间不计入", "组织专家评审", "约 10 个工作日", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "同意", 1));
        var paused = await desk.LookAt(a.Number);
        Assert.That((paused.State, paused.DueOn, paused.ClosedOn), Is.EqualTo((PublicState.Paused, (DateOnly?)null, (DateOnly?)null)));
        Assert.That((paused.Pause!.Since, paused.Pause.Reason, paused.Pause.Takes), Is.EqualTo((desk.Today, "组织专家评审", "约 10 个工作日")));
        var b = await desk.Done(Handler, Receive(Good));
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await desk.Done(Handler, new FinishTask(b.Number, null, Channel.Call, "已批准", 1));
        var done = await desk.LookAt(b.Number);
        Assert.That((done.State, done.ClosedOn, done.DueOn), Is.EqualTo((PublicState.Done, desk.Today, (DateOnly?)null)));
        Assert.That((await desk.Done(Handler, new IssuePaper(Web.Features.Documents.Paper.Result, b.Number))).Id, Is.Positive);
        Assert.That(await desk.Rows<string>("SELECT status_number FROM documents WHERE kind = 'result'"), Is.EqualTo(new[] { b.Number }), "the number that stands on the paper goes with its code");
    }

    [Test]
    public async Task PB_1_what_is_asked_for_after_the_acceptance_is_listed_until_the_clock_that_waited_for_it_goes_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good));
        async Task Clock(ClockAct act)
        {
            desk.Clock.Pass(TimeSpan.FromHours(1));
            var asked = await desk.Done(Handler, new AskClock(a.Number, act, "有关规定", "等申请人补交", "约 5 个工作日", (await desk.Rows<int>("SELECT version FROM tasks WHERE number = @Number", new { a.Number })).Single()));
            await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "同意", 1));
        }
        await Clock(ClockAct.Pause);
        await Clock(ClockAct.Resume);
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await desk.Done(Handler, new AskMore(a.Number, (await desk.StateOf(a.Number)).Version, "", [new MoreItem("情况说明", NewFact: true, "来访人甲新近就业")]));
        var running = await desk.LookAt(a.Number);
        Assert.That((running.State, running.AskedSince, running.MissingBy, running.DueOn is null), Is.EqualTo((PublicState.Accepted, true, running.DueOn, false)), "a pause of before is no answer to it, and it is to be brought while it is of use");
        Assert.That(running.Missing, Is.EqualTo(new[] { "情况说明" }));
        await Clock(ClockAct.Pause);
        var paused = await desk.LookAt(a.Number);
        Assert.That((paused.State, paused.Missing.Single(), paused.Pause!.Reason), Is.EqualTo((PublicState.Paused, "情况说明", "等申请人补交")));
        await Clock(ClockAct.Resume);
        Assert.That((await desk.LookAt(a.Number)) is { State: PublicState.Accepted, Missing.Count: 0, AskedSince: false });
    }

    [Test]
    public async Task PB_1_not_accepted_lapsed_and_withdrawn_are_told_and_a_refusal_only_once_it_has_gone_out()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await desk.Refused();
        var refused = (await desk.Rows<string>("SELECT a.number FROM applications a JOIN refusals r ON r.application_id = a.id WHERE r.id = @id", new { id })).Single();
        Assert.That((await desk.LookAt(refused)).State, Is.EqualTo(PublicState.Received), "it waits for the chief");
        await desk.Done(TestDesk.As("chief1"), new ReviewRefusal(id, true, "", 1));
        var not = await desk.LookAt(refused);
        Assert.That((not.State, not.ClosedOn), Is.EqualTo((PublicState.NotAccepted, desk.Today)));
        var (lapsing, withdrawn) = (await desk.Incomplete(), await desk.Taken());
        await desk.Done(Handler, new WithdrawApplication(withdrawn.Number, "不办了", withdrawn.Version));
        Assert.That((await desk.LookAt(withdrawn.Number)).State, Is.EqualTo(PublicState.Withdrawn));
        desk.Clock.Pass(TimeSpan.FromDays(40));
        await desk.Done(Asker.Clock, new RunReceipts());
        var lapsed = await desk.LookAt(lapsing.Number);
        Assert.That((lapsed.State, lapsed.ClosedOn, lapsed.Missing.Count), Is.EqualTo((PublicState.Lapsed, desk.Today, 0)));
    }

    [Test]
    public async Task PB_1_the_number_of_the_enquiry_shows_its_applications_the_newest_first()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Incomplete();
        var enquiry = (await desk.Rows<string>("SELECT number FROM enquiries")).Single();
        var again = await desk.Done(Handler, Receive(Good) with { EnquiryNumber = enquiry });
        Assert.That((await desk.Look(enquiry)).Lines.Select(l => (l.Number, l.State)), Is.EqualTo(new[] { (again.Number, PublicState.Accepted), (a.Number, PublicState.Wanting) }));
    }
}
