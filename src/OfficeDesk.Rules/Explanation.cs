namespace OfficeDesk.Rules;

/// <summary>Writes the answer to "why this date?".</summary>
internal static class Explanation
{
    public static IReadOnlyList<DayReason> Of(WorkingCalendar calendar, DateOnly start, Limit limit)
    {
        var due = DeadlineRules.DueDate(start, limit, calendar);
        var days = new List<DayReason>(due.DayNumber - start.DayNumber + 1) { First(calendar, start, limit) };
        var counted = 0;
        for (var day = start.AddDays(1); day <= due; day = day.AddDays(1))
        {
            var counts = limit.Unit is LimitUnit.CalendarDays || (calendar.IsWorking(day) && limit.Number > 0);
            var (zh, en) = limit.Unit is LimitUnit.CalendarDays
                ? ("自然日，休息日也计入", "calendar day, rest days are counted too")
                : Why(calendar, day);
            days.Add(new(day, counts ? ++counted : 0, zh, en));
        }
        return days;
    }

    private static DayReason First(WorkingCalendar calendar, DateOnly start, Limit limit)
    {
        if (limit.Number > 0) return new(start, 0, "起算日不计入", "the starting day is not counted");
        if (limit.Unit is LimitUnit.CalendarDays || calendar.IsWorking(start))
            return new(start, 0, "期限为 0，当日办结", "a limit of 0: due on the day itself");
        var (zh, en) = Why(calendar, start);
        return new(start, 0, $"{zh}，期限为 0，顺延至下一个工作日", $"{en}; a limit of 0 moves to the next working day");
    }

    private static (string Zh, string En) Why(WorkingCalendar calendar, DateOnly day)
    {
        var name = calendar.HolidayName(day);
        return calendar.StateOf(day) switch
        {
            DayState.Workday => ("工作日", "working day"),
            DayState.MakeUp => ($"调休上班 {name}", $"make-up working day, {English(name)}"),
            DayState.Weekend => ("周末", "weekend"),
            DayState.Holiday => ($"法定节假日 {name}", $"public holiday, {English(name)}"),
            _ => ($"法定节假日 {name}（暂定，当年安排未公布）", $"public holiday, {English(name)} (provisional, this year's schedule is not published)"),
        };
    }

    // Two festivals in one week share their rows: 国庆节、中秋节.
    private static string English(string names) => string.Join(" and ", names.Split('、').Select(EnglishOne));

    private static string EnglishOne(string name) => name switch
    {
        "元旦" => "New Year",
        "春节" => "Spring Festival",
        "清明节" => "Qingming Festival",
        "劳动节" => "Labour Day",
        "端午节" => "Dragon Boat Festival",
        "中秋节" => "Mid-Autumn Festival",
        "国庆节" => "National Day",
        _ => name,
    };
}
