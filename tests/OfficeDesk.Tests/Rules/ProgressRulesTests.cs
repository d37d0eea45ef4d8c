using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class ProgressRulesTests
{
    private static readonly WorkingCalendar Calendar = new([]);

    private static DateOnly March(int day) => new(2026, 3, day);

    [TestCase(true, 4, 50, null)]
    [TestCase(true, 2, null, null)]
    [TestCase(true, 4, 0, null)]
    [TestCase(true, 4, 100, null)]
    [TestCase(true, 5, 50, "OnDay")]
    [TestCase(true, 1, 50, "OnDay")]
    [TestCase(true, 4, -1, "Percent")]
    [TestCase(true, 4, 101, "Percent")]
    [TestCase(false, 4, 50, "")]
    public void DL_8_a_report_is_about_a_day_of_a_running_task(bool running, int day, int? percent, string? field) =>
        Assert.That(ProgressRules.CannotReport(running, March(day), March(2), March(4), percent)?.Field, Is.EqualTo(field));

    [TestCase(2, 16, 50, 9)]    // ten working days: after five
    [TestCase(2, 13, 50, 9)]    // nine: after five, rounded up
    [TestCase(2, 4, 50, 3)]
    [TestCase(2, 16, 10, 3)]
    [TestCase(2, 16, 90, 13)]
    [TestCase(2, 3, 50, null)]  // one working day: nothing on the way
    [TestCase(2, 2, 50, null)]
    [TestCase(2, 4, 90, null)]  // the report would fall on the due date
    public void DL_8_at_half_of_the_limit_in_working_days_rounded_up(int received, int due, int percent, int? expected) =>
        Assert.That(ProgressRules.DueOn(March(received), March(due), percent, Calendar), Is.EqualTo(expected is { } day ? March(day) : (DateOnly?)null));

    [TestCase(9, null, 9, true)]
    [TestCase(9, null, 10, true)]
    [TestCase(9, null, 8, false)]
    [TestCase(9, 3, 10, false)]
    [TestCase(null, null, 10, false)]
    public void DL_8_missing_from_that_day_on_until_there_is_one(int? dueOn, int? last, int today, bool missing) =>
        Assert.That(ProgressRules.IsMissing(dueOn is { } d ? March(d) : null, last is { } l ? March(l) : null, March(today)), Is.EqualTo(missing));

    [TestCase("请 @工作人员甲 看一下", "1")]
    [TestCase("@工作人员甲@工作人员乙。", "1 2")]
    [TestCase("@工作人员甲二 请看", "3")]
    [TestCase("工作人员甲 请看", "")]
    [TestCase("@不认识 @", "")]
    [TestCase("", "")]
    public void DL_6_a_sign_before_a_name_means_that_person_and_the_longer_name_of_two(string text, string found) =>
        Assert.That(string.Join(' ', ProgressRules.Named(text, new Dictionary<long, string> { [1] = "工作人员甲", [2] = "工作人员乙", [3] = "工作人员甲二", [4] = "" }).Order()), Is.EqualTo(found));

    [Test]
    public void DL_6_two_of_one_name_are_both_meant() =>
        Assert.That(ProgressRules.Named("@科长甲", new Dictionary<long, string> { [1] = "科长甲", [2] = "科长甲" }), Is.EquivalentTo(new[] { 1L, 2L }));
}
