using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class TaskEndRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    [TestCase("2026-03-03", "2026-03-02", null)]
    [TestCase("2026-03-02", "2026-03-02", null)]
    [TestCase("2026-03-04", "2026-03-02", "早于今天")]
    [TestCase("2026-03-05", "2026-03-02", "早于今天")]
    [TestCase("2026-03-01", "2026-03-02", "收到")]
    public void DL_12_the_day_lies_in_the_past_and_not_before_the_task(string day, string received, string? why) =>
        Assert.That(TaskEndRules.DayWrong(DateOnly.Parse(day), DateOnly.Parse(received), Today)?.Zh, why is null ? Is.Null : Does.Contain(why));

    [Test]
    public void DL_12_evidence_is_needed_and_who_does_not_confirm_says_why()
    {
        Assert.That(TaskEndRules.EvidenceMissing(" ")?.Field, Is.EqualTo("Evidence"));
        Assert.That(TaskEndRules.EvidenceMissing("签收单"), Is.Null);
        Assert.That(TaskEndRules.CannotDecide(true, true, ""), Is.Null);
        Assert.That(TaskEndRules.CannotDecide(true, false, "证据不足"), Is.Null);
        Assert.That(TaskEndRules.CannotDecide(true, false, " ")?.Field, Is.EqualTo("Text"));
        Assert.That(TaskEndRules.CannotDecide(false, true, "")?.Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [TestCase("2026-03-03", "2026-03-04", true)]
    [TestCase("2026-03-04", "2026-03-04", false)]
    [TestCase(null, "2026-03-04", false)]
    [TestCase("2026-03-04", null, false)]
    public void DL_12_recorded_late_is_what_was_written_down_on_a_later_day(string? done, string? recorded, bool late) =>
        Assert.That(TaskEndRules.RecordedLate(done is null ? null : DateOnly.Parse(done), recorded is null ? null : DateOnly.Parse(recorded)), Is.EqualTo(late));

    [TestCase(false, true, false, true)]
    [TestCase(false, false, false, false)]
    [TestCase(true, true, false, false)]
    [TestCase(true, true, true, true)]
    [TestCase(true, false, true, true)]
    [TestCase(false, false, true, true)]
    public void GN_5_void_by_the_chief_and_by_the_leader_if_overdue(bool overdue, bool leads, bool inCharge, bool may) =>
        Assert.That(TaskEndRules.MayNotVoid(overdue, leads, inCharge), may ? Is.Null : Is.Not.Null.And.Property("Kind").EqualTo(RefusalKind.Forbidden));

    [Test]
    public void GN_5_a_chief_is_told_that_the_leader_makes_overdue_ones_void() =>
        Assert.That((TaskEndRules.MayNotVoid(true, true, false)!.Zh, TaskEndRules.MayNotVoid(false, false, false)!.Zh), Is.EqualTo(("已经超期，须由分管领导作废。", "作废由股室负责人办理，超期的由分管领导办理。")));

    [Test]
    public void GN_5_only_what_is_open_and_ends_by_nothing_else_becomes_void()
    {
        Assert.That(TaskEndRules.CannotVoid(true, false, false, false, false), Is.Null);
        Assert.That(TaskEndRules.CannotVoid(false, false, false, false, false), Is.EqualTo(TaskRules.NotOpen));
        Assert.That(TaskEndRules.CannotVoid(true, true, false, false, false)!.Zh, Does.Contain("转办、核对、请示"));
        Assert.That(TaskEndRules.CannotVoid(true, false, true, false, false), Is.EqualTo(TaskRules.OnItsWay));
        Assert.That(TaskEndRules.CannotVoid(true, false, false, true, false)!.Zh, Does.Contain("申请"));
        Assert.That(TaskEndRules.CannotVoid(true, false, false, false, true)!.Zh, Does.Contain("整改"));
        Assert.That((TaskEndRules.ReasonMissing("")?.Field, TaskEndRules.ReasonMissing("重复")), Is.EqualTo(("Reason", (Refusal?)null)));
        Assert.That((TaskEndRules.Waiting.Rule, TaskEndRules.NotYoursToConfirm.Kind), Is.EqualTo(("DL-12", RefusalKind.Forbidden)));
    }
}
