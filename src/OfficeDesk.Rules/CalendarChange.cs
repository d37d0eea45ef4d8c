namespace OfficeDesk.Rules;

/// <summary>A day that an import makes something else.</summary>
/// <param name="Day">The day.</param>
/// <param name="Before">What it is now.</param>
/// <param name="After">What it becomes.</param>
/// <param name="NameBefore">The holiday it belongs to now; empty for none.</param>
/// <param name="NameAfter">The holiday it will belong to; empty for none.</param>
/// <remarks>DL-4: what an import changes is shown before it is confirmed.</remarks>
public sealed record CalendarChange(DateOnly Day, DayState Before, DayState After, string NameBefore, string NameAfter)
{
    /// <summary>Whether the day becomes a working day, or stops being one.</summary>
    public bool MovesDueDates => Before.IsWorking() != After.IsWorking();

    /// <summary>Every day that is not the same in both calendars, in order.</summary>
    /// <remarks>DL-4: what an import changes is shown before it is confirmed.</remarks>
    public static IReadOnlyList<CalendarChange> Between(WorkingCalendar before, WorkingCalendar after)
    {
        var changes = new List<CalendarChange>();
        for (var day = WorkingCalendar.FirstDay; day <= WorkingCalendar.LastDay; day = day.AddDays(1))
        {
            var (was, becomes) = (before.StateOf(day), after.StateOf(day));
            var (nameWas, nameBecomes) = (before.HolidayName(day), after.HolidayName(day));
            if (was != becomes || !string.Equals(nameWas, nameBecomes, StringComparison.Ordinal)) changes.Add(new(day, was, becomes, nameWas, nameBecomes));
        }
        return changes;
    }
}
