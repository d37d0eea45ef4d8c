namespace OfficeDesk.Rules;

public static partial class DutyRules
{
    /// <summary>Whose day on the roster it is: a day's duty runs from the hour the office opens to the same hour of the next day.</summary>
    /// <param name="local">The moment in the office's own time.</param>
    /// <param name="hours">The office hours; rest days change at the same hour.</param>
    /// <remarks>DU-1: at two in the morning the person of the evening before is still on duty.</remarks>
    public static DateOnly RosterDay(DateTime local, OfficeHours hours)
    {
        var day = DateOnly.FromDateTime(local);
        return TimeOnly.FromDateTime(local) < hours.MorningFrom ? day.AddDays(-1) : day;
    }

    /// <summary>Why the roster of this day cannot be changed, or <c>null</c> when it can.</summary>
    /// <param name="day">The day of the roster.</param>
    /// <param name="current">The day on duty at this moment, from <see cref="RosterDay"/>.</param>
    /// <remarks>DU-1: who was on duty is a record and stays as it was.</remarks>
    public static Refusal? CannotPlan(DateOnly day, DateOnly current)
    {
        if (day < current) return new("已过去的值班是记录，不能再改。", "Past duty is a record and cannot be changed.", "DU-1", "Day");
        return day > current.AddYears(2)
            ? new($"值班表最远排到{current.AddYears(2):yyyy年M月d日}。", $"The roster reaches to {current.AddYears(2):yyyy-MM-dd}.", "DU-1", "Day")
            : null;
    }

    /// <summary>The refusal to plan a day for which somebody is planned.</summary>
    /// <remarks>DU-1: the roster names one person for a day; who is on it is changed knowingly.</remarks>
    public static Refusal AlreadyPlanned(DateOnly day, string person) => new(
        $"{day:yyyy年M月d日}已排{person}，没有再排；要换人请用“修改”。", $"{person} is planned for {day:yyyy-MM-dd} already; to put somebody else there, use \"Change\".", "DU-1", "Day", RefusalKind.Conflict);

    /// <summary>Why the roster cannot be shown for this period, or <c>null</c> when it can.</summary>
    /// <remarks>DU-1: the roster is public in the office.</remarks>
    public static Refusal? PeriodWrong(DateOnly from, DateOnly to) =>
        to < from || to.DayNumber - from.DayNumber > 400
            ? new("请给出不超过 400 天的起止日期。", "Give a first and a last day at most 400 days apart.", "DU-1", "To")
            : null;

    /// <summary>Why these people cannot be on the roster, or <c>null</c> when they can.</summary>
    /// <param name="personActive">The person on duty is a member of the office.</param>
    /// <param name="leaderLeads">The leader is a member of the office and holds a leading role.</param>
    /// <param name="phone">The number under which duty is reached.</param>
    /// <remarks>DU-1: the roster names person, leader and phone.</remarks>
    public static Refusal? RosterIncomplete(bool personActive, bool leaderLeads, string? phone)
    {
        if (!personActive) return new("请选择在岗的值班人员。", "Choose a person on duty who is active in the office.", "DU-1", "PersonId");
        if (!leaderLeads) return new("带班领导须是局长、分管领导或股室负责人。", "The leader on duty is the director, a division leader or a section chief.", "DU-1", "LeaderId");
        if (string.IsNullOrWhiteSpace(phone)) return new("请填写值班电话。", "Enter the phone of the duty.", "DU-1", "Phone");
        return EnquiryRules.PhoneMalformed(phone) is { } wrong ? wrong with { Rule = "DU-1" } : null;
    }
}
