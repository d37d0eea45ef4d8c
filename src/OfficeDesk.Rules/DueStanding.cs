using System.Runtime.InteropServices;

namespace OfficeDesk.Rules;

/// <summary>Where a due date stands today, in words.</summary>
/// <param name="Due">The due date.</param>
/// <param name="Today">Today in the office.</param>
/// <param name="Left">Working days left, as <see cref="DeadlineRules.WorkingDaysLeft"/> counts them; on a rest day none may be left of a date that is not today.</param>
/// <remarks>DL-10: what is left is said in working days; due today is only what is due today.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueStanding(DateOnly Due, DateOnly Today, int Left)
{
    /// <summary>剩 3 个工作日, 今日到期, 明日（休息日）到期, 已过到期日, 超 2 个工作日.</summary>
    public string Zh() =>
        Left > 0 ? $"剩 {Left} 个工作日"
        : Left < 0 ? $"超 {-Left} 个工作日"
        : Due == Today ? "今日到期"
        : Due < Today ? "已过到期日"
        : Due == Today.AddDays(1) ? "明日（休息日）到期"
        : $"{Due.Month}月{Due.Day}日（休息日）到期";

    /// <summary>3 working days left, due today, due tomorrow (a rest day), overdue, 2 working days late.</summary>
    public string En() =>
        Left > 0 ? $"{Days(Left)} left"
        : Left < 0 ? $"{Days(-Left)} late"
        : Due == Today ? "due today"
        : Due < Today ? "overdue"
        : Due == Today.AddDays(1) ? "due tomorrow (a rest day)"
        : $"due {Due.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture)} (a rest day)";

    private static string Days(int days) => new Limit(days, LimitUnit.WorkingDays).En();
}
