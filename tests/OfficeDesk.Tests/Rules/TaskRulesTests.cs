using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class TaskRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    private static Refusal? Assign(TaskSource source = TaskSource.Superior, string received = "2026-03-04", int? limit = null, string? fixedDate = null) =>
        TaskRules.CannotAssign(source, Day(received), Today, limit is { } n ? WorkingDays(n) : null, fixedDate is null ? null : Day(fixedDate), Calendar);

    [TestCase(TaskSource.Superior)]
    [TestCase(TaskSource.Letter)]
    [TestCase(TaskSource.BureauLeader)]
    public void DL_3_without_a_limit_the_default_of_the_source_holds(TaskSource source) => Assert.That(Assign(source), Is.Null);

    [TestCase(TaskSource.CountyDecision)]
    [TestCase(TaskSource.CongressBill)]
    public void DL_3_county_decisions_and_bills_insist_on_a_date_a_limit_does_not_do(TaskSource source)
    {
        Assert.That(Assign(source)!.Field, Is.EqualTo("FixedDate"));
        Assert.That(Assign(source, limit: 5)!.Rule, Is.EqualTo("DL-3"));
        Assert.That(Assign(source, fixedDate: "2026-03-20"), Is.Null);
    }

    [TestCase(TaskSource.Citizen)]
    [TestCase(TaskSource.FirstContact)]
    [TestCase(TaskSource.System)]
    public void DL_1_what_a_citizen_brings_or_a_rule_makes_is_not_assigned_by_hand(TaskSource source) => Assert.That(Assign(source)!.Field, Is.EqualTo("Source"));

    [TestCase("2026-03-05", null, null, "ReceivedOn")]
    [TestCase("1999-12-31", null, null, "ReceivedOn")]
    [TestCase("2026-03-04", 5, "2026-03-20", "FixedDate")]
    [TestCase("2026-03-04", null, "2026-03-03", "FixedDate")]
    [TestCase("2026-03-04", null, "2100-01-01", "FixedDate")]
    [TestCase("2026-03-04", null, "2031-03-05", "FixedDate")]
    [TestCase("2026-03-04", null, "2099-11-01", "FixedDate")]
    [TestCase("2026-03-04", -1, null, "Limit")]
    [TestCase("2026-03-04", 1001, null, "Limit")]
    public void DL_1_days_that_cannot_be_are_refused_with_their_field(string received, int? limit, string? fixedDate, string field) =>
        Assert.That(Assign(received: received, limit: limit, fixedDate: fixedDate)!.Field, Is.EqualTo(field));

    [TestCase(TaskSource.Letter, "2026-03-06", "2026-03-06", 0)]
    [TestCase(TaskSource.Letter, "2026-03-07", "2026-03-09", 0)]
    [TestCase(TaskSource.Letter, "2026-03-06", "2026-03-09", 1)]
    [TestCase(TaskSource.Superior, "2026-03-02", "2026-03-09", 0)]
    public void DL_3_a_letter_has_its_own_working_day_to_be_registered(TaskSource source, string came, string registered, int late) =>
        Assert.That(TaskRules.RegisteredLate(source, Day(came), Day(registered), Calendar), Is.EqualTo(late));

    [TestCase("2026-03-04")]
    [TestCase("2031-03-04")]
    public void DL_1_the_fixed_date_may_be_the_day_received_and_lies_within_five_years_of_it(string date) => Assert.That(Assign(fixedDate: date), Is.Null);

    [TestCase(TaskSource.Citizen, false)]
    [TestCase(TaskSource.FirstContact, false)]
    [TestCase(TaskSource.Superior, true)]
    [TestCase(TaskSource.CongressBill, true)]
    public void DL_8_only_what_was_assigned_has_to_be_reported(TaskSource source, bool reports) => Assert.That(TaskRules.DoneWhenReported(source), Is.EqualTo(reports));

    [Test]
    public void DL_8_an_assigned_task_counts_by_the_day_of_its_report_a_matter_by_the_day_it_was_finished()
    {
        DateOnly finished = new(2026, 3, 4), reported = new(2026, 3, 6);
        Assert.That(TaskRules.CountsAsDoneOn(TaskSource.Superior, finished, null), Is.Null);
        Assert.That(TaskRules.CountsAsDoneOn(TaskSource.Superior, finished, reported), Is.EqualTo(reported));
        Assert.That(TaskRules.CountsAsDoneOn(TaskSource.Citizen, finished, null), Is.EqualTo(finished));
    }

    [TestCase(TaskSource.Superior, true, false, true)]
    [TestCase(TaskSource.Superior, false, false, false)]
    [TestCase(TaskSource.Superior, true, true, false)]
    [TestCase(TaskSource.Citizen, true, false, false)]
    public void DL_8_the_result_is_reported_once_after_the_work(TaskSource source, bool finished, bool reported, bool may) =>
        Assert.That(TaskRules.CannotReport(source, finished, reported) is null, Is.EqualTo(may));

    [TestCase(true, true, true, true)]
    [TestCase(true, true, false, false)]
    [TestCase(true, false, true, false)]
    [TestCase(false, false, false, false)]
    public void DL_1_the_answering_person_is_somebody_who_works_here_and_can_sign_in(bool known, bool active, bool canWork, bool may) => Assert.That(TaskRules.CannotAnswer(known, active, canWork) is null, Is.EqualTo(may));

    [TestCase("已办", true)]
    [TestCase("  ", false)]
    public void DL_1_a_finished_task_has_a_result(string result, bool may) => Assert.That(TaskRules.ResultMissing(result) is null, Is.EqualTo(may));
}
