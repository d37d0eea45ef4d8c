using System.Runtime.InteropServices;

namespace OfficeDesk.Rules;

/// <summary>The light of a task up to and after its due date.</summary>
/// <remarks>DL-10: green, yellow, red, grey; colour is never the only sign.</remarks>
public enum Light { Green, Yellow, Red, Grey }

/// <summary>How late a task was.</summary>
/// <param name="Late">Whether it was finished after the due date.</param>
/// <param name="WorkingDays">Working days after the due date; 0 with <paramref name="Late"/> set when only rest days lie between.</param>
/// <remarks>DL-11: finished late stays late for ever, with its working days.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Lateness(bool Late, int WorkingDays)
{
    /// <summary>逾期 2 个工作日; with only rest days between 逾期（休息日内）.</summary>
    public string Zh() => WorkingDays > 0 ? $"逾期 {WorkingDays} 个工作日" : "逾期（休息日内）";

    /// <summary>2 working days late; with only rest days between late by rest days only.</summary>
    public string En() => WorkingDays > 0 ? $"{new Limit(WorkingDays, LimitUnit.WorkingDays).En()} late" : "late by rest days only";
}

public static partial class DeadlineRules
{
    /// <summary>Working days left at which yellow begins; a setting.</summary>
    public const int YellowWithin = 2;

    /// <summary>The light of an unfinished task.</summary>
    /// <param name="due">The due date.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="paused">A paused task is grey whatever its date.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="yellowWithin">Yellow with this many working days left or fewer; the due date itself has 0 left.</param>
    /// <remarks>DL-10: yellow when 2 or fewer working days are left, red from the day after the due date, rest days included.</remarks>
    public static Light LightOf(DateOnly due, DateOnly today, bool paused, WorkingCalendar calendar, int yellowWithin = YellowWithin) =>
        paused ? Light.Grey
        : today > due ? Light.Red
        : WorkingDaysLeft(due, today, calendar) <= yellowWithin ? Light.Yellow
        : Light.Green;

    /// <summary>The last day whose tasks show yellow today; those due later are green.</summary>
    /// <remarks>DL-10: yellow when 2 or fewer working days are left; rest days after the last of them still count as such.</remarks>
    public static DateOnly YellowUntil(DateOnly today, WorkingCalendar calendar, int yellowWithin = YellowWithin) =>
        calendar.Add(today, yellowWithin + 1).AddDays(-1);

    /// <summary>Working days after today up to and including the due date; negative when overdue by working days.</summary>
    /// <remarks>DL-10: the days left are working days.</remarks>
    public static int WorkingDaysLeft(DateOnly due, DateOnly today, WorkingCalendar calendar) => calendar.Between(today, due);

    /// <summary>Whether a task was late on the day it was done, and by how many working days.</summary>
    /// <remarks>DL-11: the lateness in working days is stored.</remarks>
    public static Lateness LatenessOf(DateOnly due, DateOnly done, WorkingCalendar calendar) =>
        done > due ? new(true, calendar.Between(due, done)) : default;
}
