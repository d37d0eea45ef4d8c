namespace OfficeDesk.Rules;

/// <summary>Who set the task.</summary>
/// <remarks>DL-1: a task has a source.</remarks>
public enum TaskSource { Citizen, FirstContact, Superior, Letter, BureauLeader, CountyDecision, CongressBill, System, Recurring }

/// <summary>On which day a receipt outside office hours counts.</summary>
/// <remarks>DL-4: a setting; received that calendar day is the default.</remarks>
public enum AfterHours
{
    /// <summary>The calendar day on which it came.</summary>
    SameDay,

    /// <summary>The next working day, when it came on a rest day or after the day's work was over.</summary>
    NextWorkingDay,
}

/// <summary>Rules on limits, due dates, lights and lateness.</summary>
public static partial class DeadlineRules
{
    /// <summary>The largest limit a person may enter, in days of either unit.</summary>
    public const int MaxLimit = 1000;

    private static readonly Limit Fifteen = new(15, LimitUnit.WorkingDays);

    /// <summary>The last day on which the task is still in time.</summary>
    /// <param name="received">The day of receipt, which is not counted.</param>
    /// <param name="limit">0 working days = the day of receipt if it is a working day, else the next one; calendar days count rest days, and 0 is the day of receipt itself.</param>
    /// <param name="calendar">The working days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or the answer lies outside the calendar; ask <see cref="NotCountable"/> first.</exception>
    /// <remarks>DL-4: the starting day is not counted.</remarks>
    public static DateOnly DueDate(DateOnly received, Limit limit, WorkingCalendar calendar)
    {
        if (limit.Unit is LimitUnit.WorkingDays) return calendar.Add(received, limit.Number);
        ArgumentOutOfRangeException.ThrowIfNegative(limit.Number, nameof(limit));
        return received.AddDays(limit.Number);
    }

    /// <summary>Why no due date can be counted from what was entered, or <c>null</c> when one can.</summary>
    /// <remarks>DL-4: any start and limit can be tried.</remarks>
    public static Refusal? NotCountable(DateOnly start, Limit limit, WorkingCalendar calendar)
    {
        if (limit.Number is < 0 or > MaxLimit || !Enum.IsDefined(limit.Unit))
            return new($"期限须为 0 至 {MaxLimit} 天，并注明工作日或自然日。", $"A limit is 0 to {MaxLimit} days, working or calendar days.", "DL-4", "Limit");
        var fits = limit.Unit is LimitUnit.WorkingDays
            ? calendar.CanAdd(start, limit.Number)
            : WorkingCalendar.Covers(start) && start.DayNumber + limit.Number <= WorkingCalendar.LastDay.DayNumber;
        return fits ? null : new("日期须在2000年1月1日至2099年12月31日之内，到期日也是。", "The date must lie from 2000-01-01 to 2099-12-31, and so must the due date.", "DL-4", "Start");
    }

    /// <summary>The day from which a receipt counts.</summary>
    /// <param name="localReceived">When it came, in the office's own time.</param>
    /// <param name="hours">Before opening and in the break at noon still count as that day.</param>
    /// <param name="policy">The office's setting.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-4: receipt on a rest day or after office hours counts that calendar day, or the next working day.</remarks>
    public static DateOnly ReceivedDay(DateTime localReceived, OfficeHours hours, AfterHours policy, WorkingCalendar calendar)
    {
        var day = DateOnly.FromDateTime(localReceived);
        if (policy is AfterHours.SameDay) return day;
        return hours.IsOver(TimeOnly.FromDateTime(localReceived)) ? calendar.Add(day, 1) : calendar.NextWorking(day);
    }

    /// <summary>The limit where neither matter nor person set one; <c>null</c> where the matter's own limit or a date decides.</summary>
    /// <remarks>DL-3: superior departments, letters and bureau leaders have 15 working days; a transfer has 1 (FC-4).</remarks>
    public static Limit? DefaultLimit(TaskSource source) => source switch
    {
        TaskSource.Superior or TaskSource.Letter or TaskSource.BureauLeader => Fifteen,
        TaskSource.FirstContact => EnquiryRules.TransferLimit,
        _ => null,
    };

    /// <summary>Why the task needs a date that somebody fixed, or <c>null</c> when it has one or needs none.</summary>
    /// <remarks>DL-3: county decisions and bills take the date they state; the system insists on one.</remarks>
    public static Refusal? DateMissing(TaskSource source, DateOnly? fixedDate) => (source, fixedDate) switch
    {
        (TaskSource.CountyDecision, null) => new(
            "县委、县政府决定事项必须有完成日期：填决定中写明的日期；没有写明的，填领导批示的日期。",
            "A decision of the county committee or government needs a date: the one it states, else the one the leader wrote on it.", "DL-3", "FixedDate"),
        (TaskSource.CongressBill, null) => new(
            "人大议案、政协提案必须有完成日期：填其办理规定所给的日期。",
            "A people's-congress bill or CPPCC proposal needs a date: the one its own rules give.", "DL-3", "FixedDate"),
        _ => null,
    };

    /// <summary>The due date after a pause: the days that were left when the clock stopped, counted from the day it goes on.</summary>
    /// <param name="due">The due date before the pause; a task already overdue stays so.</param>
    /// <param name="pausedOn">The day the clock stopped, which was still used.</param>
    /// <param name="resumedOn">The day it goes on, which is not counted.</param>
    /// <param name="unit">The unit of the task's limit.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-9: after a pause the clock goes on with the days left.</remarks>
    public static DateOnly DueAfterPause(DateOnly due, DateOnly pausedOn, DateOnly resumedOn, LimitUnit unit, WorkingCalendar calendar) =>
        pausedOn > due ? due : DueDate(resumedOn, LeftOn(due, pausedOn, unit, calendar), calendar);

    /// <summary>What is left of a limit on the day the clock stops, in the unit of the limit; nothing of one that has passed.</summary>
    /// <param name="due">The due date in force.</param>
    /// <param name="day">The day, which is still used.</param>
    /// <param name="unit">The unit of the task's limit.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-9: after a pause the clock goes on with the days left, and the citizen is told how many.</remarks>
    public static Limit LeftOn(DateOnly due, DateOnly day, LimitUnit unit, WorkingCalendar calendar) =>
        new(Math.Max(0, unit is LimitUnit.WorkingDays ? calendar.Between(day, due) : due.DayNumber - day.DayNumber), unit);
}
