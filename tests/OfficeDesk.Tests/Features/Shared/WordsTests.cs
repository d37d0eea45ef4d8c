using OfficeDesk.Rules;
using OfficeDesk.Tests.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Features.Shared;

/// <summary>Dates, times and numbers as the office writes them (GB/T 15835), and the same for English readers.</summary>
public sealed class WordsTests
{
    private static readonly Words _zh = new();
    private static readonly Words _en = new() { IsEnglish = true };

    [Test]
    public void A_long_date_names_the_weekday_and_has_no_leading_zeros()
    {
        Assert.That(_zh.Long(new DateOnly(2026, 11, 21)), Is.EqualTo("2026年11月21日（周六）"));
        Assert.That(_zh.Long(new DateOnly(2026, 3, 1)), Is.EqualTo("2026年3月1日（周日）"));
        Assert.That(_en.Long(new DateOnly(2026, 11, 21)), Is.EqualTo("Sat 21 November 2026"));
    }

    [Test]
    public void An_instant_shows_the_day_and_time_of_the_office_clock()
    {
        var late = new DateTimeOffset(2026, 11, 20, 16, 5, 0, TimeSpan.Zero);
        Assert.That(_zh.Short(late), Is.EqualTo("11月21日 00:05"));
        Assert.That(_zh.Long(late), Is.EqualTo("2026年11月21日（周六）00:05"));
        Assert.That(_en.Short(late), Is.EqualTo("21 Nov 00:05"));
    }

    [Test]
    public void A_short_date_says_its_year_where_that_is_not_this_year()
    {
        var (zh, en) = (new Words { Today = new DateOnly(2026, 6, 1) }, new Words { Today = new DateOnly(2026, 6, 1), IsEnglish = true });
        Assert.That((zh.Short(new DateOnly(2026, 1, 11)), en.Short(new DateOnly(2026, 1, 11))), Is.EqualTo(("1月11日", "11 Jan")));
        Assert.That((zh.Short(new DateOnly(2025, 1, 11)), en.Short(new DateOnly(2027, 1, 11))), Is.EqualTo(("2025年1月11日", "11 Jan 2027")));
        Assert.That(zh.Short(new DateTimeOffset(2025, 12, 31, 16, 5, 0, TimeSpan.Zero)), Is.EqualTo("1月1日 00:05"), "by the office's clock");
    }

    [TestCase("2026-03-04", 2, "已等 2 个工作日", "has waited 2 working days")]
    [TestCase("2026-03-07", 0, "今天提出", "asked today")]
    [TestCase("2026-03-06", 0, "提出后还没有过一个工作日", "no working day has passed since")] // a Friday, read on the Saturday
    public void GN_3_how_long_somebody_has_waited_is_never_none_at_all(string asked, int days, string zh, string en)
    {
        var today = new DateOnly(2026, 3, 7);
        Assert.That(new Words { Today = today }.Waited(DateOnly.Parse(asked), days), Is.EqualTo(zh));
        Assert.That(new Words { Today = today, IsEnglish = true }.Waited(DateOnly.Parse(asked), days), Is.EqualTo(en));
    }

    // 2026-03-06 is a Friday, 2026-02-28 a Saturday worked to make up, 2026-10-01 to 07 are holidays
    [TestCase("2026-03-09", "2026-03-04", "剩 3 个工作日", "3 working days left")]
    [TestCase("2026-03-09", "2026-03-07", "剩 1 个工作日", "1 working day left")]
    [TestCase("2026-03-06", "2026-03-06", "今日到期", "due today")]
    [TestCase("2026-03-07", "2026-03-07", "今日到期", "due today")]
    [TestCase("2026-03-06", "2026-03-07", "已过到期日", "overdue")]
    [TestCase("2026-03-07", "2026-03-08", "已过到期日", "overdue")]
    [TestCase("2026-03-08", "2026-03-07", "明日（休息日）到期", "due tomorrow (a rest day)")]
    [TestCase("2026-03-07", "2026-03-06", "明日（休息日）到期", "due tomorrow (a rest day)")]
    [TestCase("2026-10-05", "2026-10-01", "10月5日（休息日）到期", "due 5 Oct (a rest day)")]
    [TestCase("2026-03-06", "2026-03-10", "超 2 个工作日", "2 working days late")]
    public void DL_10_what_is_left_is_said_in_working_days_and_today_only_of_what_is_due_today(string due, string today, string zh, string en)
    {
        var (day, now) = (DateOnly.Parse(due), DateOnly.Parse(today));
        var left = DeadlineRules.WorkingDaysLeft(day, now, Known.Calendar);
        Assert.That((new Words { Today = now }.Left(day, left), new Words { Today = now, IsEnglish = true }.Left(day, left)), Is.EqualTo((zh, en)));
    }

    [TestCase(2, "逾期 2 个工作日", "2 working days late")]
    [TestCase(1, "逾期 1 个工作日", "1 working day late")]
    [TestCase(0, "逾期（休息日内）", "late by rest days only")]
    public void DL_11_finished_on_a_rest_day_after_the_due_date_is_late_by_no_working_day(int days, string zh, string en) =>
        Assert.That((_zh.Late(days), _en.Late(days)), Is.EqualTo((zh, en)));

    [Test]
    public void Money_has_two_decimals_and_shares_one()
    {
        Assert.That(_zh.Money(1234.5m), Is.EqualTo("1,234.50 元"));
        Assert.That(Words.Percent(0.9712m), Is.EqualTo("97.1%"));
    }
}
