namespace OfficeDesk.Rules;

/// <summary>What of a paper is handed in.</summary>
/// <remarks>ON-1: each material says whether the original or a copy is needed.</remarks>
public enum PaperForm { Original, Copy, Both }

/// <summary>A paper that a matter needs.</summary>
/// <param name="Name">What it is called; one of its kind in a matter.</param>
/// <param name="Copies">How many.</param>
/// <param name="Form">Original, copy or both.</param>
/// <param name="UseForm">The form to fill in; empty = none.</param>
/// <param name="When">When it is needed; empty = always.</param>
/// <param name="From">Where to get it; empty = people have it.</param>
/// <remarks>ON-1: name, copies, original or copy, form to use, when needed, where to get it.</remarks>
public sealed record RequiredMaterial(string Name, int Copies = 1, PaperForm Form = PaperForm.Copy, string UseForm = "", string When = "", string From = "");

/// <summary>A step of the procedure: what happens, who does it, how long it takes.</summary>
/// <remarks>ON-1: each matter lists its procedure.</remarks>
public sealed record ProcedureStep(string What, string By = "", string Takes = "");

/// <summary>A criterion or standard, and the day from which it holds.</summary>
/// <remarks>ON-1: criteria and standards with valid-from dates.</remarks>
public sealed record MatterStandard(string Name, string Value, DateOnly ValidFrom);

/// <summary>One matter as the catalogue knows it.</summary>
/// <remarks>ON-1: materials, procedure, standards, fee, legal basis. DL-2: promised limits are set here.</remarks>
public sealed record MatterEntry
{
    /// <summary>Letters and digits; never changes.</summary>
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string NameEn { get; init; } = "";

    /// <summary>The code of the post that does it; empty = not the bureau's business.</summary>
    public string Post { get; init; } = "";

    /// <summary>The promised limit in <see cref="Unit"/>.</summary>
    public int Days { get; init; }
    public LimitUnit Unit { get; init; }

    /// <summary>The limit for a household that lives away from its registered address; empty = the same.</summary>
    public int? AwayDays { get; init; }

    public bool Assistance { get; init; }

    /// <summary>Paid at once, in calendar days (DL-13).</summary>
    public Emergency Emergency { get; init; }

    /// <summary>Whether an authority has to decide at all (ON-2).</summary>
    public bool NeedsDecision { get; init; }
    public string Fee { get; init; } = "";
    public string Basis { get; init; } = "";

    /// <summary>Where people are sent with it when it is not the bureau's.</summary>
    public string SendTo { get; init; } = "";
    public bool Active { get; init; } = true;
    public IReadOnlyList<RequiredMaterial> Materials { get; init; } = [];
    public IReadOnlyList<ProcedureStep> Steps { get; init; } = [];
    public IReadOnlyList<MatterStandard> Standards { get; init; } = [];
}

/// <summary>Something wrong in a line of a file.</summary>
/// <param name="Line">From 1, the heading included.</param>
/// <remarks>ON-1: a catalogue that comes as a file is taken whole or not at all.</remarks>
public sealed record LineError(int Line, string Zh, string En);
