using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>What each day of a month is to the office; without a month, of the whole year.</summary>
/// <remarks>DL-4: working days follow the national holiday schedule.</remarks>
[Access(Everybody = Reach.All)]
public sealed record MonthOf(int Year, int? Month = null) : IQuery<MonthDays>;

/// <param name="Published">Whether the year's schedule is known; else its holidays are provisional.</param>
/// <param name="Today">The office's today.</param>
public sealed record MonthDays(int Year, int? Month, bool Published, DateOnly Today, int WorkingDays, IReadOnlyList<CalendarDay> Days);

/// <summary>A day: a working day, a weekend, a holiday or a make-up working day.</summary>
/// <param name="Name">The holiday the day belongs to, in Chinese; empty for none.</param>
public sealed record CalendarDay(DateOnly Day, DayState State, string Name);

public sealed class MonthOfHandler(OfficeBook book) : IHandle<MonthOf, MonthDays>
{
    public async Task<Outcome<MonthDays>> Handle(MonthOf m, Db db)
    {
        if (DeadlineRules.NoSuchMonth(m.Year, m.Month) is { } why) return why;
        var calendar = (await book.Open(db.Ct)).Calendar;
        var first = new DateOnly(m.Year, m.Month ?? 1, 1);
        var last = m.Month is null ? new DateOnly(m.Year, 12, 31) : first.AddMonths(1).AddDays(-1);
        var days = new List<CalendarDay>(366);
        for (var day = first; day <= last; day = day.AddDays(1)) days.Add(new(day, calendar.StateOf(day), calendar.HolidayName(day)));
        return new MonthDays(m.Year, m.Month, calendar.IsPublished(m.Year), db.Today, days.Count(d => d.State.IsWorking()), days);
    }
}
