using System.Globalization;
using System.Text.RegularExpressions;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>What stands in the form of a check, as it was typed; it comes back unchanged after a refusal.</summary>
public sealed partial record CheckTyped
{
    public IReadOnlyList<Paper> Papers { get; init; } = [];
    public bool? Ours { get; init; }
    public bool? NeedsDecision { get; init; }
    public bool? RightForm { get; init; }
    public Slips? Slips { get; init; }
    public bool? Unclear { get; init; }
    public string Reason { get; init; } = "";
    public string Basis { get; init; } = "";
    public string GoTo { get; init; } = "";
    public string Question { get; init; } = "";
    public string Corrected { get; init; } = "";
    public string Note { get; init; } = "";
    public string WhyLate { get; init; } = "";
    public ReceiptOutcome? Expected { get; init; }

    /// <summary>How many answers are still open.</summary>
    public int Open => Checking.LinesOf(Papers, ToAnswers()).Count(l => !l.Answered);

    /// <summary>What the answers come to now; empty until each is given.</summary>
    public ReceiptOutcome? Outcome => Open > 0 ? null : ReceiptRules.OutcomeOf(new ReceiptCheck(Ours is true, NeedsDecision is true, ReceiptRules.IsComplete(States), RightForm is true && ReceiptRules.IsRightForm(States), Slips ?? Rules.Slips.None, Unclear is true));

    private IEnumerable<PaperState> States => Papers.Select(p => p.State ?? PaperState.Missing);

    /// <summary>What is wanting, as the notice would name it.</summary>
    public IReadOnlyList<Wanted> Wanting =>
    [
        .. Papers.Where(p => p.State is PaperState.Missing or PaperState.WrongForm).Select(p => p.State is PaperState.WrongForm ? new Wanted(ReceiptRules.Flawed(p.Name, p.Note), Paper: p.Name) : new Wanted(p.Name)),
        .. Note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Wanted(line)),
    ];

    /// <summary>Before anybody looked: nothing is answered but what the rule answers itself, that assistance always needs a decision (ON-2).</summary>
    public static CheckTyped Fresh(MatterPreset matter) => new()
    {
        NeedsDecision = matter.Assistance ? true : null, GoTo = matter.SendTo, Basis = matter.Basis, Papers = [.. matter.Materials.Select(m => new Paper(m.Name, null))],
    };

    /// <summary>An application that is checked again: what somebody answered before stands, the rest is open; of a refusal that was overruled nothing stands (ON-5).</summary>
    public static CheckTyped Of(ApplicationShown a)
    {
        var check = a.Check is { } last && a.Refusals.Any(r => r.Review is ReviewState.Overruled && r.FiledAt >= last.At) ? null : a.Check;
        return Fresh(a.Matter) with
        {
            Papers = [.. a.Papers.Select(p => new Paper(p.Name, check is not null || p.CameOn is not null ? p.State : null, p.Note))],
            Ours = check?.Ours, NeedsDecision = a.Matter.Assistance ? true : check?.NeedsDecision, RightForm = check?.RightForm is true ? true : null, Slips = check?.Slips is Rules.Slips.None ? Rules.Slips.None : null,
            Unclear = a.Question?.At is null ? null : false,
        };
    }

    /// <summary>What was asked for comes: what was there already stands, what was asked for is open.</summary>
    public static CheckTyped Brought(ApplicationShown a) => a.Awaited.Count > 0 ? new() { Papers = [.. a.Awaited.Select(name => new Paper(name, null))] } : new() { Papers = [.. a.Papers.Select(p => new Paper(p.Name, p.State is PaperState.Missing or PaperState.WrongForm ? null : p.State))] };

    /// <summary>Whatever is still open answered as it usually is: handed in and in order, what is needed now and then not needed, the matter as the catalogue has it.</summary>
    public CheckTyped AllGood(MatterPreset matter) => this with
    {
        Papers = [.. Papers.Select(p => p with { State = p.State ?? Usual(matter, p.Name) })], Ours = Ours ?? matter.Ours, NeedsDecision = NeedsDecision ?? matter.NeedsDecision, RightForm = RightForm ?? true, Slips = Slips ?? Rules.Slips.None,
        Unclear = Unclear ?? false,
    };

    /// <summary>How a paper usually stands: those that are only needed in some cases are not.</summary>
    public static PaperState Usual(MatterPreset matter, string paper) => matter.Materials.FirstOrDefault(m => m.Name == paper)?.When.Length > 0 ? PaperState.NotNeeded : PaperState.HandedIn;

    /// <summary>The field of the form that a refusal means.</summary>
    public static string FieldOf(string field) => PaperField().Match(field) is { Success: true } m ? (m.Groups["what"].Value == "Note" ? "note" : "state") + m.Groups["n"].Value : field.Split('.')[^1];

    /// <summary>Takes the fields out of a form.</summary>
    public static CheckTyped Of(IFormCollection form)
    {
        string One(string name) => form[name].ToString().Trim();
        var names = form["paper"];
        return new CheckTyped
        {
            Papers = [.. names.Select((n, i) => new Paper(n ?? "", Chosen<PaperState>(One(string.Create(CultureInfo.InvariantCulture, $"state{i}"))), One(string.Create(CultureInfo.InvariantCulture, $"note{i}"))))],
            Ours = YesNo(One("Ours")), NeedsDecision = YesNo(One("NeedsDecision")), RightForm = YesNo(One("RightForm")), Slips = Chosen<Slips>(One("Slips")), Unclear = YesNo(One("Unclear")),
            Reason = One("Reason"), Basis = One("Basis"), GoTo = One("GoTo"), Question = One("Question"), Corrected = One("Corrected"), Note = One("Note").ReplaceLineEndings("\n"), WhyLate = One("WhyLate"),
            Expected = Enum.TryParse<ReceiptOutcome>(One("Expected"), out var seen) ? seen : null,
        };
    }

    public CheckAnswers ToAnswers() => new(Ours, NeedsDecision, RightForm, Slips, Unclear, Expected, Reason, Basis, GoTo, Question, Corrected, Note, WhyLate);

    /// <summary>A yes, a no, or nothing yet.</summary>
    public static bool? YesNo(string? text) => text switch { "true" => true, "false" => false, _ => null };

    private static T? Chosen<T>(string text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;

    [GeneratedRegex("^Papers\\[(?<n>[0-9]+)\\](\\.(?<what>[A-Za-z]+))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PaperField();
}

/// <summary>The check with what stands beside it, for the partials.</summary>
/// <param name="Named">What earlier notices named (ON-6).</param>
public sealed record CheckPart(MatterPreset Matter, CheckTyped Typed, IReadOnlyList<string> Named, bool HasNotice, DateOnly TellBy, DateOnly? DueOn, bool Asked, bool Provisional = false)
{
    /// <summary>What is wanting and an earlier notice did not name.</summary>
    public IReadOnlyList<string> Again => HasNotice ? ReceiptRules.CouldHaveBeenNamed(Typed.Wanting, [new NoticeGiven(DateOnly.MinValue, Named)]) : [];
}
