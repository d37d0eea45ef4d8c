namespace OfficeDesk.Rules;

/// <summary>What a day is to the office.</summary>
public enum DayState
{
    /// <summary>Monday to Friday, and no holiday.</summary>
    Workday,

    /// <summary>A rest day on which the schedule makes the office work (调休上班).</summary>
    MakeUp,

    /// <summary>Saturday or Sunday.</summary>
    Weekend,

    /// <summary>Off by the published schedule.</summary>
    Holiday,

    /// <summary>Off by law on this date of every year; the year's schedule is not published.</summary>
    FixedHoliday,
}

/// <summary>Reads <see cref="DayState"/>.</summary>
public static class DayStates
{
    /// <summary>Whether the office works on such a day.</summary>
    public static bool IsWorking(this DayState state) => state is DayState.Workday or DayState.MakeUp;
}

/// <summary>The rows of the national schedule and what follows where it is silent.</summary>
internal sealed class Schedule
{
    // The earliest December day that a NEXT year's schedule ever changed is the 29th (2007: make-up Saturday; 2018 likewise;
    // 2007 to 2026 looked through). Make-up days for New Year come from the weekend before it at the earliest, and that begins
    // on the 27th when 1 January is a Thursday: so two days of margin.
    private const int DecemberOpenFrom = 27;

    private readonly Dictionary<DateOnly, Holiday> _rows = [];
    private readonly HashSet<int> _published = [];

    public Schedule(IEnumerable<Holiday> holidays)
    {
        foreach (var row in holidays)
        {
            if (!WorkingCalendar.Covers(row.Day)) throw new ArgumentOutOfRangeException(nameof(holidays), row.Day, "The calendar runs from 2000-01-01 to 2099-12-31.");
            _rows[row.Day] = row;
            // Rows in the last days of December come with the next year's schedule and do not show that this year's is known.
            if (!IsLastOfDecember(row.Day)) _published.Add(row.Day.Year);
        }
    }

    public bool IsPublished(int year) => _published.Contains(year);

    public bool IsProvisional(DateOnly due) =>
        !IsPublished(due.Year) || (IsLastOfDecember(due) && !IsPublished(due.Year + 1));

    public string NameOf(DateOnly day) =>
        _rows.TryGetValue(day, out var row) ? row.Name : StateOf(day) is DayState.FixedHoliday ? FixedName(day) : "";

    public DayState StateOf(DateOnly day)
    {
        if (_rows.TryGetValue(day, out var row))
            return row.Kind is HolidayKind.Off ? DayState.Holiday : DayState.MakeUp;
        if (!IsPublished(day.Year) && FixedName(day).Length > 0) return DayState.FixedHoliday;
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayState.Weekend : DayState.Workday;
    }

    // 2 May became a holiday by law with effect from 2025; the holidays of the moon's calendar are unknown until published.
    private static string FixedName(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "元旦",
        (5, 1) => "劳动节",
        (5, 2) when day.Year >= 2025 => "劳动节",
        (10, >= 1 and <= 3) => "国庆节",
        _ => "",
    };

    internal static bool IsLastOfDecember(DateOnly day) => day.Month == 12 && day.Day >= DecemberOpenFrom;
}
