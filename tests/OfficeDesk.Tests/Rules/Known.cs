using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>The real schedule, and a second, slow way to count it that shares no code with the calendar.</summary>
internal static class Known
{
    public static string ScheduleText { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "db", "holidays-cn.csv"));

    public static WorkingCalendar Calendar { get; } = new(Read(ScheduleText));

    private static readonly Dictionary<DateOnly, bool> Rows = ScheduleText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Split(',')).ToDictionary(cells => DateOnly.Parse(cells[0]), cells => cells[1] == "work");

    public static IReadOnlyList<Holiday> Read(string text) => ((Done<IReadOnlyList<Holiday>>)HolidayFile.Parse(text)).Value;

    public static Limit WorkingDays(int days) => new(days, LimitUnit.WorkingDays);

    public static Limit CalendarDays(int days) => new(days, LimitUnit.CalendarDays);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    /// <summary>DL-4 in the plainest words: the row decides, else the fixed dates of a year without rows, else the week.</summary>
    public static bool NaiveIsWorking(DateOnly day)
    {
        if (Rows.TryGetValue(day, out var works)) return works;
        if (day.Year is < 2007 or > 2026)
        {
            var date = (day.Month, day.Day);
            if (date is (1, 1) or (5, 1) or (10, 1) or (10, 2) or (10, 3)) return false;
            if (date is (5, 2) && day.Year >= 2025) return false;
        }
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    public static DateOnly NaiveAdd(DateOnly start, int workingDays)
    {
        var day = start;
        if (workingDays == 0)
        {
            while (!NaiveIsWorking(day)) day = day.AddDays(1);
            return day;
        }
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (NaiveIsWorking(day)) left--;
        }
        return day;
    }

    public static int NaiveBetween(DateOnly from, DateOnly to)
    {
        if (to < from) return -NaiveBetween(to, from);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (NaiveIsWorking(day)) count++;
        return count;
    }
}
