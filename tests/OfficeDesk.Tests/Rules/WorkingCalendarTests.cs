using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class WorkingCalendarTests
{
    [TestCase("2026-09-30", 5, "2026-10-13", TestName = "DL_4_five_working_days_over_National_Day_end_after_the_make_up_Saturday")]
    [TestCase("2026-03-02", 1, "2026-03-03", TestName = "DL_4_the_starting_day_is_not_counted")]
    [TestCase("2026-03-06", 1, "2026-03-09", TestName = "DL_4_a_weekend_is_not_counted")]
    [TestCase("2026-03-07", 1, "2026-03-09", TestName = "DL_4_a_start_on_a_rest_day_counts_from_the_next_working_day")]
    [TestCase("2026-03-04", 0, "2026-03-04", TestName = "DL_4_a_limit_of_0_is_the_working_day_itself")]
    [TestCase("2026-03-07", 0, "2026-03-09", TestName = "DL_4_a_limit_of_0_on_a_rest_day_is_the_next_working_day")]
    [TestCase("2026-10-09", 1, "2026-10-10", TestName = "DL_4_a_make_up_Saturday_is_counted")]
    [TestCase("2026-12-31", 2, "2027-01-05", TestName = "DL_4_an_unpublished_year_leaves_out_New_Year_and_weekends")]
    [TestCase("2027-09-30", 1, "2027-10-04", TestName = "DL_4_an_unpublished_year_leaves_out_1_to_3_October")]
    [TestCase("2028-04-28", 1, "2028-05-03", TestName = "DL_4_an_unpublished_year_from_2025_leaves_out_1_and_2_May")]
    [TestCase("2005-04-29", 1, "2005-05-02", TestName = "DL_4_an_unpublished_year_before_2025_leaves_out_1_May_only")]
    [TestCase("2020-01-23", 1, "2020-02-03", TestName = "DL_4_an_amended_holiday_is_counted_as_amended")]
    public void Add(string start, int days, string due) =>
        Assert.That(Calendar.Add(Day(start), days), Is.EqualTo(Day(due)));

    [Test]
    public void DL_4_a_make_up_Saturday_is_a_working_day_and_a_holiday_Thursday_is_not()
    {
        Assert.That(Calendar.IsWorking(new(2026, 10, 10)), Is.True);
        Assert.That(Calendar.IsWorking(new(2026, 10, 1)), Is.False);
        Assert.That(Calendar.StateOf(new(2026, 10, 10)), Is.EqualTo(DayState.MakeUp));
        Assert.That(Calendar.HolidayName(new(2026, 10, 1)), Is.EqualTo("国庆节"));
    }

    [TestCase("2026-10-09", "2026-10-13", 3)]
    [TestCase("2026-10-13", "2026-10-13", 0)]
    [TestCase("2026-10-13", "2026-10-09", -3)]
    [TestCase("2026-03-06", "2026-03-08", 0)]
    public void DL_4_days_between_leave_out_the_first_and_include_the_last(string from, string to, int days) =>
        Assert.That(Calendar.Between(Day(from), Day(to)), Is.EqualTo(days));

    [TestCase("2026-12-26", false)]
    [TestCase("2026-12-27", true)]
    [TestCase("2026-12-31", true)]
    [TestCase("2025-12-31", false)]
    [TestCase("2027-06-01", true)]
    public void DL_4_the_last_days_of_December_are_provisional_until_the_next_year_is_published(string due, bool provisional) =>
        Assert.That(Calendar.IsProvisional(Day(due)), Is.EqualTo(provisional));

    [Test]
    public void DL_4_no_schedule_ever_changed_a_December_day_that_we_call_final()
    {
        var earliest = Read(ScheduleText).Where(h => h.Day.Month == 12).Min(h => h.Day.Day);
        Assert.That(earliest, Is.EqualTo(29));
        Assert.That(Calendar.IsProvisional(new(2026, 12, earliest - 2)), Is.True);
    }

    [Test]
    public void DL_4_a_row_in_late_December_does_not_publish_its_own_year()
    {
        var calendar = new WorkingCalendar([new(new(2029, 12, 29), HolidayKind.Work, "元旦"), new(new(2030, 1, 1), HolidayKind.Off, "元旦")]);
        Assert.That(calendar.IsPublished(2029), Is.False);
        Assert.That(calendar.IsPublished(2030), Is.True);
        Assert.That(calendar.IsWorking(new(2029, 12, 29)), Is.True);
        Assert.That(calendar.IsWorking(new(2029, 10, 1)), Is.False, "the fixed dates still hold");
        Assert.That(calendar.IsWorking(new(2030, 10, 1)), Is.True, "a published schedule is complete");
    }

    [Test]
    public void DL_4_publishing_a_year_moves_what_was_provisional()
    {
        var before = Calendar.Add(new(2026, 12, 31), 5);
        var published = new WorkingCalendar([.. Read(ScheduleText), new(new(2027, 1, 1), HolidayKind.Off, "元旦"), new(new(2027, 1, 3), HolidayKind.Work, "元旦")]);
        Assert.That(before, Is.EqualTo(new DateOnly(2027, 1, 8)));
        Assert.That(published.Add(new(2026, 12, 31), 5), Is.EqualTo(new DateOnly(2027, 1, 7)));
        Assert.That(published.IsProvisional(new(2027, 1, 7)), Is.False);
    }

    [Test]
    public void DL_4_the_calendar_ends_where_it_says_and_never_guesses()
    {
        Assert.That(() => Calendar.Add(new(1999, 12, 31), 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Calendar.Add(new(2100, 1, 1), 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Calendar.Add(new(2099, 12, 31), 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Calendar.Add(new(2026, 1, 5), -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Calendar.Add(new(2026, 1, 5), int.MinValue), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Calendar.Add(new(2026, 1, 5), int.MaxValue), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Calendar.IsWorking(DateOnly.MinValue), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Calendar.Between(new(2026, 1, 5), DateOnly.MaxValue), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new WorkingCalendar([new(new(2100, 1, 1), HolidayKind.Off, "元旦")]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(Calendar.Add(new(2099, 12, 30), 1), Is.EqualTo(new DateOnly(2099, 12, 31)));
        Assert.That(Calendar.IsWorking(WorkingCalendar.FirstDay), Is.False);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(30)]
    [TestCase(int.MaxValue)]
    [TestCase(-1)]
    public void DL_4_whether_a_day_can_be_counted_is_known_before_counting(int days)
    {
        foreach (var start in new[] { new DateOnly(2099, 12, 30), new(2099, 12, 31), new(2026, 1, 1), new(2100, 1, 1), new(1999, 12, 31), DateOnly.MaxValue })
        {
            bool counted;
            try { Calendar.Add(start, days); counted = true; }
            catch (ArgumentOutOfRangeException) { counted = false; }
            Assert.That(Calendar.CanAdd(start, days), Is.EqualTo(counted), $"{start} + {days}");
        }
    }
}
