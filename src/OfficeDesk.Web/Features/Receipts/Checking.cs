using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The answers of a check as they were given, with the words that the outcome needs (ON-2, ON-3).</summary>
/// <param name="Ours">Like the other answers: empty while nobody gave it, and then the check is refused.</param>
/// <param name="RightForm">False when something besides the ticked papers has the wrong form.</param>
/// <param name="Expected">The outcome that was seen beside the form; another one is refused instead of carried out unseen.</param>
/// <param name="Reason">Why it is not accepted.</param>
/// <param name="GoTo">The authority to go to, with address and phone.</param>
/// <param name="Question">What the leader is asked.</param>
/// <param name="Corrected">Which slips were put right on the spot.</param>
/// <param name="Note">What else has to be put right, one a line.</param>
/// <param name="WhyLate">Why an earlier notice did not name what is asked for now (ON-6).</param>
/// <param name="How">How the citizen is told.</param>
public sealed record CheckAnswers(
    bool? Ours, bool? NeedsDecision, bool? RightForm, Slips? Slips, bool? Unclear, ReceiptOutcome? Expected = null,
    [property: Text(1000), Personal] string Reason = "", [property: Text(300)] string Basis = "", [property: Text(300)] string GoTo = "", [property: Text(1000), Personal] string Question = "",
    [property: Text(500), Personal] string Corrected = "", [property: Text(1000), Personal] string Note = "", [property: Text(500), Personal] string WhyLate = "", Channel How = Channel.Visit);

/// <summary>What became of an application.</summary>
/// <param name="Outcome">Empty while it is still to be checked.</param>
/// <param name="DueOn">The promised day, once accepted.</param>
/// <param name="TellBy">The last day for telling the citizen something; of what is settled, empty.</param>
/// <param name="WaitsFor">Who reviews, answers or approves now; empty when nobody.</param>
public sealed record ApplicationSettled(string Number, ApplicationState State, ReceiptOutcome? Outcome, DateOnly? DueOn, DateOnly? TellBy, DateOnly? CompleteBy, string WaitsFor, int Version);

/// <summary>Carries out what a check comes to; used at receipt, at a later check, and after the leader's answer.</summary>
internal sealed class Checking(OfficePage office, Issuing issuing)
{
    /// <summary>What is asked for where there are slips and nobody wrote which.</summary>
    public const string SlipsLeft = "计算或书写错误，请更正";

    private const string Record = """
        UPDATE applications SET state = @State, outcome = @Outcome, ours = @Ours, needs_decision = @NeedsDecision, complete = @Complete, right_form = @RightForm, slips = @Slips, corrected = @Corrected,
            checked_by = @Me, checked_at = @Now, question = @Question, question_task = @QuestionTask, answered_at = CASE WHEN @Asks = 1 THEN NULL ELSE answered_at END, version = version + 1
        WHERE id = @Id AND version = @Version
        """;

    /// <summary>What is asked of a check, in the order of the form (ON-2).</summary>
    public static IReadOnlyList<AskedLine> LinesOf(IReadOnlyList<Paper> papers, CheckAnswers c) =>
    [
        .. ReceiptRules.PapersCount(c.Ours, c.NeedsDecision) ? LinesOf(papers) : [],
        new("Ours", "是否属于本局职权", "the bureau's business", c.Ours is not null), new("NeedsDecision", "是否需要作出决定", "whether an authority decides", c.NeedsDecision is not null),
        new("RightForm", "格式是否正确", "the format", c.RightForm is not null), new("Slips", "有无计算、书写错误", "slips of arithmetic or writing", c.Slips is not null), new("Unclear", "规定是否明确", "whether the rules are clear", c.Unclear is not null),
    ];

    public static IReadOnlyList<AskedLine> LinesOf(IReadOnlyList<Paper> papers) => [.. papers.Select((p, i) => new AskedLine($"Papers[{i}]", p.Name, p.Name, p.State is not null))];

    /// <summary>What was ticked without saying what is wrong with it, refused (ON-3).</summary>
    public static Refusal? Unsaid(IReadOnlyList<Paper> papers) => ReceiptRules.FlawUnsaid([.. papers.Select(p => new TickedPaper(p.Name, p.State, p.Note))]);

    /// <summary>Why these answers cannot stand, or null.</summary>
    public static Refusal? Wrong(CheckAnswers c, bool assistance, bool asked, IReadOnlyList<PaperRow> papers)
    {
        var check = Of(c, papers);
        if (ReceiptRules.CannotAnswer(check, assistance, asked) is { } no) return no;
        var outcome = ReceiptRules.OutcomeOf(check);
        if (c.Expected is { } seen && seen != outcome) return ReceiptRules.OtherOutcome(outcome);
        if (outcome is ReceiptOutcome.Incomplete && ReceiptRules.FormatUnsaid(c.RightForm is true, !ReceiptRules.IsRightForm(papers.Select(p => p.State)), c.Note) is { } format) return format;
        return ReceiptRules.WordsMissing(outcome, c.Reason, c.GoTo, c.Question, c.Corrected);
    }

    public static ReceiptCheck Of(CheckAnswers c, IReadOnlyList<PaperRow> papers) =>
        new(c.Ours is true, c.NeedsDecision is true, ReceiptRules.IsComplete(papers.Select(p => p.State)), c.RightForm is true && ReceiptRules.IsRightForm(papers.Select(p => p.State)), c.Slips ?? Slips.None, c.Unclear is true);

    /// <summary>Writes the answers down and does what the outcome demands.</summary>
    /// <param name="on">The day from which that counts which is put right on the spot; a file that was complete counts from the day it was (DL-4).</param>
    public async Task<Outcome<ApplicationSettled>> Settle(Db db, ApplicationRow a, CheckAnswers c, IReadOnlyList<PaperRow> papers, DateOnly on)
    {
        var matter = office.Matters[a.MatterTypeId];
        if (Wrong(c, matter.Assistance == 1, a.IsAnswered, papers) is { } wrong) return wrong;
        var check = Of(c, papers);
        var outcome = ReceiptRules.OutcomeOf(check);
        var leader = outcome is ReceiptOutcome.Unclear ? await Deciders.Find(db, office, a.SectionId, a.HandlerId, Level.Leader) : null;
        if (outcome is ReceiptOutcome.Unclear && leader is null) return DecisionRules.NobodyDecides;
        var questionTask = leader is null ? a.QuestionTask : db.NewId();
        var recorded = await db.Changed(Record, new
        {
            a.Id, a.Version, State = nameof(ApplicationState.Checked), Outcome = outcome.ToString(), Ours = No(check.Ours), NeedsDecision = No(check.NeedsDecision), Complete = No(check.Complete), RightForm = No(check.RightForm),
            Slips = check.Slips.ToString(), Corrected = c.Corrected.Trim(), Me = db.Who.PersonId, db.Now, Question = leader is null ? a.Question : c.Question.Trim(), QuestionTask = questionTask, Asks = leader is null ? 0 : 1,
        });
        if (!recorded) return DeskRefusals.Changed();
        await Timeline.Write(db, null, a.EnquiryId, "Checked", $"核对：{ReceiptWords.Zh(outcome)}", $"checked: {ReceiptWords.En(outcome)}", "", Applications.ActsFor(db, office, a));
        var now = a with { State = ApplicationState.Checked, Outcome = outcome, Version = a.Version + 1, QuestionTask = questionTask };
        return outcome switch
        {
            ReceiptOutcome.Unclear => await Asking.Leader(db, office, now, leader!, c.Question.Trim()),
            ReceiptOutcome.NotOurs or ReceiptOutcome.NoDecision => await new Refusing(office, issuing).File(db, now, c),
            ReceiptOutcome.Incomplete => await new Noticing(office, issuing).Ask(db, now, [.. Papers.Wanting(papers), .. Lines(c)], c.Note, c.WhyLate, c.How),
            ReceiptOutcome.Corrected => await new Accepting(office, issuing).Accept(db, now, on, c.How),
            _ => await new Accepting(office, issuing).Accept(db, now, ReceiptRules.CompleteOn(a.ReceivedOn, papers.Where(p => p.State is PaperState.HandedIn).Select(p => p.CameOn).OfType<DateOnly>()), c.How),
        };
    }

    /// <summary>What else has to be put right, one a line.</summary>
    private static IEnumerable<Wanted> Lines(CheckAnswers c) =>
        c.Note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => new Wanted(l))
            .Concat(c.Slips is Slips.Left && c.Note.Trim().Length == 0 ? [new Wanted(SlipsLeft)] : []);

    private static int No(bool yes) => yes ? 1 : 0;
}
