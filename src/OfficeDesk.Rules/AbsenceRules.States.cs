namespace OfficeDesk.Rules;

/// <summary>Which step an absence may take next.</summary>
public static partial class AbsenceRules
{
    /// <summary>The refusal to decide what is decided, withdrawn or lapsed.</summary>
    /// <remarks>GN-5: asked, then approved, refused or lapsed, once.</remarks>
    public static Refusal NotWaiting { get; } = new(
        "这份离岗已经决定、撤回或失效。", "This absence was decided, withdrawn or has lapsed already.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal to decide in somebody else's place.</summary>
    /// <remarks>AB-3: the chief approves, a chief's own the division leader, a leader's own the director.</remarks>
    public static Refusal NotYoursToDecide { get; } = new(
        "这份离岗不由您审批：由股室负责人（负责人本人的由分管领导、局长）或其代批决定。",
        "This is not yours to decide: the section chief does, for a chief's own the division leader or the director, or their named deputies.", "AB-3", "", RefusalKind.Forbidden);

    /// <summary>Why a decision needs words, or <c>null</c> when it has them or needs none.</summary>
    /// <remarks>GN-5: who refuses says why.</remarks>
    public static Refusal? WhyMissing(bool agree, string? text) => agree || EnquiryRules.Given(text) ? null
        : new("不同意的，请写明理由。", "When you refuse, write why.", "GN-5", "Text");

    /// <summary>The refusal to agree to it together with others: something looked up stands against it.</summary>
    /// <remarks>AB-2, AB-3: what is not simple is looked at by itself.</remarks>
    public static Refusal NotTogether { get; } = new("系统核对没有全部通过，请单独审批。", "Not every check is passed: decide it by itself.", "AB-3", "", RefusalKind.Conflict);

    /// <summary>The refusal to agree to several at once where none is chosen.</summary>
    /// <remarks>AB-3: who approves chooses each.</remarks>
    public static Refusal NoneChosen { get; } = new("请至少选择一件要同意的离岗。", "Choose at least one absence to agree to.", "AB-3", "ids");

    /// <summary>Why it cannot be approved without more words, or <c>null</c> when it can.</summary>
    /// <param name="leavesEmpty">Whether nobody of the section would be there at some time.</param>
    /// <param name="allOnDuty">Whether everybody would be away on duty then.</param>
    /// <remarks>AB-6: approving the last one needs a confirmation with a reason where not all are away on duty.</remarks>
    public static Refusal? EmptyNeedsReason(bool leavesEmpty, bool allOnDuty, string? reason) =>
        !leavesEmpty || allOnDuty || EnquiryRules.Given(reason) ? null
        : new("批准后股室将无人在岗，且不全是因公。确需批准的，请写明理由。", "Nobody of the section would be there, and not everybody is away on duty. To approve it all the same, write why.", "AB-6", "EmptyWhy");

    /// <summary>Whether an absence that is still undecided lapses now.</summary>
    /// <remarks>GN-3: a leave still undecided at its start lapses, and who asked is told; sudden illness has started and does not.</remarks>
    public static bool Lapses(AbsenceState state, bool recordedLate, DateTimeOffset from, DateTimeOffset now) =>
        state is AbsenceState.Asked && !recordedLate && now >= from;

    /// <summary>Why it cannot be withdrawn, or <c>null</c> when it can.</summary>
    /// <remarks>GN-5: withdrawn before it starts; what has started ends with the return.</remarks>
    public static Refusal? CannotWithdraw(AbsenceState state) => state switch
    {
        AbsenceState.Draft or AbsenceState.Asked or AbsenceState.Approved => null,
        AbsenceState.Started or AbsenceState.Extended => new("已经离岗，不能撤回；请登记返回。", "It has started and cannot be withdrawn; record the return.", "AB-7", "", RefusalKind.Conflict),
        _ => NotWaiting,
    };

    /// <summary>Why no return can be recorded, or <c>null</c> when it can.</summary>
    /// <param name="at">When the person was back.</param>
    /// <remarks>AB-7: return is recorded, once, not before the start and not in the future.</remarks>
    public static Refusal? CannotReturn(AbsenceState state, DateTimeOffset from, DateTimeOffset at, DateTimeOffset now)
    {
        if (state is not (AbsenceState.Started or AbsenceState.Extended))
            return new("还没有离岗，或已经登记返回。", "It has not started, or the return is recorded already.", "AB-7", "", RefusalKind.Conflict);
        return at < from || at > now.AddMinutes(1)
            ? new("返回时间要在离岗开始之后、现在之前。", "The return lies after the start and not in the future.", "AB-7", "At") : null;
    }

    /// <summary>Why a return that is recorded cannot be put right, or <c>null</c> when it can.</summary>
    /// <param name="at">When the person was back in truth.</param>
    /// <param name="recorded">When they were recorded to be.</param>
    /// <param name="next">When their next absence began after this one; <c>null</c> for none.</param>
    /// <remarks>AB-7: a late return is a fact of the appraisal, so a wrong time is put right with a reason, within its absence and before the next.</remarks>
    public static Refusal? CannotCorrect(DateTimeOffset from, DateTimeOffset at, DateTimeOffset recorded, DateTimeOffset? next, DateTimeOffset now, string? why)
    {
        if (at < from || at > now.AddMinutes(1)) return new("返回时间要在离岗开始之后、现在之前。", "The return lies after the start and not in the future.", "AB-7", "At");
        if (at == recorded) return new("与登记的返回时间相同。", "That is the time recorded already.", "AB-7", "At");
        if (at > next) return new("返回时间不能晚于本人下一次离岗的开始。", "The return cannot be later than the start of their next absence.", "AB-7", "At");
        return EnquiryRules.Given(why) ? null : new("请写明为什么更正返回时间。", "Write why the return is put right.", "AB-7", "Why");
    }

    /// <summary>The refusal to put one's own return at another time than now.</summary>
    /// <remarks>AB-7: the person records the return when back; the chief or the general office puts it right.</remarks>
    public static Refusal OwnReturnIsNow { get; } = new(
        "本人登记返回以当前时间为准；需要更正的，请股室负责人或办公室登记。", "Your own return is recorded as of now; to put it right ask your section chief or the general office.", "AB-7", "At", RefusalKind.Forbidden);

    /// <summary>Whether the person should be back by now.</summary>
    /// <param name="officeMinutes">Office minutes since the expected return: nobody is late at night.</param>
    /// <remarks>AB-7: past the expected return without a return or an extension the person and the chief are told at once.</remarks>
    public static bool IsLate(AbsenceState state, int officeMinutes) => state is AbsenceState.Started or AbsenceState.Extended && officeMinutes > 0;

    /// <summary>Why no later return can be asked for, or <c>null</c> when it can.</summary>
    /// <remarks>AB-7: an extension is asked for an absence that stands, to a later return, one at a time.</remarks>
    public static Refusal? CannotExtend(AbsenceState state, DateTimeOffset expected, DateTimeOffset later, bool pending, bool reasonGiven)
    {
        if (state is not (AbsenceState.Approved or AbsenceState.Started or AbsenceState.Extended))
            return new("只有已批准或进行中的离岗可以延长。", "Only an approved or running absence can be extended.", "AB-7", "", RefusalKind.Conflict);
        if (pending) return new("已有一份延长申请待决定。", "An extension is waiting for its decision already.", "AB-7", "", RefusalKind.Conflict);
        if (later <= expected) return new("新的返回时间要晚于原定返回时间。", "The new return must be later than the expected one.", "AB-7", "To");
        return reasonGiven ? null : new("请写明延长的原因。", "Write why it takes longer.", "AB-7", "Reason");
    }

    /// <summary>Whether a late return is one too many in its quarter.</summary>
    /// <param name="lateReturns">Late returns of the person in the quarter, this one included.</param>
    /// <param name="limit">A setting; 3 by default, 0 = never.</param>
    /// <remarks>AB-7: three in a quarter propose a breach.</remarks>
    public static bool ProposesBreach(int lateReturns, int limit) => limit > 0 && lateReturns > 0 && lateReturns % limit == 0;

    /// <summary>The first day of the quarter of a day.</summary>
    /// <remarks>AB-7: late returns are counted a quarter.</remarks>
    public static DateOnly QuarterOf(DateOnly day) => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1);

    /// <summary>The refusal of a report that names nobody.</summary>
    /// <remarks>AB-10: somebody left without a notice.</remarks>
    public static Refusal NobodyNamed { get; } = new("请选择是谁不在岗。", "Choose who was away.", "AB-10", "PersonId");

    /// <summary>Why the report of an absence without notice is not taken, or <c>null</c> when it is.</summary>
    /// <param name="hasNotice">Whether a notice covers that time.</param>
    /// <remarks>AB-10: leaving without a notice, reported by an inspection or a complaint, is proposed as a breach.</remarks>
    public static Refusal? CannotReport(bool hasNotice, bool isSelf, DateTimeOffset seen, DateTimeOffset now, bool officeTime, bool textGiven)
    {
        if (isSelf) return new("不能登记本人未告离岗，请由他人登记。", "Nobody reports themselves here; somebody else does.", "GN-1", "PersonId", RefusalKind.Forbidden);
        if (seen > now.AddMinutes(1)) return new("发现时间不能晚于现在。", "It cannot have been seen in the future.", "AB-10", "SeenAt");
        if (!officeTime) return new("那时不是办公时间，不需要离岗告示。", "That was not office time; no notice was needed.", "AB-5", "SeenAt");
        if (hasNotice) return new("那段时间有离岗登记，不属于未告离岗。", "There is a notice for that time.", "AB-10", "SeenAt", RefusalKind.Conflict);
        return textGiven ? null : new("请写明情况：谁、怎样发现的。", "Write what was found, by whom and how.", "AB-10", "Text");
    }
}
