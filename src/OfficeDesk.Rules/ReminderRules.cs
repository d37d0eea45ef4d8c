namespace OfficeDesk.Rules;

/// <summary>Rules on what people remind themselves of.</summary>
public static class ReminderRules
{
    /// <summary>The first day whose news still stands before whoever is only to know of it: it stands through the fifth working day after its own.</summary>
    /// <remarks>AP-10: whoever objected to a result learns of the answer where they look every day.</remarks>
    public static DateOnly NewsSince(DateOnly today, WorkingCalendar calendar)
    {
        var day = today;
        while (day > WorkingCalendar.FirstDay && calendar.Between(day.AddDays(-1), today) <= 5) day = day.AddDays(-1);
        return day;
    }

    /// <summary>Why one cannot be reminded on this day, or <c>null</c> when one can.</summary>
    /// <remarks>ES-1: reminders come on a day that is still to come, at most two years ahead.</remarks>
    public static Refusal? DayWrong(DateOnly day, DateOnly today) => day >= today && day <= today.AddYears(2) ? null
        : new("提醒日须在今天以后（含今天）、两年以内。", "The day lies between today and two years from now.", "ES-1", "OnDay");
}
