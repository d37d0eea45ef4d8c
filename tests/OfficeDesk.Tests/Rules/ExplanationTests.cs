using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class ExplanationTests
{
    [Test]
    public void DL_4_why_this_date_names_every_day_counted_and_every_day_skipped()
    {
        var lines = Calendar.Explain(new(2026, 9, 30), WorkingDays(5));
        Assert.That(lines.Select(l => (l.Day.Month, l.Day.Day, l.Counted, l.Zh)), Is.EqualTo(new[]
        {
            (9, 30, 0, "起算日不计入"),
            (10, 1, 0, "法定节假日 国庆节"), (10, 2, 0, "法定节假日 国庆节"), (10, 3, 0, "法定节假日 国庆节"), (10, 4, 0, "法定节假日 国庆节"),
            (10, 5, 0, "法定节假日 国庆节"), (10, 6, 0, "法定节假日 国庆节"), (10, 7, 0, "法定节假日 国庆节"),
            (10, 8, 1, "工作日"), (10, 9, 2, "工作日"), (10, 10, 3, "调休上班 国庆节"), (10, 11, 0, "周末"), (10, 12, 4, "工作日"), (10, 13, 5, "工作日"),
        }));
        Assert.That(lines[10].En, Is.EqualTo("make-up working day, National Day"));
    }

    [Test]
    public void DL_4_a_limit_of_0_explains_itself()
    {
        Assert.That(Calendar.Explain(new(2026, 3, 4), WorkingDays(0)), Is.EqualTo(new[] { new DayReason(new(2026, 3, 4), 0, "期限为 0，当日办结", "a limit of 0: due on the day itself") }));
        var moved = Calendar.Explain(new(2026, 3, 7), WorkingDays(0));
        Assert.That(moved.Select(l => l.Counted), Is.EqualTo(new[] { 0, 0, 0 }));
        Assert.That(moved[0].Zh, Is.EqualTo("周末，期限为 0，顺延至下一个工作日"));
    }

    [Test]
    public void DL_13_calendar_days_are_all_counted()
    {
        var lines = Calendar.Explain(new(2026, 10, 1), Known.CalendarDays(2));
        Assert.That(lines.Select(l => l.Counted), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(lines[2].Zh, Is.EqualTo("自然日，休息日也计入"));
    }

    [Test]
    public void DL_4_an_unpublished_holiday_says_that_it_is_provisional_and_two_festivals_are_both_named()
    {
        Assert.That(Calendar.Explain(new(2026, 12, 31), WorkingDays(1))[1].Zh, Does.Contain("元旦").And.Contain("暂定"));
        Assert.That(Calendar.Explain(new(2025, 9, 30), WorkingDays(1)).Select(l => l.En), Has.Some.EqualTo("public holiday, National Day and Mid-Autumn Festival"));
    }
}
