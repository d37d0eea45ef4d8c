namespace OfficeDesk.Rules;

/// <summary>Good guesses for the return of somebody who leaves.</summary>
public static class AbsenceTimes
{
    /// <summary>The end of the session in which this time lies, or of the next one.</summary>
    /// <remarks>AB-5: half a day is a session of office hours.</remarks>
    public static DateTime SessionEnd(DateTime from, WorkingCalendar calendar, Func<DateOnly, OfficeHours> hoursOn)
    {
        var (day, hours) = Next(from, calendar, hoursOn);
        var time = day == DateOnly.FromDateTime(from) ? TimeOnly.FromDateTime(from) : TimeOnly.MinValue;
        return day.ToDateTime(time < hours.MorningTo ? hours.MorningTo : hours.AfternoonTo);
    }

    /// <summary>The end of this working day, or of the next one.</summary>
    /// <remarks>AB-5: a day is all its office time.</remarks>
    public static DateTime DayEnd(DateTime from, WorkingCalendar calendar, Func<DateOnly, OfficeHours> hoursOn)
    {
        var (day, hours) = Next(from, calendar, hoursOn);
        return day.ToDateTime(hours.AfternoonTo);
    }

    private static (DateOnly Day, OfficeHours Hours) Next(DateTime from, WorkingCalendar calendar, Func<DateOnly, OfficeHours> hoursOn)
    {
        var day = DateOnly.FromDateTime(from);
        if (!calendar.IsWorking(day) || hoursOn(day).IsOver(TimeOnly.FromDateTime(from))) day = calendar.Add(day, 1);
        return (day, hoursOn(day));
    }
}
