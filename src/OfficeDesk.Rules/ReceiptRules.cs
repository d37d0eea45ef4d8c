using System.Runtime.InteropServices;

namespace OfficeDesk.Rules;

/// <summary>Obvious slips of arithmetic or writing in what was handed in.</summary>
/// <remarks>ON-2: the fifth question of the check.</remarks>
public enum Slips
{
    /// <summary>None seen.</summary>
    None,

    /// <summary>Put right on the spot by whoever handed it in.</summary>
    Corrected,

    /// <summary>Seen, and not to be put right on the spot.</summary>
    Left,
}

/// <summary>What a check on the spot comes to, a to f of ON-3.</summary>
/// <remarks>ON-3: the six outcomes.</remarks>
public enum ReceiptOutcome
{
    /// <summary>a: no authority has to decide; told at once, not accepted.</summary>
    NoDecision,

    /// <summary>b: not within the bureau's powers; refused at once, naming the authority to go to.</summary>
    NotOurs,

    /// <summary>c: slips were put right on the spot, the rest is complete: accepted.</summary>
    Corrected,

    /// <summary>d: something is missing or in the wrong form: one written notice.</summary>
    Incomplete,

    /// <summary>e: the rules are unclear: the leader is asked.</summary>
    Unclear,

    /// <summary>f: complete: accepted.</summary>
    Accepted,
}

/// <summary>Where a paper of an application stands.</summary>
/// <remarks>ON-2: the papers are ticked one by one.</remarks>
public enum PaperState { HandedIn, Missing, WrongForm, NotNeeded }

/// <summary>The answers of a check.</summary>
/// <param name="Ours">Is it the bureau's business?</param>
/// <param name="NeedsDecision">Does it need a decision of an authority at all?</param>
/// <param name="Complete">Are the papers complete in number and kind?</param>
/// <param name="RightForm">Is the format right?</param>
/// <param name="Slips">Obvious slips of arithmetic or writing.</param>
/// <param name="Unclear">The rules do not say; the leader has to.</param>
/// <remarks>ON-2: five questions, each answer is recorded.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReceiptCheck(bool Ours, bool NeedsDecision, bool Complete, bool RightForm, Slips Slips, bool Unclear);

/// <summary>Rules on receiving an application.</summary>
public static partial class ReceiptRules
{
    /// <summary>What the answers come to; there is always exactly one outcome.</summary>
    /// <remarks>ON-3: unclear rules go to the leader; else powers, need of a decision, completeness and form, slips.</remarks>
    public static ReceiptOutcome OutcomeOf(ReceiptCheck check) => check switch
    {
        { Unclear: true } => ReceiptOutcome.Unclear,
        { Ours: false } => ReceiptOutcome.NotOurs,
        { NeedsDecision: false } => ReceiptOutcome.NoDecision,
        { Complete: false } or { RightForm: false } or { Slips: Slips.Left } => ReceiptOutcome.Incomplete,
        { Slips: Slips.Corrected } => ReceiptOutcome.Corrected,
        _ => ReceiptOutcome.Accepted,
    };

    /// <summary>Why these answers cannot be given for this matter, or <c>null</c> when they can.</summary>
    /// <param name="check">The answers.</param>
    /// <param name="assistance">Whether the matter is assistance.</param>
    /// <param name="asked">Whether the leader was asked before.</param>
    /// <remarks>ON-2: assistance always needs a decision, so it never leaves by outcome a.</remarks>
    public static Refusal? CannotAnswer(ReceiptCheck check, bool assistance, bool asked)
    {
        if (assistance && !check.NeedsDecision) return new("救助事项一律须作出决定，不能以“无须作出决定”为由不予受理。", "Assistance always needs a decision; it cannot be turned away because none is needed.", "ON-2", "NeedsDecision");
        if (!Enum.IsDefined(check.Slips)) return new("请选择有无笔误。", "Choose whether there are slips.", "ON-2", "Slips");
        return asked && check.Unclear ? new("已经请示过领导并得到答复，请按答复办理。", "The leader was asked and has answered; act on the answer.", "ON-3", "Unclear", RefusalKind.Conflict) : null;
    }

    /// <summary>Whether an outcome leaves without acceptance.</summary>
    /// <remarks>ON-5: every non-acceptance is filed.</remarks>
    public static bool IsRefusal(ReceiptOutcome outcome) => outcome is ReceiptOutcome.NoDecision or ReceiptOutcome.NotOurs;

    /// <summary>Whether an outcome is an acceptance.</summary>
    /// <remarks>ON-3: complete, or with slips put right on the spot.</remarks>
    public static bool IsAcceptance(ReceiptOutcome outcome) => outcome is ReceiptOutcome.Accepted or ReceiptOutcome.Corrected;

    /// <summary>The words an outcome still needs, or <c>null</c> when they are there.</summary>
    /// <param name="outcome">What the check came to.</param>
    /// <param name="reason">Why it is not accepted.</param>
    /// <param name="goTo">The authority to go to.</param>
    /// <param name="question">What the leader is asked.</param>
    /// <param name="corrected">Which slips were put right.</param>
    /// <remarks>ON-3: a refusal names the authority to go to, a question says what is unclear. ON-5: a refusal has its reason.</remarks>
    public static Refusal? WordsMissing(ReceiptOutcome outcome, string reason, string goTo, string question, string corrected) => outcome switch
    {
        ReceiptOutcome.NotOurs when !EnquiryRules.Given(goTo) => new("请写明应到哪个机关办理（名称、地址、电话）。", "Name the authority to go to: name, address, phone.", "ON-3", "GoTo"),
        ReceiptOutcome.NotOurs or ReceiptOutcome.NoDecision when !EnquiryRules.Given(reason) => new("不予受理须写明理由。", "Say why it is not accepted.", "ON-5", "Reason"),
        ReceiptOutcome.Unclear when !EnquiryRules.Given(question) => new("请写明哪里不明确、请示什么。", "Say what is unclear and what the leader is asked.", "ON-3", "Question"),
        ReceiptOutcome.Corrected when !EnquiryRules.Given(corrected) => new("请写明当场更正了什么。", "Say what was put right on the spot.", "ON-3", "Corrected"),
        _ => null,
    };

    /// <summary>What a list of papers says of completeness: everything that is needed is there.</summary>
    /// <remarks>ON-2: complete in number and kind.</remarks>
    public static bool IsComplete(IEnumerable<PaperState> papers) => papers.All(p => p is not PaperState.Missing);

    /// <summary>What a list of papers says of the form.</summary>
    /// <remarks>ON-2: the format is right.</remarks>
    public static bool IsRightForm(IEnumerable<PaperState> papers) => papers.All(p => p is not PaperState.WrongForm);

    /// <summary>The day on which an application was complete: it was there, and the last of its papers too.</summary>
    /// <param name="received">The day from which the application counts as received.</param>
    /// <param name="came">The days on which its papers came.</param>
    /// <remarks>DL-4: an application counts from the day after it was received complete, whenever somebody looked at it.</remarks>
    public static DateOnly CompleteOn(DateOnly received, IEnumerable<DateOnly> came) => came.Append(received).Max();

    /// <summary>The last day for the one notice, or any other outcome.</summary>
    /// <param name="received">The day of receipt, which is not counted.</param>
    /// <param name="days">A setting.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>ON-3: on the spot or within 3 working days.</remarks>
    public static DateOnly NoticeDue(DateOnly received, int days, WorkingCalendar calendar) => calendar.Add(received, days);

    /// <summary>Whether an application counts as accepted because nobody said anything in time.</summary>
    /// <param name="noticeDue">The last day for it.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="settled">Whether the citizen was told something in time: a notice, a refusal, an acceptance.</param>
    /// <param name="inForce">The office's setting.</param>
    /// <remarks>ON-7: from the day after the last day, on the day it was received.</remarks>
    public static bool CountsAsAccepted(DateOnly noticeDue, DateOnly today, bool settled, bool inForce) => inForce && !settled && today > noticeDue;

    /// <summary>The last day for bringing what is missing.</summary>
    /// <param name="told">The day of the notice, which is not counted.</param>
    /// <param name="days">A setting.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>ON-9: 15 working days.</remarks>
    public static DateOnly CompleteBy(DateOnly told, int days, WorkingCalendar calendar) => calendar.Add(told, days);

    /// <summary>The last day for bringing what is asked for after the acceptance: the full time, but not behind the day the matter is due as long as that is still to come.</summary>
    /// <param name="told">The day of the notice, which is not counted.</param>
    /// <param name="days">A setting.</param>
    /// <param name="due">The day the matter is due; <c>null</c> while its clock stands.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>ON-7: a later request does not stop the clock, so what it asks for is no use after the decision; ON-9: at most 15 working days.</remarks>
    public static DateOnly BringBy(DateOnly told, int days, DateOnly? due, WorkingCalendar calendar)
    {
        var full = CompleteBy(told, days, calendar);
        return due is { } end && end > told && end < full ? end : full;
    }

    /// <summary>The day on which the citizen is reminded: half of the days, rounded up.</summary>
    /// <remarks>ON-9: a reminder at half.</remarks>
    public static DateOnly RemindOn(DateOnly told, int days, WorkingCalendar calendar) => calendar.Add(told, (days / 2) + (days % 2));

    /// <summary>Whether an application lapses today: from the day after the last day for completing it.</summary>
    /// <remarks>ON-9: then it lapses in writing.</remarks>
    public static bool Lapses(DateOnly completeBy, DateOnly today) => today > completeBy;

    /// <summary>When the review of a refusal has to be there: the end of the working day on which it was filed; filed after hours, of the next one.</summary>
    /// <param name="filed">In the office's own time.</param>
    /// <param name="hoursOn">The office hours of a day.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>ON-5: the written decision goes out the same working day; no review by then, it goes out and the review follows.</remarks>
    public static DateTime ReviewBy(DateTime filed, Func<DateOnly, OfficeHours> hoursOn, WorkingCalendar calendar)
    {
        var day = DateOnly.FromDateTime(filed);
        if (!calendar.IsWorking(day) || hoursOn(day).IsOver(TimeOnly.FromDateTime(filed))) day = calendar.Add(day, 1);
        return day.ToDateTime(hoursOn(day).AfternoonTo);
    }
}
