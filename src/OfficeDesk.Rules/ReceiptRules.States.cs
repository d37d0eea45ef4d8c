namespace OfficeDesk.Rules;

/// <summary>Where an application stands.</summary>
/// <remarks>GN-5: received → checked → notice out → completed / lapsed · accepted · not accepted · withdrawn.</remarks>
public enum ApplicationState
{
    /// <summary>Handed in, not yet checked to the end.</summary>
    Received,

    /// <summary>Checked; a review, an answer of the leader or an approval of the chief is awaited.</summary>
    Checked,

    /// <summary>The citizen has the notice and brings what is missing.</summary>
    NoticeOut,

    Accepted,
    NotAccepted,
    Lapsed,
    Withdrawn,
}

/// <summary>What the chief makes of a refusal.</summary>
/// <remarks>ON-5: reviewed by the section chief.</remarks>
public enum ReviewState { Waiting, Upheld, Overruled }

/// <summary>What the citizen is told in writing about an application.</summary>
/// <remarks>ON-4: always in writing; ON-3: what is missing in one notice; ON-9: the lapse too.</remarks>
public enum WrittenDecision
{
    Acceptance,
    NonAcceptance,

    /// <summary>What is missing.</summary>
    Supplement,
    Lapse,
}

public static partial class ReceiptRules
{
    /// <summary>Why an application cannot be checked now, or <c>null</c> when it can.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="answered">A question was put to the leader and is answered.</param>
    /// <remarks>GN-5: what is decided, lapsed or withdrawn is not checked again.</remarks>
    public static Refusal? CannotCheck(ApplicationState state, bool answered) => state switch
    {
        ApplicationState.Received => null,
        ApplicationState.Checked when answered => null,
        ApplicationState.Checked => new("正在等复核、请示答复或批准，请等结果。", "A review, an answer or an approval is awaited; wait for it.", "GN-5", "", RefusalKind.Conflict),
        ApplicationState.NoticeOut => new("补正材料通知书已经发出：材料来了请登记补齐。", "The notice is out: record the papers when they come.", "GN-5", "", RefusalKind.Conflict),
        _ => Over,
    };

    /// <summary>Why nothing can be handed in now, or <c>null</c> when it can.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="asked">Something was asked for after the acceptance and is still awaited.</param>
    /// <remarks>ON-9: after it has lapsed it is applied for again, which is free.</remarks>
    public static Refusal? CannotComplete(ApplicationState state, bool asked = false) => state switch
    {
        ApplicationState.NoticeOut => null,
        ApplicationState.Accepted when asked => null,
        ApplicationState.Lapsed => new("申请已因逾期未补齐而终止；可以重新申请，不收费。", "The application has lapsed because it was not completed in time; it can be made again, free of charge.", "ON-9", "", RefusalKind.Conflict),
        _ => new("没有等待补正的材料。", "No papers are awaited.", "ON-9", "", RefusalKind.Conflict),
    };

    /// <summary>Why there is nothing to record of what was asked for after the acceptance, or <c>null</c> when something came.</summary>
    /// <param name="came">How many things came, also in the wrong form, or are not needed any more.</param>
    /// <remarks>PB-1: the citizen sees what is still missing until it came.</remarks>
    public static Refusal? NothingCame(int came) => came > 0 ? null
        : new("还没有一项交来，也没有一项不再需要：交来以后再登记。", "Nothing has come, and nothing is dispensed with: record it when it comes.", "PB-1", "Papers[0]");

    /// <summary>Why the citizen cannot withdraw it, or <c>null</c> when they can.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="running">Accepted, and its matter is still being worked on.</param>
    /// <remarks>GN-5: an application can be withdrawn until its matter is done.</remarks>
    public static Refusal? CannotWithdraw(ApplicationState state, bool running) =>
        state is ApplicationState.Received or ApplicationState.Checked or ApplicationState.NoticeOut || (state is ApplicationState.Accepted && running) ? null : Over;

    /// <summary>Why a further notice cannot be given, or <c>null</c> when it can.</summary>
    /// <remarks>ON-7: also after acceptance, but then it does not stop the clock.</remarks>
    public static Refusal? CannotAskMore(ApplicationState state, bool waiting) =>
        waiting ? new("已有一份再次通知在等股室负责人批准。", "A further notice waits for the chief's approval.", "ON-6", "", RefusalKind.Conflict)
        : state is ApplicationState.NoticeOut or ApplicationState.Accepted ? null
        : state is ApplicationState.Received or ApplicationState.Checked ? new("请先核对材料。", "Check the papers first.", "ON-2", "", RefusalKind.Conflict)
        : Over;

    /// <summary>The refusal to work on what is over.</summary>
    /// <remarks>GN-5: what is decided, lapsed or withdrawn stays so.</remarks>
    public static Refusal Over { get; } = new("这件申请已有结果，不能再这样做。", "This application is settled; this cannot be done any more.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal to act on somebody else's application.</summary>
    /// <remarks>ON-2: the handler acts, or the chief of the section; FC-3: while the handler is away, whoever stands in.</remarks>
    public static Refusal NotYours { get; } = new("这件申请由别人经办；只有经办人或其股室负责人可以办理；经办人离岗期间由替岗人或B岗办理。", "Somebody else handles this application; only they or the chief of their section can do this, and while they are away whoever stands in.", "ON-2", "", RefusalKind.Forbidden);

    /// <summary>Why a review cannot be given, or <c>null</c> when it can.</summary>
    /// <param name="waiting">Whether it is still awaited.</param>
    /// <param name="agrees">In favour of the refusal.</param>
    /// <param name="words">Needed when not in favour.</param>
    /// <remarks>ON-5: reviewed once; whoever does not agree says what is to be done.</remarks>
    public static Refusal? CannotReview(bool waiting, bool agrees, string words) =>
        !waiting ? new("这份否定报备已经复核。", "This refusal is reviewed already.", "ON-5", "", RefusalKind.Conflict)
        : agrees || EnquiryRules.Given(words) ? null
        : new("不同意的，请写明应怎样办理。", "When you do not agree, write what is to be done.", "ON-5", "Text");

    /// <summary>Why a written decision that was made void cannot be issued again, or <c>null</c> when it can.</summary>
    /// <param name="state">Where the application stands.</param>
    /// <param name="isVoid">Whether the document is void.</param>
    /// <param name="replaced">Whether another was issued in its place, or the decision was taken anew in writing.</param>
    /// <param name="sinceAcceptance">Of a notice of what is missing: whether it was given after the acceptance.</param>
    /// <remarks>ON-4: a decision is given in writing as long as it stands; NT-1: a void document keeps its number, so another one takes its place, once.</remarks>
    public static Refusal? CannotIssueAgain(WrittenDecision decision, ApplicationState state, bool isVoid, bool replaced, bool sinceAcceptance)
    {
        if (!isVoid) return new("这份文书没有作废，不用重新签发。", "This document is not void; there is nothing to issue again.", "NT-1", "", RefusalKind.Conflict);
        if (replaced) return new("这份文书已经有了新的一份；新的也作废了的，从新的那一份重新签发。", "Another one took its place already; if that one is void as well, issue it again from there.", "NT-1", "", RefusalKind.Conflict);
        var stands = decision switch
        {
            WrittenDecision.Acceptance => state is ApplicationState.Accepted,
            WrittenDecision.NonAcceptance => state is ApplicationState.NotAccepted,
            WrittenDecision.Lapse => state is ApplicationState.Lapsed,
            _ => state is ApplicationState.NoticeOut || (state is ApplicationState.Accepted && sinceAcceptance),
        };
        return stands ? null : new("这份文书所写的决定已经不再有效，不能重新签发。", "What this document decided does not stand any more; it is not issued again.", "ON-4", "", RefusalKind.Conflict);
    }

    /// <summary>Where an application goes whose refusal is overruled: it is handled again, unless its enquiry was given up meanwhile.</summary>
    /// <param name="enquiryOver">Its enquiry was withdrawn, or merged into another.</param>
    /// <remarks>GN-5: nothing open hangs under an enquiry that is over.</remarks>
    public static ApplicationState AfterOverruled(bool enquiryOver) => enquiryOver ? ApplicationState.Withdrawn : ApplicationState.Received;

    /// <summary>The refusal to decide what is before somebody else.</summary>
    /// <remarks>GN-1: nobody reviews their own refusal; the next level up does.</remarks>
    public static Refusal NotYoursToReview { get; } = new("由该股室负责人（或其代批）决定；本人经办的由上一级决定。", "The section chief or the named deputy decides; of what they handle themselves, the next level up.", "GN-1", "", RefusalKind.Forbidden);

    /// <summary>Why the general office cannot file it, or <c>null</c> when it can.</summary>
    /// <remarks>ON-5: reported to the general office, once.</remarks>
    public static Refusal? CannotFile(bool filed) => filed ? new("办公室已经备案。", "The general office has filed it already.", "ON-5", "", RefusalKind.Conflict) : null;

    /// <summary>Why the leader's answer cannot be recorded, or <c>null</c> when it can.</summary>
    /// <remarks>ON-3: the leader is asked once and answers once.</remarks>
    public static Refusal? CannotAnswerQuestion(bool open, string answer) =>
        !open ? new("没有等待答复的请示。", "No question waits for an answer.", "ON-3", "", RefusalKind.Conflict)
        : EnquiryRules.Given(answer) ? null : new("请写明答复意见。", "Write the answer.", "ON-3", "Answer");

    /// <summary>The refusal to finish by hand what ends with the check.</summary>
    /// <remarks>ON-3: the clock of the notice ends when the citizen is told, the question when it is answered.</remarks>
    public static Refusal EndsWithTheCheck { get; } = new("这一件随申请的核对或答复自动办结，请到申请页面办理。", "This one ends with the check or the answer; go to the application.", "ON-3", "", RefusalKind.Conflict);

    /// <summary>The refusal of papers that are not the application's.</summary>
    /// <remarks>ON-2: the papers ticked are those of the list.</remarks>
    public static Refusal UnknownPaper { get; } = new("材料清单已经变化，请重新核对。", "The list of papers has changed; check it again.", "ON-2", "Papers", RefusalKind.Conflict);
}
