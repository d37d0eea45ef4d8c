using System.Collections.Frozen;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AuditTrail;

/// <summary>What a name of the program is called in the office.</summary>
/// <param name="Name">As the chain keeps it.</param>
/// <param name="Of">For a member that holds ids: of whom or what the office knows the name (person, section, post, matter).</param>
public sealed record AuditWord(string Name, string Zh, string En, string Of = "");

/// <summary>
/// The words for what stands in the audit by its program name. The chain keeps those names, so that what was exported years ago still
/// verifies; people read and look for the words. A name of an earlier version has none and is shown as it is.
/// </summary>
public static class AuditWords
{
    /// <summary>Every message that leaves a row.</summary>
    public static IReadOnlyList<AuditWord> Acts { get; } = Load("acts");

    /// <summary>Every kind of thing a row is about.</summary>
    public static IReadOnlyList<AuditWord> Kinds { get; } = Load("kinds");

    /// <summary>Every member of a message that is kept with the row.</summary>
    public static IReadOnlyList<AuditWord> Fields { get; } = Load("fields");

    /// <summary>What such a member may be chosen to be, as Kind.Sick.</summary>
    public static IReadOnlyList<AuditWord> Choices { get; } = Load("choices");

    private static readonly FrozenDictionary<string, AuditWord> ChoiceByName = ByName(Choices);
    private static readonly FrozenDictionary<string, AuditWord> ActByName = ByName(Acts);
    private static readonly FrozenDictionary<string, AuditWord> KindByName = ByName(Kinds);
    private static readonly FrozenDictionary<string, AuditWord> FieldByName = Fields.ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    public static string Act(this Words t, string message) => Said(t, ActByName.GetValueOrDefault(message), message);

    public static string Kind(this Words t, string subject) => Said(t, KindByName.GetValueOrDefault(subject), subject);

    public static string Field(this Words t, string member) => Said(t, Field(member), member);

    /// <summary>One of its choices by its words; any other text as it is.</summary>
    public static string Choice(this Words t, string member, string text) => Said(t, Field(member) is { } field ? ChoiceByName.GetValueOrDefault($"{field.Name}.{text}") : null, text);

    /// <summary>How the asker came.</summary>
    public static string Came(this Words t, string via) => via switch
    {
        "web" => t["网页", "web"],
        "api" => t["程序接口", "API"],
        "clock" => t["定时", "clock"],
        "console" => t["命令行", "console"],
        _ => via,
    };

    /// <summary>Members of nested records are written in small letters at first: they have the same words.</summary>
    internal static AuditWord? Field(string member) => FieldByName.GetValueOrDefault(member);

    /// <summary>
    /// The names of the messages that somebody means: the one that is called just so in either language or in the program, else all
    /// that hold the text. What nothing is called may be a message of an earlier version and is looked for as it was typed.
    /// </summary>
    public static IReadOnlyList<string> Meant(string text)
    {
        var typed = text.Trim();
        var just = Names(word => word.Equals(typed, StringComparison.OrdinalIgnoreCase));
        if (just.Count > 0) return just;
        var holding = Names(word => word.Contains(typed, StringComparison.OrdinalIgnoreCase));
        return holding.Count > 0 ? holding : [typed];
    }

    private static List<string> Names(Func<string, bool> fits) => [.. Acts.Where(a => fits(a.Name) || fits(a.Zh) || fits(a.En)).Select(a => a.Name)];

    private static string Said(Words t, AuditWord? word, string name) => word is null ? name : t[word.Zh, word.En];

    private static FrozenDictionary<string, AuditWord> ByName(IEnumerable<AuditWord> words) => words.ToFrozenDictionary(w => w.Name, StringComparer.Ordinal);

    // compiled into the assembly: reading it touches no disk and cannot fail once the tests have passed
    private static AuditWord[] Load(string table)
    {
        using var stream = typeof(AuditWords).Assembly.GetManifestResourceStream($"audit.{table}.tsv") ?? throw new InvalidOperationException($"audit.{table}.tsv is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('\t'))
            .Select(cells => new AuditWord(cells[0], cells[1], cells[2], cells.Length > 3 ? cells[3] : ""))];
    }
}
