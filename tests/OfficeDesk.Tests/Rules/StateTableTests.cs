using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>GN-5: from which states an act is possible, for every state there is, and what else it takes.</summary>
public class StateTableTests
{
    private const string Why = "因为需要核对";

    private static readonly DateOnly Day = new(2026, 3, 4);
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Exactly these states allow it.</summary>
    private static void Only<T>(Func<T, Refusal?> act, params T[] allowed) where T : struct, Enum =>
        Assert.That(Enum.GetValues<T>().Where(s => act(s) is null), Is.EqualTo(allowed));

    [Test]
    public void CP_3_a_complaint_goes_from_assignment_to_finding_reply_and_file()
    {
        Only<ComplaintState>(s => ComplaintRules.CannotAssign(s, replied: true), ComplaintState.Registered, ComplaintState.Assigned, ComplaintState.Found, ComplaintState.Replied);
        Only<ComplaintState>(s => ComplaintRules.CannotAssign(s, replied: false), ComplaintState.Registered, ComplaintState.Assigned, ComplaintState.Found, ComplaintState.Replied, ComplaintState.PassedOn);
        Assert.That(Enum.GetValues<ComplaintState>().Where(s => ComplaintRules.HandledAs(ComplaintLevel.Sealed, s) is ComplaintLevel.Office), Is.EqualTo(new[] { ComplaintState.PassedOn }), "what concerns the director is nobody's until it was passed on");
        Only<ComplaintState>(s => ComplaintRules.CannotFind(s, Finding.Not, Why, investigated: true, hasPerson: true, ""), ComplaintState.Assigned);
        Only<ComplaintState>(s => ComplaintRules.CannotFile(s, 0), ComplaintState.Replied);
        Only<ComplaintState>(s => ComplaintRules.CannotWithdraw(s, Why), ComplaintState.Registered, ComplaintState.Assigned);
        Only<ComplaintState>(s => ComplaintRules.CannotPassOn(ComplaintLevel.Sealed, s), ComplaintState.Registered);
        Only<ComplaintState>(s => ComplaintRules.CannotMerge(same: false, s, ComplaintState.Registered), ComplaintState.Registered, ComplaintState.Assigned);
        Only<ComplaintState>(s => ComplaintRules.CannotMerge(same: false, ComplaintState.Registered, s), ComplaintState.Registered, ComplaintState.Assigned, ComplaintState.Found);
        Assert.That(ComplaintRules.CannotMerge(same: true, ComplaintState.Registered, ComplaintState.Assigned)?.Field, Is.EqualTo("IntoNumber"));
        Assert.That(ComplaintRules.CannotWithdraw(ComplaintState.Assigned, "")?.Field, Is.EqualTo("Reason"));
        Assert.That(ComplaintRules.CannotFile(ComplaintState.Replied, 1)?.En, Does.StartWith("1 merged"));
        Assert.That(ComplaintRules.CannotFile(ComplaintState.Found, 0)?.Rule, Is.EqualTo("CP-3"), "found, but nobody was told");
        Only<ComplaintState>(s => ComplaintRules.CannotName(s, already: false, rises: false, breach: false, ""), ComplaintState.Assigned, ComplaintState.Found, ComplaintState.Replied);
        Only<ComplaintState>(s => ComplaintRules.CannotName(s, already: false, rises: true, breach: false, ""), ComplaintState.Assigned);
        Only<ComplaintState>(ComplaintRules.CannotUnname, ComplaintState.Assigned);
        Only<ComplaintState>(s => ComplaintRules.CannotMergeFound(s, 1), [.. Enum.GetValues<ComplaintState>().Except([ComplaintState.Found])]);
        Assert.That((ComplaintRules.CannotName(ComplaintState.Assigned, true, false, false, "")?.Kind, ComplaintRules.CannotName(ComplaintState.Found, false, false, true, " ")?.Field, ComplaintRules.CannotName(ComplaintState.Found, false, false, true, Why), ComplaintRules.CannotMergeFound(ComplaintState.Found, 0)),
            Is.EqualTo(((RefusalKind?)RefusalKind.Conflict, "Facts", (Refusal?)null, (Refusal?)null)));
        Assert.That((ComplaintRules.Higher(ComplaintLevel.Director, ComplaintLevel.Office), ComplaintRules.Higher(ComplaintLevel.Office, ComplaintLevel.Sealed)), Is.EqualTo((ComplaintLevel.Director, ComplaintLevel.Sealed)), "CP-2: never down");
        foreach (var level in new[] { ComplaintLevel.Office, ComplaintLevel.Director }) Assert.That(ComplaintRules.CannotPassOn(level, ComplaintState.Registered)?.Rule, Is.EqualTo("CP-2"));
    }

    [Test]
    public void CP_3_a_finding_takes_an_investigation_grounds_and_where_somebody_is_at_fault_the_facts_for_them()
    {
        Refusal? Find(Finding finding, string text = Why, bool investigated = true, bool person = true, string facts = "") => ComplaintRules.CannotFind(ComplaintState.Assigned, finding, text, investigated, person, facts);
        Assert.That(Find(Finding.Not, investigated: false)?.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(Find(Finding.Not, text: " ")?.Field, Is.EqualTo("Text"));
        foreach (var finding in new[] { Finding.Substantiated, Finding.Partly })
        {
            Assert.That(Find(finding)?.Field, Is.EqualTo("Facts"));
            Assert.That((Find(finding, facts: Why), Find(finding, person: false)), Is.EqualTo(((Refusal?)null, (Refusal?)null)));
        }
    }

    [Test]
    public void CP_3_whoever_can_be_reached_gets_a_reply_and_nobody_two()
    {
        Refusal? Reply(ComplaintState state = ComplaintState.Found, bool found = true, bool replied = false, bool reachable = true, bool noReply = false, string text = Why, string how = "电话") =>
            ComplaintRules.CannotReply(state, found, replied, reachable, noReply, text, how);
        Assert.That(Reply(), Is.Null);
        Assert.That(Reply(replied: true)?.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(Reply(ComplaintState.Merged, found: false)?.Rule, Is.EqualTo("CP-3"));
        Assert.That(Reply(ComplaintState.Assigned, found: false)?.Rule, Is.EqualTo("CP-3"));
        Assert.That(Reply(noReply: true)?.Field, Is.EqualTo("NoReply"));
        Assert.That(Reply(noReply: true, reachable: false, text: ""), Is.Null);
        Assert.That((Reply(text: "")?.Field, Reply(how: "")?.Field), Is.EqualTo(("Text", "How")));
        Assert.That((ComplaintRules.CannotWriteReply(false, true)?.Rule, ComplaintRules.CannotWriteReply(true, false)?.Rule, ComplaintRules.CannotWriteReply(true, true)), Is.EqualTo(("CP-3", "CP-3", (Refusal?)null)));
    }

    [Test]
    public void CP_1_what_is_entered_was_received_by_today_a_box_is_opened_by_two_and_the_page_enters_itself()
    {
        Refusal? Enter(ComplaintChannel channel = ComplaintChannel.Call, int days = 0, long? second = null, string what = Why, bool about = true) => ComplaintRules.CannotRegister(channel, Day.AddDays(days), Day, 8, second, what, about);
        Assert.That((Enter(), Enter(days: -1)), Is.EqualTo(((Refusal?)null, (Refusal?)null)));
        Assert.That((Enter(days: 1)?.Field, ComplaintRules.CannotRegister(ComplaintChannel.Call, new DateOnly(1999, 12, 31), Day, 8, null, Why, true)?.Field), Is.EqualTo(("ReceivedOn", "ReceivedOn")));
        Assert.That(Enter(ComplaintChannel.Public)?.Field, Is.EqualTo("Channel"));
        Assert.That((Enter(ComplaintChannel.Box)?.Field, Enter(ComplaintChannel.Box, second: 8)?.Field, Enter(ComplaintChannel.Box, second: 9)), Is.EqualTo(("SecondId", "SecondId", (Refusal?)null)));
        Assert.That((Enter(what: "")?.Field, Enter(about: false)?.Field), Is.EqualTo(("What", "AboutText")));
    }

    [TestCase(ComplaintLevel.Office, true, false, true)]
    [TestCase(ComplaintLevel.Office, false, true, false)]
    [TestCase(ComplaintLevel.Director, true, false, false)]
    [TestCase(ComplaintLevel.Director, false, true, true)]
    [TestCase(ComplaintLevel.Sealed, true, true, false)]
    public void CP_2_who_handles_it_follows_from_whom_it_is_about(ComplaintLevel level, bool officer, bool director, bool may)
    {
        Assert.That(ComplaintRules.CannotHandle(level, officer, director, subject: false, took: false) is null, Is.EqualTo(may));
        Assert.That(ComplaintRules.CannotHandle(level, officer, director, subject: true, took: false), Is.Not.Null, "the person it is about");
        Assert.That(ComplaintRules.CannotHandle(level, officer, director, subject: false, took: true), Is.Not.Null, "whoever had a part in it");
    }

    [Test]
    public void CP_2_a_look_has_a_purpose_and_an_hour_has_thirty_and_the_public_page_is_not_flooded()
    {
        Assert.That((ComplaintRules.CannotLook("", 0)?.Field, ComplaintRules.CannotLook(Why, 29), ComplaintRules.CannotLook(Why, 30)?.Kind), Is.EqualTo(("Purpose", (Refusal?)null, (RefusalKind?)RefusalKind.TooMany)));
        Assert.That((ComplaintRules.Flooded(4, 0, 5), ComplaintRules.Flooded(5, 0, 5)?.Kind, ComplaintRules.Flooded(0, 299, 5), ComplaintRules.Flooded(0, 300, 5)?.Kind),
            Is.EqualTo(((Refusal?)null, (RefusalKind?)RefusalKind.TooMany, (Refusal?)null, (RefusalKind?)RefusalKind.TooMany)));
        Assert.That((ComplaintRules.LevelOf(true, true), ComplaintRules.LevelOf(false, true), ComplaintRules.LevelOf(false, false)), Is.EqualTo((ComplaintLevel.Sealed, ComplaintLevel.Director, ComplaintLevel.Office)));
    }

    [Test]
    public void BR_1_the_person_is_heard_before_a_breach_is_confirmed()
    {
        Only<BreachState>(BreachRules.CannotHear, BreachState.Proposed);
        Only<BreachState>(s => BreachRules.CannotState(s, stated: false, Day, Day), BreachState.Statement);
        Only<BreachState>(s => BreachRules.CannotConfirm(BreachKind.Deadline, s, stated: true, Day, Day, Why), BreachState.Proposed, BreachState.Statement);
        Only<BreachState>(s => BreachRules.CannotDrop(s, Why), BreachState.Proposed, BreachState.Statement);
        Only<BreachState>(s => BreachRules.CannotMerge(same: false, samePerson: true, sameKind: true, s), BreachState.Proposed, BreachState.Statement, BreachState.Confirmed);
        Assert.That(Enum.GetValues<BreachState>().Where(s => BreachRules.FallsWith(AppealResult.Lifted, s)), Is.EqualTo(new[] { BreachState.Proposed, BreachState.Statement, BreachState.Confirmed }));
        foreach (var stands in new[] { AppealResult.Upheld, AppealResult.Changed }) Assert.That(BreachRules.FallsWith(stands, BreachState.Confirmed), Is.False);
        Only<BreachState>(s => BreachRules.CannotPropose(s, another: false, Why), BreachState.Confirmed);
        Assert.That(BreachRules.CannotState(BreachState.Statement, stated: true, Day, Day), Is.Not.Null, "once");
        Assert.That(BreachRules.CannotState(BreachState.Statement, stated: false, Day.AddDays(1), Day), Is.Not.Null, "in time");
        Assert.That(BreachRules.CannotConfirm(BreachKind.Deadline, BreachState.Proposed, stated: false, Day, null, Why), Is.Not.Null, "nobody was asked");
        Assert.That(BreachRules.CannotConfirm(BreachKind.Deadline, BreachState.Statement, stated: false, Day, Day, Why), Is.Not.Null, "they may still speak");
        Assert.That(BreachRules.CannotConfirm(BreachKind.Deadline, BreachState.Statement, stated: false, Day.AddDays(1), Day, Why), Is.Null, "silence");
        Assert.That(BreachRules.CannotConfirm(BreachKind.Integrity, BreachState.Proposed, stated: false, Day, null, Why), Is.Null, "referred at once");
        Assert.That(BreachRules.CannotConfirm(BreachKind.Deadline, BreachState.Proposed, stated: true, Day, null, ""), Is.EqualTo(BreachRules.WhyMissing));
        Assert.That((BreachRules.CannotDrop(BreachState.Proposed, ""), BreachRules.CannotPropose(BreachState.Confirmed, false, "")), Is.EqualTo((BreachRules.WhyMissing, BreachRules.WhyMissing)));
        Assert.That(BreachRules.CannotPropose(BreachState.Confirmed, another: true, Why)?.Rule, Is.EqualTo("BR-3"));
        foreach (var (same, person, kind) in new[] { (true, true, true), (false, false, true), (false, true, false) }) Assert.That(BreachRules.CannotMerge(same, person, kind, BreachState.Proposed)?.Field, Is.EqualTo("IntoId"));
        Assert.That((BreachRules.DayWrong(Day, Day), BreachRules.DayWrong(Day.AddDays(1), Day)?.Field, BreachRules.DayWrong(new DateOnly(1999, 1, 1), Day)?.Field), Is.EqualTo(((Refusal?)null, "On", "On")));
    }

    [Test]
    public void BR_3_a_measure_is_decided_served_and_appealed_against_in_this_order()
    {
        Only<MeasureState>(s => BreachRules.CannotDecide(s, agree: true, ""), MeasureState.Proposed);
        Only<MeasureState>(s => BreachRules.CannotIssue(s, issued: false), MeasureState.Decided);
        Only<MeasureState>(s => BreachRules.CannotServe(s, Day, Day, Day), MeasureState.Decided);
        Only<MeasureState>(s => BreachRules.CannotAppeal(s, appealed: false, Day, Day), MeasureState.Served);
        Only<MeasureState>(s => BreachRules.CannotDecideAppeal(s, AppealResult.Lifted, MeasureKind.Fault, null, Why), MeasureState.Appealed);
        Assert.That((BreachRules.CannotDecide(MeasureState.Proposed, false, "")?.Field, BreachRules.CannotDecide(MeasureState.Proposed, false, Why)), Is.EqualTo(("Text", (Refusal?)null)));
        Assert.That(BreachRules.CannotIssue(MeasureState.Decided, issued: true), Is.Not.Null);
        Assert.That((BreachRules.CannotServe(MeasureState.Decided, Day.AddDays(-1), Day, Day)?.Field, BreachRules.CannotServe(MeasureState.Decided, Day.AddDays(1), Day, Day)?.Field), Is.EqualTo(("On", "On")));
        Assert.That((BreachRules.CannotAppeal(MeasureState.Served, true, Day, Day)?.Rule, BreachRules.CannotAppeal(MeasureState.Served, false, Day.AddDays(1), Day)?.Rule, BreachRules.CannotAppeal(MeasureState.Served, false, Day, null)), Is.EqualTo(("BR-3", "BR-3", (Refusal?)null)));
        Refusal? Change(MeasureKind? then, string text = Why) => BreachRules.CannotDecideAppeal(MeasureState.Appealed, AppealResult.Changed, MeasureKind.Fault, then, text);
        Assert.That((Change(null)?.Field, Change(MeasureKind.Fault)?.Field, Change(MeasureKind.Dismissal)?.Field, Change(MeasureKind.Admonition), Change(MeasureKind.Admonition, "")?.Field), Is.EqualTo(("Measure", "Measure", "Measure", (Refusal?)null, "Text")));
        foreach (var fine in new int?[] { null, 1, 10_000 }) Assert.That(BreachRules.FineWrong(fine), Is.Null);
        foreach (var fine in new int?[] { 0, -1, 10_001 }) Assert.That(BreachRules.FineWrong(fine)?.Field, Is.EqualTo("Fine"));
        Assert.That((BreachRules.NotPutRight(Day, null, Day), BreachRules.NotPutRight(Day, null, Day.AddDays(1)), BreachRules.NotPutRight(Day, Day, Day.AddDays(9)), BreachRules.NotPutRight(Day, Day.AddDays(1), Day.AddDays(9))), Is.EqualTo((false, true, false, true)));
        Assert.That((BreachRules.CannotOrder(true, "", false), BreachRules.CannotOrder(false, "", false)?.Rule, BreachRules.CannotOrder(true, "2026-1", false)?.En, BreachRules.CannotOrder(true, "", true)?.Rule), Is.EqualTo(((Refusal?)null, "BR-2", "It is ordered already (2026-1).", "BR-2")));
        Assert.That(BreachRules.EffectUntil(Day, 6), Is.EqualTo(new DateOnly(2026, 9, 4)));
    }

    [Test]
    public void GN_1_who_proposed_does_not_decide_who_took_part_does_not_hear_and_discipline_does_not_judge_itself()
    {
        Assert.That((BreachRules.MayNotDecide(1, 8, 22, 1, false), BreachRules.MayNotDecide(1, 8, 22, 5, true), BreachRules.MayNotDecide(1, 8, 22, 5, false)?.Rule, BreachRules.MayNotDecide(22, 8, 22, 22, true)?.Rule, BreachRules.MayNotDecide(8, 8, 22, 8, true)?.Rule), Is.EqualTo(((Refusal?)null, (Refusal?)null, "BR-3", "GN-1", "GN-1")));
        Assert.That((BreachRules.MayNotHearAppeal(1, 8, false, true), BreachRules.MayNotHearAppeal(1, 8, true, true)?.Rule, BreachRules.MayNotHearAppeal(1, 8, false, false)?.Rule, BreachRules.MayNotHearAppeal(8, 8, false, true)?.Rule), Is.EqualTo(((Refusal?)null, "BR-3", "BR-3", "GN-1")));
        Assert.That((BreachRules.MayNotHandle(22, 8, false, true, false), BreachRules.MayNotHandle(22, 23, true, true, false)?.Rule, BreachRules.MayNotHandle(1, 23, true, false, true), BreachRules.MayNotHandle(8, 9, false, false, true)?.Rule, BreachRules.MayNotHandle(22, 22, false, true, false)?.Rule), Is.EqualTo(((Refusal?)null, "GN-1", (Refusal?)null, "BR-1", "GN-1")));
    }

    [Test]
    public void AB_7_an_absence_is_withdrawn_before_it_starts_returned_from_after_it_and_extended_with_a_reason()
    {
        Only<AbsenceState>(AbsenceRules.CannotWithdraw, AbsenceState.Draft, AbsenceState.Asked, AbsenceState.Approved);
        Only<AbsenceState>(s => AbsenceRules.CannotReturn(s, Now.AddHours(-1), Now, Now), AbsenceState.Started, AbsenceState.Extended);
        Only<AbsenceState>(s => AbsenceRules.CannotExtend(s, Now, Now.AddHours(1), pending: false, reasonGiven: true), AbsenceState.Approved, AbsenceState.Started, AbsenceState.Extended);
        Assert.That(AbsenceRules.CannotWithdraw(AbsenceState.Started)?.Rule, Is.EqualTo("AB-7"));
        Assert.That((AbsenceRules.CannotReturn(AbsenceState.Started, Now, Now, Now), AbsenceRules.CannotReturn(AbsenceState.Started, Now, Now.AddSeconds(-1), Now)?.Field, AbsenceRules.CannotReturn(AbsenceState.Started, Now, Now.AddMinutes(1), Now), AbsenceRules.CannotReturn(AbsenceState.Started, Now, Now.AddSeconds(61), Now)?.Field),
            Is.EqualTo(((Refusal?)null, "At", (Refusal?)null, "At")));
        Assert.That((AbsenceRules.CannotExtend(AbsenceState.Started, Now, Now.AddHours(1), true, true)?.Kind, AbsenceRules.CannotExtend(AbsenceState.Started, Now, Now, false, true)?.Field, AbsenceRules.CannotExtend(AbsenceState.Started, Now, Now.AddHours(1), false, false)?.Field), Is.EqualTo(((RefusalKind?)RefusalKind.Conflict, "To", "Reason")));
        Assert.That(Enum.GetValues<AbsenceState>().Where(s => AbsenceRules.IsLate(s, 1)), Is.EqualTo(new[] { AbsenceState.Started, AbsenceState.Extended }));
        Assert.That(AbsenceRules.IsLate(AbsenceState.Started, 0), Is.False);
        Assert.That((AbsenceRules.Lapses(AbsenceState.Asked, false, Now, Now), AbsenceRules.Lapses(AbsenceState.Asked, true, Now, Now), AbsenceRules.Lapses(AbsenceState.Asked, false, Now.AddTicks(1), Now), AbsenceRules.Lapses(AbsenceState.Approved, false, Now, Now)), Is.EqualTo((true, false, false, false)));
        Assert.That((AbsenceRules.WhyMissing(true, ""), AbsenceRules.WhyMissing(false, Why), AbsenceRules.WhyMissing(false, null)?.Field), Is.EqualTo(((Refusal?)null, (Refusal?)null, "Text")));
        Assert.That((AbsenceRules.EmptyNeedsReason(false, false, ""), AbsenceRules.EmptyNeedsReason(true, true, ""), AbsenceRules.EmptyNeedsReason(true, false, Why), AbsenceRules.EmptyNeedsReason(true, false, "")?.Rule), Is.EqualTo(((Refusal?)null, (Refusal?)null, (Refusal?)null, "AB-6")));
        Refusal? Report(bool notice = false, bool self = false, int minutes = 0, bool office = true, bool text = true) => AbsenceRules.CannotReport(notice, self, Now.AddMinutes(minutes), Now, office, text);
        Assert.That((Report(), Report(self: true)?.Rule, Report(minutes: 2)?.Field, Report(minutes: 1), Report(office: false)?.Rule, Report(notice: true)?.Kind, Report(text: false)?.Field), Is.EqualTo(((Refusal?)null, "GN-1", "SeenAt", (Refusal?)null, "AB-5", (RefusalKind?)RefusalKind.Conflict, "Text")));
        Assert.That((AbsenceRules.ProposesBreach(3, 3), AbsenceRules.ProposesBreach(4, 3), AbsenceRules.ProposesBreach(6, 3), AbsenceRules.ProposesBreach(0, 3), AbsenceRules.ProposesBreach(3, 0)), Is.EqualTo((true, false, true, false, false)));
        Assert.That(new[] { 1, 3, 4, 12 }.Select(m => AbsenceRules.QuarterOf(new DateOnly(2026, m, 9)).Month), Is.EqualTo(new[] { 1, 1, 4, 10 }));
    }

    [Test]
    public void RP_6_an_inspection_is_recorded_line_by_line_followed_up_and_closed()
    {
        Only<ItemResult>(r => InspectionRules.CannotRecord(open: true, r, "", followed: false), ItemResult.Good, ItemResult.None);
        Only<ItemResult>(r => InspectionRules.CannotFollow(r, already: false), ItemResult.Bad);
        Assert.That((InspectionRules.CannotRecord(true, ItemResult.Bad, Why, false), InspectionRules.CannotRecord(true, ItemResult.Good, "", true)?.Kind, InspectionRules.CannotRecord(false, ItemResult.Good, "", false), InspectionRules.CannotFollow(ItemResult.Bad, true)?.Kind), Is.EqualTo(((Refusal?)null, (RefusalKind?)RefusalKind.Conflict, InspectionRules.Closed, (RefusalKind?)RefusalKind.Conflict)));
        Assert.That((InspectionRules.CannotCheck(true, true, true, ""), InspectionRules.CannotCheck(true, true, false, Why), InspectionRules.CannotCheck(true, true, false, "")?.Field, InspectionRules.CannotCheck(true, false, true, "")?.Rule, InspectionRules.CannotCheck(false, true, true, "")?.Rule), Is.EqualTo(((Refusal?)null, (Refusal?)null, "Note", "RP-6", "RP-6")));
        Assert.That(InspectionRules.CannotCheck(true, true, true, "", settled: true)?.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((InspectionRules.CannotIssue(0)?.Rule, InspectionRules.CannotIssue(1), InspectionRules.CannotClose(true, [], []), InspectionRules.CannotClose(true, [1, 4], [])?.En, InspectionRules.CannotClose(true, [], [2, 3, 7])?.En, InspectionRules.CannotClose(false, [], [])), Is.EqualTo(("RP-6", (Refusal?)null, (Refusal?)null, "2 lines have no result: 1, 4. Choose what was found first.", "3 findings have led to nothing: lines 2, 3, 7. Order a rectification or propose a breach first.", InspectionRules.Closed)));
        foreach (var (handed, back, points) in new[] { (1, 0, 0), (10_000, 10_000, 1000), (20, 20, 1000) }) Assert.That(InspectionRules.FormsWrong(handed, back, points), Is.Null);
        foreach (var (handed, back, points) in new[] { (0, 0, 0), (10_001, 0, 0), (5, 6, 0), (5, -1, 0), (5, 5, -1), (5, 5, 1001) }) Assert.That(InspectionRules.FormsWrong(handed, back, points)?.Field, Is.EqualTo("Returned"), $"{handed} {back} {points}");
        Assert.That((InspectionRules.CannotOpen(Day, Day), InspectionRules.CannotOpen(Day.AddDays(1), Day)?.Field, InspectionRules.CannotOpen(new DateOnly(1999, 12, 31), Day)?.Field), Is.EqualTo(((Refusal?)null, "On", "On")));
        Assert.That(Enum.GetValues<Checklist>().Select(c => InspectionRules.Lines(c)[^1]).Distinct().Count(), Is.EqualTo(3), "each place has lines of its own");
    }

    [Test]
    public void CV_5_a_cover_goes_one_way_and_is_broken_off_while_it_lives()
    {
        (CoverState From, CoverAct Act, CoverState To)[] ways =
        [
            (CoverState.Proposed, CoverAct.Consent, CoverState.Consented), (CoverState.Proposed, CoverAct.Decline, CoverState.Declined), (CoverState.Consented, CoverAct.Approve, CoverState.Approved), (CoverState.Consented, CoverAct.Refuse, CoverState.Refused),
            (CoverState.Approved, CoverAct.Return, CoverState.Returned), (CoverState.Returned, CoverAct.Mend, CoverState.Approved), (CoverState.Approved, CoverAct.File, CoverState.Filed), (CoverState.Filed, CoverAct.HandOver, CoverState.HandedOver),
            (CoverState.HandedOver, CoverAct.Start, CoverState.Running), (CoverState.Running, CoverAct.HandBack, CoverState.HandedBack),
        ];
        CoverState[] over = [CoverState.Declined, CoverState.Refused, CoverState.HandedBack, CoverState.BrokenOff];
        foreach (var state in Enum.GetValues<CoverState>())
            foreach (var act in Enum.GetValues<CoverAct>())
                Assert.That(CoverRules.After(state, act), Is.EqualTo(act is CoverAct.BreakOff ? over.Contains(state) ? null : CoverState.BrokenOff : ways.Where(w => w.From == state && w.Act == act).Select(w => (CoverState?)w.To).SingleOrDefault()), $"{state} {act}");
        Assert.That((CoverRules.CannotName(true, true, true), CoverRules.CannotName(false, true, true)?.Rule, CoverRules.CannotName(true, false, true)?.Rule, CoverRules.CannotName(true, true, false)?.Rule), Is.EqualTo(((Refusal?)null, "AB-3", "GN-5", "CV-1")));
        Assert.That((CoverRules.WhyMissing(false, ""), CoverRules.WhyMissing(true, Why), CoverRules.WhyMissing(true, "")?.Field), Is.EqualTo(((Refusal?)null, (Refusal?)null, "Text")));
    }
}
