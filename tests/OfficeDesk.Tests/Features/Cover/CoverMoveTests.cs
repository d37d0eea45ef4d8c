using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;

namespace OfficeDesk.Tests.Features.Cover;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CoverMoveTests(Engine engine)
{
    [Test]
    public async Task CV_6_all_open_work_moves_for_exactly_the_period_and_comes_back_on_return()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        await desk.Work("2026-2");
        await desk.Work("2026-3", CoverScene.Staff2, 2);
        var absence = await desk.Leave();
        var cover = await desk.HandedOver(absence);
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(8), "until the absence begins");
        desk.Clock.Set(new DateTime(2026, 3, 5, 8, 30, 0));
        await desk.Begin(absence);
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2"), await desk.Answers("2026-3")), Is.EqualTo((9L, 9L, 9L)));
        await desk.Work("2026-4", CoverScene.Staff2);
        desk.Clock.Set(new DateTime(2026, 3, 6, 11, 12, 0));
        await desk.Return(absence);
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2"), await desk.Answers("2026-3"), await desk.Answers("2026-4")), Is.EqualTo((8L, 8L, 9L, 8L)), "the cover's own stays, what came to the post comes back");
        Assert.That((await desk.Cover(cover)).State, Is.EqualTo(CoverState.HandedBack));
        var intervals = (await desk.Done(TestDesk.As("chief1"), new ResponsibilityOf("2026-1"))).Intervals;
        Assert.That(intervals.Select(i => (i.PersonId, i.Why, i.For)), Is.EqualTo(new[] { (8L, "Holder", ""), (9L, "Cover", "工作人员甲"), (8L, "Return", "") }));
        Assert.That(intervals.Skip(1).Select(i => i.From), Is.EqualTo(intervals.Take(2).Select(i => i.To)), "without a gap, to the minute");
        Assert.That(intervals[1].From, Is.EqualTo(CoverScene.At("2026-03-05T08:30")));
        var on = await desk.Done(TestDesk.As("chief1"), new WhoWasResponsible("2026-1", new DateOnly(2026, 3, 5)));
        Assert.That((on.PersonId, on.During[^1].For), Is.EqualTo(((long?)9, "工作人员甲")));
    }

    [Test]
    public async Task CV_4_unsigned_the_leave_cannot_start_and_signed_it_can()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1", due: "2026-03-13");
        await desk.Work("2026-2", due: "2026-04-30");
        var absence = await desk.Leave();
        Assert.That((await desk.Done(TestDesk.As("chief1"), new CoversOf(absence))).CannotStart!.Rule, Is.EqualTo("AB-3"));
        var filed = await desk.Filed(absence);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new CoversOf(absence))).CannotStart!.Rule, Is.EqualTo("CV-4"));
        var id = await desk.SheetOf(filed.Id);
        var sheet = await desk.Done(TestDesk.As("staff1"), new ShowSheet(id));
        Assert.That(sheet.Lines.Where(l => l.Thing is HandoverThing.Task).Select(l => (l.Number, l.Must)), Is.EqualTo(new[] { ("2026-1", true), ("2026-2", false) }), "due within five working days after it");
        await desk.Done(TestDesk.As("staff1"), new AddSheetLine(id, HandoverThing.Material, "二号柜档案三盒"));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new AddSheetLine(id, HandoverThing.Material, "多一盒"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new SignSheet(id, HandoverPart.Taker, 2))).Rule, Is.EqualTo("CV-4"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new SignSheet(id, HandoverPart.Giver, 2))).Kind, Is.EqualTo(RefusalKind.Forbidden), "only in sudden illness");
        await desk.Done(TestDesk.As("staff1"), new SignSheet(id, HandoverPart.Giver, 2));
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new AddSheetLine(id, HandoverThing.Key, "钥匙")), Is.EqualTo(CoverRules.ListSigned));
        await desk.Work("2026-5");
        await desk.Done(TestDesk.As("staff2"), new SignSheet(id, HandoverPart.Taker, 3));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new SignSheet(id, HandoverPart.Witness, 4))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new SignSheet(id, HandoverPart.Witness, 4))).Whole);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new CoversOf(absence))).CannotStart, Is.Null);
        Assert.That(await desk.Rows<string>("SELECT kind FROM documents WHERE subject_id = @Id ORDER BY id", new { filed.Id }), Is.EqualTo(new[] { "cover-approval", "handover" }), "the list is issued with the third signature");
        await desk.Begin(absence);
        var lines = (await desk.Done(TestDesk.As("staff2"), new ShowSheet(id))).Lines.Where(l => l.Thing is HandoverThing.Task).ToList();
        Assert.That(lines.Select(l => (l.Number, l.Added)), Is.EquivalentTo(new[] { ("2026-1", false), ("2026-2", false), ("2026-5", true) }), "what came after the signature is marked");
    }

    [Test]
    public async Task AB_3_sudden_illness_leaves_the_post_to_the_chief_until_the_late_cover_is_handed_over()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        await desk.Work("2026-2", post: null);
        var absence = await desk.Leave(from: "2026-03-04T09:00", state: "Approved", kind: "Sick", sudden: true);
        await desk.Begin(absence);
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2")), Is.EqualTo((7L, 7L)));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ResponsibilityOf("2026-1"))).Intervals[^1], Is.Not.Null.And.Property("Why").EqualTo("Vacant").And.Property("For").EqualTo("工作人员甲"));
        desk.Clock.Pass(TimeSpan.FromHours(3));
        var filed = await desk.Filed(absence);
        Assert.That((await desk.Cover(filed.Id)).Late, Is.EqualTo(1));
        var sheet = await desk.SheetOf(filed.Id);
        await desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        await desk.Done(TestDesk.As("staff2"), new SignSheet(sheet, HandoverPart.Taker, 2));
        await desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Witness, 3));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ShowSheet(sheet))).Signatures[0].For, Is.EqualTo("工作人员甲"), "marked as signed in their place");
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2")), Is.EqualTo((9L, 9L)), "at once, as the absence runs");
        await desk.Return(absence);
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2")), Is.EqualTo((8L, 8L)));
        Assert.That((await desk.CoversOf(absence)).Select(c => c.State), Is.All.EqualTo(CoverState.HandedBack));
    }

    [Test]
    public async Task CV_7_a_cover_who_falls_ill_leaves_the_post_to_the_chief_who_is_told_at_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var absence = await desk.Leave();
        var cover = await desk.HandedOver(absence);
        await desk.Begin(absence);
        var ill = await desk.Leave(9, "2026-03-05T10:00", "2026-03-06T17:30", kind: "Sick", sudden: true);
        desk.Clock.Set(new DateTime(2026, 3, 5, 10, 0, 0));
        await desk.Begin(ill);
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(7));
        Assert.That((await desk.Cover(cover)).State, Is.EqualTo(CoverState.BrokenOff));
        await desk.Done(Asker.Clock, new FollowCovers());
        Assert.That(await desk.Rows<string>("SELECT subject FROM outbox WHERE recipient_id = 7 AND subject LIKE '替代人也要离岗%'"), Has.Count.EqualTo(1));
        await desk.HandedOver(absence, CoverScene.Staff3);
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(10), "A and B both away, a third qualified person covers");
        await desk.Return(absence);
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(8));
    }

    [Test]
    public async Task CV_7_a_planned_absence_of_the_cover_frees_its_place_and_the_next_takes_over_when_it_begins()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var absence = await desk.Leave(to: "2026-03-13T17:30");
        var cover = await desk.HandedOver(absence);
        await desk.Begin(absence);
        var theirs = await desk.Leave(9, "2026-03-09T08:30", "2026-03-10T17:30", state: "Asked");
        await desk.Change(theirs, "UPDATE absences SET state = 'Approved' WHERE id = @Id");
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(9), "goes on until its person leaves");
        var next = await desk.HandedOver(absence, CoverScene.Staff3);
        Assert.That((await desk.Answers("2026-1"), (await desk.Cover(cover)).State, (await desk.Cover(next)).State), Is.EqualTo((10L, CoverState.BrokenOff, CoverState.Running)));
    }

    [Test]
    public async Task FC_3_new_work_of_the_post_goes_to_the_cover_and_a_transfer_comes_back_with_the_rest()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var before = await desk.Done(TestDesk.As("staff5"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.SameSection));
        var absence = await desk.Leave();
        await desk.HandedOver(absence);
        desk.Clock.Set(new DateTime(2026, 3, 5, 8, 30, 0));
        await desk.Begin(absence);
        Assert.That((await desk.Done(TestDesk.As("staff5"), new PromiseFor(1))) is { ResponsibleId: 9, Why: ResponsibleWhy.Cover });
        Assert.That(await desk.Rows<long>("SELECT to_id FROM transfers"), Is.EqualTo(new[] { 9L }), "on its way to the absent person");
        var logged = await desk.Done(TestDesk.As("staff5"), new LogEnquiry(Channel.Call, CitizenName: "来访人乙", Phone: "10000090002", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.SameSection));
        Assert.That(logged.ResponsibleId, Is.EqualTo(9));
        await desk.Done(TestDesk.As("staff2"), new AcceptTransfer(logged.TransferNumber!, 1));
        await desk.Done(TestDesk.As("staff2"), new RecordContact(logged.TransferNumber!, "已联系", 2));
        Assert.That(await desk.Answers(logged.Number), Is.EqualTo(9));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ResponsibilityOf(logged.Number))).Intervals[^1].For, Is.EqualTo("工作人员甲"));
        await desk.Return(absence);
        Assert.That(await desk.Answers(logged.Number), Is.EqualTo(8));
        Assert.That((await desk.Rows<long>("SELECT to_id FROM transfers WHERE state = 'Sent'")).Single(), Is.EqualTo(8));
        Assert.That(before.ResponsibleId, Is.EqualTo(8));
    }

    [Test]
    public async Task CV_6_work_that_comes_to_somebody_who_is_away_follows_within_a_minute()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        await desk.HandedOver(absence);
        await desk.Begin(absence);
        await desk.Work("2026-7", CoverScene.Staff1);
        await desk.Work("2026-8", CoverScene.Staff1, null);
        Assert.That((await desk.Done(Asker.Clock, new FollowCovers())).Absences, Is.EqualTo(1));
        Assert.That((await desk.Answers("2026-7"), await desk.Answers("2026-8")), Is.EqualTo((9L, 9L)));
        Assert.That((await desk.Done(Asker.Clock, new FollowCovers())), Is.EqualTo(new CoversFollowed(0, 0)), "the second time there is nothing to do");
    }

    [Test]
    public async Task CV_6_an_absence_that_does_not_happen_breaks_its_covers_off()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var absence = await desk.Leave();
        var cover = await desk.HandedOver(absence);
        await desk.Change(absence, "UPDATE absences SET state = 'Withdrawn' WHERE id = @Id");
        Assert.That((await desk.Cover(cover)).State, Is.EqualTo(CoverState.BrokenOff));
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(8));
    }

    [Test]
    public async Task CV_3_taken_off_while_it_runs_the_post_is_vacant_and_the_chief_answers()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var absence = await desk.Leave();
        var cover = await desk.HandedOver(absence);
        await desk.Begin(absence);
        var version = (await desk.Cover(cover)).Version;
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new BreakOffCover(cover, "不想干了", version))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await desk.Done(TestDesk.As("chief1"), new BreakOffCover(cover, "抽调参加检查", version));
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(7));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new CoversOf(absence))).Posts.Single().Now!.Vacant);
    }

    [Test]
    public async Task CV_6_the_cover_sees_the_posts_tasks_for_the_period_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        await desk.Write("UPDATE tasks SET state = 'Done' WHERE number = '2026-1'; UPDATE people SET section_id = 4 WHERE id = 9; UPDATE posts SET section_id = 3 WHERE id = 1");
        var stranger = TestDesk.As("staff2") with { SectionId = 4 };
        var absence = await desk.Leave();
        await desk.HandedOver(absence);
        Assert.That((await desk.Refused(stranger, new ShowTask("2026-1"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Begin(absence);
        Assert.That((await desk.Done(stranger, new ShowTask("2026-1"))).Head.Number, Is.EqualTo("2026-1"), "the post's work, also what is done");
        await desk.Return(absence);
        Assert.That((await desk.Refused(stranger, new ShowTask("2026-1"))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task CV_4_two_thousand_tasks_move_and_come_back_whole()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-0");
        await desk.Write("""
            INSERT INTO tasks (id, number, kind, title, source, matter_type_id, post_id, section_id, answering_id, received_on, first_due_on, due_on, state, made_at, made_by)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT 700000 + n.i + 1000 * m.k, concat('X', n.i + 1000 * m.k), 'Matter', '城市低保', 'Citizen', 1, 1, 3, 8, '2026-03-02', '2026-03-18', '2026-03-18', 'Open', '2026-03-02T01:00:00.000000Z', 8
            FROM n, (SELECT 0 AS k UNION ALL SELECT 1) m
            """);
        await desk.Write("INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, why) SELECT id + 9000000, id, 8, 3, made_at, 'Holder' FROM tasks WHERE number LIKE 'X%'");
        var absence = await desk.Leave();
        await desk.HandedOver(absence);
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await desk.Begin(absence);
        TestContext.Out.WriteLine($"{engine}: 2,001 tasks handed over in {System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM tasks WHERE answering_id = 9")).Single(), Is.EqualTo(2001));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM responsibilities WHERE to_at IS NULL AND person_id = 9 AND for_id = 8")).Single(), Is.EqualTo(2001));
        await desk.Return(absence);
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM tasks WHERE answering_id = 8")).Single(), Is.EqualTo(2001));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM responsibilities WHERE to_at IS NULL")).Single(), Is.EqualTo(2001), "one open interval a task");
    }
}
