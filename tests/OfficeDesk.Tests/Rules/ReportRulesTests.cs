using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class ReportRulesTests
{
    [TestCase(0, OverdueAge.One)]
    [TestCase(1, OverdueAge.One)]
    [TestCase(2, OverdueAge.TwoToFour)]
    [TestCase(4, OverdueAge.TwoToFour)]
    [TestCase(5, OverdueAge.FiveToNine)]
    [TestCase(9, OverdueAge.FiveToNine)]
    [TestCase(10, OverdueAge.TenOrMore)]
    [TestCase(300, OverdueAge.TenOrMore)]
    public void RP_5_ageing_has_four_steps_in_working_days(int workingDays, OverdueAge age) => Assert.That(ReportRules.AgeOf(workingDays), Is.EqualTo(age));

    // around the Spring Festival, on a rest day, on a make-up working day, and in an ordinary week
    [TestCase("2026-02-24")]
    [TestCase("2026-02-21")]
    [TestCase("2026-02-28")]
    [TestCase("2026-03-04")]
    [TestCase("2026-03-08")]
    public void RP_7_the_due_dates_of_a_step_are_exactly_those_of_its_age(string text)
    {
        var today = DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var age in Enum.GetValues<OverdueAge>())
        {
            var (from, to) = ReportRules.DueDatesOf(age, today, Known.Calendar);
            for (var due = today.AddDays(-60); due < today; due = due.AddDays(1))
                Assert.That(due >= from && due <= to, Is.EqualTo(ReportRules.AgeOf(Known.Calendar.Between(due, today)) == age), $"{due:yyyy-MM-dd} {age}");
        }
        Assert.That(ReportRules.DueDatesOf(null, today, Known.Calendar), Is.EqualTo((WorkingCalendar.FirstDay, today.AddDays(-1))));
    }

    [Test]
    public void RP_5_a_month_is_read_and_what_is_none_is_refused()
    {
        var today = new DateOnly(2026, 3, 4);
        Assert.That(ReportRules.MonthOf("", today), Is.EqualTo(new Done<Month>(new Month(new(2026, 3, 1), new(2026, 3, 31)))));
        Assert.That(ReportRules.MonthOf("2028-02", today), Is.EqualTo(new Done<Month>(new Month(new(2028, 2, 1), new(2028, 2, 29)))));
        Assert.That(new Month(new(2026, 3, 1), new(2026, 3, 31)).ToString(), Is.EqualTo("2026-03"));
        foreach (var wrong in new[] { "2026-13", "2026-3", "1999-12", "2100-01", "三月", "2026-03-04", "２０２６-03" })
            Assert.That(((Refused<Month>)ReportRules.MonthOf(wrong, today)).Why, Has.Property("Rule").EqualTo("RP-5").And.Property("Field").EqualTo("Month"), wrong);
    }

    [Test]
    public void RP_7_a_page_has_1_to_500_records()
    {
        Assert.That(new[] { 1, 50, 500 }.Select(ReportRules.NotAPage), Has.All.Null);
        Assert.That(new[] { 0, -1, 501, int.MaxValue }.Select(n => ReportRules.NotAPage(n)?.Field), Has.All.EqualTo("Take"));
    }
}
