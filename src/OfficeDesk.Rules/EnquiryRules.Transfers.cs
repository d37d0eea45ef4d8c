namespace OfficeDesk.Rules;

/// <summary>Why a transfer is sent back.</summary>
/// <remarks>FC-4: a reason from a list.</remarks>
public enum SendBackReason { NotMyPost, WrongSection, ConflictOfInterest, Other }

/// <summary>Where a transfer stands.</summary>
/// <remarks>GN-5: sent → accepted → contacted · sent back (once) → decided by the chief.</remarks>
public enum TransferState { Sent, Accepted, Contacted, SentBack, Decided }

/// <summary>What can be done with a transfer.</summary>
/// <remarks>FC-4: accepted and contact recorded, or sent back once and decided by the section chief.</remarks>
public enum TransferAct { Accept, Contact, SendBack, Decide }

public static partial class EnquiryRules
{
    /// <summary>How long a receiver has to accept a transfer and contact the citizen; a setting.</summary>
    /// <remarks>FC-4: 1 working day from the citizen's contact.</remarks>
    public static Limit TransferLimit { get; } = new(1, LimitUnit.WorkingDays);

    /// <summary>Why a transfer in this state does not take this act, or <c>null</c> when it does.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="act">What is to be done.</param>
    /// <remarks>FC-4: first accepted, then contact with the citizen recorded; what was sent back waits for the section chief.</remarks>
    public static Refusal? MayNotTransfer(TransferState state, TransferAct act) => (state, act) switch
    {
        (TransferState.Sent or TransferState.Decided, TransferAct.Accept) => null,
        (TransferState.Accepted, TransferAct.Contact) => null,
        (TransferState.Sent or TransferState.Accepted, TransferAct.SendBack) => null,
        (TransferState.SentBack, TransferAct.Decide) => null,
        (TransferState.Sent or TransferState.Decided, TransferAct.Contact) => Step("请先接收这件转办，再记录联系办事人的情况。", "Accept the transfer first, then record the contact with the citizen."),
        (TransferState.Accepted, TransferAct.Accept) => Step("这件转办已经接收过了，请联系办事人并记录。", "The transfer is accepted already; contact the citizen and record it."),
        (TransferState.Contacted, _) => Step("这件转办已经接收并联系了办事人，不能再动。", "The transfer is accepted and the citizen contacted; it has ended."),
        (TransferState.SentBack, _) => Step("这件转办已经退回，正等股室负责人决定由谁办理。", "The transfer was sent back; the section chief decides who takes it."),
        (TransferState.Decided, TransferAct.SendBack) => Step("股室负责人已经决定由您办理，不能再退；请接收并联系办事人。", "The section chief has decided that you take it; accept it and contact the citizen."),
        _ => Step("这件转办没有退回，不需要决定由谁办理。", "The transfer was not sent back; there is nothing to decide."),
    };

    /// <summary>Why this person does not act for the receiver, or <c>null</c> when they do.</summary>
    /// <param name="receiver">Whether it was sent to them.</param>
    /// <param name="chiefOfReceiver">Whether they are the chief (or the chief's deputy) of the receiver's section.</param>
    /// <remarks>FC-4: the receiver accepts and records contact; FC-2: or the section chief, where the receiver is not reached.</remarks>
    public static Refusal? NotTheReceiver(bool receiver, bool chiefOfReceiver) => receiver || chiefOfReceiver ? null : new(
        "只有接收人或其股室负责人可以办这一步。", "Only the receiver or the chief of the receiver's section can do this.", "FC-4", "", RefusalKind.Forbidden);

    /// <summary>The refusal when nothing runs any more behind the transfer.</summary>
    /// <remarks>GN-5: what is void or done takes no further step.</remarks>
    public static Refusal TransferEnded { get; } = Step("这件转办已经结束或作废。", "The transfer has ended or is void.", "GN-5");

    /// <summary>Why this person cannot take a matter, or <c>null</c> when they can.</summary>
    /// <param name="atWork">Whether they are a member of the office today.</param>
    /// <remarks>DL-1: the answering person is a member of the office.</remarks>
    public static Refusal? CannotReceive(bool atWork) => atWork ? null : new(
        "请选择一位在职的工作人员来办理。", "Choose a member of the office who is at work.", "DL-1", "ReceiverId");

    /// <summary>Why the transfer may not be sent back, or <c>null</c> when it may.</summary>
    /// <param name="alreadySentBack">Whether it was sent back before, by anybody.</param>
    /// <param name="reason">From the list.</param>
    /// <param name="text">Needed for <see cref="SendBackReason.Other"/>, welcome for the rest.</param>
    /// <remarks>FC-4: a transfer can be sent back once, with a reason; then the section chief decides.</remarks>
    public static Refusal? MayNotSendBack(bool alreadySentBack, SendBackReason reason, string? text)
    {
        if (alreadySentBack)
            return new("这件转办已经退回过一次，不能再退；请由股室负责人决定由谁办理。", "This transfer was sent back once already; the section chief decides who takes it.", "FC-4", "", RefusalKind.Conflict);
        if (!Enum.IsDefined(reason))
            return new("请从列表中选择退回的原因。", "Choose the reason from the list.", "FC-4", "Reason");
        return reason is SendBackReason.Other && !Given(text)
            ? new("选择“其他”时，请写明退回的原因。", "With \"other\", write why it is sent back.", "FC-4", "Text")
            : null;
    }

    /// <summary>The last day on which the receiver may accept and contact the citizen in time.</summary>
    /// <param name="citizenContact">The day the citizen reached the first contact.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="limit">The office's setting; 1 working day without one.</param>
    /// <remarks>FC-4: a transfer is a task of 1 working day from the citizen's contact.</remarks>
    public static DateOnly TransferDue(DateOnly citizenContact, WorkingCalendar calendar, Limit? limit = null) =>
        DeadlineRules.DueDate(citizenContact, limit ?? TransferLimit, calendar);

    /// <summary>Whether the first contact still answers for the transfer.</summary>
    /// <remarks>FC-4: until the receiver has accepted it AND recorded contact with the citizen, the first contact answers for it.</remarks>
    public static bool FirstContactAnswers(bool accepted, bool contacted) => !(accepted && contacted);

    /// <summary>Whether the first contact and the section chief are to be told.</summary>
    /// <param name="due">From <see cref="TransferDue"/>.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="accepted">The receiver has accepted.</param>
    /// <param name="contacted">The receiver has recorded contact with the citizen.</param>
    /// <remarks>FC-4: past the limit the first contact and the section chief are told.</remarks>
    public static bool TransferOverdue(DateOnly due, DateOnly today, bool accepted, bool contacted) =>
        today > due && FirstContactAnswers(accepted, contacted);

    private static Refusal Step(string zh, string en, string rule = "FC-4") => new(zh, en, rule, "", RefusalKind.Conflict);
}
