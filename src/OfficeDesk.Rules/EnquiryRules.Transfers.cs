namespace OfficeDesk.Rules;

/// <summary>Why a transfer is sent back.</summary>
/// <remarks>FC-4: a reason from a list.</remarks>
public enum SendBackReason { NotMyPost, WrongSection, ConflictOfInterest, Other }

public static partial class EnquiryRules
{
    /// <summary>How long a receiver has to accept a transfer and contact the citizen; a setting.</summary>
    /// <remarks>FC-4: 1 working day from the citizen's contact.</remarks>
    public static Limit TransferLimit { get; } = new(1, LimitUnit.WorkingDays);

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
}
