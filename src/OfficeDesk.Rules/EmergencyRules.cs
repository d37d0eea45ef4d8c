namespace OfficeDesk.Rules;

/// <summary>Which emergency a matter is.</summary>
/// <remarks>DL-13: emergencies are matters of their own.</remarks>
public enum Emergency
{
    /// <summary>None: the usual limits hold.</summary>
    None,

    /// <summary>Critical illness 突发重病.</summary>
    Illness,

    /// <summary>Fire or disaster 火灾、灾害.</summary>
    Disaster,
}

/// <summary>Rules on emergencies.</summary>
public static class EmergencyRules
{
    /// <summary>The longest limit for paying, in calendar days: 0 = the day of application itself.</summary>
    /// <remarks>DL-13: critical illness is paid on the day of application, fire or disaster the next calendar day.</remarks>
    public static Limit PaidWithin(Emergency kind) => new(kind is Emergency.Disaster ? 1 : 0, LimitUnit.CalendarDays);

    /// <summary>The limit for being on site; <c>null</c> where nobody has to be.</summary>
    /// <remarks>DL-13: fire or disaster: on site the same day.</remarks>
    public static Limit? OnSiteWithin(Emergency kind) => kind is Emergency.Disaster ? new Limit(0, LimitUnit.CalendarDays) : null;

    /// <summary>How long a receiver has to take an emergency up; <c>null</c> where the limit of every other transfer holds.</summary>
    /// <remarks>DL-13, FC-4: what is to be done the same day, rest days included, is taken up on that day.</remarks>
    public static Limit? TakenUpWithin(Emergency kind) => kind is Emergency.None ? null : new Limit(0, LimitUnit.CalendarDays);

    /// <summary>The day from which an emergency counts: the day it came, whatever the office set for rest days and late hours.</summary>
    /// <param name="kind">None: what <see cref="DeadlineRules.ReceivedDay"/> says.</param>
    /// <param name="localReceived">When it came, in the office's own time.</param>
    /// <param name="hours">The office hours of that day.</param>
    /// <param name="policy">The office's setting for everything else.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-13: calendar days, rest days included.</remarks>
    public static DateOnly ReceivedDay(Emergency kind, DateTime localReceived, OfficeHours hours, AfterHours policy, WorkingCalendar calendar) =>
        kind is Emergency.None ? DeadlineRules.ReceivedDay(localReceived, hours, policy, calendar) : DateOnly.FromDateTime(localReceived);

    /// <summary>Whether the duty person takes it, and not the post.</summary>
    /// <remarks>DL-13: out of hours they go to the duty person.</remarks>
    public static bool GoesToDuty(Emergency kind, bool outOfHours) => kind is not Emergency.None && outOfHours;

    /// <summary>Why a matter cannot be an emergency like this, or <c>null</c> when it can.</summary>
    /// <remarks>DL-13: paid at once, in calendar days, by a post of the bureau.</remarks>
    public static Refusal? Wrong(MatterEntry e) =>
        !Enum.IsDefined(e.Emergency) ? Say("请从列表中选择急难类型。", "Choose the kind of emergency from the list.", nameof(e.Emergency))
        : e.Emergency is Emergency.None ? null
        : (e.Active && e.Post.Length == 0) || !e.Assistance ? Say("急难事项须是本局岗位承办的救助事项。", "An emergency is assistance done by a post of the bureau.", nameof(e.Emergency))
        : e.Unit is not LimitUnit.CalendarDays || e.Days > PaidWithin(e.Emergency).Number ? Say(
            e.Emergency is Emergency.Disaster ? "火灾、灾害救助须次日发放：期限为 0 或 1 个自然日。" : "突发重病救助须申请当日发放：期限为 0 个自然日。",
            e.Emergency is Emergency.Disaster ? "Fire or disaster is paid the next day: the limit is 0 or 1 calendar days." : "Critical illness is paid on the day of application: the limit is 0 calendar days.", nameof(e.Days))
        : e.AwayDays is not null ? Say("急难事项不分人户分离。", "An emergency has no other limit away from home.", nameof(e.AwayDays))
        : null;

    /// <summary>What the emergency is called in Chinese; empty for none.</summary>
    public static string Zh(this Emergency kind) => kind switch { Emergency.Illness => "急难重病", Emergency.Disaster => "急难灾害", _ => "不是急难" };

    /// <summary>What the emergency is called in English; empty for none.</summary>
    public static string En(this Emergency kind) => kind switch { Emergency.Illness => "critical illness", Emergency.Disaster => "fire or disaster", _ => "no emergency" };

    /// <summary>What is promised to citizens, in Chinese; empty for none.</summary>
    /// <remarks>DL-13.</remarks>
    public static string PromiseZh(Emergency kind) => kind switch { Emergency.Illness => "申请当日发放，节假日不顺延", Emergency.Disaster => "当日到现场，次日发放，节假日不顺延", _ => "" };

    /// <summary>What is promised to citizens, in English; empty for none.</summary>
    /// <remarks>DL-13.</remarks>
    public static string PromiseEn(Emergency kind) => kind switch { Emergency.Illness => "paid on the day of application, rest days included", Emergency.Disaster => "on site the same day, paid the next, rest days included", _ => "" };

    private static Refusal Say(string zh, string en, string field) => new(zh, en, "DL-13", field);
}
