using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class DueWordsTests
{
    private static readonly WorkingCalendar Calendar = Known.Calendar;

    private static DateOnly Day(string text) => Known.Day(text);

    // 2026-03-06 is a Friday; 2026-10-01 to 07 are holidays
    [TestCase("2026-03-11", "2026-03-06", "剩 3 个工作日", "3 working days left")]
    [TestCase("2026-03-09", "2026-03-06", "剩 1 个工作日", "1 working day left")]
    [TestCase("2026-03-09", "2026-03-08", "剩 1 个工作日", "1 working day left")]
    [TestCase("2026-03-06", "2026-03-06", "今日到期", "due today")]
    [TestCase("2026-03-07", "2026-03-07", "今日到期", "due today")]
    [TestCase("2026-03-06", "2026-03-07", "已过到期日", "overdue")]
    [TestCase("2026-03-06", "2026-03-08", "已过到期日", "overdue")]
    [TestCase("2026-03-06", "2026-03-09", "超 1 个工作日", "1 working day late")]
    [TestCase("2026-03-06", "2026-03-10", "超 2 个工作日", "2 working days late")]
    [TestCase("2026-03-07", "2026-03-06", "明日（休息日）到期", "due tomorrow (a rest day)")]
    [TestCase("2026-03-08", "2026-03-06", "3月8日（休息日）到期", "due 8 Mar (a rest day)")]
    [TestCase("2026-10-05", "2026-10-01", "10月5日（休息日）到期", "due 5 Oct (a rest day)")]
    public void DL_10_where_a_due_date_stands_is_said_in_working_days(string due, string today, string zh, string en)
    {
        var standing = new DueStanding(Day(due), Day(today), DeadlineRules.WorkingDaysLeft(Day(due), Day(today), Calendar));
        Assert.That((standing.Zh(), standing.En()), Is.EqualTo((zh, en)));
    }

    [TestCase("2026-03-06", "2026-03-07", "逾期（休息日内）", "late by rest days only")]
    [TestCase("2026-03-06", "2026-03-09", "逾期 1 个工作日", "1 working day late")]
    [TestCase("2026-03-06", "2026-03-10", "逾期 2 个工作日", "2 working days late")]
    public void DL_11_how_late_it_was_is_said_in_working_days(string due, string done, string zh, string en)
    {
        var late = DeadlineRules.LatenessOf(Day(due), Day(done), Calendar);
        Assert.That((late.Zh(), late.En()), Is.EqualTo((zh, en)));
    }

    [Test]
    public void DL_10_the_last_yellow_day_is_the_last_that_shows_yellow_whatever_the_setting()
    {
        for (var today = Day("2026-01-01"); today <= Day("2026-12-01"); today = today.AddDays(1))
            for (var within = 0; within < 5; within++)
            {
                var until = DeadlineRules.YellowUntil(today, Calendar, within);
                Assert.That((DeadlineRules.LightOf(until, today, false, Calendar, within), DeadlineRules.LightOf(until.AddDays(1), today, false, Calendar, within)), Is.EqualTo((Light.Yellow, Light.Green)), $"{today} {within}");
            }
    }

    [Test]
    public void CP_1_CP_3_what_is_written_of_a_complaint_has_a_word_for_each_kind_in_both_languages()
    {
        Assert.That(Enum.GetValues<ComplaintState>().SelectMany(s => new[] { s.Zh(), s.En() }), Is.Unique);
        Assert.That(Enum.GetValues<ComplaintChannel>().SelectMany(s => new[] { s.Zh(), s.En() }), Is.Unique);
        Assert.That(Enum.GetValues<Finding>().SelectMany(s => new[] { s.Zh(), s.En() }), Is.Unique);
        Assert.That(Enum.GetValues<CaseNote>().SelectMany(s => new[] { s.Zh(), s.En() }), Is.Unique);
        Assert.That((BreachKind.Complaint.AboutZh(), BreachKind.Complaint.AboutEn()), Is.EqualTo(("其他", "Something else")));
        Assert.That(Enum.GetValues<BreachKind>().Where(k => k is not BreachKind.Complaint).Select(k => (k.AboutZh(), k.AboutEn())), Is.EqualTo(Enum.GetValues<BreachKind>().Where(k => k is not BreachKind.Complaint).Select(k => (k.Zh(), k.En()))));
    }
}
