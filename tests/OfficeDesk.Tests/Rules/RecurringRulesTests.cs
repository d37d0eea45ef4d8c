using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class RecurringRulesTests
{
    private static readonly WorkingCalendar Calendar = new([]);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    [TestCase(Every.Week, "2026-03-04", "2026-W10")]
    [TestCase(Every.Week, "2026-12-31", "2026-W53")]
    [TestCase(Every.Week, "2027-01-01", "2026-W53")]
    [TestCase(Every.Month, "2026-03-04", "2026-03")]
    [TestCase(Every.Quarter, "2026-03-31", "2026-Q1")]
    [TestCase(Every.Quarter, "2026-04-01", "2026-Q2")]
    [TestCase(Every.HalfYear, "2026-06-30", "2026-H1")]
    [TestCase(Every.HalfYear, "2026-07-01", "2026-H2")]
    [TestCase(Every.Year, "2026-12-31", "2026")]
    public void DL_14_every_day_lies_in_one_period(Every every, string day, string period) => Assert.That(RecurringRules.PeriodOf(every, Day(day)), Is.EqualTo(period));

    [TestCase(Every.Month, 1, 5, DayShift.Before, "2026-03-10", "2026-03-05")]
    [TestCase(Every.Month, 1, 7, DayShift.Before, "2026-03-10", "2026-03-06")]  // a Saturday
    [TestCase(Every.Month, 1, 7, DayShift.After, "2026-03-10", "2026-03-09")]
    [TestCase(Every.Month, 1, 31, DayShift.Before, "2026-04-10", "2026-04-30")] // April has 30 days
    [TestCase(Every.Month, 1, 31, DayShift.Before, "2026-02-10", "2026-02-27")] // the 28th is a Saturday
    [TestCase(Every.Week, 1, 1, DayShift.After, "2026-03-04", "2026-03-02")]
    [TestCase(Every.Week, 1, 7, DayShift.Before, "2026-03-04", "2026-03-06")]
    [TestCase(Every.Quarter, 3, 20, DayShift.Before, "2026-01-02", "2026-03-20")]
    [TestCase(Every.HalfYear, 6, 25, DayShift.Before, "2026-08-02", "2026-12-25")]
    [TestCase(Every.Year, 11, 30, DayShift.After, "2026-01-01", "2026-11-30")]
    public void DL_14_the_due_day_is_moved_by_the_working_calendar(Every every, int month, int day, DayShift shift, string inPeriod, string due) =>
        Assert.That(RecurringRules.TimeOf(new(every, month, day, shift), Day(inPeriod), Calendar).DueOn, Is.EqualTo(Day(due)));

    [TestCase(Every.Month, 1, 5, "2026-10-20", "2026-10-08")]   // the 1st to the 7th are off
    [TestCase(Every.Month, 1, 5, "2026-05-20", "2026-05-06")]   // the 1st to the 5th are off
    [TestCase(Every.Month, 1, 5, "2026-09-20", "2026-09-04")]   // a Saturday
    [TestCase(Every.Month, 1, 20, "2026-02-03", "2026-02-14")]  // a Saturday worked before the spring festival
    [TestCase(Every.Week, 1, 1, "2026-04-09", "2026-04-07")]    // the week's Monday is off: no day of it comes before
    [TestCase(Every.Week, 1, 5, "2026-06-16", "2026-06-18")]
    [TestCase(Every.Year, 10, 3, "2026-01-01", "2026-10-08")]
    public void DL_14_RP_4_where_no_working_day_of_the_month_or_week_comes_before_it_is_due_on_the_first_one_after(Every every, int month, int day, string inPeriod, string due)
    {
        var time = RecurringRules.TimeOf(new(every, month, day, DayShift.Before), Day(inPeriod), Known.Calendar);
        Assert.That(time, Is.EqualTo(new DutyTime(RecurringRules.PeriodOf(every, Day(inPeriod)), Day(due))));
    }

    [TestCase(Every.Month, "2026-10", "2026-09-30", "2026-10-08")] // as it was moved before, out of its month
    [TestCase(Every.Month, "2026-10", "2026-10-05", "2026-10-08")]
    [TestCase(Every.Month, "2026-10", "2026-10-08", "2026-10-08")]
    [TestCase(Every.Month, "2026-10", "2026-12-08", null)]
    [TestCase(Every.Week, "2026-W41", "2026-10-12", "2026-10-09")]
    [TestCase(Every.Week, "2026-10", "2026-10-09", null)]          // the duty was monthly once
    public void DL_14_DL_4_the_due_day_of_a_period_is_found_by_any_calendar(Every every, string period, string near, string? due) =>
        Assert.That(RecurringRules.DueIn(new(every, 1, 5, DayShift.Before), period, Day(near), Known.Calendar), Is.EqualTo(due is null ? (DateOnly?)null : Day(due)));

    [TestCase("2026-02-26", "2026-01-01", "2026-01 2026-02 2026-03")]  // five working days ahead of 5 March, and what was owed before
    [TestCase("2026-02-25", "2026-02-20", "")]
    [TestCase("2026-02-26", "2026-02-20", "2026-03")]
    [TestCase("2026-03-05", "2026-02-20", "2026-03")]
    [TestCase("2026-03-20", "2026-02-20", "2026-03")]          // the clock stood still: made all the same
    [TestCase("2026-04-01", "2026-02-20", "2026-03 2026-04")]  // also of the month before
    [TestCase("2026-03-20", "2026-03-06", "")]                 // set up after it was due
    [TestCase("2026-03-05", "2026-03-05", "2026-03")]
    public void DL_14_a_task_is_made_ahead_once_its_day_has_come_and_nothing_is_missed(string today, string first, string periods) =>
        Assert.That(string.Join(' ', RecurringRules.ToMake(new(Every.Month, 1, 5, DayShift.Before), 5, Day(first), null, Day(today), Calendar).Select(t => t.Period)), Is.EqualTo(periods));

    // every Friday; the last one made was that of 2026-W10, the 6th of March
    [TestCase("2026-03-13", "2026-W10 2026-W11")]
    [TestCase("2026-03-25", "2026-W10 2026-W11 2026-W12 2026-W13", Description = "down for two weeks and more: no week is lost")]
    [TestCase("2026-04-17", "2026-W10 2026-W11 2026-W12 2026-W13 2026-W14 2026-W15 2026-W16")]
    public void DL_14_every_week_since_the_last_one_made_is_found_however_long_nothing_ran(string today, string periods) =>
        Assert.That(string.Join(' ', RecurringRules.ToMake(new(Every.Week, 1, 5, DayShift.Before), 2, Day("2025-01-01"), Day("2026-03-06"), Day(today), Calendar).Select(t => t.Period)), Is.EqualTo(periods));

    [Test]
    public void DL_14_what_was_due_before_the_duty_held_is_never_made() =>
        Assert.That(RecurringRules.ToMake(new(Every.Week, 1, 5, DayShift.Before), 0, Day("2026-03-20"), Day("2026-02-06"), Day("2026-04-03"), Calendar).Select(t => t.Period), Is.EqualTo(new[] { "2026-W12", "2026-W13", "2026-W14" }));

    [TestCase(0, 0, 0)]
    [TestCase(1, 1, 0)]
    [TestCase(12, 12, 0)]
    [TestCase(13, 12, 1)]
    [TestCase(52, 12, 40)]
    public void DL_14_each_missed_period_has_its_own_task_and_of_very_many_the_oldest_are_one_that_says_so(int missing, int tasks, int earlier)
    {
        var times = RecurringRules.Coming(new(Every.Week, 1, 5, DayShift.Before), Day("2025-01-01"), missing, Calendar);
        var made = RecurringRules.Gather(times);
        Assert.That((made.Count, made.Sum(m => m.Earlier.Count), made.Skip(1).All(m => m.Earlier.Count == 0)), Is.EqualTo((tasks, earlier, true)));
        Assert.That(made.SelectMany(m => m.Earlier.Append(m.Time)), Is.EqualTo(times), "all of them, in their order");
    }

    [Test]
    public void DL_14_the_next_times_are_shown() =>
        Assert.That(RecurringRules.Coming(new(Every.Quarter, 3, 20, DayShift.Before), Day("2026-03-21"), 2, Calendar), Is.EqualTo(new[] { new DutyTime("2026-Q2", Day("2026-06-19")), new DutyTime("2026-Q3", Day("2026-09-18")) }));

    [Test]
    public void DL_14_the_next_task_is_of_the_first_period_that_has_none()
    {
        var rule = new DutyRule(Every.Month, 1, 10, DayShift.Before);
        DutyTime Next(params string[] made) => RecurringRules.NextToMake(rule, Day("2026-03-04"), made.ToHashSet(), Calendar);
        Assert.That(Next("2026-02"), Is.EqualTo(new DutyTime("2026-03", Day("2026-03-10"))));
        Assert.That(Next("2026-03", "2026-02"), Is.EqualTo(new DutyTime("2026-04", Day("2026-04-10"))));
        Assert.That(Next("2026-03", "2026-05"), Is.EqualTo(new DutyTime("2026-04", Day("2026-04-10"))));
    }

    [TestCase("2026-03-10", 0, "2026-03-10")]
    [TestCase("2026-03-10", 3, "2026-03-05")]
    [TestCase("2026-03-09", 1, "2026-03-06")] // a Monday: from the Friday on
    [TestCase("2026-03-09", 2, "2026-03-05")]
    public void DL_14_a_task_is_made_from_the_day_that_is_told(string due, int ahead, string from)
    {
        Assert.That(RecurringRules.MadeFrom(Day(due), ahead, Calendar), Is.EqualTo(Day(from)));
        var rule = new DutyRule(Every.Month, 1, Day(due).Day, DayShift.Before);
        bool Made(DateOnly today) => RecurringRules.ToMake(rule, ahead, Day("2026-03-01"), null, today, Calendar).Any(t => t.DueOn == Day(due));
        Assert.That((Made(Day(from)), Made(Day(from).AddDays(-1))), Is.EqualTo((true, false)), "as the clock does it");
    }

    [TestCase(Every.Month, 1, 5, 5, null)]
    [TestCase(Every.Month, 2, 5, 5, "Month")]
    [TestCase(Every.Week, 1, 7, 0, null)]
    [TestCase(Every.Week, 1, 8, 0, "Day")]
    [TestCase(Every.Month, 1, 0, 5, "Day")]
    [TestCase(Every.Month, 1, 31, 60, null)]
    [TestCase(Every.Month, 1, 32, 5, "Day")]
    [TestCase(Every.Quarter, 3, 1, 5, null)]
    [TestCase(Every.Quarter, 4, 1, 5, "Month")]
    [TestCase(Every.HalfYear, 6, 1, 5, null)]
    [TestCase(Every.HalfYear, 7, 1, 5, "Month")]
    [TestCase(Every.Year, 12, 1, 5, null)]
    [TestCase(Every.Year, 13, 1, 5, "Month")]
    [TestCase(Every.Year, 0, 1, 5, "Month")]
    [TestCase(Every.Month, 1, 5, -1, "Ahead")]
    [TestCase(Every.Month, 1, 5, 61, "Ahead")]
    public void DL_14_a_rule_names_a_month_of_the_period_a_day_and_days_ahead(Every every, int month, int day, int ahead, string? field) =>
        Assert.That(RecurringRules.Wrong(new(every, month, day, DayShift.Before), ahead)?.Field, Is.EqualTo(field));
}
