using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>How often a duty comes back.</summary>
/// <remarks>DL-14: monthly payment and figures, disclosure, quarterly inspection, half-year summary, yearly re-verification, donation days.</remarks>
public enum Every { Week, Month, Quarter, HalfYear, Year }

/// <summary>Where a due day goes that falls on a rest day.</summary>
/// <remarks>DL-14: a rule and a due date; the working calendar moves it.</remarks>
public enum DayShift
{
    /// <summary>The last working day before it; where its month (or week) has none, the first one after it.</summary>
    Before,

    /// <summary>The first working day after it.</summary>
    After,
}

/// <summary>When a duty is due.</summary>
/// <param name="Every">How often.</param>
/// <param name="Month">The month of the period, from 1; 1 for weeks and months.</param>
/// <param name="Day">The day of the month, the last one where the month is shorter; of weeks 1 (Monday) to 7.</param>
/// <param name="Shift">Where it goes on a rest day.</param>
/// <remarks>DL-14: answering person, rule, due date.</remarks>
public sealed record DutyRule(Every Every, int Month, int Day, DayShift Shift);

/// <summary>One time a duty is due.</summary>
/// <param name="Period">2026-W10, 2026-03, 2026-Q1, 2026-H1 or 2026.</param>
/// <param name="DueOn">The due day, moved off rest days.</param>
/// <remarks>DL-14: made as a task once a period.</remarks>
public sealed record DutyTime(string Period, DateOnly DueOn);

/// <summary>A task to be made of a duty.</summary>
/// <param name="Time">The period and due day of the task.</param>
/// <param name="Earlier">Earlier periods that it stands for too, because there are too many to have one each.</param>
/// <remarks>DL-14: made as a task once a period; nothing is left out without a word.</remarks>
public sealed record DutyMade(DutyTime Time, IReadOnlyList<DutyTime> Earlier);

/// <summary>A duty most offices have, to be taken over with one's own people and days.</summary>
/// <param name="Ahead">Working days ahead of the due day.</param>
/// <param name="Important">Progress is reported at half.</param>
/// <remarks>DL-14: monthly payment and figures, disclosure, quarterly inspection, half-year summary, yearly re-verification, donation days.</remarks>
public sealed record UsualDuty(string Zh, string En, DutyRule Rule, int Ahead, bool Important = false);

/// <summary>Rules on duties that come back.</summary>
public static class RecurringRules
{
    /// <summary>The duties that are offered to begin with.</summary>
    /// <remarks>DL-14: monthly payment and figures, disclosure, quarterly inspection, half-year summary, yearly re-verification, donation days.</remarks>
    public static IReadOnlyList<UsualDuty> Usual { get; } =
    [
        new("救助资金发放及月报", "Monthly payment and figures", new(Every.Month, 1, 10, DayShift.Before), 5),
        new("月度办理情况公开", "Monthly disclosure", new(Every.Month, 1, 5, DayShift.Before), 3),
        new("季度督查", "Quarterly inspection", new(Every.Quarter, 3, 20, DayShift.Before), 10, Important: true),
        new("半年工作总结及计划", "Half-year summary and plan", new(Every.HalfYear, 6, 25, DayShift.Before), 15, Important: true),
        new("低保年审复核", "Yearly re-verification", new(Every.Year, 11, 30, DayShift.Before), 40, Important: true),
        new("慈善捐助日活动", "Donation day", new(Every.Year, 9, 5, DayShift.Before), 15),
    ];

    /// <summary>The most working days a task may be made ahead of its due day.</summary>
    public const int MostAhead = 60;

    /// <summary>Why a duty cannot have this rule, or <c>null</c> when it can.</summary>
    /// <remarks>DL-14: the month lies in the period and the day in the month; working days ahead are 0 to 60.</remarks>
    public static Refusal? Wrong(DutyRule rule, int ahead) =>
        rule.Month < 1 || rule.Month > MonthsOf(rule.Every) ? new($"月份须在 1 到 {MonthsOf(rule.Every)} 之间（周期内第几个月）。", $"The month of the period lies between 1 and {MonthsOf(rule.Every)}.", "DL-14", "Month")
        : rule.Day < 1 || rule.Day > (rule.Every is Every.Week ? 7 : 31) ? new(rule.Every is Every.Week ? "星期须在 1（周一）到 7（周日）之间。" : "日期须在 1 到 31 之间。", rule.Every is Every.Week ? "The day lies between 1 (Monday) and 7 (Sunday)." : "The day lies between 1 and 31.", "DL-14", "Day")
        : ahead is < 0 or > MostAhead ? new($"提前天数须在 0 到 {MostAhead} 个工作日之间。", $"It is made 0 to {MostAhead} working days ahead.", "DL-14", "Ahead")
        : null;

    /// <summary>The period a day lies in.</summary>
    /// <remarks>DL-14: weeks begin on Monday and belong to the year of their Thursday, as ISO 8601 counts them.</remarks>
    public static string PeriodOf(Every every, DateOnly day) => every switch
    {
        Every.Week => Week(day.ToDateTime(TimeOnly.MinValue)),
        Every.Month => FormattableString.Invariant($"{day.Year}-{day.Month:00}"),
        Every.Quarter => FormattableString.Invariant($"{day.Year}-Q{((day.Month - 1) / 3) + 1}"),
        Every.HalfYear => FormattableString.Invariant($"{day.Year}-H{((day.Month - 1) / 6) + 1}"),
        _ => FormattableString.Invariant($"{day.Year}"),
    };

    private static string Week(DateTime day) => FormattableString.Invariant($"{ISOWeek.GetYear(day)}-W{ISOWeek.GetWeekOfYear(day):00}");

    /// <summary>When a duty is due in the period of a day.</summary>
    /// <remarks>DL-14: moved by the working calendar; a day the month does not have is its last one; RP-4: where no working day comes before, the first one after.</remarks>
    public static DutyTime TimeOf(DutyRule rule, DateOnly inPeriod, WorkingCalendar calendar)
    {
        var start = StartOf(rule.Every, inPeriod);
        DateOnly day;
        if (rule.Every is Every.Week) day = start.AddDays(rule.Day - 1);
        else
        {
            var month = start.AddMonths(rule.Month - 1);
            day = month.AddDays(Math.Min(rule.Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        }
        return new(PeriodOf(rule.Every, inPeriod), Moved(day, rule.Shift, rule.Every is Every.Week ? start : new DateOnly(day.Year, day.Month, 1), calendar));
    }

    /// <summary>When a duty is due in a period known by its name, by any calendar; <c>null</c> when its rule has other periods by now.</summary>
    /// <param name="rule">The duty's rule.</param>
    /// <param name="period">The period as <see cref="PeriodOf"/> calls it.</param>
    /// <param name="near">The day it was due by another calendar: in the period, or the rest days' length away from it.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-14: the due day is moved by the working calendar; DL-4: and counted anew when a schedule is imported.</remarks>
    public static DateOnly? DueIn(DutyRule rule, string period, DateOnly near, WorkingCalendar calendar)
    {
        for (var away = 0; away <= 15; away++)
        {
            if (PeriodOf(rule.Every, near.AddDays(-away)) == period) return TimeOf(rule, near.AddDays(-away), calendar).DueOn;
            if (PeriodOf(rule.Every, near.AddDays(away)) == period) return TimeOf(rule, near.AddDays(away), calendar).DueOn;
        }
        return null;
    }

    /// <summary>The most tasks one duty gets at once for periods that were missed: a year of months, or a quarter of weeks.</summary>
    /// <remarks>DL-14: each missed period has its own task, up to as many as somebody can read.</remarks>
    public const int MostAtOnce = 12;

    /// <summary>
    /// The times for which a task is to be made by now, the earliest first; those that have one already are the caller's to leave out. Looked for in every period since the
    /// last one that was made, and in the period before, of and after today. What was missed before the last one that was made is not dug up: the office went on without it.
    /// </summary>
    /// <param name="rule">The duty's rule.</param>
    /// <param name="ahead">Working days before the due day on which the task is made.</param>
    /// <param name="first">The duty holds from this day on: what was due before is not made.</param>
    /// <param name="lastMade">The latest due day a task was made for; <c>null</c> when none was.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-14: looked for since the last one that was made, so that a system that was down for however long misses nothing.</remarks>
    public static IReadOnlyList<DutyTime> ToMake(DutyRule rule, int ahead, DateOnly first, DateOnly? lastMade, DateOnly today, WorkingCalendar calendar)
    {
        var since = lastMade is { } last && last > first ? last : first;
        var start = StartOf(rule.Every, StartOf(rule.Every, today).AddDays(-1));
        if (since < start) start = StartOf(rule.Every, since);
        var times = new List<DutyTime>();
        for (var end = Next(rule.Every, StartOf(rule.Every, today)); start <= end; start = Next(rule.Every, start))
            if (TimeOf(rule, start, calendar) is var time && time.DueOn >= first && calendar.Between(today, time.DueOn) <= ahead) times.Add(time);
        return [.. times.OrderBy(t => t.DueOn)];
    }

    /// <summary>
    /// What becomes of the times that have no task yet: each missed period has its own, because each has its own report or payment to make up. A year without the system would
    /// still make fifty weekly tasks at once, which nobody would read: of more than <see cref="MostAtOnce"/> the newest are made, and the oldest of these says which earlier periods it stands for.
    /// </summary>
    /// <param name="missing">The times, the earliest first.</param>
    /// <remarks>DL-14: each missed period has its own task; of very many the oldest are one that says so, nothing is left out without a word.</remarks>
    public static IReadOnlyList<DutyMade> Gather(IReadOnlyList<DutyTime> missing)
    {
        var older = Math.Max(0, missing.Count - MostAtOnce);
        return [.. missing.Skip(older).Select((time, i) => new DutyMade(time, i == 0 ? [.. missing.Take(older)] : []))];
    }

    /// <summary>The next times a duty is due from a day on.</summary>
    /// <remarks>DL-14: shown beside the rule, so that anybody sees what it means.</remarks>
    public static IReadOnlyList<DutyTime> Coming(DutyRule rule, DateOnly from, int count, WorkingCalendar calendar)
    {
        var times = new List<DutyTime>();
        for (var start = StartOf(rule.Every, from); times.Count < count; start = Next(rule.Every, start))
            if (TimeOf(rule, start, calendar) is var time && time.DueOn >= from) times.Add(time);
        return times;
    }

    /// <summary>The next time that has no task yet, from a day on.</summary>
    /// <param name="rule">The duty's rule.</param>
    /// <param name="from">Today in the office.</param>
    /// <param name="made">The periods that have their task.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-14: made as a task once a period; whoever sets up a duty is told when the next task comes.</remarks>
    public static DutyTime NextToMake(DutyRule rule, DateOnly from, IReadOnlySet<string> made, WorkingCalendar calendar)
    {
        for (var start = StartOf(rule.Every, from); ; start = Next(rule.Every, start))
            if (TimeOf(rule, start, calendar) is var time && time.DueOn >= from && !made.Contains(time.Period)) return time;
    }

    /// <summary>The first day on which the task of a due day is made; a rest day too, as the clock makes it then.</summary>
    /// <param name="due">The due day.</param>
    /// <param name="ahead">Working days before the due day, 0 to <see cref="MostAhead"/>.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-14: made ahead of its due day, in working days.</remarks>
    public static DateOnly MadeFrom(DateOnly due, int ahead, WorkingCalendar calendar)
    {
        var day = due;
        while (WorkingCalendar.Covers(day.AddDays(-1)) && calendar.Between(day.AddDays(-1), due) <= ahead) day = day.AddDays(-1);
        return day;
    }

    /// <summary>The months of a period; 1 for a week, which has none.</summary>
    private static int MonthsOf(Every every) => every switch { Every.Quarter => 3, Every.HalfYear => 6, Every.Year => 12, _ => 1 };

    private static DateOnly StartOf(Every every, DateOnly day)
    {
        if (every is Every.Week) return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var months = MonthsOf(every);
        return new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
    }

    private static DateOnly Next(Every every, DateOnly start) => every is Every.Week ? start.AddDays(7) : start.AddMonths(MonthsOf(every));

    /// <summary>Off rest days: back as far as the first day of the month or week, where there is none on.</summary>
    private static DateOnly Moved(DateOnly day, DayShift shift, DateOnly first, WorkingCalendar calendar)
    {
        for (var back = day; shift is DayShift.Before && back >= first; back = back.AddDays(-1))
            if (calendar.IsWorking(back)) return back;
        return calendar.NextWorking(day);
    }
}
