using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class DeadlineRulesTests
{
    [Test]
    public void DL_13_calendar_days_count_rest_days_and_0_is_the_day_itself()
    {
        Assert.That(DeadlineRules.DueDate(new(2026, 10, 1), Known.CalendarDays(1), Calendar), Is.EqualTo(new DateOnly(2026, 10, 2)));
        Assert.That(DeadlineRules.DueDate(new(2026, 10, 3), Known.CalendarDays(0), Calendar), Is.EqualTo(new DateOnly(2026, 10, 3)));
        Assert.That(() => DeadlineRules.DueDate(new(2026, 10, 3), Known.CalendarDays(-1), Calendar), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase("2026-03-06T10:00", AfterHours.NextWorkingDay, "2026-03-06", TestName = "DL_4_receipt_in_office_hours_counts_that_day")]
    [TestCase("2026-03-06T07:00", AfterHours.NextWorkingDay, "2026-03-06", TestName = "DL_4_receipt_before_opening_counts_that_day")]
    [TestCase("2026-03-06T12:30", AfterHours.NextWorkingDay, "2026-03-06", TestName = "DL_4_receipt_in_the_break_at_noon_counts_that_day")]
    [TestCase("2026-03-06T17:29", AfterHours.NextWorkingDay, "2026-03-06", TestName = "DL_4_receipt_in_the_last_minute_counts_that_day")]
    [TestCase("2026-03-06T17:30", AfterHours.NextWorkingDay, "2026-03-09", TestName = "DL_4_receipt_after_closing_counts_the_next_working_day_where_so_set")]
    [TestCase("2026-03-07T10:00", AfterHours.NextWorkingDay, "2026-03-09", TestName = "DL_4_receipt_on_a_rest_day_counts_the_next_working_day_where_so_set")]
    [TestCase("2026-03-07T20:00", AfterHours.NextWorkingDay, "2026-03-09", TestName = "DL_4_receipt_on_the_evening_of_a_rest_day_is_not_moved_twice")]
    [TestCase("2026-03-07T20:00", AfterHours.SameDay, "2026-03-07", TestName = "DL_4_by_default_receipt_counts_that_calendar_day")]
    public void ReceivedDay(string local, AfterHours policy, string day) =>
        Assert.That(DeadlineRules.ReceivedDay(DateTime.Parse(local), OfficeHours.Default, policy, Calendar), Is.EqualTo(Day(day)));

    [TestCase(TaskSource.Superior, 15)]
    [TestCase(TaskSource.Letter, 15)]
    [TestCase(TaskSource.BureauLeader, 15)]
    [TestCase(TaskSource.FirstContact, 1)]
    public void DL_3_superiors_letters_and_leaders_give_15_working_days(TaskSource source, int days) =>
        Assert.That(DeadlineRules.DefaultLimit(source), Is.EqualTo(WorkingDays(days)));

    [TestCase(TaskSource.CountyDecision)]
    [TestCase(TaskSource.CongressBill)]
    public void DL_3_county_decisions_and_bills_insist_on_a_date(TaskSource source)
    {
        Assert.That(DeadlineRules.DateMissing(source, null), Is.Not.Null);
        Assert.That(DeadlineRules.DateMissing(source, null)!.Field, Is.EqualTo("FixedDate"));
        Assert.That(DeadlineRules.DateMissing(source, new(2026, 4, 1)), Is.Null);
        Assert.That(DeadlineRules.DefaultLimit(source), Is.Null);
    }

    [Test]
    public void DL_3_other_sources_insist_on_no_date() =>
        Assert.That(Enum.GetValues<TaskSource>().Count(s => DeadlineRules.DateMissing(s, null) is null), Is.EqualTo(7));

    [TestCase("2026-03-02", Light.Green, TestName = "DL_10_green_with_3_working_days_left")]
    [TestCase("2026-03-03", Light.Yellow, TestName = "DL_10_yellow_with_2_working_days_left")]
    [TestCase("2026-03-05", Light.Yellow, TestName = "DL_10_yellow_on_the_due_date")]
    [TestCase("2026-03-06", Light.Red, TestName = "DL_10_red_from_the_day_after")]
    public void LightOf(string today, Light light) =>
        Assert.That(DeadlineRules.LightOf(new(2026, 3, 5), Day(today), paused: false, Calendar), Is.EqualTo(light));

    [Test]
    public void DL_10_red_also_when_the_day_after_is_a_rest_day_and_grey_when_paused()
    {
        Assert.That(DeadlineRules.LightOf(new(2026, 3, 6), new(2026, 3, 7), paused: false, Calendar), Is.EqualTo(Light.Red));
        Assert.That(DeadlineRules.LightOf(new(2026, 3, 6), new(2026, 3, 7), paused: true, Calendar), Is.EqualTo(Light.Grey));
        Assert.That(DeadlineRules.LightOf(new(2026, 3, 9), new(2026, 3, 2), paused: false, Calendar, yellowWithin: 5), Is.EqualTo(Light.Yellow));
    }

    [TestCase("2026-03-06", "2026-03-06", false, 0, TestName = "DL_11_on_the_due_date_is_in_time")]
    [TestCase("2026-03-06", "2026-03-02", false, 0, TestName = "DL_11_early_is_not_late")]
    [TestCase("2026-03-06", "2026-03-07", true, 0, TestName = "DL_11_due_Friday_done_Saturday_is_late_by_no_working_day")]
    [TestCase("2026-03-06", "2026-03-10", true, 2, TestName = "DL_11_lateness_is_counted_in_working_days")]
    public void LatenessOf(string due, string done, bool late, int days) =>
        Assert.That(DeadlineRules.LatenessOf(Day(due), Day(done), Calendar), Is.EqualTo(new Lateness(late, days)));

    [TestCase("2026-03-10", "2026-03-04", "2026-03-04", "2026-03-10", TestName = "DL_9_a_pause_of_no_day_changes_nothing")]
    [TestCase("2026-03-10", "2026-03-04", "2026-03-11", "2026-03-17", TestName = "DL_9_the_clock_goes_on_with_the_days_left")]
    [TestCase("2026-03-10", "2026-03-10", "2026-03-14", "2026-03-16", TestName = "DL_9_with_no_day_left_it_is_due_when_the_office_works_again")]
    [TestCase("2026-03-10", "2026-03-12", "2026-03-20", "2026-03-10", TestName = "DL_9_what_was_overdue_stays_overdue")]
    public void DueAfterPause(string due, string paused, string resumed, string moved) =>
        Assert.That(DeadlineRules.DueAfterPause(Day(due), Day(paused), Day(resumed), LimitUnit.WorkingDays, Calendar), Is.EqualTo(Day(moved)));

    [Test]
    public void DL_9_calendar_days_left_go_on_as_calendar_days() =>
        Assert.That(DeadlineRules.DueAfterPause(new(2026, 3, 10), new(2026, 3, 6), new(2026, 3, 13), LimitUnit.CalendarDays, Calendar), Is.EqualTo(new DateOnly(2026, 3, 17)));

    [TestCase("2026-03-10", "2026-03-06", LimitUnit.WorkingDays, 2)]
    [TestCase("2026-03-10", "2026-03-06", LimitUnit.CalendarDays, 4)]
    [TestCase("2026-03-10", "2026-03-10", LimitUnit.WorkingDays, 0)]
    [TestCase("2026-03-10", "2026-03-12", LimitUnit.CalendarDays, 0)]
    public void DL_9_what_is_left_when_the_clock_stops_is_counted_in_the_unit_of_the_limit(string due, string day, LimitUnit unit, int left) =>
        Assert.That(DeadlineRules.LeftOn(Day(due), Day(day), unit, Calendar), Is.EqualTo(new Limit(left, unit)));

    [TestCase("2026-03-02", 1000, LimitUnit.WorkingDays, null)]
    [TestCase("2026-03-02", 1001, LimitUnit.WorkingDays, "Limit")]
    [TestCase("2026-03-02", -1, LimitUnit.CalendarDays, "Limit")]
    [TestCase("2026-03-02", 1, (LimitUnit)7, "Limit")]
    [TestCase("1999-12-31", 1, LimitUnit.WorkingDays, "Start")]
    [TestCase("2099-12-31", 1, LimitUnit.WorkingDays, "Start")]
    [TestCase("2099-12-31", 1, LimitUnit.CalendarDays, "Start")]
    [TestCase("2099-12-31", 0, LimitUnit.CalendarDays, null)]
    public void DL_4_what_cannot_be_counted_is_refused_and_not_guessed(string start, int days, LimitUnit unit, string? field) =>
        Assert.That(DeadlineRules.NotCountable(Day(start), new(days, unit), Calendar)?.Field, Is.EqualTo(field));

    [Test]
    public void DL_1_a_limit_is_written_with_its_unit()
    {
        Assert.That((WorkingDays(10).Zh(), WorkingDays(10).En(), WorkingDays(1).En()), Is.EqualTo(("10 个工作日", "10 working days", "1 working day")));
        Assert.That((Known.CalendarDays(1).Zh(), Known.CalendarDays(1).En(), Known.CalendarDays(0).En()), Is.EqualTo(("1 个自然日", "1 calendar day", "0 calendar days")));
    }
}
