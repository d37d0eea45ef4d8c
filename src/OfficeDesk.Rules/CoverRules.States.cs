namespace OfficeDesk.Rules;

/// <summary>Where a cover stands.</summary>
/// <remarks>GN-5: proposed → consented / declined → approved / refused → filed → handed over → running → handed back · broken off; a filing returned for a formal fault is put right.</remarks>
public enum CoverState { Proposed, Consented, Declined, Approved, Refused, Returned, Filed, HandedOver, Running, HandedBack, BrokenOff }

/// <summary>What is done to a cover.</summary>
/// <remarks>CV-5: proposed, consented, approved, filed.</remarks>
public enum CoverAct { Consent, Decline, Approve, Refuse, Return, Mend, File, HandOver, Start, HandBack, BreakOff }

/// <summary>For what a filing may be returned: the form only, never whether somebody may cover.</summary>
/// <remarks>CV-5: filing can be returned for a formal fault only.</remarks>
public enum FormalFault { ReasonUnclear, PeriodDiffers, NameWrong, ConsentMissing, AttachmentMissing }

public static partial class CoverRules
{
    /// <summary>Where a cover stands after an act, or <c>null</c> when that cannot be done to it now.</summary>
    /// <remarks>GN-5: every state can be left but those in which a cover is over.</remarks>
    public static CoverState? After(CoverState state, CoverAct act) => (state, act) switch
    {
        (CoverState.Proposed, CoverAct.Consent) => CoverState.Consented,
        (CoverState.Proposed, CoverAct.Decline) => CoverState.Declined,
        (CoverState.Consented, CoverAct.Approve) => CoverState.Approved,
        (CoverState.Consented, CoverAct.Refuse) => CoverState.Refused,
        (CoverState.Approved, CoverAct.Return) => CoverState.Returned,
        (CoverState.Returned, CoverAct.Mend) => CoverState.Approved,
        (CoverState.Approved, CoverAct.File) => CoverState.Filed,
        (CoverState.Filed, CoverAct.HandOver) => CoverState.HandedOver,
        (CoverState.HandedOver, CoverAct.Start) => CoverState.Running,
        (CoverState.Running, CoverAct.HandBack) => CoverState.HandedBack,
        (_, CoverAct.BreakOff) when IsLive(state) => CoverState.BrokenOff,
        _ => null,
    };

    /// <summary>Whether the cover may still come to something, or runs.</summary>
    /// <remarks>CV-1: one live cover for each post held.</remarks>
    public static bool IsLive(CoverState state) =>
        state is CoverState.Proposed or CoverState.Consented or CoverState.Approved or CoverState.Returned or CoverState.Filed or CoverState.HandedOver or CoverState.Running;

    /// <summary>The refusal to do what a cover's state does not allow.</summary>
    /// <remarks>GN-5: every step has its place.</remarks>
    public static Refusal NotNow(CoverState state) => new(
        $"这份替代现在是“{Zh(state)}”，不能这样做。", $"This cover is {En(state)}; that cannot be done to it now.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal to name a second cover while one is on its way.</summary>
    /// <remarks>CV-1: one cover for each post held.</remarks>
    public static Refusal NamedAlready { get; } = new(
        "这个岗位已经提出了替代人。要换人，请先撤下原来的。", "A cover is named for this post already. Take that one off first to name another.", "CV-1", "CoverId", RefusalKind.Conflict);

    /// <summary>Why no cover can be named for an absence, or <c>null</c> when one can.</summary>
    /// <param name="leave">It is a leave under the attendance rules.</param>
    /// <param name="stands">It is asked for, approved or under way.</param>
    /// <param name="held">The absent person holds the post, or it is work without a post.</param>
    /// <remarks>AB-3: a cover is named for each post the person holds while a leave lasts; short absences need none.</remarks>
    public static Refusal? CannotName(bool leave, bool stands, bool held) =>
        !leave ? new("半天以内的离岗不用替代。", "An absence of up to half a day needs no cover.", "AB-3", "", RefusalKind.Conflict)
        : !stands ? new("这次离岗没有在办或已经结束，不能再提替代人。", "This absence is not asked for, or is over; no cover can be named for it.", "GN-5", "", RefusalKind.Conflict)
        : held ? null : new("离岗人不是这个岗位的 A 岗。", "The absent person does not hold this post.", "CV-1", "PostId");

    /// <summary>The refusal to decide a cover in which one takes part.</summary>
    /// <remarks>GN-1: neither the absent person nor the cover decides it.</remarks>
    public static Refusal? OwnMatter(long decider, long absent, long cover) => DecisionRules.OwnMatter(decider, absent) ?? DecisionRules.OwnMatter(decider, cover);

    /// <summary>The refusal to consent for somebody else.</summary>
    /// <remarks>CV-5: the cover consents or declines, nobody else.</remarks>
    public static Refusal NotAsked { get; } = new("只有被提名的替代人本人可以表示同意或不同意。", "Only the person named can consent or decline.", "CV-5", "", RefusalKind.Forbidden);

    /// <summary>The refusal to name, mend or take off a cover that is not one's business.</summary>
    /// <remarks>CV-5: the chief or the person proposes.</remarks>
    public static Refusal NotYoursToName { get; } = new("由离岗人或其股室负责人提出替代人。", "The absent person or the chief of their section names the cover.", "CV-5", "", RefusalKind.Forbidden);

    /// <summary>Why words are missing, or <c>null</c> when they are there.</summary>
    /// <param name="needed">Declining, refusing, breaking off and returning need them.</param>
    /// <remarks>CV-5: declined with a reason; each with a remark.</remarks>
    public static Refusal? WhyMissing(bool needed, string? text) =>
        !needed || EnquiryRules.Given(text) ? null : new("请写明原因。", "Write why.", "CV-5", "Text");

    /// <summary>A state in Chinese.</summary>
    public static string Zh(CoverState state) => state switch
    {
        CoverState.Proposed => "待替代人同意",
        CoverState.Consented => "待分管领导批准",
        CoverState.Declined => "替代人不同意",
        CoverState.Approved => "待办公室备案",
        CoverState.Refused => "不批准",
        CoverState.Returned => "备案退回补正",
        CoverState.Filed => "已备案，待交接",
        CoverState.HandedOver => "已交接",
        CoverState.Running => "正在替代",
        CoverState.HandedBack => "已交回",
        _ => "已中止",
    };

    /// <summary>A state in English.</summary>
    public static string En(CoverState state) => state switch
    {
        CoverState.Proposed => "waiting for consent",
        CoverState.Consented => "waiting for approval",
        CoverState.Declined => "declined",
        CoverState.Approved => "waiting to be filed",
        CoverState.Refused => "refused",
        CoverState.Returned => "returned for a formal fault",
        CoverState.Filed => "filed, to be handed over",
        CoverState.HandedOver => "handed over",
        CoverState.Running => "running",
        CoverState.HandedBack => "handed back",
        _ => "broken off",
    };
}
