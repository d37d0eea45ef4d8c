using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class ReceiptRulesTests
{
    private static readonly WorkingCalendar Calendar = new([]);
    private static readonly ReceiptCheck Good = new(true, true, true, true, Slips.None, false);

    private static IEnumerable<TestCaseData> Six()
    {
        yield return new TestCaseData(Good with { NeedsDecision = false }, ReceiptOutcome.NoDecision).SetArgDisplayNames("a");
        yield return new TestCaseData(Good with { Ours = false }, ReceiptOutcome.NotOurs).SetArgDisplayNames("b");
        yield return new TestCaseData(Good with { Ours = false, NeedsDecision = false, Complete = false }, ReceiptOutcome.NotOurs).SetArgDisplayNames("b before a and d");
        yield return new TestCaseData(Good with { Slips = Slips.Corrected }, ReceiptOutcome.Corrected).SetArgDisplayNames("c");
        yield return new TestCaseData(Good with { Slips = Slips.Corrected, Complete = false }, ReceiptOutcome.Incomplete).SetArgDisplayNames("d although slips were put right");
        yield return new TestCaseData(Good with { Complete = false }, ReceiptOutcome.Incomplete).SetArgDisplayNames("d missing");
        yield return new TestCaseData(Good with { RightForm = false }, ReceiptOutcome.Incomplete).SetArgDisplayNames("d form");
        yield return new TestCaseData(Good with { Slips = Slips.Left }, ReceiptOutcome.Incomplete).SetArgDisplayNames("d slips");
        yield return new TestCaseData(Good with { Unclear = true, Ours = false }, ReceiptOutcome.Unclear).SetArgDisplayNames("e");
        yield return new TestCaseData(Good, ReceiptOutcome.Accepted).SetArgDisplayNames("f");
    }

    [TestCaseSource(nameof(Six))]
    public void ON_3_the_answers_come_to_exactly_one_of_six_outcomes(ReceiptCheck check, ReceiptOutcome outcome) => Assert.That(ReceiptRules.OutcomeOf(check), Is.EqualTo(outcome));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void ON_3_whatever_is_answered_an_accepted_application_is_ours_needs_a_decision_and_is_complete(bool ours, bool decision, bool complete, bool form, int slips, bool unclear)
    {
        var check = new ReceiptCheck(ours, decision, complete, form, (Slips)(Math.Abs(slips % 3)), unclear);
        var outcome = ReceiptRules.OutcomeOf(check);
        Assert.That(Enum.IsDefined(outcome));
        if (ReceiptRules.IsAcceptance(outcome)) Assert.That(ours && decision && complete && form && !unclear && check.Slips != Slips.Left);
        if (ReceiptRules.IsRefusal(outcome)) Assert.That(!ours || !decision);
        Assert.That(ReceiptRules.CannotAnswer(check, assistance: true, asked: false) is null || !decision, "only the missing decision is refused");
        if (ReceiptRules.CannotAnswer(check, assistance: true, asked: false) is null) Assert.That(outcome, Is.Not.EqualTo(ReceiptOutcome.NoDecision), "ON-2: assistance never leaves by outcome a");
    }

    [TestCase(ReceiptOutcome.NotOurs, "r", "", "", "", "GoTo")]
    [TestCase(ReceiptOutcome.NotOurs, "", "x", "", "", "Reason")]
    [TestCase(ReceiptOutcome.NoDecision, " ", "", "", "", "Reason")]
    [TestCase(ReceiptOutcome.Unclear, "", "", "", "", "Question")]
    [TestCase(ReceiptOutcome.Corrected, "", "", "", "", "Corrected")]
    [TestCase(ReceiptOutcome.Accepted, "", "", "", "", null)]
    [TestCase(ReceiptOutcome.Incomplete, "", "", "", "", null)]
    public void ON_3_an_outcome_has_the_words_it_needs(ReceiptOutcome outcome, string reason, string goTo, string question, string corrected, string? field) =>
        Assert.That(ReceiptRules.WordsMissing(outcome, reason, goTo, question, corrected)?.Field, Is.EqualTo(field));

    [Test]
    public void ON_6_what_an_earlier_notice_could_have_named_is_found()
    {
        NoticeGiven[] earlier = [new(new(2026, 3, 2), ["身份证", "户口 簿"]), new(new(2026, 3, 4), ["申请书"])];
        Wanted[] wanted = [new("身份证"), new("户口簿"), new("收入证明"), new("死亡证明", NewFact: true), new("发票（看不清）", new(2026, 3, 5)), new("发票（缺页）", new(2026, 3, 4))];
        Assert.That(ReceiptRules.CouldHaveBeenNamed(wanted, earlier), Is.EqualTo(new[] { "收入证明", "发票（缺页）" }));
        Assert.That(ReceiptRules.CouldHaveBeenNamed(wanted, []), Is.Empty, "the first notice may name anything");
        Assert.That(ReceiptRules.AskedTwice(["收入证明"], "")!.Rule, Is.EqualTo("ON-6"));
        Assert.That(ReceiptRules.AskedTwice(["收入证明"], "前次漏写"), Is.Null);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void ON_6_asking_for_less_is_never_stopped_where_more_was_not(string[] wanted, string[] named)
    {
        var all = (wanted ?? []).Select(w => new Wanted(w ?? "")).ToList();
        NoticeGiven[] earlier = [new(new(2026, 3, 2), [.. (named ?? []).Select(n => n ?? "")])];
        var stopped = ReceiptRules.CouldHaveBeenNamed(all, earlier);
        Assert.That(ReceiptRules.CouldHaveBeenNamed([.. all.Take(all.Count / 2)], earlier), Is.SubsetOf(stopped));
        Assert.That(ReceiptRules.CouldHaveBeenNamed(all, [.. earlier, new(new(2026, 3, 3), [.. all.Select(w => w.Name)])]), Is.Empty, "what was named is named");
    }

    [Test]
    public void ON_7_silence_counts_as_acceptance_from_the_day_after_the_third_working_day()
    {
        var due = ReceiptRules.NoticeDue(new(2026, 3, 4), 3, Calendar);
        Assert.That(due, Is.EqualTo(new DateOnly(2026, 3, 9)), "Wednesday, then Thursday, Friday, Monday");
        Assert.That(ReceiptRules.CountsAsAccepted(due, due, false, true), Is.False);
        Assert.That(ReceiptRules.CountsAsAccepted(due, due.AddDays(1), false, true), Is.True);
        Assert.That(ReceiptRules.CountsAsAccepted(due, due.AddDays(1), true, true), Is.False);
        Assert.That(ReceiptRules.CountsAsAccepted(due, due.AddDays(9), false, inForce: false), Is.False, "a setting");
    }

    [Test]
    public void ON_9_fifteen_working_days_a_reminder_at_half_and_then_it_lapses()
    {
        var told = new DateOnly(2026, 3, 4);
        Assert.That(ReceiptRules.CompleteBy(told, 15, Calendar), Is.EqualTo(new DateOnly(2026, 3, 25)));
        Assert.That(ReceiptRules.RemindOn(told, 15, Calendar), Is.EqualTo(new DateOnly(2026, 3, 16)));
        Assert.That(ReceiptRules.Lapses(new(2026, 3, 25), new(2026, 3, 25)), Is.False);
        Assert.That(ReceiptRules.Lapses(new(2026, 3, 25), new(2026, 3, 26)), Is.True);
    }

    [TestCase(null, "2026-03-25", Description = "its clock stands")]
    [TestCase("2026-03-18", "2026-03-18")]
    [TestCase("2026-03-05", "2026-03-05")]
    [TestCase("2026-03-25", "2026-03-25")]
    [TestCase("2026-04-10", "2026-03-25")]
    [TestCase("2026-03-04", "2026-03-25", Description = "due today: nobody brings it today")]
    [TestCase("2026-03-02", "2026-03-25", Description = "overdue")]
    public void ON_7_ON_9_what_is_asked_for_after_the_acceptance_is_brought_before_the_matter_is_due_while_that_is_to_come(string? due, string by) =>
        Assert.That(ReceiptRules.BringBy(new DateOnly(2026, 3, 4), 15, due is null ? null : DateOnly.Parse(due), Calendar), Is.EqualTo(DateOnly.Parse(by)));

    [Test]
    public void PB_1_after_the_acceptance_only_what_was_asked_for_and_came_is_recorded()
    {
        Assert.That((ReceiptRules.CannotComplete(ApplicationState.Accepted, asked: true), ReceiptRules.CannotComplete(ApplicationState.Accepted)?.Rule, ReceiptRules.CannotComplete(ApplicationState.Withdrawn, asked: true)?.Rule), Is.EqualTo(((Refusal?)null, "ON-9", "ON-9")));
        Assert.That((ReceiptRules.NothingCame(1), ReceiptRules.NothingCame(0)?.Rule), Is.EqualTo(((Refusal?)null, "PB-1")));
    }

    [TestCase("2026-03-04T09:00", "2026-03-04T17:30")]
    [TestCase("2026-03-04T17:29", "2026-03-04T17:30")]
    [TestCase("2026-03-04T17:30", "2026-03-05T17:30")]
    [TestCase("2026-03-07T10:00", "2026-03-09T17:30")]
    public void ON_5_a_review_is_there_by_the_end_of_the_working_day(string filed, string by) =>
        Assert.That(ReceiptRules.ReviewBy(DateTime.Parse(filed), _ => OfficeHours.Default, Calendar), Is.EqualTo(DateTime.Parse(by)));

    [Test]
    public void GN_5_every_state_says_what_can_be_done_in_it()
    {
        foreach (var state in Enum.GetValues<ApplicationState>())
        {
            var open = new[] { ReceiptRules.CannotCheck(state, false), ReceiptRules.CannotComplete(state), ReceiptRules.CannotWithdraw(state, running: false), ReceiptRules.CannotAskMore(state, false) };
            var ends = state is ApplicationState.NotAccepted or ApplicationState.Lapsed or ApplicationState.Withdrawn;
            Assert.That(open.All(o => o is not null), Is.EqualTo(ends), state.ToString());
        }
        Assert.That(ReceiptRules.CannotComplete(ApplicationState.Lapsed)!.Zh, Does.Contain("重新申请"));
        Assert.That(Enum.GetValues<ApplicationState>().Where(s => ReceiptRules.CannotWithdraw(s, running: true) is null),
            Is.EqualTo(new[] { ApplicationState.Received, ApplicationState.Checked, ApplicationState.NoticeOut, ApplicationState.Accepted }));
        Assert.That(ReceiptRules.CannotWithdraw(ApplicationState.Accepted, running: false), Is.EqualTo(ReceiptRules.Over), "its matter is done");
    }

    [TestCase("SQ2026-12", "SQ2026-12")]
    [TestCase("SQ2026-12-H", "SQ2026-12")]
    [TestCase("SQ2026-12-H3", "SQ2026-12")]
    [TestCase("2026-12", null)]
    [TestCase("RW2026-12", null)]
    [TestCase("SQ", null)]
    public void ON_3_a_task_of_an_application_is_known_by_its_number(string task, string? application) => Assert.That(ReceiptRules.ApplicationOf(task), Is.EqualTo(application));

    [Test]
    public void DL_9_a_pause_leaves_the_date_resuming_counts_the_days_left_restarting_the_full_limit()
    {
        Limit ten = new(10, LimitUnit.WorkingDays);
        var due = new DateOnly(2026, 3, 18);
        Assert.That(PauseRules.NewDue(ClockAct.Pause, due, null, new(2026, 3, 6), ten, Calendar), Is.EqualTo(due));
        Assert.That(PauseRules.NewDue(ClockAct.Resume, due, new(2026, 3, 6), new(2026, 3, 20), ten, Calendar), Is.EqualTo(new DateOnly(2026, 4, 1)), "8 days were left");
        Assert.That(PauseRules.NewDue(ClockAct.Restart, due, null, new(2026, 3, 20), ten, Calendar), Is.EqualTo(new DateOnly(2026, 4, 3)));
        Assert.That(PauseRules.CannotAsk(ClockAct.Pause, true, true, false, false), Is.Null);
        Assert.That(PauseRules.CannotAsk(ClockAct.Pause, true, false, true, false), Is.Not.Null);
        Assert.That(PauseRules.CannotAsk(ClockAct.Resume, true, true, false, false), Is.Not.Null);
        Assert.That((PauseRules.NothingLeft(ClockAct.Pause, due, due), PauseRules.NothingLeft(ClockAct.Restart, due, due.AddDays(1)), PauseRules.NothingLeft(ClockAct.Resume, due, due.AddDays(1))), Is.EqualTo(((Refusal?)null, (Refusal?)null, (Refusal?)null)));
        Assert.That(PauseRules.NothingLeft(ClockAct.Pause, due, due.AddDays(1))!.Field, Is.EqualTo("Act"), "no days are left that could go on");
        Assert.That((PauseRules.CountsOn(due, null), PauseRules.CountsOn(due, due.AddDays(-9)), PauseRules.CountsOn(due, due.AddDays(1))), Is.EqualTo((due, due.AddDays(-9), due)), "while the clock stands no day is lateness");
        Assert.That(PauseRules.WordsMissing(ClockAct.Pause, "", "10 天")!.Field, Is.EqualTo("Basis"));
        Assert.That(PauseRules.WordsMissing(ClockAct.Pause, "依据", "")!.Field, Is.EqualTo("Takes"));
    }

    [TestCase(0, null)]
    [TestCase(-30, null)]
    [TestCase(1, "ReceivedOn")]
    [TestCase(-31, "ReceivedOn")]
    public void DL_12_receipt_is_recorded_at_most_thirty_days_later(int days, string? wrong) => Assert.That(ReceiptRules.ReceivedNotCredible(new DateOnly(2026, 3, 4).AddDays(days), new DateOnly(2026, 3, 4))?.Field, Is.EqualTo(wrong));

    [Test]
    public void FC_2_ON_3_ON_6_what_a_receipt_and_a_notice_need()
    {
        Assert.That((ReceiptRules.NotYourMatter(true), ReceiptRules.NotYourMatter(false)?.Kind), Is.EqualTo(((Refusal?)null, RefusalKind.Forbidden)));
        Assert.That((ReceiptRules.NothingWanted(1), ReceiptRules.NothingWanted(0)?.Rule), Is.EqualTo(((Refusal?)null, "ON-3")));
        Assert.That((ReceiptRules.FactMissing(false, ""), ReceiptRules.FactMissing(true, "搬家"), ReceiptRules.FactMissing(true, " ")?.Rule), Is.EqualTo(((Refusal?)null, (Refusal?)null, "ON-6")));
        Assert.That(ReceiptRules.EnquiryOver, Has.Property("Rule").EqualTo("GN-5").And.Property("Kind").EqualTo(RefusalKind.Conflict));
    }

    [TestCase(false, ApplicationState.Received)]
    [TestCase(true, ApplicationState.Withdrawn)]
    public void GN_5_an_overruled_refusal_opens_nothing_under_an_enquiry_that_is_over(bool enquiryOver, ApplicationState next) => Assert.That(ReceiptRules.AfterOverruled(enquiryOver), Is.EqualTo(next));

    [TestCase(WrittenDecision.Acceptance, ApplicationState.Accepted)]
    [TestCase(WrittenDecision.NonAcceptance, ApplicationState.NotAccepted)]
    [TestCase(WrittenDecision.Lapse, ApplicationState.Lapsed)]
    [TestCase(WrittenDecision.Supplement, ApplicationState.NoticeOut)]
    public void ON_4_NT_1_a_void_decision_is_issued_again_as_long_as_it_stands_and_once(WrittenDecision decision, ApplicationState stands)
    {
        foreach (var state in Enum.GetValues<ApplicationState>())
            Assert.That(ReceiptRules.CannotIssueAgain(decision, state, isVoid: true, replaced: false, sinceAcceptance: false)?.Rule, Is.EqualTo(state == stands ? null : "ON-4"), $"{state}");
        Assert.That(ReceiptRules.CannotIssueAgain(decision, stands, isVoid: false, replaced: false, sinceAcceptance: false)?.Rule, Is.EqualTo("NT-1"));
        Assert.That(ReceiptRules.CannotIssueAgain(decision, stands, isVoid: true, replaced: true, sinceAcceptance: false)?.Rule, Is.EqualTo("NT-1"));
        Assert.That(ReceiptRules.CannotIssueAgain(decision, ApplicationState.Accepted, isVoid: true, replaced: false, sinceAcceptance: true) is null, Is.EqualTo(decision is WrittenDecision.Acceptance or WrittenDecision.Supplement), "ON-7: a notice after the acceptance");
    }
}
