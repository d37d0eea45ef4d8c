using System.Runtime.InteropServices;

namespace OfficeDesk.Rules;

/// <summary>A time on duty in the office's own time, from its first moment to, but not including, its end.</summary>
/// <remarks>DU-1: the roster names a person for every time out of hours.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DutyShift(DateTime From, DateTime To);

/// <summary>Rules on duty.</summary>
public static partial class DutyRules
{
    /// <summary>Whether the duty person is the first contact now: a rest day, before opening, the break at noon, or after closing.</summary>
    /// <param name="local">The moment in the office's own time.</param>
    /// <param name="hours">The office hours.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DU-1: out of hours the duty person is the first contact.</remarks>
    public static bool OutOfHours(DateTime local, OfficeHours hours, WorkingCalendar calendar) =>
        !calendar.IsWorking(DateOnly.FromDateTime(local)) || !hours.IsOpen(TimeOnly.FromDateTime(local));

    /// <summary>Why this shift does not fit the roster, or <c>null</c> when it does; one shift may begin when another ends.</summary>
    /// <remarks>DU-1: at any time one person is on duty.</remarks>
    public static Refusal? RosterOverlap(DutyShift wanted, IReadOnlyList<DutyShift> existing)
    {
        if (wanted.To <= wanted.From)
            return new("值班的结束时间须晚于开始时间。", "A shift must end after it begins.", "DU-1", "To");
        foreach (var shift in existing)
        {
            if (wanted.From < shift.To && shift.From < wanted.To)
                return new(
                    $"与已有值班（{shift.From:yyyy年M月d日 HH:mm} 至 {shift.To:yyyy年M月d日 HH:mm}）重叠，请改时间，或先修改那一班。",
                    $"It overlaps the shift from {shift.From:yyyy-MM-dd HH:mm} to {shift.To:yyyy-MM-dd HH:mm}; change the time or mend that shift first.", "DU-1", "From", RefusalKind.Conflict);
        }
        return null;
    }
}
