using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>Announcing, and who has to approve.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AnnounceTests(Engine engine)
{
    [Test]
    public async Task AB_1_up_to_30_minutes_is_only_recorded_and_starts_at_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Announce("staff1", "09:00", "09:30");
        Assert.That((a.Number, a.State, a.Path, a.Minutes, a.WaitsFor), Is.EqualTo(("LD2026-1", AbsenceState.Started, AbsencePath.Recorded, 30, "")));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM requests"), Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public async Task AB_2_staff_ask_the_chief_who_approves_before_they_leave()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Announce("staff1", "10:00", "11:30");
        Assert.That((a.State, a.Path, a.WaitsFor), Is.EqualTo((AbsenceState.Asked, AbsencePath.Short, "科长甲")));
        var waiting = (await desk.Done(TestDesk.As("chief1"), new ListApprovals())).Absences.Single();
        Assert.That((waiting.Id, waiting.Person, waiting.Reason, waiting.Checks.Posts.Single().BHolder, waiting.Checks.Posts.Single().BPlan), Is.EqualTo((a.Id, "工作人员甲", "到县里开会", "工作人员乙", Plan.There)));
        var decided = await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, Agree: true, "", "", 1));
        Assert.That((decided.State, decided.ForName, decided.SectionEmpty), Is.EqualTo((AbsenceState.Approved, "", false)));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListApprovals())).Absences, Is.Empty);
        Assert.That(await desk.Letters("absence-decided:"), Is.EqualTo(new[] { 8L }));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task AB_2_a_chief_informs_the_section_and_needs_no_approval()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Announce("chief1", "10:00", "11:30");
        Assert.That((a.State, a.Path, a.WaitsFor), Is.EqualTo((AbsenceState.Approved, AbsencePath.Inform, "")));
        Assert.That(await desk.Letters("absent:"), Is.EqualTo(new[] { 8L, 9L, 10L, 11L, 12L }));
    }

    [TestCase("staff1", "科长甲")]
    [TestCase("chief1", "分管领导甲")]
    [TestCase("leader1", "局长甲")]
    public async Task AB_3_leave_is_approved_by_the_next_level(string who, string waitsFor)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(TestDesk.As(who), new AnnounceAbsence(AbsenceKind.Annual, "年休假", At("2026-03-09 08:30"), At("2026-03-10 17:30")));
        Assert.That((a.Path, a.Days100, a.WaitsFor), Is.EqualTo((AbsencePath.Leave, 200, waitsFor)));
    }

    [Test]
    public async Task GN_1_the_directors_own_leave_needs_a_named_deputy()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var leave = new AnnounceAbsence(AbsenceKind.Annual, "年休假", At("2026-03-09 08:30"), At("2026-03-10 17:30"));
        Assert.That(await desk.Refused(TestDesk.As("director"), leave), Is.EqualTo(DecisionRules.NobodyDecides));
        await desk.Done(TestDesk.As("director"), new NameDeputy(Roles.Director, null, 2, desk.Today, desk.Today.AddDays(10)));
        Assert.That((await desk.Done(TestDesk.As("director"), leave)).WaitsFor, Is.EqualTo("分管领导甲"));
    }

    [Test]
    public async Task GN_2_a_chiefs_own_leave_goes_up_when_the_division_leader_is_away_too()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Announce("leader1", "09:00", "09:20");
        var a = await desk.Done(TestDesk.As("chief1"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", At("2026-03-09 08:30"), At("2026-03-10 17:30")));
        Assert.That(a.WaitsFor, Is.EqualTo("局长甲"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(TestDesk.As("director"), new DecideAbsence(a.Id, true, "同意", "", 1));
    }

    [Test]
    public async Task GN_2_a_deputy_decides_for_the_chief_and_it_shows_for_whom()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("chief1"), new NameDeputy(Roles.Chief, 3, 12, desk.Today, desk.Today.AddDays(2)));
        var a = await desk.Announce("staff1", "10:00", "11:30");
        Assert.That(a.WaitsFor, Is.EqualTo("工作人员戊"));
        var deputy = TestDesk.As("staff5") with { Roles = Roles.Staff | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        Assert.That((await desk.Done(deputy, new DecideAbsence(a.Id, true, "", "", 1))).ForName, Is.EqualTo("科长甲"));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ShowAbsence(a.Id))).DecidedFor, Is.EqualTo("科长甲"));
    }

    [Test]
    public async Task AB_3_the_general_office_is_told_of_leave_that_was_approved()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Private, "家中有事", At("2026-03-09 08:30"), At("2026-03-10 17:30")));
        await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        Assert.That(await desk.Letters("leave:"), Is.EqualTo(new[] { 4L, 5L, 6L }));
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'leave:%'"), Has.All.Contains("请假").And.All.Not.Contains("家中有事").And.All.Not.Contains("事假"), "AB-9: no reason in a mail");
    }

    [Test]
    public async Task AB_3_sudden_illness_starts_at_once_entered_by_a_colleague_and_the_rest_follows()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, At("2026-03-05 17:30"), 8, Sudden: true));
        Assert.That((a.State, a.Path, a.WaitsFor), Is.EqualTo((AbsenceState.Started, AbsencePath.Leave, "科长甲")));
        Assert.That(await desk.Rows<string>("SELECT follow_by FROM absences"), Is.EqualTo(new[] { "2026-03-05" }));
        Assert.That(await desk.Letters("sudden:"), Is.EqualTo(new[] { 4L, 5L, 6L, 7L }));
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        var shown = await desk.Done(TestDesk.As("staff1"), new ShowAbsence(a.Id));
        Assert.That((shown.State, shown.Approval, shown.Late, shown.EnteredBy), Is.EqualTo((AbsenceState.Started, AbsenceApproval.Approved, true, "工作人员乙")), "approved after the next working day: marked late");
    }

    [Test]
    public async Task AB_3_a_chief_who_enters_a_sudden_illness_finds_it_among_what_waits()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(TestDesk.As("chief1"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病送医", null, At("2026-03-05 17:30"), 8, Sudden: true));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListApprovals())).Absences.Single().Id, Is.EqualTo(a.Id));
        await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListApprovals())).Absences, Is.Empty);
    }

    [TestCase("staff8", AbsenceKind.Sick, "AB-3")]
    [TestCase("staff2", AbsenceKind.Private, "AB-3")]
    public async Task AB_3_others_enter_sick_leave_of_their_own_section_only(string who, AbsenceKind kind, string rule)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(TestDesk.As(who), new AnnounceAbsence(kind, "生病", null, At("2026-03-04 12:00"), 8))).Rule, Is.EqualTo(rule));
    }

    [Test]
    public async Task AB_2_in_the_past_with_the_chiefs_confirmation_marked_late()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.OnDuty, "入户核查", At("2026-03-03 09:00"), At("2026-03-03 11:00")));
        Assert.That((a.State, a.Late, a.WaitsFor), Is.EqualTo((AbsenceState.Asked, true, "科长甲")));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1))).State, Is.EqualTo(AbsenceState.Returned));
        var chief = await desk.Done(TestDesk.As("chief1"), new AnnounceAbsence(AbsenceKind.OnDuty, "入户核查", At("2026-03-03 09:00"), At("2026-03-03 11:00")));
        Assert.That(chief.WaitsFor, Is.EqualTo("分管领导甲"), "GN-1: late recording of the chief's own");
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.OnDuty, "入户核查", At("2026-01-05 09:00"), At("2026-01-05 11:00")))).Field, Is.EqualTo("From"));
    }

    [Test]
    public async Task AB_1_own_absences_do_not_overlap()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Announce("staff1", "10:00", "11:30");
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Notice("11:00", "11:45"))).Kind, Is.EqualTo(RefusalKind.Conflict));
        await desk.Announce("staff1", "11:30", "11:50");
        await desk.Announce("staff2", "10:00", "11:30");
    }

    [Test]
    public async Task GN_5_a_draft_asks_nobody_until_it_is_sent()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var draft = await desk.Done(TestDesk.As("staff1"), Notice("10:00", "11:30") with { Draft = true });
        Assert.That((draft.State, draft.Number), Is.EqualTo((AbsenceState.Draft, "")));
        Assert.That(await desk.Refused(TestDesk.As("staff2"), Notice("10:00", "11:30") with { DraftId = draft.Id }), Is.EqualTo(DeskRefusals.Changed()), "somebody else's draft");
        var sent = await desk.Done(TestDesk.As("staff1"), Notice("10:00", "11:30") with { DraftId = draft.Id });
        Assert.That((sent.Id, sent.State, sent.Number), Is.EqualTo((draft.Id, AbsenceState.Asked, "LD2026-1")));
        Assert.That(await desk.Refused(TestDesk.As("staff1"), Notice("14:30", "15:30") with { DraftId = draft.Id }), Is.EqualTo(DeskRefusals.Changed()), "it is no draft any more");
    }

    [Test]
    public async Task GN_5_refused_says_why_and_withdrawn_asks_nobody_any_more()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Announce("staff1", "10:00", "11:30");
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new DecideAbsence(a.Id, false, " ", "", 1))).Field, Is.EqualTo("Text"));
        await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, false, "窗口人手不够", "", 1));
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 2)), Is.EqualTo(AbsenceRules.NotWaiting));
        var b = await desk.Announce("staff1", "10:00", "11:30");
        await desk.Done(TestDesk.As("staff1"), new WithdrawAbsence(b.Id, 1));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListApprovals())).Absences, Is.Empty);
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new DecideAbsence(b.Id, true, "", "", 2)), Is.EqualTo(AbsenceRules.NotWaiting));
    }

    [Test]
    public async Task AB_1_the_form_says_the_path_before_anything_is_sent()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        async Task<AbsencePreview> See(string from, string to) => await desk.Done(TestDesk.As("staff1"), new PreviewAbsence(AbsenceKind.OnDuty, At($"2026-03-04 {from}"), At($"2026-03-04 {to}")));
        Assert.That(((await See("10:00", "10:20")).Path, (await See("10:00", "11:20")).Decider, (await See("10:00", "17:00")).Path), Is.EqualTo((AbsencePath.Recorded, "科长甲", AbsencePath.Leave)));
        Assert.That((await See("12:10", "14:00")).Cannot!.Rule, Is.EqualTo("AB-5"));
        Assert.That((await See("11:00", "10:00")).Cannot!.Field, Is.EqualTo("To"));
    }

    private static AnnounceAbsence Notice(string from, string to) => new(AbsenceKind.Meeting, "到县里开会", At($"2026-03-04 {from}"), At($"2026-03-04 {to}"));

    private static DateTimeOffset At(string wall) => Scene.At(wall);
}
