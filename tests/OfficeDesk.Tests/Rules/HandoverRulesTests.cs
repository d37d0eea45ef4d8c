using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class HandoverRulesTests
{
    [TestCase(true, false, true, true, false, false, null)]
    [TestCase(false, false, true, false, true, true, null)]
    [TestCase(true, false, false, true, false, false, "ToId")]
    [TestCase(true, true, true, true, false, false, "ToId")]
    [TestCase(true, false, true, false, false, false, "ToId")]
    [TestCase(true, false, true, true, true, false, "")]
    [TestCase(true, false, true, true, false, true, "Moves")]
    public void DL_6_a_task_goes_to_somebody_present_who_may_take_it_papers_to_anybody_present(
        bool moves, bool toSelf, bool active, bool fits, bool pending, bool transfer, string? field) =>
        Assert.That(HandoverRules.CannotHandOver(moves, toSelf, active, fits, pending, transfer)?.Field, Is.EqualTo(field));

    [TestCase("不是我的岗位", true)]
    [TestCase("", false)]
    public void DL_6_declining_says_why(string why, bool may) => Assert.That(HandoverRules.WhyMissing(why) is null, Is.EqualTo(may));

    [Test]
    public void DL_7_at_most_the_original_limit_again_a_fixed_date_counts_its_working_days()
    {
        DateOnly received = new(2026, 3, 4), due = new(2026, 3, 18);
        Assert.That(ExtensionRules.Most(WorkingDays(10), received, due, 1, Calendar), Is.EqualTo(WorkingDays(10)));
        Assert.That(ExtensionRules.Most(Known.CalendarDays(7), received, due, 2, Calendar), Is.EqualTo(Known.CalendarDays(14)));
        Assert.That(ExtensionRules.Most(null, received, due, 1, Calendar), Is.EqualTo(WorkingDays(10)));
        Assert.That(ExtensionRules.Most(null, due, received, 1, Calendar), Is.EqualTo(WorkingDays(0)));
    }

    [TestCase(true, "2026-03-06", false, null)]
    [TestCase(false, "2026-03-06", false, "DL-7")]
    [TestCase(true, "2026-03-07", false, "GN-3")]
    [TestCase(true, "2026-03-06", true, "DL-7")]
    public void DL_7_decided_once_after_the_opinion_and_before_it_lapses(bool waiting, string today, bool opinionNeeded, string? rule) =>
        Assert.That(ExtensionRules.CannotDecide(waiting, new DateOnly(2026, 3, 6), Day(today), opinionNeeded)?.Rule, Is.EqualTo(rule));

    [TestCase(true, "", true)]
    [TestCase(false, "", false)]
    [TestCase(false, "材料不全", true)]
    public void DL_7_who_does_not_agree_says_why(bool inFavour, string text, bool may) => Assert.That(ExtensionRules.WhyMissing(inFavour, text) is null, Is.EqualTo(may));

    [TestCase(true, false, true)]
    [TestCase(false, false, false)]
    [TestCase(true, true, false)]
    public void DL_7_the_citizen_is_told_once_it_is_agreed(bool agreed, bool told, bool may) => Assert.That(ExtensionRules.CannotTell(agreed, told) is null, Is.EqualTo(may));

    [Test]
    public void DL_7_the_refusal_to_decide_names_who_decides()
    {
        Assert.That(ExtensionRules.NotYoursToDecide(needsDirector: true).En, Does.Contain("director").And.Not.Contain("division leader"));
        Assert.That(ExtensionRules.NotYoursToDecide(needsDirector: false).En, Does.Contain("division leader"));
    }

    [TestCase(true, "先打电话给村里", null)]
    [TestCase(false, "", null)]
    [TestCase(false, "先打电话给村里", "DL-6")]
    [TestCase(true, "系统密码是 1234", "CV-4")]
    [TestCase(true, "登录口令见纸条", "CV-4")]
    [TestCase(true, "the PassWord is on the note", "CV-4")]
    public void DL_6_an_instruction_goes_with_a_task_of_the_list_and_is_no_password(bool onList, string text, string? rule)
    {
        var wrong = CoverRules.InstructionWrong(onList, "2026-12", text);
        Assert.That(wrong?.Rule, Is.EqualTo(rule));
        if (rule == "DL-6") Assert.That((wrong!.Zh, wrong.En), Is.EqualTo(("2026-12 已不在这张交接单上（可能已办结或移交），请去掉这一条交代再保存。", "2026-12 is not on this list any more (finished or handed on); clear its instruction and save again.")));
    }
}
