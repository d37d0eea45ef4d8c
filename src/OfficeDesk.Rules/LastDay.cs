namespace OfficeDesk.Rules;

/// <summary>How a last day is said: the day itself still counts, and the words say so.</summary>
/// <remarks>GN-4: a limit includes its number; what is to be done by a day may be done on that day.</remarks>
public static class LastDay
{
    /// <summary>2026年12月7日（含）前; 2026年12月7日（暂定，含）前.</summary>
    /// <param name="day">The last day.</param>
    /// <param name="provisional">The day may still move with the holidays of its year (DL-4).</param>
    /// <remarks>GN-4: the last day is included.</remarks>
    public static string Zh(DateOnly day, bool provisional = false) => provisional ? Zh($"{day:yyyy年M月d日}", "暂定") : Zh($"{day:yyyy年M月d日}");

    /// <summary>A day that is written already: 12月7日（含）前; 12月7日（周一，含）前.</summary>
    /// <param name="day">The last day as it is written.</param>
    /// <param name="notes">What else stands in the brackets.</param>
    /// <remarks>GN-4: the last day is included.</remarks>
    public static string Zh(string day, params IReadOnlyList<string> notes) => $"{day}（{string.Join("，", [.. notes, "含"])}）前";

    /// <summary>no later than 2026-12-07; no later than 2026-12-07 (provisional).</summary>
    /// <param name="day">The last day.</param>
    /// <param name="provisional">The day may still move with the holidays of its year (DL-4).</param>
    /// <remarks>GN-4: the last day is included.</remarks>
    public static string En(DateOnly day, bool provisional = false) => $"no later than {day:yyyy-MM-dd}{(provisional ? " (provisional)" : "")}";
}
