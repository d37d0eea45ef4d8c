using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Talk;

namespace OfficeDesk.Tests.Features.Talk;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class TalkTests(Engine engine)
{
    private static Task<TalkForMe> Mine(TestDesk desk, string who) => desk.Done(TestDesk.As(who), new MyTalk());

    private static Task<IReadOnlyList<string>> Mailed(TestDesk desk, long who) => desk.Rows<string>("SELECT body_text FROM outbox WHERE recipient_id = @who ORDER BY id", new { who });

    private static async Task<string> Important(TestDesk desk) =>
        (await desk.Done(TestDesk.As("chief1"), new AssignTask("重要任务", TaskSource.Superior, "市民政局", 8, LimitNumber: 10, Important: true))).Number;

    [Test]
    public async Task DL_8_progress_stands_in_the_story_and_in_the_chiefs_list()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Important(desk);
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ReportProgress(number, "已完成", 101))).Field, Is.EqualTo("Percent"));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new ReportProgress(number, "替他报"))).Kind, Is.EqualTo(RefusalKind.NotFound).Or.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListProgress())).Rows.Single() is { LastOn: null, Missing: false, Important: true });
        await desk.Done(TestDesk.As("staff1"), new ReportProgress(number, "数据已汇总一半", 50, "汇总"));
        var row = (await desk.Done(TestDesk.As("chief1"), new ListProgress())).Rows.Single();
        Assert.That((row.Percent, row.Stage, row.Text, row.LastOn), Is.EqualTo(((int?)50, "汇总", "数据已汇总一半", (DateOnly?)desk.Today)));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ShowTask(number))).Timeline[0] is { Kind: "Progress", Zh: "进展（50%，汇总）", Note: "数据已汇总一半" });
        await desk.Finish(number);
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new ReportProgress(number, "完了")), Is.EqualTo(TaskRules.NotOpen));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListProgress())).Rows, Is.Empty);
    }

    [Test]
    public async Task DL_8_at_half_of_the_limit_the_answering_person_is_reminded_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Important(desk);
        desk.Clock.Pass(TimeSpan.FromDays(6));
        await desk.Done(Asker.Clock, new RunEscalation());
        Assert.That(await Mailed(desk, 8), Is.Empty, "the fifth of ten working days has not come");
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await desk.Done(Asker.Clock, new RunEscalation());
        Assert.That((await Mailed(desk, 8)).Single(), Does.Contain("须报告进展").And.Contain(number).And.Not.Contain("重要任务"), "a number, no title");
        Assert.That((await Mine(desk, "staff1")).Owed.Single().ReportBy, Is.EqualTo(desk.Today));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListProgress())).Missing, Is.EqualTo(1));
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await desk.Done(Asker.Clock, new RunEscalation());
        Assert.That(await Mailed(desk, 8), Has.Count.EqualTo(1));
        await desk.Done(TestDesk.As("staff1"), new ReportProgress(number, "进行中"));
        Assert.That((await Mine(desk, "staff1")).Owed, Is.Empty);
    }

    [Test]
    public async Task DL_6_who_is_mentioned_finds_it_on_my_work_and_in_the_next_digest_without_its_text()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new WriteNote(number, "看看", [17])), Is.EqualTo(ProgressRules.CannotSeeIt), "somebody of another section cannot see it");
        var name = OfficeDesk.Web.Demo.DemoBureau.People.Single(p => p.Id == 9).Name;
        var note = await desk.Done(TestDesk.As("staff1"), new WriteNote(number, $"@{name} 材料在柜子里", [7, 8]));
        Assert.That(note.Mentioned, Has.Count.EqualTo(2), "the chief from the list, a colleague by name, oneself not");
        var mine = (await Mine(desk, "staff2")).Mentions.Single();
        Assert.That((mine.Number, mine.Text), Is.EqualTo((number, $"@{name} 材料在柜子里")));
        Assert.That((await desk.Done(TestDesk.As("staff2"), new ShowTalk(number))).ToMe);
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await desk.Done(TestDesk.As("chief1"), new SeeTalk(number));
        await desk.Done(Asker.Clock, new RunEscalation());
        Assert.That((await Mailed(desk, 9)).Single(), Does.Contain("备注中提到您").And.Contain(number).And.Not.Contain("柜子").And.Not.Contain("上级交办事项"));
        Assert.That(await Mailed(desk, 7), Is.Empty, "who has seen it is not mailed");
        await desk.Done(Asker.Clock, new RunEscalation(ByHand: true));
        Assert.That(await Mailed(desk, 9), Has.Count.EqualTo(1), "told once");
        await desk.Done(TestDesk.As("staff2"), new SeeTalk(number));
        Assert.That((await Mine(desk, "staff2")).Mentions, Is.Empty);
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_6_who_watches_a_task_learns_of_its_changes_once_and_not_of_their_own()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        await desk.Done(TestDesk.As("leader1"), new WatchTask(number));
        await desk.Done(TestDesk.As("leader1"), new WatchTask(number));
        await desk.Done(TestDesk.As("leader1"), new WriteNote(number, "抓紧"));
        Assert.That((await Mine(desk, "leader1")).Watched, Is.Empty, "one's own acts are no news");
        await desk.Done(TestDesk.As("staff1"), new ReportProgress(number, "一半", 50));
        var change = (await Mine(desk, "leader1")).Watched.Single();
        Assert.That((change.Number, change.Changes, change.Zh), Is.EqualTo((number, 1, "进展（50%）")));
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await desk.Done(Asker.Clock, new RunEscalation());
        await desk.Done(Asker.Clock, new RunEscalation(ByHand: true));
        Assert.That((await Mailed(desk, 2)).Single(), Does.Contain("您关注的事项有变化").And.Contain(number));
        await desk.Done(TestDesk.As("leader1"), new SeeTalk(number));
        Assert.That((await Mine(desk, "leader1")).Watched, Is.Empty);
        Assert.That((await desk.Done(TestDesk.As("leader1"), new ShowTalk(number))) is { Watching: true, Watchers: 1, ToMe: false });
        await desk.Done(TestDesk.As("leader1"), new WatchTask(number, Watch: false));
        await desk.Finish(number);
        Assert.That((await Mine(desk, "leader1")).Watched, Is.Empty);
    }

    [Test]
    public async Task Somebody_else_has_it_open_is_said_for_two_minutes_and_keeps_nobody_out()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        Assert.That((await desk.Done(TestDesk.As("staff1"), new WhoIsHere(number))).Names, Is.Empty);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ShowTalk(number))).Here, Is.EqualTo(new[] { TestDesk.As("staff1").Name }));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new WhoIsHere(number))).Names, Is.EqualTo(new[] { TestDesk.As("chief1").Name }));
        desk.Clock.Pass(TimeSpan.FromMinutes(3));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new WhoIsHere(number))).Names, Is.Empty);
        await desk.Finish(number);
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM audit WHERE message IN ('WhoIsHere', 'ShowTalk')"), Is.EqualTo(new[] { 0L }), "nothing is written");
    }
}
