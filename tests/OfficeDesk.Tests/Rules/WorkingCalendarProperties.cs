using FsCheck;
using FsCheck.Fluent;
using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

/// <summary>F4: a million cases over the real schedule, and random schedules beside it.</summary>
public class WorkingCalendarProperties
{
    private const int Cases = 200_000;

    // One number draws one case: quicker than drawing its parts, and a failing number names the case.
    private static void Holds(Func<DateOnly, DateOnly, int, bool> property) => Prop
        .ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var mixed = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);
            var start = WorkingCalendar.FirstDay.AddDays((int)(mixed >> 40) % 36_000);
            var other = start.AddDays((int)(mixed >> 20 & 0xFF));
            return property(start, other, (int)(mixed & 0x3F));
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true));

    [Test]
    public void DL_4_F4_counting_equals_counting_day_by_day() =>
        Holds((start, _, days) => Calendar.Add(start, days) == NaiveAdd(start, days));

    [Test]
    public void DL_4_F4_days_between_equal_those_counted_day_by_day_both_ways() =>
        Holds((start, other, _) => Calendar.Between(start, other) == NaiveBetween(start, other) && Calendar.Between(other, start) == -Calendar.Between(start, other));

    [Test]
    public void DL_4_F4_a_later_start_is_never_due_earlier() =>
        Holds((start, other, days) => Calendar.Add(start, days) <= Calendar.Add(other, days));

    [Test]
    public void DL_4_F4_counting_and_counting_back_agree() =>
        Holds((start, other, days) =>
            (days == 0 || Calendar.Between(start, Calendar.Add(start, days)) == days) &&
            (!Calendar.IsWorking(other) || other == start || Calendar.Add(start, Calendar.Between(start, other)) == other));

    [Test]
    public void DL_7_F4_an_extension_never_shortens_and_always_lengthens_by_a_day_or_more() =>
        Holds((start, other, days) =>
            ExtensionRules.NewDueDate(other, WorkingDays(days), Calendar) >= other &&
            (days == 0 || ExtensionRules.NewDueDate(other, WorkingDays(days), Calendar) > other) &&
            ExtensionRules.NewDueDate(start, Known.CalendarDays(days), Calendar) == start.AddDays(days));

    [Test]
    public void DL_4_F4_every_answer_is_a_working_day_and_explains_itself() =>
        Holds((start, _, days) =>
        {
            var due = Calendar.Add(start, days);
            if (!Calendar.IsWorking(due) || due < start) return false;
            if (start.DayNumber % 16 != 0) return true; // explaining is slow on purpose: a sixteenth is plenty
            var lines = Calendar.Explain(start, WorkingDays(days));
            return lines[0].Day == start && lines[^1].Day == due && lines.Count == due.DayNumber - start.DayNumber + 1 && lines.Max(l => l.Counted) == days;
        });

    [Test]
    public void DL_4_F4_any_schedule_whatever_counts_like_its_own_days() => Prop
        .ForAll(Gen.Choose(0, 36_524).Select(n => WorkingCalendar.FirstDay.AddDays(n)).ListOf().ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (days, limit) =>
        {
            var calendar = new WorkingCalendar(days.Select((d, i) => new Holiday(d, i % 2 == 0 ? HolidayKind.Off : HolidayKind.Work, "国庆节")));
            return days.All(start =>
            {
                if (start.Year > 2098) return true;
                var due = calendar.Add(start, limit);
                var counted = Enumerable.Range(1, due.DayNumber - start.DayNumber).Count(n => calendar.IsWorking(start.AddDays(n)));
                return calendar.IsWorking(due) && (limit == 0 ? counted == (due == start ? 0 : 1) : counted == limit);
            });
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    [Test]
    public void DL_4_F4_the_day_of_receipt_does_not_depend_on_the_zone_of_the_machine() =>
        Holds((start, _, days) =>
        {
            var moment = start.ToDateTime(new TimeOnly(days % 24, days % 60));
            return Enum.GetValues<AfterHours>().All(policy =>
                new[] { DateTimeKind.Utc, DateTimeKind.Local, DateTimeKind.Unspecified }
                    .Select(kind => DeadlineRules.ReceivedDay(DateTime.SpecifyKind(moment, kind), OfficeHours.Default, policy, Calendar)).Distinct().Count() == 1);
        });
}
