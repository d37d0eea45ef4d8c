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
            return new($"到期日{due:yyyy年M月d日}已过，不能再申请延期；请尽快办结，并说明原因。", $"The due date {due:yyyy-MM-dd} has passed, so no extension can be asked for; finish the task and say why it is late.", "DL-7");
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

    /// <summary>The limit the task began with, in the unit an extension is counted in.</summary>
    /// <param name="limit">The task's limit; <c>null</c> when somebody fixed a date.</param>
    /// <param name="received">The day it came.</param>
    /// <param name="firstDue">The first due date.</param>
    /// <param name="atMost">How many times the original limit may be asked for again; a setting.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-7: the most is the original limit again (setting); a fixed date counts as its working days from receipt.</remarks>
    public static Limit Most(Limit? limit, DateOnly received, DateOnly firstDue, int atMost, WorkingCalendar calendar)
    {
        var original = limit ?? new(Math.Max(0, calendar.Between(received, firstDue)), LimitUnit.WorkingDays);
        return original with { Number = original.Number * atMost };
    }

    /// <summary>The refusal to move the date of a transfer.</summary>
    /// <remarks>FC-4: a transfer has its one working day; it is taken up or sent back, not extended.</remarks>
    public static Refusal TransfersStay { get; } = new(
        "转办时限不能延期：请接收并联系办事人，或退回。", "A transfer is not extended: take it up and contact the citizen, or send it back.", "FC-4", "", RefusalKind.Conflict);

    /// <summary>Why the request cannot be decided, or <c>null</c> when it can.</summary>
    /// <param name="waiting">Whether it is still undecided.</param>
    /// <param name="due">The due date in force, until the end of which it can be decided.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="opinionNeeded">Whether the chief's opinion is still missing.</param>
    /// <remarks>DL-7: the chief gives an opinion first, then the division leader or the director decides, once.</remarks>
    public static Refusal? CannotDecide(bool waiting, DateOnly due, DateOnly today, bool opinionNeeded)
    {
        if (!waiting) return Settled;
        if (Lapses(due, today)) return new($"到期日{due:yyyy年M月d日}已过，申请已失效，不能再决定。", $"The due date {due:yyyy-MM-dd} has passed and the request has lapsed; it cannot be decided any more.", "GN-3", "", RefusalKind.Conflict);
        return opinionNeeded ? new("股室负责人还没有签署意见，请等意见签署后再决定。", "The section chief has not given an opinion yet; decide after it.", "DL-7", "", RefusalKind.Conflict) : null;
    }

    /// <summary>The refusal to decide twice.</summary>
    /// <remarks>DL-7: a request is decided once.</remarks>
    public static Refusal Settled { get; } = new(
        "这份延期申请已经决定、撤回或失效。", "This extension was decided or has lapsed already.", "DL-7", "", RefusalKind.Conflict);

    /// <summary>The refusal to give a second opinion.</summary>
    /// <remarks>DL-7: the chief gives one opinion.</remarks>
    public static Refusal OpinionGiven { get; } = new(
        "这份延期申请已经有意见，或不需要意见。", "This extension has its opinion already, or needs none.", "DL-7", "", RefusalKind.Conflict);

    /// <summary>The refusal to give the opinion of somebody else's seat.</summary>
    /// <remarks>DL-7: the opinion is the section chief's, or that of whoever the request waits for.</remarks>
    public static Refusal NotYourOpinion { get; } = new(
        "意见由该股室负责人（或其代批）签署。", "The opinion is given by the section chief or their named deputy.", "DL-7", "", RefusalKind.Forbidden);

    /// <summary>The refusal to decide in somebody else's place.</summary>
    /// <remarks>DL-7: the division leader or the director decides, a second extension only the director.</remarks>
    public static Refusal NotYoursToDecide(bool needsDirector) => needsDirector
        ? new("再次延期由局长（或其代批）决定。", "A second extension is decided by the director or their named deputy.", "DL-7", "", RefusalKind.Forbidden)
        : new("延期由该股室的分管领导或局长（或其代批）决定。", "An extension is decided by the division leader of the section, the director, or their named deputies.", "DL-7", "", RefusalKind.Forbidden);

    /// <summary>Why a decision needs words, or <c>null</c> when it has them or needs none.</summary>
    /// <remarks>DL-7: who refuses or objects says why.</remarks>
    public static Refusal? WhyMissing(bool inFavour, string? text) => inFavour || EnquiryRules.Given(text) ? null
        : new("不同意的，请写明理由。", "When you do not agree, write why.", "DL-7", "Text");

    /// <summary>Why it cannot be recorded that the citizen was told, or <c>null</c> when it can.</summary>
    /// <remarks>DL-7: the citizen is always told the new date, once it is agreed.</remarks>
    public static Refusal? CannotTell(bool agreed, bool told) =>
        !agreed ? new("延期还没有同意，没有新的日期可以告知。", "The extension is not agreed; there is no new date to tell.", "DL-7", "", RefusalKind.Conflict)
        : told ? new("已经记录过告知办事人。", "It is recorded already that the citizen was told.", "DL-7", "", RefusalKind.Conflict)
        : null;
}
