using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
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

    private static async Task<DateOnly> Agreed(TestDesk desk, string number, ClockAct act)
    {
        var asked = await desk.Done(ReceiptScene.Handler, Ask(number, act, (await desk.Done(ReceiptScene.Handler, new ShowTask(number))).Head.Version));
        return (await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "", 1))).DueOn;
    }

    private static async Task<long> Extended(TestDesk desk, string number, int days)
    {
        var asked = await desk.Done(ReceiptScene.Handler, new AskExtension(number, days, "核查", "本人同意", (await desk.Done(ReceiptScene.Handler, new ShowTask(number))).Head.Version));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        return asked.Id;
    }

    [Test]
    public async Task DL_9_the_citizen_is_told_in_writing_of_each_act_what_it_does()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        await Agreed(desk, a.Number, ClockAct.Pause);
        desk.Clock.Pass(TimeSpan.FromDays(14));
        await Agreed(desk, a.Number, ClockAct.Resume);
        await Agreed(desk, a.Number, ClockAct.Restart);
        var papers = (await desk.Rows<string>("SELECT content FROM documents WHERE kind = 'pause' ORDER BY id")).Select(NoticeDoc.FromJson).ToList();
        Assert.That(papers.Select(p => p.Title), Is.EqualTo(new[] { "暂停计时告知书", "恢复计时告知书", "重新计时告知书" }));
        Assert.That(await desk.Rows<string>("SELECT number FROM documents WHERE kind = 'pause' ORDER BY id"), Is.EqualTo(new[] { "示民停〔2026〕1号", "示民停〔2026〕2号", "示民停〔2026〕3号" }), "NT-1: one series");
        Assert.That(papers.Select(p => p.Blocks.OfType<Numbered>().Single().Text), Is.EqualTo(new[] { "示民停〔2026〕1号", "示民停〔2026〕2号", "示民停〔2026〕3号" }), "on the paper too");
        var texts = papers.Select(p => string.Join('\n', p.Blocks.OfType<Paragraph>().Select(b => b.Text))).ToList();
        Assert.That(texts[0], Does.Contain("自2026年3月4日起暂停计时，预计约 10 个工作日").And.Contain("剩余办理时限为10个工作日").And.Not.Contain("新的办结日期为"));
        Assert.That(texts[1], Does.Contain("自2026年3月18日起恢复计时（当日不计入），剩余办理时限为10个工作日，新的办结日期为2026年4月1日。").And.Contain("原定于2026年3月18日（含）前办结").And.Not.Contain("起暂停计时"));
        Assert.That(texts[2], Does.Contain("自2026年3月18日起重新计算办理时限（当日不计入），全部时限为10个工作日，新的办结日期为2026年4月1日。").And.Not.Contain("暂停").And.Not.Contain("恢复"));
    }

    [TestCase("extend pause resume restart")]
    [TestCase("restart extend")]
    [TestCase("extend restart")]
    [TestCase("pause extend restart pause resume")]
    [TestCase("pause resume extend")]
    [TestCase("pause")]
    [TestCase("extend")]
    public async Task DL_4_why_this_date_leads_to_the_due_day_whatever_moved_it(string acts)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        foreach (var act in acts.Split(' '))
        {
            desk.Clock.Pass(TimeSpan.FromDays(1));
            if (act == "extend") await Extended(desk, a.Number, 3);
            else await Agreed(desk, a.Number, act switch { "pause" => ClockAct.Pause, "resume" => ClockAct.Resume, _ => ClockAct.Restart });
        }
        var head = (await desk.Done(ReceiptScene.Handler, new ShowTask(a.Number))).Head;
        var why = await desk.Done(ReceiptScene.Handler, new WhyThisDate(a.Number));
        Assert.That(why.Moves.Select(m => m.Kind.ToString()), Is.EqualTo(acts.Split(' ').Select(x => x == "extend" ? "Extension" : char.ToUpperInvariant(x[0]) + x[1..])));
        Assert.That(why.Moves[^1].To, Is.EqualTo(head.DueOn));
        Assert.That(why.Moves.Select(m => m.From), Is.EqualTo(why.Moves.SkipLast(1).Select(m => m.To).Prepend(why.FirstDueOn)), "each begins where the one before ends");
        Assert.That(why.Days[^1].Day, Is.EqualTo(why.FirstDueOn));
    }

    [Test]
    public async Task DL_4_a_date_that_nothing_explains_is_said_to_have_been_moved()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        await Extended(desk, a.Number, 3);
        await desk.Write("UPDATE tasks SET due_on = '2026-04-10' WHERE number = @Number", new { a.Number });
        var why = await desk.Done(ReceiptScene.Handler, new WhyThisDate(a.Number));
        Assert.That(why.Moves.Select(m => (m.Kind, m.To)), Is.EqualTo(new[] { (MoveKind.Extension, new DateOnly(2026, 3, 23)), (MoveKind.Other, new DateOnly(2026, 4, 10)) }));
    }

    [Test]
    public async Task DL_7_the_citizen_is_told_the_date_in_force_and_each_decision_shows_the_date_it_moved()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        var asked = await desk.Done(ReceiptScene.Handler, Ask(a.Number, ClockAct.Restart, 1));
        desk.Clock.Pass(TimeSpan.FromDays(7));
        var extension = await Extended(desk, a.Number, 3);
        var due = (await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "", 1))).DueOn;
        var act = (await desk.Done(ReceiptScene.Handler, new ShowClock(a.Number))).Acts[0];
        Assert.That((act.OldDueOn, act.NewDueOn), Is.EqualTo((new DateOnly(2026, 3, 23), (DateOnly?)due)), "it was asked before the extension");
        Assert.That((await desk.Done(ReceiptScene.Handler, new MyWork())).ToTell.Single().NewDueOn, Is.EqualTo(due));
        Assert.That((await desk.Done(ReceiptScene.Handler, new ShowExtension(extension))).InForce, Is.EqualTo(due));
        await desk.Done(ReceiptScene.Handler, new RecordTold(extension, "电话"));
        Assert.That(await desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Told'"), Has.Some.Contain($"{due:yyyy年M月d日}"));
    }

    [Test]
    public async Task DL_9_whoever_is_to_decide_is_not_told_that_the_task_is_somebody_elses()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        await desk.Done(ReceiptScene.Handler, Ask(a.Number, ClockAct.Pause, 1));
        await using var office = new PageOffice(desk);
        async Task<string> Page(string who)
        {
            var secret = (await desk.Enter(who)).Secret;
            using var answer = await office.Send(Roles.None, HttpMethod.Get, $"/t/{a.Number}/clock", r => r.Headers.Add("Cookie", "desk=" + secret));
            return await answer.Content.ReadAsStringAsync();
        }
        Assert.That(await Page("leader1"), Does.Contain("handler=Decide").And.Not.Contain(TaskRules.NotYourTask.Zh));
        Assert.That(await Page("office1"), Does.Not.Contain("handler=Decide").And.Contain(TaskRules.NotYourTask.Zh), "who can neither ask nor decide is told");
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
