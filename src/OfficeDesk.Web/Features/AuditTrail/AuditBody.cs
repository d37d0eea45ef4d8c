using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AuditTrail;

/// <summary>A line of what was said with an act.</summary>
/// <param name="Hashed">A personal text: only its keyed hash is kept.</param>
public sealed record AuditSaid(string Label, string Text, bool Hashed);

/// <summary>What a row of the chain keeps of its message, to be read by people; the row itself stays as it is.</summary>
public static partial class AuditBody
{
    /// <summary>Longer texts are folded away.</summary>
    private const int Long = 80;

    /// <summary>So many lines are seen at once; a single one more is not worth folding.</summary>
    private const int AtOnce = 3;

    /// <summary>The members of the message, in its order; none when it is not as this program writes it.</summary>
    internal static IReadOnlyList<(string Name, JsonElement Value)> Members(string body)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            return read.RootElement.ValueKind is JsonValueKind.Object ? [.. read.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.Clone()))] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>What is seen at once, and what opens: long texts, and more than a few lines.</summary>
    public static (List<AuditSaid> Open, List<AuditSaid> Folded) Parts(Words t, AuditLine row)
    {
        var lines = Lines(t, row);
        var most = lines.Count <= AtOnce + 1 ? lines.Count : AtOnce;
        List<AuditSaid> open = [], folded = [];
        foreach (var line in lines) (line.Text.Length > Long || open.Count >= most ? folded : open).Add(line);
        return (open, folded);
    }

    /// <summary>Name and value, a line each, in the reader's language; the whole as it stands when it cannot be taken apart.</summary>
    public static IReadOnlyList<AuditSaid> Lines(Words t, AuditLine row)
    {
        var members = Members(row.Body);
        if (members.Count == 0) return row.Body is "" or "{}" ? [] : [new("", row.Body, false)];
        return [.. members.Select(m => Hash().IsMatch(Plain(m.Value))
            ? new AuditSaid(t.Field(m.Name), Plain(m.Value), Hashed: true)
            : new AuditSaid(t.Field(m.Name), row.Meant.GetValueOrDefault(m.Name) ?? Said(t, m.Name, m.Value), Hashed: false))];
    }

    private static string Plain(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString() ?? "" : "";

    private static string Said(Words t, string member, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => t["是", "yes"],
        JsonValueKind.False => t["否", "no"],
        JsonValueKind.Null => "—",
        JsonValueKind.String => t.Choice(member, Instant(Plain(value))),
        JsonValueKind.Array => string.Join(t["；", "; "], value.EnumerateArray().Select(v => Said(t, member, v))),
        JsonValueKind.Object => string.Join(t["，", ", "], value.EnumerateObject().Select(p => $"{t.Field(p.Name)} {Said(t, p.Name, p.Value)}")),
        _ => value.GetRawText(),
    };

    /// <summary>An instant by the office's clock, as everywhere on the screen; any other text as it is.</summary>
    private static string Instant(string text) => Utc().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        ? OfficeClock.Wall(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : text;

    [GeneratedRegex("^#[0-9a-f]{16}$", RegexOptions.None, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Utc();
}
