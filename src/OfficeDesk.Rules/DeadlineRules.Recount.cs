namespace OfficeDesk.Rules;

/// <summary>The dates of a task that was counted anew.</summary>
/// <param name="FirstDue">The due date before any extension.</param>
/// <param name="Due">The due date after all agreed extensions.</param>
/// <remarks>DL-4: due dates are recomputed when a schedule is imported.</remarks>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct DueDates(DateOnly FirstDue, DateOnly Due);

/// <summary>Something that moved a due date and that somebody decided: an extension, or an act on the clock.</summary>
/// <param name="Extension">Longer by this; <c>null</c> for an act on the clock.</param>
/// <param name="On">The day from which the clock went on or began anew; not used for an extension.</param>
/// <param name="PausedOn">The day it had stopped, when it went on with the days left; <c>null</c> when the full limit began anew.</param>
/// <remarks>DL-7, DL-9: what moves a due date.</remarks>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct DueStep(Limit? Extension, DateOnly On = default, DateOnly? PausedOn = null);

public static partial class DeadlineRules
{
    private static readonly Refusal Outside = new("日期须在2000年1月1日至2099年12月31日之内。", "The date must lie from 2000-01-01 to 2099-12-31.", "DL-4", "Day");

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

    /// <summary>The due date counted from the beginning: the stored limit from the day of receipt, then, in their order, every agreed extension from the due date it extended and every agreed act on the clock.</summary>
    /// <param name="received">The day of receipt as it was recorded; it is a fact and does not move with the calendar.</param>
    /// <param name="limit">The limit the task began with.</param>
    /// <param name="steps">The agreed extensions and acts on the clock, oldest first.</param>
    /// <param name="calendar">The working days.</param>
    /// <returns><c>null</c> when a date would lie outside the calendar.</returns>
    /// <remarks>DL-4: due dates are recomputed from limit and agreed extensions when a schedule is imported; DL-9: what was resumed or restarted too.</remarks>
    public static DueDates? Recount(DateOnly received, Limit limit, IReadOnlyList<DueStep> steps, WorkingCalendar calendar) =>
        NotCountable(received, limit, calendar) is null ? RecountFrom(DueDate(received, limit, calendar), limit, steps, calendar) : null;

    /// <summary>The due date counted from a first one that no limit led to, such as that of a duty which comes back.</summary>
    /// <param name="first">The first due date by this calendar.</param>
    /// <param name="limit">The limit of whatever restarts the clock.</param>
    /// <param name="steps">The agreed extensions and acts on the clock, oldest first.</param>
    /// <param name="calendar">The working days.</param>
    /// <returns><c>null</c> when a date would lie outside the calendar.</returns>
    /// <remarks>DL-4: due dates are recomputed when a schedule is imported; DL-14: those of recurring duties too.</remarks>
    public static DueDates? RecountFrom(DateOnly first, Limit limit, IReadOnlyList<DueStep> steps, WorkingCalendar calendar)
    {
        var due = first;
        foreach (var step in steps)
        {
            if (NotCountable(step.Extension is null ? step.On : due, step.Extension ?? limit, calendar) is not null) return null;
            due = step.Extension is { } extension ? ExtensionRules.NewDueDate(due, extension, calendar)
                : step.PausedOn is { } paused ? DueAfterPause(due, paused, step.On, limit.Unit, calendar)
                : DueDate(step.On, limit, calendar);
        }
        return new(first, due);
    }

    /// <summary>
    /// A last day that was counted in working days and is kept by something other than a task, counted anew under another calendar. A day that was promised never comes
    /// nearer: whoever holds a paper with a date on it may go by the paper; where it turns into a rest day it is the next working day. What has elapsed by both calendars
    /// stays as it is: it had its effect, and moving it would only rewrite what happened.
    /// </summary>
    /// <param name="from">The day it was counted from, which is not counted.</param>
    /// <param name="until">The last day as it is kept.</param>
    /// <param name="days">The working days it was given; <c>null</c> where nobody knows any more: then as many as it has by the calendar before.</param>
    /// <param name="promised">Whether it is somebody else's last day, who was told it in writing: a citizen's for bringing papers, a colleague's for a statement, an appeal or an objection.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="before">The working days by which it was counted.</param>
    /// <param name="after">The working days that hold from now on.</param>
    /// <returns>The last day from now on, the same where it does not move; <c>null</c> when it was not reached by counting and is left alone.</returns>
    /// <remarks>DL-4: due dates are recomputed when a schedule is imported, those that no task holds too.</remarks>
    public static DateOnly? Moved(DateOnly from, DateOnly until, int? days, bool promised, DateOnly today, WorkingCalendar before, WorkingCalendar after)
    {
        if (!WorkingCalendar.Covers(from) || !WorkingCalendar.Covers(until) || until < from) return null;
        var number = days ?? before.Between(from, until);
        if (!before.CanAdd(from, number) || before.Add(from, number) != until || !after.CanAdd(from, number)) return null;
        var becomes = after.Add(from, number);
        if (promised && becomes < until) becomes = after.NextWorking(until);
        return until < today && becomes < today ? until : becomes;
    }
}
