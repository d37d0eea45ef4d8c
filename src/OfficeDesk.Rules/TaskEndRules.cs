namespace OfficeDesk.Rules;

/// <summary>Rules on work that was finished before it was written down, and on tasks that become void.</summary>
public static class TaskEndRules
{
    /// <summary>Why the work cannot have been finished on this day, or <c>null</c> when it can.</summary>
    /// <param name="day">The day named.</param>
    /// <param name="received">The day the task came.</param>
    /// <param name="today">Today in the office; work of today is finished in the usual way.</param>
    /// <remarks>DL-12: when something happened and when it was recorded are two facts; the day lies in the past and not before the task.</remarks>
    public static Refusal? DayWrong(DateOnly day, DateOnly received, DateOnly today) =>
        day >= today ? new("补记的办结日须早于今天；今天办完的请直接办结。", "The day must lie before today; what was finished today is finished in the usual way.", "DL-12", "DoneOn")
        : day < received ? new("办结日不能早于收到的日子。", "It cannot have been finished before it was received.", "DL-12", "DoneOn")
        : null;

    /// <summary>Why nothing can be recorded late without words, or <c>null</c> when they are there.</summary>
    /// <remarks>DL-12: finishing with a day in the past needs evidence.</remarks>
    public static Refusal? EvidenceMissing(string? evidence) => EnquiryRules.Given(evidence) ? null
        : new("请写明能证明当天已办结的依据：文书编号、通话记录、签收单等。", "Say what proves the day: a document's number, a call record, a receipt.", "DL-12", "Evidence");

    /// <summary>The refusal to ask twice.</summary>
    /// <remarks>DL-12: one confirmation at a time.</remarks>
    public static Refusal Waiting { get; } = new("已有一份补记在等确认。", "A late record waits for its confirmation already.", "DL-12", "", RefusalKind.Conflict);

    /// <summary>Why it cannot be confirmed or refused, or <c>null</c> when it can.</summary>
    /// <param name="waiting">Whether it waits and the task is still open.</param>
    /// <param name="agrees">Whether the chief confirms.</param>
    /// <param name="words">Needed when not.</param>
    /// <remarks>DL-12: confirmed once by the section chief; whoever does not confirm says why.</remarks>
    public static Refusal? CannotDecide(bool waiting, bool agrees, string words) =>
        !waiting ? new("这份补记已经处理或失效。", "This late record is decided or has lapsed.", "DL-12", "", RefusalKind.Conflict)
        : agrees || EnquiryRules.Given(words) ? null : new("不予确认的，请写明理由。", "When you do not confirm, write why.", "DL-12", "Text");

    /// <summary>The refusal to confirm in somebody else's place.</summary>
    /// <remarks>DL-12: the section chief confirms; GN-1: of what they did or recorded themselves, the next level up.</remarks>
    public static Refusal NotYoursToConfirm { get; } = new(
        "补记由股室负责人确认；负责人自己承办或自己补记的，由分管领导、局长确认。", "The section chief confirms; what the chief did or recorded, the division leader or the director.", "DL-12", "", RefusalKind.Forbidden);

    /// <summary>Whether a task was written down later than it was finished.</summary>
    /// <param name="doneOn">The day the work was finished.</param>
    /// <param name="recordedOn">The day it was written down.</param>
    /// <remarks>DL-12: lists show "recorded late" apart from "finished late".</remarks>
    public static bool RecordedLate(DateOnly? doneOn, DateOnly? recordedOn) => doneOn is { } done && recordedOn is { } recorded && recorded > done;

    /// <summary>Why this task cannot become void, or <c>null</c> when it can.</summary>
    /// <param name="open">Whether it is open or paused.</param>
    /// <param name="endsByItself">A transfer, a check or a question.</param>
    /// <param name="onItsWay">Whether its matter is being transferred.</param>
    /// <param name="applied">Whether it is an application that was accepted.</param>
    /// <param name="ordered">Whether it puts right what the discipline office or the appraisal group ordered.</param>
    /// <remarks>GN-5: what is open can become void; an application ends by withdrawing it, an order by putting it right.</remarks>
    public static Refusal? CannotVoid(bool open, bool endsByItself, bool onItsWay, bool applied, bool ordered) =>
        !open ? TaskRules.NotOpen
        : endsByItself ? new("转办、核对、请示随所属事项结束，不能单独作废。", "A transfer, a check or a question ends with its matter and is not made void by itself.", "GN-5", "", RefusalKind.Conflict)
        : onItsWay ? TaskRules.OnItsWay
        : applied ? new("这是已受理的申请，申请人不办了的，请在申请页撤回。", "This is an accepted application; if the applicant gives it up, withdraw it there.", "GN-5", "", RefusalKind.Conflict)
        : ordered ? new("整改、责令补救是下达的，不能作废。", "What was ordered to be put right cannot be made void.", "GN-5", "", RefusalKind.Conflict)
        : null;

    /// <summary>Why this person cannot make it void, or <c>null</c> when they can.</summary>
    /// <param name="overdue">Whether its due date has passed.</param>
    /// <param name="leads">Whether they hold the chief's seat over its section.</param>
    /// <param name="inCharge">Whether they hold the division leader's seat, or the director's.</param>
    /// <remarks>GN-5: void by the chief with a reason; by the division leader if overdue.</remarks>
    public static Refusal? MayNotVoid(bool overdue, bool leads, bool inCharge) =>
        inCharge || (leads && !overdue) ? null
        : leads ? new("已经超期，须由分管领导作废。", "It is overdue: the division leader makes it void.", "GN-5", "", RefusalKind.Forbidden)
        : new("作废由股室负责人办理，超期的由分管领导办理。", "The section chief makes a task void; the division leader if it is overdue.", "GN-5", "", RefusalKind.Forbidden);

    /// <summary>Why a task cannot become void without words, or <c>null</c> when they are there.</summary>
    /// <remarks>GN-5: void with a reason.</remarks>
    public static Refusal? ReasonMissing(string? reason) => EnquiryRules.Given(reason) ? null
        : new("请写明作废的原因。", "Write why it becomes void.", "GN-5", "Reason");
}
