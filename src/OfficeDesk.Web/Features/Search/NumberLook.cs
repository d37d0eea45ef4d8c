using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>What is found by its number, each through its own sight: missing and forbidden look alike.</summary>
internal static class NumberLook
{
    private const int LongestNumber = 24;

    private const string Applications = $"""
        SELECT a.number, a.matter_type_id, a.handler_id, a.received_on FROM applications a WHERE a.number >= @From AND a.number < @To AND {Sights.Application} ORDER BY a.number LIMIT @Most
        """;

    private const string Documents = $"""
        SELECT d.id, d.kind, d.number, d.title, d.issued_on, d.section_id FROM documents d WHERE d.number >= @From AND d.number < @To AND {DocumentRow.InSight} ORDER BY d.number LIMIT @Most
        """;

    private const string Complaints = $"""
        SELECT c.id, c.number, c.registered_on FROM complaints c WHERE c.number >= @From AND c.number < @To AND {Sights.Case} ORDER BY c.number LIMIT @Most
        """;

    /// <summary>Where a whole number leads; empty when nothing in sight has it.</summary>
    public static async Task<string> Exactly(Db db, string text)
    {
        var number = HalfWidth.Of(text).ToUpperInvariant();
        if (text.Length > LongestNumber || !number.Any(char.IsAsciiDigit)) return "";
        if (await Tasks.Find(db, number) is { } task) return $"/t/{task.Number}";
        return await FirstContacts.Find(db, number) is { } enquiry ? $"/e/{enquiry.Number}" : "";
    }

    /// <summary>Applications, documents and, for whoever may see them, complaints whose number begins like this.</summary>
    public static async Task<IReadOnlyList<FoundLine>> Papers(Db db, OfficePage office, string text, int most)
    {
        var number = SearchRules.DocumentNumber(HalfWidth.Of(text));
        var args = DocumentRow.Sight(db, new
        {
            From = number, To = number + "\uFFFD", Most = most, SightDay = db.Today, Officer = db.Who.Is(Roles.Discipline) ? 1 : 0, Director = db.Who.Is(Roles.Director) ? 1 : 0,
        });
        var lines = new List<FoundLine>();
        foreach (var a in await db.Query<ApplicationHead>(Applications, args))
        {
            var matter = office.Matters.GetValueOrDefault(a.MatterTypeId);
            lines.Add(new FoundLine(FoundKind.Application, "/applications/" + a.Number, a.Number, matter?.Name ?? "—", matter?.NameEn ?? "—", $"{office.NameOf(a.HandlerId)} · {a.ReceivedOn:yyyy-MM-dd}"));
        }
        foreach (var d in await db.Query<DocumentHead>(Documents, args))
            lines.Add(new FoundLine(FoundKind.Document, $"/documents/{d.Id}", d.Number, d.Title, DocumentKinds.NameOf(d.Kind, english: true), $"{office.SectionName(d.SectionId, db.Who.English)} · {d.IssuedOn:yyyy-MM-dd}"));
        foreach (var c in await db.Query<CaseHead>(Complaints, args))
            lines.Add(new FoundLine(FoundKind.Complaint, $"/complaints/{c.Id}", c.Number, "投诉举报", "Complaint", $"{c.RegisteredOn:yyyy-MM-dd}"));
        return lines;
    }

    private sealed record ApplicationHead
    {
        public string Number { get; init; } = "";
        public long MatterTypeId { get; init; }
        public long HandlerId { get; init; }
        public DateOnly ReceivedOn { get; init; }
    }

    private sealed record DocumentHead
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public DateOnly IssuedOn { get; init; }
        public long SectionId { get; init; }
    }

    private sealed record CaseHead
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public DateOnly RegisteredOn { get; init; }
    }
}
