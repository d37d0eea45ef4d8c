namespace OfficeDesk.Rules;

public static partial class ReceiptRules
{
    /// <summary>The refusal to carry out another outcome than the one that was seen.</summary>
    /// <remarks>ON-3: the answers decide, and whoever answers sees what they come to.</remarks>
    public static Refusal OtherOutcome(ReceiptOutcome outcome) => new(
        $"按核对结果应为“{ReceiptWords.Zh(outcome)}”。请看一遍需要填写的内容，再提交一次。", $"The answers come to: {ReceiptWords.En(outcome)}. Look at what it needs and send again.", "ON-3", "Expected", RefusalKind.Conflict);

    /// <summary>Why the matter cannot be received here, or <c>null</c> when it can.</summary>
    /// <param name="ownSection">Whether it belongs to the asker's section, or to nobody of the bureau.</param>
    /// <remarks>FC-2: what another section does is passed on, not received.</remarks>
    public static Refusal? NotYourMatter(bool ownSection) => ownSection ? null
        : new("这一事项由其他股室受理。请在窗口登记并转办。", "Another section receives this matter. Log it at the counter and pass it on.", "FC-2", "MatterTypeId", RefusalKind.Forbidden);

    /// <summary>Why the day of receipt cannot stand, or <c>null</c> when it can.</summary>
    /// <remarks>DL-12: recorded later is allowed, at most 30 days back, never ahead.</remarks>
    public static Refusal? ReceivedNotCredible(DateOnly received, DateOnly today) =>
        received > today ? new("收件日期不能晚于今天。", "It cannot have come after today.", "DL-12", "ReceivedOn")
        : received < today.AddDays(-30) ? new("收件日期最多补登 30 天以前的。", "It can be recorded at most 30 days later.", "DL-12", "ReceivedOn")
        : null;

    /// <summary>The refusal to build on a first contact that is over.</summary>
    /// <remarks>GN-5: a withdrawn or merged enquiry goes no further.</remarks>
    public static Refusal EnquiryOver { get; } = new("这件登记已撤回或并入别的登记，请用现行的那一件。", "This enquiry was withdrawn or merged; use the one that stands.", "GN-5", "EnquiryNumber", RefusalKind.Conflict);

    /// <summary>Why a new fact needs words, or <c>null</c> when it has them.</summary>
    /// <remarks>ON-6: whoever says that something new happened says what.</remarks>
    public static Refusal? FactMissing(bool newFact, string fact) => !newFact || EnquiryRules.Given(fact) ? null
        : new("告知以后新发生的情况，请写明是什么情况。", "Say what has happened since the notice.", "ON-6", "Items");

    /// <summary>The application a task belongs to, by its number; <c>null</c> for other tasks.</summary>
    /// <param name="taskNumber">SQ2026-12 itself, or SQ2026-12-H and SQ2026-12-Q.</param>
    /// <remarks>ON-3: the clock of the notice and the question to the leader are tasks of an application.</remarks>
    public static string? ApplicationOf(string taskNumber)
    {
        if (!taskNumber.StartsWith("SQ", StringComparison.Ordinal)) return null;
        var parts = taskNumber.Split('-');
        return parts.Length < 2 ? null : $"{parts[0]}-{parts[1]}";
    }
}
