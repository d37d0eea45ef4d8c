using System.Runtime.InteropServices;

namespace OfficeDesk.Rules;

/// <summary>How the days of a limit are counted.</summary>
public enum LimitUnit
{
    /// <summary>Working days of the national schedule, make-up days included.</summary>
    WorkingDays,

    /// <summary>Days of the calendar, rest days included.</summary>
    CalendarDays,
}

/// <summary>How much time a task has.</summary>
/// <param name="Number">Whole days, 0 or more; 0 = the day of receipt itself.</param>
/// <param name="Unit">Working days or calendar days.</param>
/// <remarks>DL-1: a limit is a number and its unit.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Limit(int Number, LimitUnit Unit)
{
    /// <summary>The limit as it is written on Chinese paper: 10 个工作日.</summary>
    public string Zh() => Unit is LimitUnit.WorkingDays ? $"{Number} 个工作日" : $"{Number} 个自然日";

    /// <summary>The limit in English: 10 working days.</summary>
    public string En() => (Unit, Number) switch
    {
        (LimitUnit.WorkingDays, 1) => "1 working day",
        (LimitUnit.WorkingDays, _) => $"{Number} working days",
        (_, 1) => "1 calendar day",
        _ => $"{Number} calendar days",
    };
}
