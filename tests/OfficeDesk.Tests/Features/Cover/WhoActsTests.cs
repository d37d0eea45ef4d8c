using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Escalation;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>A cover finds somebody to act on it where the usual person is concerned, away, or not in the seat any more.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WhoActsTests(Engine engine) : DeskTests(engine)
{
    [Test]
    public async Task CV_4_where_the_chief_covers_the_division_leader_finds_the_list_to_countersign()
    {
        await Qualify(7);
        var filed = await Desk.Done(TestDesk.As("chief1"), new ProposeCover(await Desk.Leave(), CoverScene.Urban, 7, ""));
        Assert.That(filed.State, Is.EqualTo(CoverState.Consented), "who names themselves agrees");
        filed = await Desk.Done(TestDesk.As("leader1"), new DecideCover(filed.Id, true, "", filed.Version));
        filed = await Desk.Done(TestDesk.As("office1"), new FileCover(filed.Id, "", filed.Version));
        var sheet = await Desk.SheetOf(filed.Id);
        await Desk.Done(TestDesk.As("staff1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        await Desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Taker, 2));
        Assert.That((await ToSign("chief1"), await ToSign("leader1"), await ToSign("leader2")), Is.EqualTo((0, 1, 0)));
        await Desk.Done(TestDesk.As("leader1"), new SignSheet(sheet, HandoverPart.Witness, 3));
        Assert.That(await ToSign("leader1"), Is.Zero);
    }

    [Test]
    public async Task CV_4_where_the_chief_is_away_the_leader_or_the_chief_s_deputy_finds_it()
    {
        var filed = await Desk.Filed(await Desk.Leave());
        var sheet = await Desk.SheetOf(filed.Id);
        await Desk.Done(TestDesk.As("staff1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        await Desk.Done(TestDesk.As("staff2"), new SignSheet(sheet, HandoverPart.Taker, 2));
        Assert.That(await ToSign("leader1"), Is.Zero, "the chief is there");
        await Desk.Leave(7, "2026-03-04T08:30", "2026-03-04T17:30", "Started", "Meeting", "Short");
        Assert.That(await ToSign("leader1"), Is.EqualTo(1));
        await Desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Chief', 3, 7, 12, '2026-03-01', '2026-12-31')");
        Assert.That(await ToSign("leader1"), Is.Zero, "the deputy acts");
    }

    [Test]
    public async Task GN_1_where_every_clerk_is_concerned_whoever_approved_files()
    {
        // a small office: one clerk, who is the cover
        await Desk.Write("DELETE FROM grants WHERE role = 'GeneralOffice' AND account_id NOT IN (SELECT id FROM accounts WHERE person_id = 6)");
        await Qualify(6);
        var moved = await Desk.Done(TestDesk.As("chief1"), new ProposeCover(await Desk.Leave(), CoverScene.Urban, 6, ""));
        moved = await Desk.Done(CoverScene.Person(6), new AnswerCover(moved.Id, true, "", moved.Version));
        moved = await Desk.Done(TestDesk.As("leader1"), new DecideCover(moved.Id, true, "", moved.Version));
        Assert.That(moved.WaitsFor, Is.EqualTo("分管领导甲"));
        Assert.That((await Desk.Refused(CoverScene.Person(6), new FileCover(moved.Id, "", moved.Version))).Rule, Is.EqualTo("GN-1"));
        Assert.That(await Desk.Refused(TestDesk.As("leader2"), new FileCover(moved.Id, "", moved.Version)), Has.Property("Kind").EqualTo(RefusalKind.NotFound));
        Assert.That((await Desk.Done(TestDesk.As("leader1"), new FileCover(moved.Id, "", moved.Version))).State, Is.EqualTo(CoverState.Filed));
    }

    [Test]
    public async Task CV_5_a_leader_does_not_file_while_a_clerk_can()
    {
        var moved = await Desk.Done(TestDesk.As("chief1"), new ProposeCover(await Desk.Leave(), CoverScene.Urban, 9, ""));
        moved = await Desk.Done(TestDesk.As("staff2"), new AnswerCover(moved.Id, true, "", moved.Version));
        moved = await Desk.Done(TestDesk.As("leader1"), new DecideCover(moved.Id, true, "", moved.Version));
        Assert.That(await Desk.Refused(TestDesk.As("leader1"), new FileCover(moved.Id, "", moved.Version)), Is.EqualTo(CoverRules.NotYoursToFile));
    }

    [Test]
    public async Task GN_2_what_lies_before_somebody_who_is_no_deputy_any_more_goes_back_to_the_seat()
    {
        await Desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Leader', NULL, 2, 12, '2026-03-01', '2026-03-04')");
        var moved = await Desk.Done(TestDesk.As("chief1"), new ProposeCover(await Desk.Leave(from: "2026-03-10T08:30", to: "2026-03-11T17:30"), CoverScene.Urban, 9, ""));
        Assert.That((await Desk.Done(TestDesk.As("staff2"), new AnswerCover(moved.Id, true, "", 1))).WaitsFor, Is.EqualTo("工作人员戊"));
        Desk.Clock.Set(new DateTime(2026, 3, 5, 9, 0, 0));
        await Desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await Desk.Rows<long>("SELECT decider_id FROM requests WHERE kind = 'Cover'"), Is.EqualTo(new[] { 2L }));
        Assert.That(await Desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE 'asked:%' AND recipient_id = 2"), Has.Count.EqualTo(1), "who acts now is told");
    }

    [Test]
    public async Task CV_5_what_is_returned_a_second_time_is_told_a_second_time()
    {
        var moved = await Desk.Done(TestDesk.As("chief1"), new ProposeCover(await Desk.Leave(), CoverScene.Urban, 9, ""));
        moved = await Desk.Done(TestDesk.As("staff2"), new AnswerCover(moved.Id, true, "", moved.Version));
        moved = await Desk.Done(TestDesk.As("leader1"), new DecideCover(moved.Id, true, "", moved.Version));
        for (var i = 0; i < 2; i++)
        {
            moved = await Desk.Done(TestDesk.As("office1"), new ReturnCover(moved.Id, FormalFault.NameWrong, "岗位名", moved.Version));
            Assert.That(await Desk.Rows<string?>("SELECT told_at FROM cover_notes WHERE kind = 'Returned'"), Is.EqualTo(new string?[] { null }), $"time {i + 1}");
            await Desk.Write("UPDATE cover_notes SET told_at = '2026-03-04T01:00:00.000000Z'");
            moved = await Desk.Done(TestDesk.As("chief1"), new MendCover(moved.Id, "已改", moved.Version));
        }
    }

    [Test]
    public async Task CV_5_the_chief_hears_of_a_cover_that_was_declined_although_the_person_named_them()
    {
        var moved = await Desk.Done(TestDesk.As("staff1"), new ProposeCover(await Desk.Leave(), CoverScene.Urban, 9, ""));
        await Desk.Done(TestDesk.As("staff2"), new AnswerCover(moved.Id, false, "手上事情太多", moved.Version));
        Assert.That(await Desk.Rows<long>("SELECT person_id FROM cover_notes WHERE kind = 'Declined' ORDER BY person_id"), Is.EqualTo(new[] { 7L, 8L }));
    }

    [Test]
    public async Task CV_3_while_the_chief_is_away_the_chief_s_deputy_answers_for_a_vacant_post()
    {
        await Desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Chief', 3, 7, 12, '2026-03-01', '2026-12-31')");
        await Desk.Leave(7, "2026-03-04T08:30", "2026-03-04T17:30", "Started", "Meeting", "Short");
        await Desk.Work("2026-1");
        await Desk.Begin(await Desk.Leave(from: "2026-03-04T09:00", kind: "Sick", sudden: true));
        Assert.That(await Desk.Answers("2026-1"), Is.EqualTo(12L));
    }

    [Test]
    public async Task GN_2_the_director_s_deputy_names_a_cover_for_the_director()
    {
        var deputy = TestDesk.As("leader2") with { Roles = Roles.Leader | Roles.Director, StandsInFor = [new StandIn(Roles.Director, 0, 1, "局长甲")] };
        await Desk.Done(deputy, new ProposeCover(await Desk.Leave(), CoverScene.Urban, 9, ""));
        Assert.That(await Desk.Rows<long?>("SELECT for_id FROM audit WHERE message = 'ProposeCover'"), Is.EqualTo(new long?[] { 1 }));
    }

    private async Task<int> ToSign(string who) => (await Desk.Done(TestDesk.As(who), new MyWork())).Covers.ToSign.Count;

    private async Task Qualify(long person)
    {
        await Desk.Write("INSERT INTO post_staff (post_id, person_id) VALUES (1, @person); UPDATE stamps SET value = value + 1 WHERE name = 'office'", new { person });
        await Task.Delay(1100);
    }
}
