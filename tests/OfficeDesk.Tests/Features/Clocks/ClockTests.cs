using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Extensions;

namespace OfficeDesk.Tests.Features.Clocks;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ClockTests(Engine engine)
{
    private static AskClock Ask(string number, ClockAct act, int version) => new(number, act, "有关规定：专家评审期间不计入", "组织专家评审", "约 10 个工作日", version);

    [Test]
    public async Task DL_9_paused_with_a_basis_by_the_division_leader_resumed_with_the_days_left_restarted_with_the_full_limit()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        Assert.That((await desk.Refused(ReceiptScene.Handler, Ask(a.Number, ClockAct.Pause, 1) with { Basis = "" })).Field, Is.EqualTo("Basis"));
        Assert.That((await desk.Refused(ReceiptScene.Handler, Ask(a.Number, ClockAct.Resume, 1))).Field, Is.EqualTo("Act"));
        desk.Clock.Pass(TimeSpan.FromDays(2));
        var asked = await desk.Done(ReceiptScene.Handler, Ask(a.Number, ClockAct.Pause, 1));
        Assert.That((asked.WaitsFor, (await desk.Done(ReceiptScene.Handler, new ShowTask(a.Number))).Head.State), Is.EqualTo(("分管领导甲", OfficeDesk.Web.Office.TaskState.Open)), "until it is decided the clock goes on");
        Assert.That((await desk.Refused(TestDesk.As("leader2"), new DecideClock(asked.Id, true, "", 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "同意", 1));
        var paused = (await desk.Done(ReceiptScene.Handler, new ShowTask(a.Number))).Head;
        Assert.That((paused.State, paused.Light, paused.DueOn), Is.EqualTo((OfficeDesk.Web.Office.TaskState.Paused, Light.Grey, new DateOnly(2026, 3, 18))));
        Assert.That(await desk.Rows<string>("SELECT kind FROM documents WHERE kind = 'pause'"), Has.Count.EqualTo(1), "the citizen is told in writing");
        desk.Clock.Pass(TimeSpan.FromDays(14));
        var resume = await desk.Done(ReceiptScene.Handler, Ask(a.Number, ClockAct.Resume, paused.Version));
        Assert.That((await desk.Done(TestDesk.As("director"), new DecideClock(resume.Id, true, "", 1))).DueOn, Is.EqualTo(new DateOnly(2026, 4, 1)), "8 working days were left");
        var running = (await desk.Done(ReceiptScene.Handler, new ShowTask(a.Number))).Head;
        var restart = await desk.Done(ReceiptScene.Handler, Ask(a.Number, ClockAct.Restart, running.Version));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideClock(restart.Id, false, "", 1))).Field, Is.EqualTo("Text"));
        Assert.That((await desk.Done(TestDesk.As("leader1"), new DecideClock(restart.Id, true, "", 1))).DueOn, Is.EqualTo(new DateOnly(2026, 4, 3)));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_9_who_decides_is_a_setting()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('clock.decider', 'Director', '', 0); UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        desk.Clock.Pass(TimeSpan.FromSeconds(2));
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        var asked = await desk.Done(ReceiptScene.Handler, Ask(a.Number, ClockAct.Pause, 1));
        Assert.That((asked.WaitsFor, (await desk.Done(TestDesk.As("leader1"), new ShowClock(a.Number))).Acts[0].MayDecide), Is.EqualTo(("局长甲", false)));
        Assert.That(await desk.Refused(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "", 1)), Is.EqualTo(PauseRules.NotYoursToDecide));
        Assert.That((await desk.Done(TestDesk.As("director"), new DecideClock(asked.Id, true, "", 1))).Agreed);
    }

    [Test]
    public async Task GN_5_a_request_about_the_clock_lapses_with_its_task()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        var asked = await desk.Done(ReceiptScene.Handler, Ask(a.Number, ClockAct.Pause, 1));
        Assert.That((await desk.Refused(ReceiptScene.Handler, Ask(a.Number, ClockAct.Pause, asked.TaskVersion))).Rule, Is.EqualTo("DL-9"), "one at a time");
        await desk.Done(ReceiptScene.Handler, new FinishTask(a.Number, "已批准", Channel.Call, "已告知", asked.TaskVersion));
        Assert.That(await desk.Rows<string>("SELECT concat(kind, state) FROM requests"), Is.EqualTo(new[] { "ClockLapsed" }));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "", 2))).Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public async Task GN_1_neither_who_asks_nor_the_deputy_of_the_leader_decides_on_the_leaders_own_clock()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter(answering: 2);
        await desk.Write("UPDATE tasks SET section_id = 3; INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Leader', NULL, 2, 3, '2026-03-01', '2026-12-31')");
        var asked = await desk.Done(TestDesk.As("leader1"), Ask(number, ClockAct.Pause, 1));
        Assert.That((asked.WaitsFor, (await desk.Rows<string>("SELECT decider_role FROM requests")).Single()), Is.EqualTo(("局长甲", "Director")));
        var deputy = TestDesk.As("leader2") with { InCharge = [5, 6, 3, 4, 8], StandsInFor = [new StandIn(Roles.Leader, 0, 2, "分管领导甲")] };
        Assert.That(await desk.Refused(deputy, new DecideClock(asked.Id, true, "", 1)), Is.EqualTo(PauseRules.NotYoursToDecide));
        Assert.That((await desk.Done(deputy, new ShowClock(number))).Acts.Single().MayDecide, Is.False);
        await desk.Done(TestDesk.As("director"), new DecideClock(asked.Id, false, "不属于法定期间", 1));
        // a chief who stands in for the leader does not decide what they asked for themselves
        var both = TestDesk.As("chief1") with { Roles = Roles.Staff | Roles.Chief | Roles.Leader, InCharge = [3], StandsInFor = [new StandIn(Roles.Leader, 0, 2, "分管领导甲")] };
        await desk.Write("UPDATE deputies SET deputy_id = 7");
        var staffs = await desk.Matter(9002, "2026-9002");
        var forStaff = await desk.Done(both, Ask(staffs, ClockAct.Pause, 1));
        Assert.That((forStaff.WaitsFor, (await desk.Refused(both, new DecideClock(forStaff.Id, true, "", 1))).Rule), Is.EqualTo(("局长甲", "GN-1")));
    }

    [Test]
    public async Task DL_9_an_overdue_clock_is_not_paused_because_no_days_are_left()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (late, asked) = (await desk.Matter(), await desk.Matter(9002, "2026-9002"));
        desk.Clock.Set(new DateTime(2026, 3, 18, 16, 0, 0));
        var waits = await desk.Done(TestDesk.As("staff1"), Ask(asked, ClockAct.Pause, 1));
        desk.Clock.Set(new DateTime(2026, 3, 19, 9, 0, 0));
        Assert.That(await desk.Refused(TestDesk.As("staff1"), Ask(late, ClockAct.Pause, 1)), Is.EqualTo(PauseRules.NothingLeft(ClockAct.Pause, new DateOnly(2026, 3, 18), desk.Today)));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideClock(waits.Id, true, "", 1))).Rule, Is.EqualTo("DL-9"), "nor is it agreed to any more");
        await desk.Done(TestDesk.As("leader1"), new DecideClock(waits.Id, false, "到期日已过", 1));
        var restart = await desk.Done(TestDesk.As("staff1"), Ask(late, ClockAct.Restart, 1));
        Assert.That((await desk.Done(TestDesk.As("leader1"), new DecideClock(restart.Id, true, "", 1))).DueOn, Is.EqualTo(new DateOnly(2026, 4, 2)), "a law that starts the limit anew does");
    }

    [Test]
    public async Task DL_7_DL_9_an_extension_that_waits_outlives_the_pause_and_goes_on_from_the_new_date()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var extension = (await desk.Done(TestDesk.As("staff1"), new AskExtension(number, 5, "需要入户核查", "来访人甲电话同意", 1))).Id;
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        await Decide(desk, number, ClockAct.Pause);
        desk.Clock.Set(new DateTime(2026, 3, 25, 9, 0, 0));
        Assert.That((await desk.Done(Asker.Clock, new LapseExtensions())).Count, Is.Zero, "the due date does not pass while the clock stands");
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(extension, true, "", 1));
        Assert.That((await desk.Done(TestDesk.As("leader1"), new ShowExtension(extension))).May.Decide, Is.Null);
        await Decide(desk, number, ClockAct.Resume);
        Assert.That(await desk.Rows<string>("SELECT concat(state, ' ', old_due_on, ' ', new_due_on) FROM extensions"), Is.EqualTo(new[] { "Asked 2026-04-07 2026-04-14" }));
        Assert.That((await desk.Done(Asker.Clock, new LapseExtensions())).Count, Is.Zero);
        Assert.That((await desk.Done(TestDesk.As("leader1"), new DecideExtension(extension, true, "", 3))).DueOn, Is.EqualTo(new DateOnly(2026, 4, 14)));
        Assert.That((await desk.Task(number)).DueOn, Is.EqualTo(new DateOnly(2026, 4, 14)));
    }

    private static async Task Decide(TestDesk desk, string number, ClockAct act)
    {
        var asked = await desk.Done(TestDesk.As("staff1"), Ask(number, act, (await desk.Task(number)).Version));
        await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "", 1));
    }
}
