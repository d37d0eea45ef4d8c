using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Cover;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Features.Escalation;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>Who learns of an absence, its later return and what has to follow it, when those who usually do are away themselves.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WhoIsToldTests(Engine engine) : DeskTests(engine)
{
    [Test]
    public async Task GN_2_a_late_return_is_told_to_whoever_acts_for_a_chief_who_is_away()
    {
        await Desk.Approved("staff1", "10:00", "11:00");
        await Desk.Leave(7, "2026-03-04T08:30", "2026-03-04T17:30", "Started", "Meeting", "Inform");
        await Desk.Watch("10:00");
        await Desk.Watch("11:01");
        Assert.That(await Desk.Letters("late-return:"), Is.EqualTo(new[] { 2L, 8L }), "the division leader, not the chief who is away");
    }

    [Test]
    public async Task GN_2_a_named_deputy_is_told_beside_a_chief_who_is_there()
    {
        await Desk.Done(TestDesk.As("chief1"), new NameDeputy(Roles.Chief, 3, 12, Desk.Today, Desk.Today.AddDays(2)));
        await Desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-05 17:30"), 8, Sudden: true));
        Assert.That(await Desk.Letters("sudden:"), Is.EqualTo(new[] { 4L, 5L, 6L, 7L, 12L }));
    }

    [Test]
    public async Task AB_6_an_empty_section_is_told_to_whoever_acts_for_the_neighbours_chief()
    {
        // the low-income-assistance office is section 4, whose chief (13) is away: leader1 (2) acts
        await Desk.Leave(13, "2026-03-04T08:30", "2026-03-04T17:30", "Started", "Meeting", "Inform");
        await Desk.Announce("chief4", "10:00", "12:00");
        await Desk.Approved("staff10", "10:00", "11:30", "leader2");
        await Desk.Approved("staff11", "10:00", "11:00", "leader2");
        Assert.That(await Desk.Letters("empty:"), Has.None.EqualTo(13L).And.Some.EqualTo(2L));
    }

    [Test]
    public async Task AB_2_a_chiefs_later_return_is_told_to_the_section_and_a_leaves_to_the_general_office()
    {
        var short1 = await Desk.Announce("chief1", "09:00", "10:00");
        await Desk.Done(TestDesk.As("chief1"), new AskLaterReturn(short1.Id, Scene.At("2026-03-04 10:45"), "还没开完", 1));
        Assert.That(await Desk.Letters("absence-later:"), Is.EqualTo(new[] { 8L, 9L, 10L, 11L, 12L }), "the same who were informed");
        await Desk.Done(TestDesk.As("chief1"), new RecordReturn(short1.Id, null, 3));

        var leave = await Desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Private, "家中有事", Scene.At("2026-03-09 08:30"), Scene.At("2026-03-10 17:30")));
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(leave.Id, true, "", "", 1));
        await Desk.Done(TestDesk.As("staff5"), new AskLaterReturn(leave.Id, Scene.At("2026-03-11 17:30"), "还没办完", 2));
        Assert.That(await Desk.Letters($"absence-later:{leave.Id}"), Is.Empty, "only asked for");
        await Desk.Done(TestDesk.As("chief1"), new DecideLaterReturn(leave.Id, true, "", 3));
        Assert.That(await Desk.Letters($"absence-later:{leave.Id}"), Is.EqualTo(new[] { 4L, 5L, 6L }), "the chief decided it and needs no letter");
        Assert.That(await Desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'absence-later:%'"), Has.All.Not.Contains("家中有事").And.All.Not.Contains("还没"), "AB-9");
    }

    [Test]
    public async Task CV_7_a_short_absence_of_somebody_who_covers_is_told_to_the_chief_and_the_cover_goes_on()
    {
        var absence = await Desk.Leave(to: "2026-03-10T17:30");
        var cover = await Desk.HandedOver(absence);
        Desk.Clock.Set(new DateTime(2026, 3, 5, 8, 30, 0));
        await Desk.Begin(absence);
        var a = await Desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Meeting, "到县里开会", Scene.At("2026-03-05 10:00"), Scene.At("2026-03-05 11:30")));
        Assert.That(await Desk.Letters("cover-away:"), Is.Empty, "not approved yet");
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        Assert.That(await Desk.Letters("cover-away:"), Is.EqualTo(new[] { 7L }));
        Assert.That(await Desk.Rows<string>("SELECT subject FROM outbox WHERE cause LIKE 'cover-away:%'"), Has.One.StartsWith("替代人短时离岗"));
        Assert.That((await Desk.Cover(cover)).State, Is.EqualTo(CoverState.Running));
        await Desk.Approved("staff4", "10:00", "11:00");
        Assert.That(await Desk.Letters("cover-away:"), Has.Count.EqualTo(1), "who covers nobody is nobody's news");
    }

    [Test]
    public async Task CV_7_where_the_chief_covers_and_leaves_the_next_level_is_told()
    {
        await Desk.Write("INSERT INTO post_staff (post_id, person_id) VALUES (1, 7); UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await Task.Delay(1100);
        var absence = await Desk.Leave();
        await Desk.Done(TestDesk.As("leader1"), new ProposeCover(absence, CoverScene.Urban, 7, ""));
        await Desk.Begin(await Desk.Leave(7, "2026-03-04T08:30", "2026-03-06T17:30", state: "Approved", kind: "Sick", sudden: true));
        Assert.That(await Desk.Rows<long>("SELECT person_id FROM cover_notes WHERE kind = 'Leaving'"), Is.EqualTo(new[] { 2L }));
    }

    [Test]
    public async Task AB_3_what_follows_a_sudden_illness_is_asked_for_on_its_last_day_and_marked_late_after_it()
    {
        var a = await Desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-11 17:30"), 8, Sudden: true));
        Assert.That((await Desk.Watch("17:00")).ToFollow, Is.Zero);
        Assert.That((await Desk.Watch("08:29", "2026-03-05")).ToFollow, Is.Zero, "nobody is written to at night");
        Assert.That((await Desk.Watch("08:30", "2026-03-05")).ToFollow, Is.EqualTo(1));
        Assert.That((await Desk.Watch("08:31", "2026-03-05")).ToFollow, Is.Zero, "once");
        Assert.That(await Desk.Letters($"follow:{a.Id}:20260305:Due"), Is.EqualTo(new[] { 4L, 5L, 6L, 7L }));
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        Assert.That((await Desk.Watch("08:30", "2026-03-06")).ToFollow, Is.EqualTo(1));
        Assert.That(await Desk.Letters($"follow:{a.Id}:20260305:Late"), Is.EqualTo(new[] { 2L, 4L, 5L, 6L, 7L }), "the division leader too");
        var text = (await Desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'follow:%:Late' AND recipient_id = 7")).Single();
        Assert.That(text, Does.Contain("城市低保").And.Contain("替代人").And.Not.Contain("审批、"), "the approval is there, the cover is not");
        Assert.That((await Desk.Rows<int>("SELECT late FROM absences")).Single(), Is.EqualTo(1));
        Assert.That(await Desk.Rows<long>("SELECT COUNT(*) FROM breaches"), Is.EqualTo(new[] { 0L }), "without a breach");
        Assert.That((await Desk.Watch("08:30", "2026-03-09")).ToFollow, Is.Zero, "once");
    }

    [Test]
    public async Task AB_2_a_short_sudden_illness_is_asked_for_its_approval_and_for_no_cover()
    {
        var approved = await Desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-04 11:30"), Sudden: true));
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(approved.Id, true, "", "", 1));
        var waits = await Desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-04 11:30"), Sudden: true));
        Assert.That((await Desk.Watch("08:30", "2026-03-05")).ToFollow, Is.EqualTo(1), "both hold a post, and neither is away for half a day");
        Assert.That((await Desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'follow:%' AND recipient_id = 7")).Single(), Does.Contain("还缺：审批").And.Not.Contain("替代"));
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(waits.Id, true, "", "", (await Desk.Rows<int>("SELECT version FROM absences WHERE id = @Id", new { waits.Id })).Single()));
        Assert.That((await Desk.Watch("08:30", "2026-03-06")).ToFollow, Is.Zero);
        Assert.That(await Desk.Rows<int>("SELECT late FROM absences"), Is.EqualTo(new[] { 0, 0 }), "nothing is missing that could be late");
    }

    [Test]
    public async Task AB_3_nothing_is_asked_for_once_approval_and_cover_are_there()
    {
        var a = await Desk.Done(TestDesk.As("staff4"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-11 17:30"), 12, Sudden: true));
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        Assert.That((await Desk.Watch("08:30", "2026-03-05")).ToFollow + (await Desk.Watch("08:30", "2026-03-06")).ToFollow, Is.Zero, "staff5 holds no post");
    }

    [Test]
    public async Task CV_3_the_division_leader_is_told_when_nobody_on_the_list_is_free_for_a_leave_that_can_be_refused()
    {
        await Desk.Leave(9);
        await Desk.Leave(10);
        var a = await Desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At("2026-03-05 08:30"), Scene.At("2026-03-06 17:30")));
        Assert.That(await Desk.Letters("nobody-free:"), Is.EqualTo(new[] { 2L }));
        Assert.That((await Desk.Done(TestDesk.As("leader1"), new CoversOf(a.Id))).CannotStart!.Rule, Is.EqualTo("CV-3"));
        await Desk.Done(TestDesk.As("leader1"), new DecideAbsence(a.Id, false, "没有人可以替代", "", 1));
        Assert.That(await Desk.StateOf(a.Id), Is.EqualTo("Refused"));
        await Desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At("2026-03-05 08:30"), Scene.At("2026-03-06 17:30")));
        Assert.That(await Desk.Letters("nobody-free:"), Has.Count.EqualTo(1), "who holds no post needs nobody");
    }

    [Test]
    public async Task GN_2_a_request_follows_to_whoever_acts_when_its_decider_goes_away_and_they_are_told()
    {
        var a = await Desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At("2026-03-16 08:30"), Scene.At("2026-03-17 17:30")));
        await Desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await Desk.Letters("asked:"), Is.EqualTo(new[] { 7L }));
        await Desk.Leave(7, "2026-03-04T08:30", "2026-03-04T17:30", "Started", "Meeting", "Inform");
        await Desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await Desk.Letters("asked:"), Is.EqualTo(new[] { 2L, 7L }));
        Assert.That((await Desk.Done(TestDesk.As("leader1"), new ListApprovals())).Absences.Single().Id, Is.EqualTo(a.Id));
        Assert.That((await Desk.Done(TestDesk.As("chief1"), new ListApprovals())).Absences.Single().Id, Is.EqualTo(a.Id), "the chief, once back, finds it too");
        Assert.That((await Desk.Done(Asker.Clock, new WatchTheDay())).Requests, Is.Zero, "once");
        await Desk.Done(TestDesk.As("leader1"), new DecideAbsence(a.Id, true, "", "", 1));
        Assert.That((await Desk.Done(TestDesk.As("leader1"), new ListApprovals())).Lately.Single().Number, Is.EqualTo(a.Number));
    }

    [Test]
    public async Task GN_2_a_deputy_named_later_takes_over_the_cover_that_waits_and_never_their_own()
    {
        var absence = await Desk.Leave();
        var named = await Desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 9, ""));
        await Desk.Done(TestDesk.As("staff2"), new AnswerCover(named.Id, true, "", 1));
        async Task<long> Before() => (await Desk.Rows<long>("SELECT decider_id FROM requests WHERE kind = 'Cover'")).Single();
        Assert.That(await Before(), Is.EqualTo(2));
        await Desk.Done(TestDesk.As("leader1"), new NameDeputy(Roles.Leader, null, 9, Desk.Today, Desk.Today.AddDays(2)));
        await Desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await Before(), Is.EqualTo(1), "the deputy is the one who covers: the director decides (GN-1)");
    }
}
