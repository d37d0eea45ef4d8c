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
        var (zh, en) = (new Words { ThisYear = 2026 }, new Words { ThisYear = 2026, IsEnglish = true });
        Assert.That((zh.Short(new DateOnly(2026, 1, 11)), en.Short(new DateOnly(2026, 1, 11))), Is.EqualTo(("1月11日", "11 Jan")));
        Assert.That((zh.Short(new DateOnly(2025, 1, 11)), en.Short(new DateOnly(2027, 1, 11))), Is.EqualTo(("2025年1月11日", "11 Jan 2027")));
        Assert.That(zh.Short(new DateTimeOffset(2025, 12, 31, 16, 5, 0, TimeSpan.Zero)), Is.EqualTo("1月1日 00:05"), "by the office's clock");
    }

    [TestCase(3, "剩 3 个工作日", "3 working days left")]
    [TestCase(1, "剩 1 个工作日", "1 working day left")]
    [TestCase(0, "今日到期", "due today")]
    [TestCase(-2, "超 2 个工作日", "2 working days late")]
    public void DL_10_what_is_left_is_said_in_working_days(int left, string zh, string en)
    {
        Assert.That(_zh.Left(left), Is.EqualTo(zh));
        Assert.That(_en.Left(left), Is.EqualTo(en));
    }

    [Test]
    public void Money_has_two_decimals_and_shares_one()
    {
        Assert.That(_zh.Money(1234.5m), Is.EqualTo("1,234.50 元"));
        Assert.That(Words.Percent(0.9712m), Is.EqualTo("97.1%"));
    }
}
