using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Ends;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Ends;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class EndsTests(Engine engine)
{
    private static readonly DateOnly Monday = new(2026, 3, 9);

    private static FinishEarlier Earlier(string number, DateOnly day, int version = 1) => new(number, day, "已办妥", "文书示民告〔2026〕3号", null, null, null, version);

    [Test]
    public async Task DL_12_finishing_with_a_day_in_the_past_needs_evidence_and_the_section_chiefs_confirmation()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        desk.Clock.Pass(TimeSpan.FromDays(7));
        var told = new FinishEarlier(number, Monday, null, "通话记录", Channel.Call, "已批准，下月发放", null, 1);
        Assert.That((await desk.Refused(TestDesk.As("staff1"), told with { Evidence = "" })).Field, Is.EqualTo("Evidence"));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), told with { DoneOn = desk.Today })).Field, Is.EqualTo("DoneOn"));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), told with { AnswerText = null, AnswerHow = null, Result = "办了" })).Rule, Is.EqualTo("FC-6"), "the citizen has no answer");
        var asked = await desk.Done(TestDesk.As("staff1"), told);
        Assert.That((asked.WaitsFor, (await desk.Task(number)).State), Is.EqualTo(("科长乙", TaskState.Open)).Or.EqualTo(("科长甲", TaskState.Open)), "until it is confirmed the task goes on");
        Assert.That(await desk.Refused(TestDesk.As("staff1"), told with { Version = 2 }), Is.EqualTo(TaskEndRules.Waiting));
        var card = (await desk.Done(TestDesk.As("chief1"), new ListApprovals())).Receipts.Single();
        Assert.That((card.Kind, card.What, card.Title), Is.EqualTo(("LateRecord", "2026-03-09", "城市居民最低生活保障")));
        var done = await desk.Done(TestDesk.As("chief1"), new DecideEarlier(asked.Id, true, "", 1));
        Assert.That(done, Is.EqualTo(new EarlierDecided(number, true, Monday, false, 0)));
        var task = await desk.Task(number);
        Assert.That((task.State, task.DoneOn, task.RecordedLate, task.Late, task.DoneBy), Is.EqualTo((TaskState.Done, (DateOnly?)Monday, true, 0, (long?)8)));
        Assert.That(await desk.Rows<string>("SELECT CONCAT(state, given_on) FROM enquiries JOIN enquiry_answers ON enquiry_id = enquiries.id"), Is.EqualTo(new[] { "Answered2026-03-09" }));
        var line = (await desk.Done(TestDesk.As("chief1"), new ListTasks(TaskView.Finished))).Rows.Single();
        Assert.That((line.RecordedLate, line.Late), Is.EqualTo((true, false)), "recorded late is not finished late");
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListApprovals())).Lately.Single() is { What: "LateRecord", Agreed: true });
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_12_the_day_counts_so_what_was_late_then_stays_late_and_an_assigned_task_may_have_been_reported()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned(limit: 2);
        desk.Clock.Pass(TimeSpan.FromDays(9));
        var asked = await desk.Done(TestDesk.As("staff1"), Earlier(number, Monday) with { ReportedTo = "市民政局，电话" });
        Assert.That((await desk.Done(TestDesk.As("chief1"), new DecideEarlier(asked.Id, true, "", 1))) is { Late: true, LateDays: 1 });
        var task = await desk.Task(number);
        Assert.That((task.State, task.ClosedOn, task.LateDays, task.ReportedTo), Is.EqualTo((TaskState.Reported, (DateOnly?)Monday, 1, "市民政局，电话")));

        var second = await desk.Assigned(limit: 8);
        desk.Clock.Pass(TimeSpan.FromDays(3));
        asked = await desk.Done(TestDesk.As("staff1"), Earlier(second, desk.Today.AddDays(-1)));
        await desk.Done(TestDesk.As("chief1"), new DecideEarlier(asked.Id, true, "", 1));
        Assert.That((await desk.Task(second)).State, Is.EqualTo(TaskState.Done), "its report is still to come");
    }

    [Test]
    public async Task GN_1_what_the_chief_did_is_confirmed_by_the_leader_and_who_does_not_confirm_says_why()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned(by: "leader1", answering: 7);
        desk.Clock.Pass(TimeSpan.FromDays(7));
        var asked = await desk.Done(TestDesk.As("chief1"), Earlier(number, Monday));
        Assert.That(asked.WaitsFor, Is.EqualTo("分管领导甲"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new DecideEarlier(asked.Id, true, "", 1))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideEarlier(asked.Id, false, "", 1))).Field, Is.EqualTo("Text"));
        await desk.Done(TestDesk.As("leader1"), new DecideEarlier(asked.Id, false, "没有签收单", 1));
        Assert.That((await desk.Task(number)).State, Is.EqualTo(TaskState.Open));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideEarlier(asked.Id, true, "", 2))).Kind, Is.EqualTo(RefusalKind.Conflict));
        // what the chief records for somebody of the section is not confirmed by the chief either
        var staffs = await desk.Assigned();
        desk.Clock.Pass(TimeSpan.FromDays(2));
        var forStaff = await desk.Done(TestDesk.As("chief1"), Earlier(staffs, desk.Today.AddDays(-1)));
        Assert.That(forStaff.WaitsFor, Is.EqualTo("分管领导甲"));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ShowEnds(staffs))).Records.Single().MayDecide, Is.False);
        Assert.That((await desk.Done(TestDesk.As("leader1"), new ShowEnds(staffs))).Records.Single().MayDecide);
    }

    [Test]
    public async Task GN_3_a_late_record_is_told_at_once_reminded_and_lapses_with_its_task()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        desk.Clock.Pass(TimeSpan.FromDays(7));
        var asked = await desk.Done(TestDesk.As("staff1"), Earlier(number, Monday));
        await desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await desk.Rows<string>("SELECT subject FROM outbox WHERE recipient_id = 7 AND cause LIKE 'asked:%'"), Is.EqualTo(new[] { $"请您决定补记办结：{number}" }));
        desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.That((await desk.Done(Asker.Clock, new RemindUndecided())).Reminded, Is.EqualTo(1));
        await desk.Finish(number, version: asked.TaskVersion);
        Assert.That(await desk.Rows<string>("SELECT CONCAT(l.state, r.state) FROM late_records l JOIN requests r ON r.subject_id = l.id"), Is.EqualTo(new[] { "LapsedLapsed" }));
    }

    [Test]
    public async Task GN_5_void_by_the_chief_with_a_reason_and_by_the_leader_if_overdue()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new VoidTask(number, " ", 1))).Field, Is.EqualTo("Reason"));
        Assert.That((await desk.Refused(TestDesk.As("chief2"), new VoidTask(number, "重复", 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
        var asked = await desk.Done(TestDesk.As("staff1"), new AskClock(number, ClockAct.Pause, "有关规定", "专家评审", "10 天", 1));
        await desk.Done(TestDesk.As("chief1"), new VoidTask(number, "重复登记，见另一件", asked.TaskVersion));
        var task = await desk.Task(number);
        Assert.That((task.State, task.Result, task.Late), Is.EqualTo((TaskState.Void, "重复登记，见另一件", 0)));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM responsibilities WHERE to_at IS NULL"), Is.EqualTo(new[] { 0L }), "nobody answers for it any more");
        Assert.That(await desk.Rows<string>("SELECT state FROM requests"), Is.EqualTo(new[] { "Lapsed" }), "what waited has lost its object");
        Assert.That(await desk.Rows<string>("SELECT state FROM enquiries"), Is.EqualTo(new[] { "Open" }), "FC-6: the citizen still gets an answer");

        var overdue = await desk.Assigned(limit: 1);
        desk.Clock.Pass(TimeSpan.FromDays(5));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new VoidTask(overdue, "撤销", 1))).Zh, Does.Contain("分管领导"));
        Assert.That((await desk.Done(TestDesk.As("leader1"), new VoidTask(overdue, "市局撤销交办", 1))) is { Late: true, LateDays: 2 });
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListTasks(TaskView.Void))).Rows, Has.Count.EqualTo(2), "nothing is deleted");
    }

    [Test]
    public async Task GN_5_GN_1_nobody_makes_their_own_task_void_nor_an_application_or_a_transfer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var own = await desk.Assigned(by: "leader1", answering: 7);
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new VoidTask(own, "不办了", 1))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(TestDesk.As("leader1"), new VoidTask(own, "局里撤销", 1));
        var applied = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        Assert.That((await desk.Refused(TestDesk.As("director"), new VoidTask(applied.Number, "不办了", 1))).Zh, Does.Contain("申请"));
        var transfer = await new Access.Stage(desk).Transfer();
        Assert.That((await desk.Refused(TestDesk.As("director"), new VoidTask(transfer, "不办了", 1))).Zh, Does.Contain("转办"));
        Assert.That(await desk.Refused(TestDesk.As("director"), new VoidTask(transfer.Split("-Z")[0], "不办了", 1)), Is.EqualTo(TaskRules.OnItsWay));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ShowEnds(applied.Number))).Void, Is.Not.Null);
    }

    [Test]
    public async Task GN_1_the_deputy_of_the_chief_neither_confirms_nor_makes_void_what_is_the_chiefs()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Chief', 3, 7, 12, '2026-03-01', '2026-12-31')");
        var deputy = TestDesk.As("staff5") with { Roles = Roles.Staff | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        var own = await desk.Assigned(by: "leader1", answering: 7);
        desk.Clock.Pass(TimeSpan.FromDays(7));
        var asked = await desk.Done(TestDesk.As("chief1"), Earlier(own, Monday));
        Assert.That((asked.WaitsFor, (await desk.Rows<string>("SELECT decider_role FROM requests")).Single()), Is.EqualTo(("分管领导甲", "Leader")));
        Assert.That((await desk.Done(deputy, new ListApprovals())).Receipts, Is.Empty, "it is not put before the chief's seat");
        Assert.That(await desk.Refused(deputy, new DecideEarlier(asked.Id, true, "", 1)), Is.EqualTo(TaskEndRules.NotYoursToConfirm));
        Assert.That((await desk.Refused(deputy, new VoidTask(own, "不办了", asked.TaskVersion))).Rule, Is.EqualTo("GN-1"));
        var shown = await desk.Done(deputy, new ShowEnds(own));
        Assert.That((shown.Records.Single().MayDecide, shown.Void?.Rule), Is.EqualTo((false, "GN-1")), "nor are there buttons");
        await desk.Done(TestDesk.As("leader1"), new DecideEarlier(asked.Id, true, "", 1));
        // what is not the chief's the deputy decides, for the chief
        await desk.Done(deputy, new VoidTask(await desk.Assigned(), "市局撤销交办", 1));
        Assert.That(await desk.Rows<long?>("SELECT for_id FROM audit WHERE message = 'VoidTask' AND person_id = 12"), Does.Contain((long?)7));
    }

    [Test]
    public async Task DL_9_DL_11_what_ends_while_its_clock_stands_is_not_late()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        var (done, earlier, gone, withdrawn) = (await Paused(desk, 1), await Paused(desk, 2), await Paused(desk, 3), await Paused(desk, 4));
        desk.Clock.Set(new DateTime(2026, 3, 25, 9, 0, 0));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new FinishTask(done, "已批准", Channel.Call, "已告知", 3))) is { Late: false, LateDays: 0 }, "8 days were left when the clock stopped");
        var asked = await desk.Done(TestDesk.As("staff1"), Earlier(earlier, new DateOnly(2026, 3, 24), 3) with { AnswerHow = Channel.Call, AnswerText = "已告知" });
        Assert.That((await desk.Done(TestDesk.As("chief1"), new DecideEarlier(asked.Id, true, "", 1))) is { Late: false, LateDays: 0 });
        Assert.That((await desk.Done(TestDesk.As("chief1"), new VoidTask(gone, "重复登记", 3))) is { Late: false, LateDays: 0 }, "GN-5: not overdue, so the chief may");
        await desk.Done(TestDesk.As("staff1"), new WithdrawEnquiry(withdrawn, "不办了"));
        Assert.That(await desk.Rows<string>("SELECT concat(state, late, late_days) FROM tasks ORDER BY id"), Is.EqualTo(new[] { "Done00", "Done00", "Void00", "Void00" }));
        desk.Clock.Set(new DateTime(2026, 3, 26, 8, 30, 0));
        Assert.That(await desk.Done(Asker.Clock, new RunEscalation(false)) is { Breaches: 0, Yellow: 0, Red: 0 });
    }

    /// <summary>A matter due on 18 March whose clock stands from today on; its task has version 3.</summary>
    private static async Task<string> Paused(TestDesk desk, long n)
    {
        var number = await desk.Matter(9000 + n, $"2026-900{n}");
        var asked = await desk.Done(TestDesk.As("staff1"), new AskClock(number, ClockAct.Pause, "有关规定", "专家评审", "10 天", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "", 1));
        return number;
    }
}
