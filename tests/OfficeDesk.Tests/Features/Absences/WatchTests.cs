using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.AbsenceNotices;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>What the clock does, returns, and later returns.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WatchTests(Engine engine)
{
    [Test]
    public async Task GN_3_undecided_at_its_start_lapses_and_who_asked_is_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Announce("staff1", "10:00", "11:30");
        Assert.That((await desk.Watch("09:59")).Lapsed, Is.Zero);
        Assert.That((await desk.Watch("10:00")).Lapsed, Is.EqualTo(1));
        Assert.That(await desk.StateOf(a.Id), Is.EqualTo("Lapsed"));
        Assert.That(await desk.Letters("absence-lapsed:"), Is.EqualTo(new[] { 8L }));
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 2)), Is.EqualTo(AbsenceRules.NotWaiting));
        Assert.That((await desk.Watch("10:01")).Lapsed, Is.Zero, "once");
    }

    [Test]
    public async Task GN_3_who_asks_at_the_last_moment_waits_and_leaves_when_it_is_approved()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Announce("staff1", "09:00", "11:00");
        Assert.That((await desk.Watch("09:20")).Lapsed, Is.Zero);
        var decided = await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        Assert.That(decided.State, Is.EqualTo(AbsenceState.Started));
        Assert.That((await desk.Rows<int>("SELECT minutes FROM absences")).Single(), Is.EqualTo(100), "from the approval on");
        var b = await desk.Announce("staff2", "09:20", "11:00");
        Assert.That((await desk.Watch("09:50")).Lapsed, Is.EqualTo(1));
        Assert.That(await desk.StateOf(b.Id), Is.EqualTo("Lapsed"));
    }

    [Test]
    public async Task AB_2_what_is_approved_starts_at_its_minute()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Approved("staff1", "10:00", "11:30");
        Assert.That((await desk.Watch("09:59")).Started, Is.Zero);
        Assert.That((await desk.Watch("10:00")).Started, Is.EqualTo(1));
        Assert.That(await desk.StateOf(a.Id), Is.EqualTo("Started"));
    }

    [Test]
    public async Task AB_3_without_a_filed_cover_the_leave_does_not_start()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At("2026-03-05 08:30"), Scene.At("2026-03-06 17:30")));
        var b = await desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At("2026-03-05 08:30"), Scene.At("2026-03-06 17:30")));
        await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        await desk.Done(TestDesk.As("chief1"), new DecideAbsence(b.Id, true, "", "", 1));
        var done = await desk.Watch("08:30", "2026-03-05");
        Assert.That((done.Started, done.Lapsed), Is.EqualTo((1, 1)), "staff5 holds no post");
        Assert.That((await desk.StateOf(a.Id), await desk.StateOf(b.Id)), Is.EqualTo(("Lapsed", "Started")));
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'absence-lapsed:%'"), Has.One.Contains("替代"));
    }

    [Test]
    public async Task AB_7_a_late_return_is_told_to_person_and_chief_once_and_kept()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Approved("staff1", "10:00", "11:00");
        await desk.Watch("10:00");
        Assert.That((await desk.Watch("11:00")).Late, Is.Zero);
        Assert.That((await desk.Watch("11:01")).Late, Is.EqualTo(1));
        Assert.That((await desk.Watch("11:02")).Late, Is.Zero, "told once");
        Assert.That(await desk.Letters("late-return:"), Is.EqualTo(new[] { 7L, 8L }));
        var back = await desk.Done(TestDesk.As("staff1"), new RecordReturn(a.Id, null, 3));
        Assert.That((back.LateMinutes, back.LateReturns, back.BreachProposed), Is.EqualTo((2, 1, false)));
        Assert.That((await desk.Rows<int>("SELECT late_minutes FROM absences")).Single(), Is.EqualTo(2));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new RecordReturn(a.Id, null, 4))).Rule, Is.EqualTo("AB-7"));
    }

    [Test]
    public async Task AB_7_nobody_is_late_at_night()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Approved("staff1", "16:30", "17:30");
        await desk.Watch("16:30");
        Assert.That((await desk.Watch("20:00")).Late, Is.Zero);
        Assert.That((await desk.Watch("08:31", "2026-03-05")).Late, Is.EqualTo(1));
    }

    [Test]
    public async Task AB_7_three_late_returns_in_a_quarter_propose_one_breach()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var (from, to, back) in new[] { ("09:00", "09:20", "09:25"), ("10:00", "10:20", "10:25"), ("11:00", "11:20", "11:25"), ("14:30", "14:50", "14:55") })
        {
            desk.Clock.Set(DateTime.Parse($"2026-03-04 {from}"));
            var a = await desk.Announce("staff1", from, to);
            desk.Clock.Set(DateTime.Parse($"2026-03-04 {back}"));
            await desk.Done(TestDesk.As("staff1"), new RecordReturn(a.Id, null, 1));
        }
        Assert.That(await desk.Rows<string>("SELECT concat(kind, person_id, state) FROM breaches ORDER BY id"), Is.EqualTo(new[] { "LateReturns8Proposed" }));
    }

    [Test]
    public async Task AB_7_an_extension_of_a_short_absence_is_asked_for_and_then_nobody_is_late()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Approved("staff1", "10:00", "11:00");
        await desk.Watch("10:00");
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new AskLaterReturn(a.Id, Scene.At("2026-03-04 10:30"), "还没开完", 3))).Field, Is.EqualTo("To"));
        var later = await desk.Done(TestDesk.As("staff1"), new AskLaterReturn(a.Id, Scene.At("2026-03-04 11:45"), "还没开完", 3));
        Assert.That((later.Holds, later.WaitsFor), Is.EqualTo((false, "科长甲")));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new AskLaterReturn(a.Id, Scene.At("2026-03-04 11:50"), "还没开完", 4))).Kind, Is.EqualTo(RefusalKind.Conflict));
        var decided = await desk.Done(TestDesk.As("chief1"), new DecideLaterReturn(a.Id, true, "", 4));
        Assert.That((decided.Agreed, decided.ToAt), Is.EqualTo((true, Scene.At("2026-03-04 11:45"))));
        Assert.That((await desk.Watch("11:40")).Late, Is.Zero);
        Assert.That(await desk.StateOf(a.Id), Is.EqualTo("Extended"));
        await desk.Done(TestDesk.As("staff1"), new RecordReturn(a.Id, null, decided.Version));
        Assert.That(await desk.Rows<string>("SELECT state FROM requests ORDER BY id"), Has.All.EqualTo("Decided"));
    }

    [Test]
    public async Task AB_7_what_needs_no_approval_in_all_is_extended_at_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Announce("staff1", "09:00", "09:15");
        var later = await desk.Done(TestDesk.As("staff1"), new AskLaterReturn(a.Id, Scene.At("2026-03-04 09:30"), "排队", 1));
        Assert.That((later.Holds, await desk.StateOf(a.Id)), Is.EqualTo((true, "Extended")));
    }

    [Test]
    public async Task AB_7_whoever_goes_again_without_a_return_was_late_until_then_and_is_away_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Approved("staff1", "15:00", "16:00");
        var first = await desk.Approved("staff1", "10:00", "11:00");
        await desk.Watch("10:00");
        await desk.Watch("11:30");
        await desk.Watch("15:00");
        var (one, next) = (await desk.Done(TestDesk.As("staff1"), new ShowAbsence(first.Id)), (await desk.Rows<string>("SELECT state FROM absences WHERE id <> @Id", new { first.Id })).Single());
        Assert.That((one.State, one.LateMinutes, one.ReturnedAt, next), Is.EqualTo((AbsenceState.Returned, 90, (DateTimeOffset?)Scene.At("2026-03-04 15:00"), "Started")), "an hour before noon and half an hour after it");
        Assert.That(one.Acts[0].Zh, Is.EqualTo("没有登记返回，下一次离岗已开始，晚 90 分钟（办公时间）"));
    }

    [Test]
    public async Task AB_7_what_the_clock_could_not_begin_before_it_ended_was_not_late()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = await desk.Approved("staff1", "10:00", "11:00");
        await desk.Approved("staff1", "15:00", "16:00");
        Assert.That((await desk.Watch("15:10")).Started, Is.EqualTo(2), "the machine was off all day");
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ShowAbsence(first.Id))) is { State: AbsenceState.Returned, LateMinutes: 0 });
    }

    [Test]
    public async Task AB_7_only_the_chief_or_the_office_puts_a_return_at_another_time()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Announce("staff1", "09:00", "09:20");
        desk.Clock.Set(new DateTime(2026, 3, 4, 10, 0, 0));
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new RecordReturn(a.Id, Scene.At("2026-03-04 09:18"), 1)), Is.EqualTo(AbsenceRules.OwnReturnIsNow));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new RecordReturn(a.Id, Scene.At("2026-03-04 09:18"), 1))).LateMinutes, Is.Zero);
    }

    [Test]
    public async Task AB_10_away_without_a_notice_is_proposed_as_a_breach_once_a_half_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        ReportAbsence Seen(string at, long person = 8) => new(person, Scene.At($"2026-03-03 {at}"), ReportSource.Inspection, "督查时不在岗");
        await desk.Done(TestDesk.As("discipline1"), Seen("09:30"));
        Assert.That(await desk.Refused(TestDesk.As("office1"), Seen("09:30")), Is.EqualTo(AbsenceRules.ReportedAlready));
        await desk.Done(TestDesk.As("office1"), Seen("10:00"));
        Assert.That(await desk.Rows<string>("SELECT concat(kind, person_id) FROM breaches"), Is.EqualTo(new[] { "NoNotice8" }));
        Assert.That(await desk.Letters("no-notice:"), Is.EqualTo(new[] { 8L, 8L }));
        Assert.That((await desk.Refused(TestDesk.As("discipline1"), Seen("13:00"))).Rule, Is.EqualTo("AB-5"), "noon");
        Assert.That(await desk.Refused(TestDesk.As("chief2"), Seen("11:00")), Is.EqualTo(DeskRefusals.NotFound()), "another section's chief");
        await desk.Announce("staff2", "09:00", "09:30");
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new ReportAbsence(0, Scene.At("2026-03-04 09:00"), ReportSource.Complaint, "不在")), Is.EqualTo(AbsenceRules.NobodyNamed));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ReportAbsence(9, Scene.At("2026-03-04 09:00"), ReportSource.Complaint, "不在"))).Kind, Is.EqualTo(RefusalKind.Conflict), "there is a notice");
    }
}
