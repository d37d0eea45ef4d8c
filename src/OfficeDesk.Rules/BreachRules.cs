namespace OfficeDesk.Rules;

/// <summary>Rules on the life of a breach and of the measure that follows it.</summary>
public static partial class BreachRules
{
    /// <summary>Why this person may not handle the breach, or <c>null</c> when they may.</summary>
    /// <param name="ofOffice">Whether the person concerned belongs to the discipline office.</param>
    /// <remarks>GN-1: nobody handles their own; what concerns a discipline officer goes to the director.</remarks>
    public static Refusal? MayNotHandle(long me, long subject, bool ofOffice, bool iAmOfficer, bool iAmDirector)
    {
        if (DecisionRules.OwnMatter(me, subject) is { } own) return own;
        if (ofOffice) return iAmDirector ? null
            : new("涉及纪检干部的，由局长（或其代批）办理。", "What concerns a discipline officer is handled by the director or their named deputy.", "GN-1", "", RefusalKind.Forbidden);
        return iAmOfficer ? null
            : new("违规由纪检组核实确认。", "Breaches are examined by the discipline office.", "BR-1", "", RefusalKind.Forbidden);
    }

    /// <summary>The last day on which the person can make a statement.</summary>
    /// <remarks>BR-1: within 3 working days (setting), the day they are told not counted.</remarks>
    public static DateOnly StatementUntil(DateOnly told, int workingDays, WorkingCalendar calendar) => calendar.Add(told, workingDays);

    /// <summary>Why the person cannot be asked for a statement now, or <c>null</c> when they can.</summary>
    /// <remarks>GN-5: proposed → statement time.</remarks>
    public static Refusal? CannotHear(BreachState state) => state is BreachState.Proposed ? null : Elsewhere(state);

    /// <summary>Why a statement cannot be taken, or <c>null</c> when it can.</summary>
    /// <remarks>BR-1: the person is heard once, until the last day of statement time or the decision.</remarks>
    public static Refusal? CannotState(BreachState state, bool stated, DateOnly today, DateOnly? until)
    {
        if (state is not BreachState.Statement) return Elsewhere(state);
        if (stated) return new("您已经提交过陈述。要补充的，请与纪检组联系。", "You have made your statement; to add to it, speak to the discipline office.", "BR-1", "", RefusalKind.Conflict);
        return until is { } last && today > last
            ? new($"陈述期限{last:yyyy年M月d日}已过。", $"The time for a statement ended on {last:yyyy-MM-dd}.", "BR-1", "", RefusalKind.Conflict) : null;
    }

    /// <summary>Why a breach cannot be confirmed, or <c>null</c> when it can.</summary>
    /// <remarks>BR-1: the person is heard before a breach is confirmed; integrity is referred at once.</remarks>
    public static Refusal? CannotConfirm(BreachKind kind, BreachState state, bool stated, DateOnly today, DateOnly? until, string reason)
    {
        if (state is not (BreachState.Proposed or BreachState.Statement)) return Elsewhere(state);
        if (!EnquiryRules.Given(reason)) return WhyMissing;
        if (MeasureRules.ReferredAtOnce(kind) || stated) return null;
        if (state is BreachState.Proposed) return new("确认之前须先请本人陈述。", "The person has to be heard before it is confirmed.", "BR-1", "", RefusalKind.Conflict);
        return until is { } last && today <= last
            ? new($"本人可以陈述到{last:yyyy年M月d日}，请等陈述提交或期满后再确认。", $"The person may make a statement until {last:yyyy-MM-dd}; wait for it or for the end of that day.", "BR-1", "", RefusalKind.Conflict) : null;
    }

    /// <summary>Why a breach cannot be dismissed or merged, or <c>null</c> when it can.</summary>
    /// <remarks>BR-1: dismissed with a reason; GN-5: merged into another.</remarks>
    public static Refusal? CannotDrop(BreachState state, string reason) =>
        state is not (BreachState.Proposed or BreachState.Statement) ? Elsewhere(state) : EnquiryRules.Given(reason) ? null : WhyMissing;

    /// <summary>Why two breaches cannot be merged, or <c>null</c> when they can.</summary>
    /// <remarks>GN-5: merged only with an earlier one of the same person and kind that still stands.</remarks>
    public static Refusal? CannotMerge(bool same, bool samePerson, bool sameKind, BreachState into) =>
        same ? Merge("不能并入自己。", "It cannot be merged into itself.")
        : !samePerson || !sameKind ? Merge("只能并入同一人、同一种类的违规。", "Only one of the same person and the same kind takes it.")
        : into is BreachState.Dismissed or BreachState.Merged ? Merge("要并入的那一条已经不予认定或已合并。", "The one to merge into was dismissed or merged itself.")
        : null;

    /// <summary>The last day on which the leader decides.</summary>
    /// <remarks>BR-3: 15 working days from the confirmation.</remarks>
    public static DateOnly DecideBy(DateOnly confirmed, int workingDays, WorkingCalendar calendar) => calendar.Add(confirmed, workingDays);

    /// <summary>Why no measure can be proposed, or <c>null</c> when one can.</summary>
    /// <remarks>BR-3: one measure for a confirmed breach; after a refusal another may be proposed.</remarks>
    public static Refusal? CannotPropose(BreachState breach, bool another, string reason) =>
        breach is not BreachState.Confirmed ? new("违规确认以后才能提出处理措施。", "A measure follows a confirmed breach.", "BR-3", "", RefusalKind.Conflict)
        : another ? new("这条违规已经有处理措施。", "This breach has its measure already.", "BR-3", "", RefusalKind.Conflict)
        : EnquiryRules.Given(reason) ? null : WhyMissing;

    /// <summary>The refusal to handle without a reason.</summary>
    /// <remarks>BR-1: confirmed or dismissed with a reason.</remarks>
    public static Refusal WhyMissing { get; } = new("请写明理由。", "Write the reason.", "BR-1", "Reason");

    /// <summary>The refusal for a breach that is not where the act needs it.</summary>
    /// <remarks>GN-5: every state is left once.</remarks>
    public static Refusal Elsewhere(BreachState state) => new(
        $"这条违规现在是“{state.Zh()}”，不能这样办。", $"This breach is \"{state.En()}\" now; that is not possible.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>Why a fact cannot lie on this day, or <c>null</c> when it can.</summary>
    /// <remarks>BR-1: a breach is proposed from a fact, and facts lie in the past.</remarks>
    public static Refusal? DayWrong(DateOnly on, DateOnly today) =>
        on > today || !WorkingCalendar.Covers(on) ? new("事实发生的日期须在今天或以前。", "The day of the fact is today or earlier.", "BR-1", "On") : null;

    private static Refusal Merge(string zh, string en) => new(zh, en, "GN-5", "IntoId");
}
