using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class HolidayMergeTests
{
    private static Holiday Off(string day, string name = "节") => new(Day(day), HolidayKind.Off, name);

    private static IEnumerable<string> Days(IEnumerable<Holiday> rows) => rows.Select(r => $"{r.Day:yyyy-MM-dd}");

    [Test]
    public void DL_4_an_import_replaces_the_years_of_its_file_and_no_others()
    {
        Holiday[] present = [Off("2026-10-01"), Off("2026-10-02"), Off("2027-01-01"), Off("2028-01-01")];
        var after = HolidayMerge.Apply(present, [Off("2027-10-02"), Off("2027-02-05")]);
        Assert.That(Days(after), Is.EqualTo(new[] { "2026-10-01", "2026-10-02", "2027-02-05", "2027-10-02", "2028-01-01" }));
    }

    [Test]
    public void DL_4_the_last_days_of_december_come_with_the_next_years_file_and_leave_the_year_alone()
    {
        Holiday[] present = [Off("2026-10-01"), Off("2026-12-31")];
        Holiday[] file = [Off("2026-12-30"), Off("2027-01-01")];
        Assert.That(Days(HolidayMerge.Apply(present, file)), Is.EqualTo(new[] { "2026-10-01", "2026-12-30", "2027-01-01" }));
        Assert.That(HolidayMerge.YearsOf(file), Is.EqualTo(new[] { 2027 }));
    }

    [Test]
    public void DL_4_an_amended_year_keeps_the_last_days_of_december_that_its_file_does_not_name()
    {
        Holiday[] present = [Off("2026-10-01"), Off("2026-12-31"), Off("2027-01-01")];
        Assert.That(Days(HolidayMerge.Apply(present, [Off("2026-09-03")])), Is.EqualTo(new[] { "2026-09-03", "2026-12-31", "2027-01-01" }));
    }

    [Test]
    public void DL_4_the_shipped_schedule_imported_again_changes_nothing()
    {
        var rows = Read(ScheduleText);
        Assert.That(HolidayMerge.Apply(rows, rows), Is.EqualTo(rows));
        Assert.That(CalendarChange.Between(Calendar, new WorkingCalendar(rows)), Is.Empty);
        Assert.That(HolidayFile.Parse(HolidayFile.Write(rows)), Is.InstanceOf<Done<IReadOnlyList<Holiday>>>());
        Assert.That(Read(HolidayFile.Write(rows)), Is.EqualTo(rows));
    }

    [Test]
    public void DL_4_every_day_that_changes_is_shown_with_what_it_was_and_becomes()
    {
        var after = new WorkingCalendar(HolidayMerge.Apply(Read(ScheduleText), Read("2027-01-01,off,元旦\n2027-01-03,work,元旦\n2027-02-08,off,春节")));
        var changes = CalendarChange.Between(Calendar, after).ToDictionary(c => c.Day);
        Assert.That(changes[Day("2027-01-01")], Is.EqualTo(new CalendarChange(Day("2027-01-01"), DayState.FixedHoliday, DayState.Holiday, "元旦", "元旦")));
        Assert.That(changes[Day("2027-01-01")].MovesDueDates, Is.False);
        Assert.That(changes[Day("2027-01-03")].MovesDueDates);
        Assert.That(changes[Day("2027-02-08")].After, Is.EqualTo(DayState.Holiday));
        // the year counts as published now: a fixed holiday the file does not name is a working day
        Assert.That(changes[Day("2027-10-01")].After, Is.EqualTo(DayState.Workday));
    }

    [TestCase("=1+1")]
    [TestCase("@x")]
    [TestCase("-节")]
    [TestCase("\"\"\"节\"\"\"")]
    public void E2_a_name_that_a_spreadsheet_would_calculate_is_refused(string name) =>
        Assert.That(((Refused<IReadOnlyList<Holiday>>)HolidayFile.Parse($"2027-01-01,off,{name}")).Why.Field, Is.EqualTo("File"));

    [Test]
    public void DL_4_a_name_may_begin_with_a_rare_character() =>
        Assert.That(Read("2027-01-01,off,𠮷日")[0].Name, Is.EqualTo("𠮷日"));

    [Test]
    public void DL_4_a_task_is_counted_anew_from_its_limit_and_every_agreed_extension()
    {
        var dates = DeadlineRules.Recount(Day("2026-09-24"), WorkingDays(3), [new(WorkingDays(2)), new(WorkingDays(1))], Calendar);
        var first = DeadlineRules.DueDate(Day("2026-09-24"), WorkingDays(3), Calendar);
        var second = ExtensionRules.NewDueDate(first, WorkingDays(2), Calendar);
        Assert.That(dates, Is.EqualTo(new DueDates(first, ExtensionRules.NewDueDate(second, WorkingDays(1), Calendar))));
        Assert.That(dates!.Value.Due, Is.EqualTo(Day("2026-10-10")), "the make-up Saturday counts");
    }

    [Test]
    public void DL_4_what_leads_out_of_the_calendar_has_no_date() =>
        Assert.That(DeadlineRules.Recount(Day("2099-12-30"), WorkingDays(1), [new(WorkingDays(5))], Calendar), Is.Null);

    [Test]
    public void DL_9_what_was_resumed_or_restarted_is_counted_anew_from_there()
    {
        // 24 September and 10 working days is 12 October; two were used when the clock stopped
        var due = DeadlineRules.DueDate(Day("2026-09-24"), WorkingDays(10), Calendar);
        var resumed = DeadlineRules.Recount(Day("2026-09-24"), WorkingDays(10), [new(null, Day("2026-11-02"), Day("2026-09-28"))], Calendar);
        Assert.That(resumed, Is.EqualTo(new DueDates(due, DeadlineRules.DueAfterPause(due, Day("2026-09-28"), Day("2026-11-02"), LimitUnit.WorkingDays, Calendar))));
        var restarted = DeadlineRules.Recount(Day("2026-09-24"), WorkingDays(10), [new(null, Day("2026-11-02"), Day("2026-09-28")), new(null, Day("2026-11-03")), new(WorkingDays(1))], Calendar);
        Assert.That(restarted!.Value.Due, Is.EqualTo(Day("2026-11-18")), "ten working days from 3 November and one more");
        Assert.That(DeadlineRules.Recount(Day("2026-09-24"), WorkingDays(10), [new(null, Day("2099-12-30"))], Calendar), Is.Null);
    }
}
