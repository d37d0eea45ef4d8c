using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Cover;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Approvals;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>Who is away may say when they go next; who falls ill goes; what was recorded wrong is put right.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SuddenAndNextTests(Engine engine) : DeskTests(engine)
{
    [Test]
    public async Task AB_1_who_is_away_may_announce_what_comes_after_it_and_nothing_in_its_time()
    {
        var a = await Desk.Announce("staff1", "09:00", "09:30");
        Assert.That(a.State, Is.EqualTo(AbsenceState.Started));
        Assert.That((await Desk.Refused(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Meeting, "开会", Scene.At("2026-03-04 09:20"), Scene.At("2026-03-04 10:20")))).Rule, Is.EqualTo("AB-1"));
        var next = await Desk.Announce("staff1", "10:00", "11:00");
        Assert.That(next.State, Is.EqualTo(AbsenceState.Asked));
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(next.Id, true, "", "", 1));
        Assert.That((await Desk.Refused(TestDesk.As("staff1"), new AskLaterReturn(a.Id, Scene.At("2026-03-04 10:10"), "排队", 1))).Rule, Is.EqualTo("AB-1"), "nor may it be extended into what comes after it");
    }

    [Test]
    public async Task AB_7_who_goes_again_at_once_without_a_return_is_away_once_and_was_late_until_then()
    {
        var first = await Desk.Announce("staff1", "09:00", "09:20");
        Desk.Clock.Set(new DateTime(2026, 3, 4, 9, 40, 0));
        var second = await Desk.Announce("staff1", "09:40", "10:00");
        Assert.That((await Desk.StateOf(first.Id), await Desk.StateOf(second.Id)), Is.EqualTo(("Returned", "Started")));
        Assert.That((await Desk.Rows<int>("SELECT late_minutes FROM absences WHERE id = @Id", new { first.Id })).Single(), Is.EqualTo(20));
    }

    [Test]
    public async Task AB_3_sudden_illness_starts_although_nobody_can_decide_and_waits_for_the_deputy()
    {
        var a = await Desk.Done(TestDesk.As("director"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-05 17:30"), Sudden: true));
        Assert.That((a.State, a.WaitsFor), Is.EqualTo((AbsenceState.Started, "")));
        Assert.That(await Desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'sudden:%' AND recipient_id = 5"), Has.One.Contains("指定代批"));
        var deputy = TestDesk.As("leader2") with { Roles = Roles.Leader | Roles.Director, StandsInFor = [new StandIn(Roles.Director, 0, 1, "局长甲")] };
        Assert.That((await Desk.Done(deputy, new ListApprovals())).Absences.Single().Id, Is.EqualTo(a.Id));
        Assert.That((await Desk.Done(TestDesk.As("director"), new ListApprovals())).Absences, Is.Empty, "GN-1");
        Assert.That((await Desk.Refused(TestDesk.As("director"), new DecideAbsence(a.Id, true, "", "", 1))).Rule, Is.EqualTo("GN-1"));
        await Desk.Done(deputy, new DecideAbsence(a.Id, true, "", "", 1));
    }

    [Test]
    public async Task AB_3_GN_2_the_deputy_of_a_filing_clerk_hears_of_sudden_illness_and_what_has_to_follow_like_the_clerk()
    {
        await Desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'GeneralOffice', NULL, 6, 20, '2026-03-04', '2026-03-06')");
        var a = await Desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-05 17:30"), Sudden: true));
        Assert.That(await Desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause = @Cause ORDER BY recipient_id", new { Cause = $"sudden:{a.Id}" }), Is.EqualTo(new[] { 4L, 5, 6, 7, 20 }));
    }

    [Test]
    public async Task AB_3_sudden_illness_starts_while_all_who_decide_are_away()
    {
        foreach (var person in new[] { 1L, 2, 7 }) await Desk.Leave(person, "2026-03-04T08:30", "2026-03-04T17:30", "Started", "Meeting", "Inform");
        Assert.That(await Desk.Refused(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Sick, "看病", Scene.At("2026-03-05 08:30"), Scene.At("2026-03-05 17:30"))), Is.EqualTo(DecisionRules.NobodyDecides));
        var a = await Desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-05 17:30"), Sudden: true));
        Assert.That(a.State, Is.EqualTo(AbsenceState.Started));
        Assert.That((await Desk.Done(TestDesk.As("chief1"), new ListApprovals())).Absences.Single().Id, Is.EqualTo(a.Id), "it lies before the chief's seat");
    }

    [Test]
    public async Task AB_3_who_falls_ill_at_a_meeting_ends_the_meeting()
    {
        var meeting = await Desk.Approved("staff1", "10:00", "12:00");
        await Desk.Watch("10:00");
        Desk.Clock.Set(new DateTime(2026, 3, 4, 10, 30, 0));
        var ill = await Desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-05 17:30"), 8, Sudden: true));
        Assert.That((await Desk.StateOf(meeting.Id), ill.State), Is.EqualTo(("Returned", AbsenceState.Started)));
        Assert.That((await Desk.Rows<int>("SELECT late_minutes FROM absences WHERE id = @Id", new { meeting.Id })).Single(), Is.Zero);
    }

    [Test]
    public async Task AB_3_a_colleague_records_sudden_illness_until_the_absence_to_come_begins_and_that_one_goes_on()
    {
        var coming = await Desk.Approved("staff1", "14:30", "16:00");
        var until = Scene.At("2026-03-04 17:30");
        var into = AbsenceRules.SuddenIntoComing("3月4日 14:30", "4 Mar 14:30");
        Assert.That(await Desk.Refused(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, until, 8, Sudden: true)), Is.EqualTo(into));
        Assert.That((await Desk.Done(TestDesk.As("staff2"), new PreviewAbsence(AbsenceKind.Sick, null, until, 8, Sudden: true))).Cannot, Is.EqualTo(into), "said before it is sent");
        Assert.That((await Desk.Refused(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, until, Sudden: true))).Rule, Is.EqualTo("AB-1"), "who can withdraw it is told so");
        var ill = await Desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, Scene.At("2026-03-04 14:30"), 8, Sudden: true));
        await Desk.Watch("14:30");
        Assert.That((await Desk.StateOf(ill.Id), await Desk.StateOf(coming.Id)), Is.EqualTo(("Returned", "Started")));
        Assert.That((await Desk.Rows<int>("SELECT late_minutes FROM absences WHERE id = @Id", new { ill.Id })).Single(), Is.Zero);
    }

    [Test]
    public async Task AB_6_a_later_return_that_empties_the_section_needs_a_reason_too()
    {
        await Desk.Announce("chief4", "10:00", "12:00");
        await Desk.Approved("staff10", "10:00", "11:30", "leader2");
        var last = await Desk.Announce("staff11", "09:00", "09:59", AbsenceKind.Private);
        await Desk.Done(TestDesk.As("chief4"), new DecideAbsence(last.Id, true, "", "", 1));
        await Desk.Done(TestDesk.As("staff11"), new AskLaterReturn(last.Id, Scene.At("2026-03-04 11:00"), "还没办完", 2));
        var card = (await Desk.Done(TestDesk.As("chief4"), new ListApprovals())).Absences.Single();
        Assert.That(card.Checks.NeedsReason, "the card asks for it");
        Assert.That((await Desk.Done(TestDesk.As("chief4"), new ShowAbsence(last.Id))).Later!.Checks!.NeedsReason, "the page too");
        Assert.That((await Desk.Refused(TestDesk.As("chief4"), new DecideLaterReturn(last.Id, true, "", 3))).Field, Is.EqualTo("EmptyWhy"));
        await Desk.Done(TestDesk.As("chief4"), new DecideLaterReturn(last.Id, true, "", 3, "隔壁股室代为值守"));
        Assert.That((await Desk.Rows<string>("SELECT empty_why FROM absences WHERE id = @Id", new { last.Id })).Single(), Is.EqualTo("隔壁股室代为值守"));
        Assert.That(await Desk.Rows<int>("SELECT on_duty FROM section_empty"), Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public async Task AB_6_a_section_that_will_be_empty_half_a_year_from_now_is_found_today()
    {
        foreach (var (person, kind) in new[] { (19L, "OnDuty"), (20L, "OnDuty") }) await Desk.Leave(person, "2026-09-07T08:30", "2026-09-11T17:30", kind: kind);
        var last = await Desk.Done(TestDesk.As("staff11"), new AnnounceAbsence(AbsenceKind.OnDuty, "外出培训", Scene.At("2026-09-08 08:30"), Scene.At("2026-09-09 17:30")));
        await Desk.Done(TestDesk.As("leader2"), new DecideAbsence(last.Id, true, "", "", 1));
        Assert.That(await Desk.Rows<string>("SELECT from_at FROM section_empty WHERE section_id = 6 AND state = 'Coming'"), Is.EqualTo(new[] { "2026-09-08T00:30:00.000000Z" }));
    }

    [Test]
    public async Task AB_7_a_recorded_return_is_put_right_with_a_reason_and_lateness_is_counted_anew()
    {
        var a = await Desk.Announce("staff1", "09:00", "09:20");
        Desk.Clock.Set(new DateTime(2026, 3, 4, 10, 0, 0));
        await Desk.Done(TestDesk.As("staff1"), new RecordReturn(a.Id, null, 1));
        Assert.That((await Desk.Done(TestDesk.As("staff1"), new ShowAbsence(a.Id))).May.Correct, Is.False);
        Assert.That(await Desk.Refused(TestDesk.As("staff1"), new RecordReturn(a.Id, Scene.At("2026-03-04 09:18"), 2, "忘了点")), Is.EqualTo(AbsenceRules.OwnReturnIsNow));
        var shown = await Desk.Done(TestDesk.As("chief1"), new ShowAbsence(a.Id));
        Assert.That((shown.May.Correct, shown.LateMinutes), Is.EqualTo((true, 40)));
        Assert.That((await Desk.Refused(TestDesk.As("chief1"), new RecordReturn(a.Id, Scene.At("2026-03-04 09:18"), 2, " "))).Field, Is.EqualTo("Why"));
        Assert.That((await Desk.Refused(TestDesk.As("chief1"), new RecordReturn(a.Id, Scene.At("2026-03-04 08:00"), 2, "看见了"))).Field, Is.EqualTo("At"));
        Assert.That((await Desk.Done(TestDesk.As("chief1"), new RecordReturn(a.Id, Scene.At("2026-03-04 09:18"), 2, "本人 9:18 已在窗口，忘记登记"))).LateMinutes, Is.Zero);
        shown = await Desk.Done(TestDesk.As("chief1"), new ShowAbsence(a.Id));
        Assert.That((shown.LateMinutes, shown.Minutes, shown.ReturnedAt, shown.Acts[0].Note), Is.EqualTo((0, 18, (DateTimeOffset?)Scene.At("2026-03-04 09:18"), "本人 9:18 已在窗口，忘记登记")));
        Assert.That((await Desk.Done(TestDesk.As("chief1"), new AbsenceFacts())).People.Single().LateReturns, Is.Zero);
        Assert.That(await Desk.Refused(TestDesk.As("office1"), new RecordReturn(a.Id, Scene.At("2026-03-04 09:19"), 2, "看错")), Is.EqualTo(DeskRefusals.Changed()));
    }

    [Test]
    public async Task AB_7_a_return_is_not_put_after_the_next_absence()
    {
        var first = await Desk.Announce("staff1", "09:00", "09:20");
        Desk.Clock.Set(new DateTime(2026, 3, 4, 9, 20, 0));
        await Desk.Done(TestDesk.As("staff1"), new RecordReturn(first.Id, null, 1));
        await Desk.Announce("staff1", "09:20", "09:40");
        Desk.Clock.Set(new DateTime(2026, 3, 4, 10, 0, 0));
        Assert.That((await Desk.Refused(TestDesk.As("chief1"), new RecordReturn(first.Id, Scene.At("2026-03-04 09:30"), 2, "看见了"))).Field, Is.EqualTo("At"));
    }
}
