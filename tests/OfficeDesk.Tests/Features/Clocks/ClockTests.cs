using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Deadlines;

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
}
