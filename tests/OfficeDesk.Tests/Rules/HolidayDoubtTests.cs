using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

/// <summary>DL-4: what looks forgotten in a schedule is asked about before it counts.</summary>
public class HolidayDoubtTests
{
    private static IReadOnlyList<string> Doubts(string csv) => [.. HolidayDoubts.Of(Read(csv)).Select(d => d.Zh)];

    [Test]
    public void DL_4_of_the_schedules_that_ship_since_2008_only_a_lone_Sunday_raises_a_doubt() =>
        Assert.That(HolidayDoubts.Of([.. Read(ScheduleText).Where(h => h.Day.Year >= 2008)]).Single().Zh, Does.StartWith("2015年9月27日（星期日）写成放假，但它本来就是周末"));

    [Test]
    public void DL_4_a_year_with_three_days_of_New_Year_only_lacks_six_holidays()
    {
        var doubts = Doubts("2027-01-01,off,元旦\n2027-01-02,off,元旦\n2027-01-03,off,元旦");
        Assert.That(doubts, Has.Count.EqualTo(6));
        Assert.That(doubts[5], Is.EqualTo("2027 年没有国庆：10月1日不放假，导入后算工作日。"));
        Assert.That(doubts, Has.None.Contains("元旦").And.Some.Contains("“春节”").And.Some.Contains("“清明”").And.Some.Contains("劳动节").And.Some.Contains("“端午”").And.Some.Contains("“中秋”"));
    }

    [Test]
    public void DL_4_a_make_up_day_on_a_working_day_is_asked_about()
    {
        var doubts = Doubts("2027-01-04,work,元旦");
        Assert.That(doubts, Has.Count.EqualTo(8));
        Assert.That(doubts[0], Does.Contain("元旦"));
        Assert.That(doubts[7], Is.EqualTo("2027年1月4日（星期一）写成调休上班，但它本来就是工作日。"));
    }

    [Test]
    public void DL_4_a_weekend_is_asked_about_unless_a_weekday_beside_it_is_off()
    {
        Assert.That(Doubts("2027-06-05,off,端午节\n2027-06-06,off,端午节"), Has.Exactly(2).Contains("本来就是周末"));
        Assert.That(Doubts("2027-06-05,off,端午节\n2027-06-06,off,端午节\n2027-06-07,off,端午节"), Has.None.Contains("本来就是周末"));
        Assert.That(Doubts("2027-06-04,off,端午节\n2027-06-05,off,端午节\n2027-06-06,off,端午节"), Has.None.Contains("本来就是周末"));
    }

    [Test]
    public void DL_4_the_last_days_of_December_alone_lack_nothing() => Assert.That(Doubts("2026-12-31,off,元旦"), Is.Empty);
}
