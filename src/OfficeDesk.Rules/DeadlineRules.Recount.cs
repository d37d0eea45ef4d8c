namespace OfficeDesk.Rules;

/// <summary>The dates of a task that was counted anew.</summary>
/// <param name="FirstDue">The due date before any extension.</param>
/// <param name="Due">The due date after all agreed extensions.</param>
/// <remarks>DL-4: due dates are recomputed when a schedule is imported.</remarks>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct DueDates(DateOnly FirstDue, DateOnly Due);

public static partial class DeadlineRules
{
    private static readonly Refusal Outside = new("日期须在 2000-01-01 至 2099-12-31 之内。", "The date must lie from 2000-01-01 to 2099-12-31.", "DL-4", "Day");

    /// <summary>Why the calendar does not know this day, or <c>null</c> when it does.</summary>
    /// <remarks>DL-4: any start and limit can be tried.</remarks>
    public static Refusal? OutsideCalendar(DateOnly day) => WorkingCalendar.Covers(day) ? null : Outside;

    /// <summary>Why the calendar has no such month, or <c>null</c> when it has; without a month the whole year is meant.</summary>
    /// <remarks>DL-4: any start and limit can be tried.</remarks>
    public static Refusal? NoSuchMonth(int year, int? month)
    {
        if (year is < 2000 or > 2099) return new("年份须为 2000 至 2099。", "The year is 2000 to 2099.", "DL-4", "Year");
        return month is null or (>= 1 and <= 12) ? null : new("月份须为 1 至 12。", "The month is 1 to 12.", "DL-4", "Month");
    }

    /// <summary>The due date counted from the beginning: the stored limit from the day of receipt, then every agreed extension from the due date it extended.</summary>
    /// <param name="received">The day of receipt as it was recorded; it is a fact and does not move with the calendar.</param>
    /// <param name="limit">The limit the task began with.</param>
    /// <param name="extensions">The agreed extensions, oldest first.</param>
    /// <param name="calendar">The working days.</param>
    /// <returns><c>null</c> when a date would lie outside the calendar.</returns>
    /// <remarks>DL-4: due dates are recomputed from limit and agreed extensions when a schedule is imported.</remarks>
    public static DueDates? Recount(DateOnly received, Limit limit, IReadOnlyList<Limit> extensions, WorkingCalendar calendar)
    {
        if (NotCountable(received, limit, calendar) is not null) return null;
        var first = DueDate(received, limit, calendar);
        var due = first;
        foreach (var extension in extensions)
        {
            if (NotCountable(due, extension, calendar) is not null) return null;
            due = ExtensionRules.NewDueDate(due, extension, calendar);
        }
        return new(first, due);
    }
}
