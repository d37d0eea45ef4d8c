using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>Says in words when the clock does something.</summary>
public static class CronText
{
    /// <summary>More times a day than these are no longer read one by one.</summary>
    private const int MostTimes = 6;

    private static readonly string[] _names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private static readonly string[] _zh = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
    private static readonly string[] _en = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    private enum Beat
    {
        /// <summary>At certain times of a day.</summary>
        Times,

        /// <summary>Again and again within a part of a day.</summary>
        Span,

        /// <summary>Again and again all day long.</summary>
        AllDay,
    }

    /// <summary>When a Quartz expression fires, in Chinese and English; <c>null</c> where it has no words.</summary>
    /// <param name="cron">Second, minute, hour, day, month, weekday, and perhaps a year.</param>
    /// <param name="workingDays">On rest days nothing is done, although the expression fires.</param>
    /// <remarks>ES-4: what the clock does has its time as a Quartz expression, in the office's time. The second within a minute is left out.</remarks>
    public static (string Zh, string En)? InWords(string cron, bool workingDays = false)
    {
        var parts = cron.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ([_, _, _, _, "*", _] or [_, _, _, _, "*", _, "*"])) return null;
        if (Time(parts[0], parts[1], parts[2]) is not { } time || Days(parts[3], parts[5]) is not { } days) return null;
        var every = IsAny(parts[3]) && IsAny(parts[5]);
        if (workingDays) days = every ? ("每个工作日", "every working day") : (days.Zh + "（休息日除外）", days.En + " (but on rest days)");
        else if (every && time.Beat is Beat.AllDay) return (time.Zh, time.En);
        return ($"{days.Zh} {time.Zh}", time.Beat switch { Beat.Times => $"{days.En} at {time.En}", Beat.Span => $"{days.En}, {time.En}", _ => $"{time.En}, {days.En}" });
    }

    private static (string Zh, string En, Beat Beat)? Time(string second, string minute, string hour)
    {
        if (Steps(second) is { } seconds) return minute == "*" && hour == "*" ? ($"每 {seconds.Every} 秒", $"every {seconds.Every} seconds", Beat.AllDay) : null;
        if (Number(second, 0, 59) is not { } at) return null;
        if (hour == "*") return EveryHour(minute);
        if (Numbers(minute, 0, 59) is not { } minutes) return null;
        if (minutes is [var m] && hour.Split('-') is [var from, var to] && Number(from, 0, 23) is { } first && Number(to, 0, 23) is { } last && first < last)
            return ($"{Clock(first, m, 0)} 至 {Clock(last, m, 0)} 每小时一次", $"hourly from {Clock(first, m, 0)} to {Clock(last, m, 0)}", Beat.Span);
        if (Numbers(hour, 0, 23) is not { } hours || hours.Count * minutes.Count > MostTimes) return null;
        var times = hours.SelectMany(h => minutes.Select(x => Clock(h, x, at))).ToList();
        return (string.Join('、', times), And(times), Beat.Times);
    }

    private static (string Zh, string En, Beat Beat)? EveryHour(string minute)
    {
        if (minute == "*") return ("每分钟", "every minute", Beat.AllDay);
        if (Steps(minute) is { } step)
            return step.At is [0, ..] || step.At.Count > 4
                ? ($"每 {step.Every} 分钟", $"every {step.Every} minutes", Beat.AllDay)
                : ($"每 {step.Every} 分钟（第 {string.Join('、', step.At)} 分）", $"every {step.Every} minutes (at minutes {And([.. step.At.Select(Plain)])})", Beat.AllDay);
        return Number(minute, 0, 59) switch
        {
            null => null,
            0 => ("每小时整点", "every hour on the hour", Beat.AllDay),
            { } m => ($"每小时第 {m} 分", $"every hour at minute {m}", Beat.AllDay),
        };
    }

    private static (string Zh, string En)? Days(string day, string weekday)
    {
        if (IsAny(weekday))
        {
            if (IsAny(day)) return ("每天", "every day");
            if (day == "L") return ("每月最后一天", "the last day of every month");
            return Numbers(day, 1, 31) is { } days ? ($"每月 {string.Join('、', days)} 日", $"day {And([.. days.Select(Plain)])} of every month") : null;
        }
        if (!IsAny(day)) return null;
        if (weekday.Split('-') is [var from, var to] && Weekday(from) is { } first && Weekday(to) is { } last) return ($"每{_zh[first]}至{_zh[last]}", $"{_en[first]} to {_en[last]}");
        var named = weekday.Split(',').Select(Weekday).ToList();
        return named.Contains(null) ? null : ("每" + string.Join('、', named.Select(w => _zh[w!.Value])), "every " + And([.. named.Select(w => _en[w!.Value])]));
    }

    private static bool IsAny(string field) => field is "*" or "?";

    /// <summary>0/15, */15 or 4/30, when it comes round evenly.</summary>
    private static (int Every, IReadOnlyList<int> At)? Steps(string field)
    {
        if (field.Split('/') is not [var from, var by] || Number(by, 2, 59) is not { } every || 60 % every != 0 || Number(from == "*" ? "0" : from, 0, every - 1) is not { } first) return null;
        return (every, [.. Enumerable.Range(0, 60 / every).Select(i => first + (i * every))]);
    }

    private static List<int>? Numbers(string field, int least, int most)
    {
        var all = field.Split(',').Select(x => Number(x, least, most)).ToList();
        return all.Contains(null) ? null : [.. all.Select(x => x!.Value).Distinct().Order()];
    }

    private static int? Number(string text, int least, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n : null;

    /// <summary>0 = Sunday; Quartz counts from 1.</summary>
    private static int? Weekday(string text) => Array.IndexOf(_names, text) is >= 0 and var at ? at : Number(text, 1, 7) - 1;

    private static string Clock(int hour, int minute, int second) => second == 0 ? $"{hour:00}:{minute:00}" : $"{hour:00}:{minute:00}:{second:00}";

    private static string Plain(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string And(IReadOnlyList<string> all) => all.Count == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}";
}
