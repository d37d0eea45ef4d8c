using System.Collections.Frozen;

namespace OfficeDesk.Rules;

/// <summary>A rule of the office, restated in one sentence for help and refusals.</summary>
/// <param name="Id">Such as DL-7.</param>
/// <param name="Zh">The rule in Chinese.</param>
/// <param name="En">The rule in English.</param>
public sealed record RuleText(string Id, string Zh, string En)
{
    private const string Resource = "OfficeDesk.Rules.rulebook.tsv";

    /// <summary>Every restated rule, in the order of the book.</summary>
    public static IReadOnlyList<RuleText> All { get; } = Load();

    private static readonly FrozenDictionary<string, RuleText> Book = All.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>The rule with this id; <c>null</c> when the book has none.</summary>
    public static RuleText? Find(string id) => Book.GetValueOrDefault(id);

    // The book is compiled into the assembly: reading it touches no disk and cannot fail once the tests have passed.
    private static RuleText[] Load()
    {
        using var stream = typeof(RuleText).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('\t'))
            .Select(cells => new RuleText(cells[0], cells[1], cells[2]))];
    }
}
