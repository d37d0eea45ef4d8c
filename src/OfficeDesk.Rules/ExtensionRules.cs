namespace OfficeDesk.Rules;

/// <summary>Rules on extensions.</summary>
public static class ExtensionRules
{
    /// <summary>Why an extension may not be asked for, or <c>null</c> when it may.</summary>
    /// <param name="today">Today in the office.</param>
    /// <param name="due">The due date now in force; it may be the day of asking.</param>
    /// <param name="days">How many days are asked for, in the unit of the original limit.</param>
    /// <param name="original">The limit the task began with; at most this much again.</param>
    /// <param name="reasonGiven">Whether a reason was written.</param>
    /// <param name="agreementRecorded">Whether the agreement of the assigning department or of the citizen is recorded.</param>
    /// <param name="pendingAlready">Whether an earlier request is still undecided.</param>
    /// <remarks>DL-7: asked for at the latest on the due date, for at most the original limit again, with reason and agreement.</remarks>
    public static Refusal? CannotAsk(DateOnly today, DateOnly due, int days, Limit original, bool reasonGiven, bool agreementRecorded, bool pendingAlready)
    {
        if (pendingAlready)
            return new("这件事已有一份延期申请待决定，请等决定后再申请。", "An extension of this task is waiting for its decision; wait for it before asking again.", "DL-7", "", RefusalKind.Conflict);
        if (today > due)
            return new($"到期日 {due:yyyy-MM-dd} 已过，不能再申请延期；请尽快办结，并说明原因。", $"The due date {due:yyyy-MM-dd} has passed, so no extension can be asked for; finish the task and say why it is late.", "DL-7");
        if (days < 1 || days > original.Number)
            return original.Number < 1
                ? new("当日办结的事项没有可延长的期限。", "A task due on its own day has no limit that could be given again.", "DL-7", "Days")
                : new($"延期天数须为 1 至 {original.Number}，不超过原期限（{original.Zh()}）。", $"Ask for 1 to {original.Number} days: at most the original limit again ({original.En()}).", "DL-7", "Days");
        if (!reasonGiven)
            return new("请写明延期的原因。", "Write the reason for the extension.", "DL-7", "Reason");
        return agreementRecorded ? null : new("请记录交办部门或办事人同意延期的情况：谁、何时、怎样同意。", "Record the agreement of the assigning department or of the citizen: who agreed, when and how.", "DL-7", "Agreement");
    }

    /// <summary>The due date once the extension is agreed; never earlier than before.</summary>
    /// <param name="due">The due date now in force; it is not counted.</param>
    /// <param name="extension">The days agreed, in the unit of the task's limit.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-7: only an agreed extension moves the due date.</remarks>
    public static DateOnly NewDueDate(DateOnly due, Limit extension, WorkingCalendar calendar) =>
        DeadlineRules.DueDate(due, extension, calendar);

    /// <summary>Whether only the director may decide.</summary>
    /// <param name="earlierExtensions">How many extensions of this task were agreed before.</param>
    /// <remarks>DL-7: a second extension needs the director.</remarks>
    public static bool NeedsDirector(int earlierExtensions) => earlierExtensions >= 1;

    /// <summary>Whether an undecided request lapses today: from the day after the due date.</summary>
    /// <remarks>GN-3: an extension still undecided at the end of the due date lapses, and who asked is told.</remarks>
    public static bool Lapses(DateOnly due, DateOnly today) => today > due;
}
