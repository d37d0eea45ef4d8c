using System.Globalization;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>What stands in the form of a check, as it was typed; it comes back unchanged after a refusal.</summary>
public sealed record CheckTyped
{
    public IReadOnlyList<Paper> Papers { get; init; } = [];
    public bool Ours { get; init; }
    public bool NeedsDecision { get; init; }
    public bool RightForm { get; init; } = true;
    public Slips Slips { get; init; }
    public bool Unclear { get; init; }
    public string Reason { get; init; } = "";
    public string Basis { get; init; } = "";
    public string GoTo { get; init; } = "";
    public string Question { get; init; } = "";
    public string Corrected { get; init; } = "";
    public string Note { get; init; } = "";
    public string WhyLate { get; init; } = "";
    public ReceiptOutcome? Expected { get; init; }

    /// <summary>What the answers come to now.</summary>
    public ReceiptOutcome Outcome => ReceiptRules.OutcomeOf(new ReceiptCheck(Ours, NeedsDecision, IsComplete, IsRightForm, Slips, Unclear));

    public bool IsComplete => ReceiptRules.IsComplete(Papers.Select(p => p.State));

    public bool IsRightForm => RightForm && ReceiptRules.IsRightForm(Papers.Select(p => p.State));

    /// <summary>What is wanting, as the notice would name it.</summary>
    public IReadOnlyList<string> Wanting =>
    [
        .. Papers.Where(p => p.State is PaperState.Missing or PaperState.WrongForm).Select(p => p.State is PaperState.WrongForm && p.Note.Length > 0 ? $"{p.Name}（{p.Note}）" : p.Name),
        .. Note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    /// <summary>Before anybody looked: everything always needed is there, the rest is not needed, the presets of the matter hold (ON-2).</summary>
    public static CheckTyped Preset(MatterPreset matter) => new()
    {
        Ours = matter.Ours, NeedsDecision = matter.NeedsDecision, GoTo = matter.SendTo, Basis = matter.Basis,
        Papers = [.. matter.Materials.Select(m => new Paper(m.Name, m.When.Length == 0 ? PaperState.HandedIn : PaperState.NotNeeded))],
    };

    /// <summary>An application that is checked again: its papers as they stand.</summary>
    public static CheckTyped Of(ApplicationShown a) => Preset(a.Matter) with
    {
        Papers = [.. a.Papers.Select(p => new Paper(p.Name, p.State, p.Note))], Ours = a.Check?.Ours ?? a.Matter.Ours, NeedsDecision = a.Check?.NeedsDecision ?? a.Matter.NeedsDecision,
    };

    /// <summary>Takes the fields out of a form.</summary>
    public static CheckTyped Of(IFormCollection form)
    {
        string One(string name) => form[name].ToString().Trim();
        var names = form["paper"];
        return new CheckTyped
        {
            Papers = [.. names.Select((n, i) => new Paper(n ?? "", Parse<PaperState>(One(string.Create(CultureInfo.InvariantCulture, $"state{i}"))), One(string.Create(CultureInfo.InvariantCulture, $"note{i}"))))],
            Ours = One("Ours") == "true", NeedsDecision = One("NeedsDecision") == "true", RightForm = One("RightForm") == "true", Slips = Parse<Slips>(One("Slips")), Unclear = One("Unclear") == "true",
            Reason = One("Reason"), Basis = One("Basis"), GoTo = One("GoTo"), Question = One("Question"), Corrected = One("Corrected"), Note = One("Note").ReplaceLineEndings("\n"), WhyLate = One("WhyLate"),
            Expected = Enum.TryParse<ReceiptOutcome>(One("Expected"), out var seen) ? seen : null,
        };
    }

    public CheckAnswers ToAnswers() => new(Ours, NeedsDecision, RightForm, Slips, Unclear, Expected, Reason, Basis, GoTo, Question, Corrected, Note, WhyLate);

    private static T Parse<T>(string text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) ? value : default;
}

/// <summary>The check with what stands beside it, for the partials.</summary>
/// <param name="Named">What earlier notices named (ON-6).</param>
public sealed record CheckPart(MatterPreset Matter, CheckTyped Typed, IReadOnlyList<string> Named, bool HasNotice, DateOnly TellBy, DateOnly? DueOn, bool Asked)
{
    /// <summary>What is wanting and an earlier notice did not name.</summary>
    public IReadOnlyList<string> Again => HasNotice ? ReceiptRules.CouldHaveBeenNamed([.. Typed.Wanting.Select(w => new Wanted(w))], [new NoticeGiven(DateOnly.MinValue, Named)]) : [];
}
