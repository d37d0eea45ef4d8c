namespace OfficeDesk.Rules;

/// <summary>What an appeal leads to.</summary>
/// <remarks>GN-5: appealed → upheld / changed / lifted.</remarks>
public enum AppealResult { Upheld, Changed, Lifted }

/// <summary>Rules on deciding, serving and appealing against a measure.</summary>
public static partial class BreachRules
{
    /// <summary>Why the amount of a fine cannot be taken, or <c>null</c> when it can or there is none.</summary>
    /// <remarks>BR-2: some bureaus fine; the field is optional.</remarks>
    public static Refusal? FineWrong(int? yuan) => yuan is null or (>= 1 and <= 10_000) ? null
        : new("金额须为 1 至 10000 元，不用的留空。", "A fine is 1 to 10000 yuan; leave it empty where there is none.", "BR-2", "Fine");

    /// <summary>Why this person may not decide the measure, or <c>null</c> when it is before them.</summary>
    /// <param name="decider">Before whom it is.</param>
    /// <remarks>BR-3: the leader in charge of discipline decides; GN-1: not in their own matter, not what they proposed themselves.</remarks>
    public static Refusal? MayNotDecide(long me, long subject, long proposedBy, long? decider, bool holdsSeat) =>
        DecisionRules.OwnMatter(me, subject)
        ?? (proposedBy == me ? new("本人提出的措施不能由本人决定。", "Whoever proposed a measure does not decide it.", "GN-1", "", RefusalKind.Forbidden)
        : decider == me || holdsSeat ? null
        : new("处理措施由分管纪检的领导（或其代批）决定。", "A measure is decided by the leader in charge of discipline or their named deputy.", "BR-3", "", RefusalKind.Forbidden));

    /// <summary>Why the measure cannot be decided, or <c>null</c> when it can.</summary>
    /// <remarks>BR-3: never automatic, once; who refuses says why.</remarks>
    public static Refusal? CannotDecide(MeasureState state, bool agree, string text) =>
        state is not MeasureState.Proposed ? Elsewhere(state) : agree || EnquiryRules.Given(text) ? null : WhyMissing with { Rule = "BR-3", Field = "Text" };

    /// <summary>Why its notice cannot be issued, or <c>null</c> when it can.</summary>
    /// <remarks>BR-3: each measure renders its notice, once, after it was decided.</remarks>
    public static Refusal? CannotIssue(MeasureState state, bool issued) =>
        state is not MeasureState.Decided ? Elsewhere(state) : issued ? new("这项措施的通知已经制作。", "This measure has its notice already.", "BR-3", "", RefusalKind.Conflict) : null;

    /// <summary>The refusal to serve what was not written.</summary>
    /// <remarks>BR-3: the notice is served.</remarks>
    public static Refusal NoticeFirst { get; } = new("请先制作通知，再登记送达。", "Issue the notice first; then record its service.", "BR-3", "", RefusalKind.Conflict);

    /// <summary>Why service cannot be recorded, or <c>null</c> when it can.</summary>
    /// <remarks>BR-3: served with date and receipt after it was decided.</remarks>
    public static Refusal? CannotServe(MeasureState state, DateOnly on, DateOnly decided, DateOnly today) =>
        state is not MeasureState.Decided ? Elsewhere(state)
        : on < decided || on > today ? new($"送达日期须在{decided:yyyy年M月d日}至今天之间。", $"The day of service lies between {decided:yyyy-MM-dd} and today.", "BR-3", "On") : null;

    /// <summary>The last day on which the person can appeal.</summary>
    /// <remarks>BR-3: once, within 10 working days of service (setting).</remarks>
    public static DateOnly AppealUntil(DateOnly served, int workingDays, WorkingCalendar calendar) => calendar.Add(served, workingDays);

    /// <summary>Why the person cannot appeal, or <c>null</c> when they can.</summary>
    /// <remarks>BR-3: once, within 10 working days of service.</remarks>
    public static Refusal? CannotAppeal(MeasureState state, bool appealed, DateOnly today, DateOnly? until)
    {
        if (appealed) return new("对这项措施已经申诉过一次，不能再次申诉。", "This measure was appealed against once; there is no second appeal.", "BR-3", "", RefusalKind.Conflict);
        if (state is not MeasureState.Served) return Elsewhere(state);
        return until is { } last && today > last
            ? new($"申诉期限{last:yyyy年M月d日}已过。", $"The time for an appeal ended on {last:yyyy-MM-dd}.", "BR-3", "", RefusalKind.Conflict) : null;
    }

    /// <summary>Why this person may not hear the appeal, or <c>null</c> when they may.</summary>
    /// <remarks>BR-3: the director, who took no part before; GN-1: else the director's named deputy.</remarks>
    public static Refusal? MayNotHearAppeal(long me, long subject, bool tookPart, bool holdsSeat) =>
        DecisionRules.OwnMatter(me, subject)
        ?? (tookPart ? new("参与过此前办理的人不能审理申诉，由局长的代批办理。", "Whoever took part before does not hear the appeal; the director's named deputy does.", "BR-3", "", RefusalKind.Forbidden)
        : holdsSeat ? null
        : new("申诉由局长（或其代批）决定。", "An appeal is decided by the director or their named deputy.", "BR-3", "", RefusalKind.Forbidden));

    /// <summary>Why the appeal cannot be decided like this, or <c>null</c> when it can.</summary>
    /// <remarks>BR-3: upheld, changed to something milder, or lifted; with words.</remarks>
    public static Refusal? CannotDecideAppeal(MeasureState state, AppealResult result, MeasureKind now, MeasureKind? then, string text)
    {
        if (state is not MeasureState.Appealed) return Elsewhere(state);
        if (!EnquiryRules.Given(text)) return WhyMissing with { Rule = "BR-3", Field = "Text" };
        return result is AppealResult.Changed && (then is not { } kind || kind == now || MeasureRules.Weight(kind) > MeasureRules.Weight(now))
            ? new("变更的，请另选一项措施，且不重于原措施。", "To change it, choose another measure that is not heavier.", "BR-3", "Measure") : null;
    }

    /// <summary>Whether a breach opened against the section chief falls with the measure it came from.</summary>
    /// <remarks>BR-2: the chief is liable because of the measure. BR-3: lifted on appeal it is gone, and what stood on it with it; what was dismissed or merged before stays so.</remarks>
    public static bool FallsWith(AppealResult result, BreachState derived) => result is AppealResult.Lifted && derived is (BreachState.Proposed or BreachState.Statement or BreachState.Confirmed);

    /// <summary>The last day of a measure's effect.</summary>
    /// <remarks>BR-3: its effect ends after 6 months (setting), counted from service.</remarks>
    public static DateOnly EffectUntil(DateOnly served, int months) => served.AddMonths(months);

    /// <summary>Whether an order to remedy given with a measure was not put right.</summary>
    /// <remarks>BR-2: still not put right: the order is overdue.</remarks>
    public static bool NotPutRight(DateOnly due, DateOnly? done, DateOnly today) => (done ?? today) > due;

    /// <summary>Why no order to remedy can be given for a task straight from the list, or <c>null</c> when it can.</summary>
    /// <param name="overdue">Whether its clock runs and its due date is past.</param>
    /// <param name="order">The number of the order it has already; empty when there is none.</param>
    /// <param name="isOrder">Whether it is an order to remedy itself: what follows it then is the ladder.</param>
    /// <remarks>BR-2: an order to remedy is a task; one for what is overdue, never a second one.</remarks>
    public static Refusal? CannotOrder(bool overdue, string order, bool isOrder) =>
        !overdue ? new("没有超期的事项不需要责令补救。", "Only what is overdue is ordered to be put right.", "BR-2", "Numbers", RefusalKind.Conflict)
        : order.Length > 0 ? new($"已责令补救（{order}）。", $"It is ordered already ({order}).", "BR-2", "Numbers", RefusalKind.Conflict)
        : isOrder ? new("责令补救本身逾期的，按处理阶梯办理，不再责令。", "An order that is overdue itself goes up the ladder; it is not ordered again.", "BR-2", "Numbers", RefusalKind.Conflict) : null;

    /// <summary>The refusal for a measure that is not where the act needs it.</summary>
    /// <remarks>GN-5: every state is left once.</remarks>
    public static Refusal Elsewhere(MeasureState state) => new(
        $"这项措施现在是“{state.Zh()}”，不能这样办。", $"This measure is \"{state.En()}\" now; that is not possible.", "GN-5", "", RefusalKind.Conflict);
}
