using System.Text.Json;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AuditTrail;

/// <summary>
/// Names and numbers for the ids of a page of the audit: one look a kind, however many rows. Who a complaint, a breach, a measure or a
/// result is about is not said: the auditor sees that something was done, not to whom (CP-2, AP-4).
/// </summary>
internal sealed class AuditNames
{
    private static readonly Dictionary<string, string> Looks = new(StringComparer.Ordinal)
    {
        ["account"] = "SELECT a.id, p.name, a.sign_in AS more FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.id IN @Ids",
        ["refused"] = "SELECT a.id, p.name, a.sign_in AS more FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.id IN @Ids",
        ["task"] = "SELECT id, number AS name FROM tasks WHERE id IN @Ids",
        ["enquiry"] = "SELECT id, number AS name FROM enquiries WHERE id IN @Ids",
        ["transfer"] = "SELECT t.id, e.number AS name FROM transfers t JOIN enquiries e ON e.id = t.enquiry_id WHERE t.id IN @Ids",
        ["application"] = "SELECT id, number AS name FROM applications WHERE id IN @Ids",
        ["refusal"] = "SELECT id, number AS name FROM refusals WHERE id IN @Ids",
        ["extension"] = "SELECT id, number AS name FROM extensions WHERE id IN @Ids",
        ["absence"] = "SELECT id, number AS name FROM absences WHERE id IN @Ids",
        ["cover"] = "SELECT c.id, a.number AS name FROM covers c JOIN absences a ON a.id = c.absence_id WHERE c.id IN @Ids",
        ["document"] = "SELECT id, number AS name FROM documents WHERE id IN @Ids",
        ["complaint"] = "SELECT id, number AS name FROM complaints WHERE id IN @Ids",
        ["inspection"] = "SELECT id, number AS name FROM inspections WHERE id IN @Ids",
        ["duty"] = "SELECT id, day AS name FROM duty_roster WHERE id IN @Ids",
        ["training"] = "SELECT id, topic AS name FROM trainings WHERE id IN @Ids",
        ["token"] = "SELECT id, name FROM tokens WHERE id IN @Ids",
    };

    private readonly Dictionary<(string Kind, long Id), Named> _known = [];
    private readonly OfficePage _office;
    private readonly bool _english;

    private AuditNames(OfficePage office, bool english) => (_office, _english) = (office, english);

    public static async Task<AuditNames> Of(Db db, OfficePage office, IReadOnlyList<AuditRow> rows)
    {
        var names = new AuditNames(office, db.Who.English);
        foreach (var kind in rows.Where(r => r.SubjectId > 0 && Looks.ContainsKey(r.Subject)).GroupBy(r => r.Subject, StringComparer.Ordinal))
        {
            foreach (var row in await db.Query<Named>(Looks[kind.Key], new { Ids = kind.Select(r => r.SubjectId).Distinct().ToList() }))
                names._known[(kind.Key, row.Id)] = row;
        }
        return names;
    }

    /// <summary>What a row is about, by its name or number; empty when nothing is known by one.</summary>
    public string About(AuditRow r) => r.Subject switch
    {
        "person" or "section" or "post" => Known(r.Subject, r.SubjectId),
        _ when _known.TryGetValue((r.Subject, r.SubjectId), out var found) => found.More.Length > 0 ? $"{found.Name} · {found.More}" : found.Name ?? "",
        _ => "",
    };

    /// <summary>Who came in: before that nobody is signed in, and the row itself names no person.</summary>
    public string CameIn(AuditRow r) => r is { Message: "SignIn", Subject: "account" } ? _known.GetValueOrDefault((r.Subject, r.SubjectId))?.Name ?? "" : "";

    /// <summary>The members of a row's message that hold ids, with the names of what they mean.</summary>
    public IReadOnlyDictionary<string, string> Meant(AuditRow r)
    {
        var meant = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, value) in AuditBody.Members(r.Body))
        {
            if (AuditWords.Field(member)?.Of is not { Length: > 0 } of) continue;
            var ids = value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : new List<JsonElement> { value };
            var names = ids.Select(i => i.ValueKind is JsonValueKind.Number && i.TryGetInt64(out var id) ? Known(of, id) : "").ToList();
            if (names.Count > 0 && names.TrueForAll(n => n.Length > 0)) meant[member] = string.Join(", ", names);
        }
        return meant;
    }

    private string Known(string of, long id) => of switch
    {
        "person" when _office.People.TryGetValue(id, out var p) => p.Name,
        "section" when _office.Sections.ContainsKey(id) => _office.SectionName(id, _english),
        "post" when _office.Posts.TryGetValue(id, out var p) => InEnglish(p.NameEn) ?? p.Name,
        "matter" when _office.Matters.TryGetValue(id, out var m) => InEnglish(m.NameEn) ?? m.Name,
        _ => "",
    };

    private string? InEnglish(string name) => _english && name.Length > 0 ? name : null;

    private sealed record Named
    {
        public long Id { get; init; }

        /// <summary>A draft of an absence has no number yet.</summary>
        public string? Name { get; init; }
        public string More { get; init; } = "";
    }
}
