namespace OfficeDesk.Rules;

/// <summary>What looks forgotten or mistaken in a holiday schedule, before it replaces whole years.</summary>
public static class HolidayDoubts
{
    /// <summary>The statutory holidays as a schedule names them; the fixed ones with their day.</summary>
    private static readonly (string Name, string En, int Month, int Day)[] Statutory =
        [("元旦", "New Year", 1, 1), ("春节", "Spring Festival", 0, 0), ("清明", "Qingming", 0, 0), ("劳动节", "Labour Day", 5, 1), ("端午", "Dragon Boat", 0, 0), ("中秋", "Mid-Autumn", 0, 0), ("国庆", "National Day", 10, 1)];

    /// <summary>A sentence for each doubt, in the order of the years and days; none where all looks right.</summary>
    /// <param name="file">The rows of the file; a day stands in it once.</param>
    /// <remarks>DL-4: working days follow the national schedule, so a year that lacks a statutory holiday, a make-up day on a working day and days off that only repeat a weekend are asked about before they count.</remarks>
    public static IReadOnlyList<(string Zh, string En)> Of(IReadOnlyList<Holiday> file)
    {
        var off = file.Where(h => h.Kind is HolidayKind.Off).ToDictionary(h => h.Day);
        return
        [
            .. HolidayMerge.YearsOf(file).SelectMany(y => Missing(y, off)),
            .. file.Where(h => h.Kind is HolidayKind.Work && !Weekend(h.Day)).OrderBy(h => h.Day)
                .Select(h => ($"{h.Day:yyyy年M月d日}（{Name(h.Day)}）写成调休上班，但它本来就是工作日。", $"{h.Day:yyyy-MM-dd} ({h.Day.DayOfWeek}) is written as a make-up day and is a working day anyway.")),
            .. off.Values.Where(h => Weekend(h.Day) && !ReachesWeekday(h.Day, off)).OrderBy(h => h.Day)
                .Select(h => ($"{h.Day:yyyy年M月d日}（{Name(h.Day)}）写成放假，但它本来就是周末，前后也没有工作日放假。", $"{h.Day:yyyy-MM-dd} ({h.Day.DayOfWeek}) is written as a day off and is a weekend anyway; no weekday beside it is off.")),
        ];
    }

    private static IEnumerable<(string, string)> Missing(int year, Dictionary<DateOnly, Holiday> off) =>
        Statutory.Where(s => s.Month > 0 ? !off.ContainsKey(new(year, s.Month, s.Day)) : !off.Values.Any(h => h.Day.Year == year && h.Name.Contains(s.Name, StringComparison.Ordinal)))
            .Select(s => s.Month > 0
                ? ($"{year} 年没有{s.Name}：{s.Month}月{s.Day}日不放假，导入后算工作日。", $"{year} has no {s.En}: {year}-{s.Month:00}-{s.Day:00} is no day off and will count as a working day.")
                : ($"{year} 年没有名称含“{s.Name}”的放假日，导入后这一节日算工作日。", $"{year} has no day off called {s.Name} ({s.En}); the holiday will count as working days."));

    /// <summary>Whether the days off before or after a weekend take a weekday in: then the weekend belongs to the holiday.</summary>
    private static bool ReachesWeekday(DateOnly day, Dictionary<DateOnly, Holiday> off)
    {
        for (var d = day; Weekend(d) || off.ContainsKey(d); d = d.AddDays(-1))
            if (!Weekend(d)) return true;
        for (var d = day; Weekend(d) || off.ContainsKey(d); d = d.AddDays(1))
            if (!Weekend(d)) return true;
        return false;
    }

    private static bool Weekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string Name(DateOnly day) => "星期" + "日一二三四五六"[(int)day.DayOfWeek];
}
