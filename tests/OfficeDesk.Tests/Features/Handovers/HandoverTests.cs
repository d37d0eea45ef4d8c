using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Handovers;

namespace OfficeDesk.Tests.Features.Handovers;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class HandoverTests(Engine engine)
{
    [Test]
    public async Task DL_6_the_task_moves_when_the_receiver_signs_not_before()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var given = await desk.Done(TestDesk.As("staff1"), new HandOver(number, 9, "核查表已收，原件在二号柜", true, 1));
        Assert.That((await desk.Task(number)).AnsweringId, Is.EqualTo(8), "who gives answers until it is signed");
        desk.Clock.Pass(TimeSpan.FromHours(2));
        Assert.That(await desk.Done(TestDesk.As("staff2"), new SignHandover(given.Id)), Is.EqualTo(new HandoverSettled(given.Id, number, true)));
        var task = await desk.Task(number);
        Assert.That((task.AnsweringId, task.SectionId), Is.EqualTo((9L, 3L)));
        var intervals = (await desk.Done(TestDesk.As("chief1"), new ResponsibilityOf(number))).Intervals;
        Assert.That(intervals.Select(i => (i.PersonId, i.Why, i.To is null)), Is.EqualTo(new[] { (8L, "Holder", false), (9L, "Handover", true) }));
        Assert.That(intervals[1].From, Is.EqualTo(intervals[0].To));
    }

    [Test]
    public async Task DL_6_who_answered_on_a_day_is_who_did_at_its_end()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var given = await desk.Done(TestDesk.As("staff1"), new HandOver(number, 9, "材料一份", true, 1));
        desk.Clock.Set(new DateTime(2026, 3, 6, 15, 0, 0));
        await desk.Done(TestDesk.As("staff2"), new SignHandover(given.Id));
        desk.Clock.Set(new DateTime(2026, 3, 9, 9, 0, 0));
        async Task<ResponsibleOn> On(int day) => await desk.Done(TestDesk.As("chief1"), new WhoWasResponsible(number, new DateOnly(2026, 3, day)));
        Assert.That((await On(3)).PersonId, Is.Null);
        Assert.That((await On(4)).PersonId, Is.EqualTo(8));
        Assert.That((await On(5)).During.Select(i => i.PersonId), Is.EqualTo(new[] { 8L }));
        Assert.That((await On(6)).PersonId, Is.EqualTo(9));
        Assert.That((await On(6)).During.Select(i => i.PersonId), Is.EqualTo(new[] { 8L, 9L }));
        Assert.That((await On(9)).PersonId, Is.EqualTo(9));
    }

    [Test]
    public async Task DL_6_a_declined_handover_leaves_everything_as_it_was()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var given = await desk.Done(TestDesk.As("staff1"), new HandOver(number, 9, "材料", true, 1));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new DeclineHandover(given.Id, " "))).Field, Is.EqualTo("Why"));
        await desk.Done(TestDesk.As("staff2"), new DeclineHandover(given.Id, "正在休假"));
        Assert.That((await desk.Task(number)).AnsweringId, Is.EqualTo(8));
        Assert.That(await desk.Refused(TestDesk.As("staff2"), new SignHandover(given.Id)), Is.EqualTo(HandoverRules.AlreadySettled));
        await desk.Done(TestDesk.As("staff1"), new HandOver(number, 9, "再交", true, 2));
    }

    [Test]
    public async Task DL_6_papers_go_to_anybody_present_and_move_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var given = await desk.Done(TestDesk.As("staff1"), new HandOver(number, 14, "档案袋一个", false, 1));
        Assert.That((await desk.Done(TestDesk.As("staff6"), new SignHandover(given.Id))).Moved, Is.False);
        Assert.That((await desk.Task(number)).AnsweringId, Is.EqualTo(8));
    }

    [TestCase(10L, true, Description = "qualified for the post")]
    [TestCase(12L, false, Description = "same section, not qualified")]
    [TestCase(14L, false, Description = "another section")]
    [TestCase(8L, false, Description = "answers already")]
    [TestCase(99999L, false, Description = "nobody")]
    public async Task DL_6_a_task_with_a_post_goes_to_somebody_qualified(long to, bool may)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var order = new HandOver(await desk.Matter(), to, "移交", true, 1);
        if (may) await desk.Done(TestDesk.As("staff1"), order);
        else Assert.That((await desk.Refused(TestDesk.As("staff1"), order)).Field, Is.EqualTo("ToId"));
    }

    [TestCase(12L, true)]
    [TestCase(14L, false)]
    public async Task DL_6_a_task_without_a_post_stays_in_its_section(long to, bool may)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var order = new HandOver(await desk.Assigned(), to, "移交", true, 1);
        if (may) await desk.Done(TestDesk.As("chief1"), order);
        else Assert.That((await desk.Refused(TestDesk.As("chief1"), order)).Rule, Is.EqualTo("DL-6"));
    }

    [Test]
    public async Task DL_6_one_handover_of_the_task_at_a_time_and_none_of_a_finished_matter()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter(noneLeft: true);
        await desk.Done(TestDesk.As("staff1"), new HandOver(number, 9, "移交", true, 1));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new HandOver(number, 10, "移交", true, 2))).Kind, Is.EqualTo(RefusalKind.Conflict));
        await desk.Finish(number, version: 2);
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new HandOver(number, 10, "移交", true, 3)), Is.EqualTo(TaskRules.NotOpen));
        var id = (await desk.Rows<long>("SELECT id FROM handovers")).Single();
        Assert.That(await desk.Refused(TestDesk.As("staff2"), new SignHandover(id)), Is.EqualTo(TaskRules.NotOpen));
    }

    [Test]
    public async Task DL_6_only_the_receiver_signs_and_strangers_do_not_see_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var given = await desk.Done(TestDesk.As("staff1"), new HandOver(await desk.Matter(), 9, "移交", true, 1));
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new SignHandover(given.Id)), Is.EqualTo(HandoverRules.NotForYou));
        foreach (var stranger in new[] { "staff3", "staff8", "chief1", "director" })
            Assert.That(await desk.Refused(TestDesk.As(stranger), new SignHandover(given.Id)), Is.EqualTo(DeskRefusals.NotFound()), stranger);
        Assert.That(await desk.Refused(TestDesk.As("staff2"), new SignHandover(123)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(TestDesk.As("staff8"), new HandOver("2026-9001", 9, "x", true, 2)), Is.EqualTo(DeskRefusals.NotFound()));
    }

    [Test]
    public async Task F1_signed_and_declined_at_once_only_one_counts()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        for (var i = 0; i < 10; i++)
        {
            var (to, by) = i % 2 == 0 ? (9L, "staff2") : (8L, "staff1");
            var from = i % 2 == 0 ? "staff1" : "staff2";
            await desk.Write("UPDATE tasks SET answering_id = @A WHERE number = @number", new { number, A = i % 2 == 0 ? 8 : 9 });
            var given = await desk.Done(TestDesk.As(from), new HandOver(number, to, "移交", true, (await desk.Task(number)).Version));
            var (done, refused) = await desk.Race((TestDesk.As(by), new SignHandover(given.Id)), (TestDesk.As(by), (IMessage<HandoverSettled>)new DeclineHandover(given.Id, "不收")));
            Assert.That((done, refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
        }
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM responsibilities WHERE to_at IS NULL"), Is.EqualTo(new[] { 1L }), "one person answers at any time");
    }

    [Test]
    public async Task F1_two_who_hand_over_one_task_at_once_make_one_handover_and_F2_so_does_one_who_sends_twice()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var (done, refused) = await desk.Race((TestDesk.As("staff1"), new HandOver(number, 9, "移交", true, 1)), (TestDesk.As("chief1"), (IMessage<HandoverGiven>)new HandOver(number, 10, "移交", true, 1)));
        Assert.That((done, refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
        var papers = new HandOver(number, 11, "档案", false, 2);
        var first = await desk.Done(TestDesk.As("staff1"), papers, "k");
        Assert.That(await desk.Done(TestDesk.As("staff1"), papers, "k"), Is.EqualTo(first));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM handovers"), Is.EqualTo(new[] { 2L }));
    }
}
