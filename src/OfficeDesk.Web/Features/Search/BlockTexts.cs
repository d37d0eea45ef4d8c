using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>A matter as it goes into a block: its text, and the marks of the sections and people it belongs to.</summary>
internal sealed record BlockText(long Id, string Plain, IReadOnlySet<long> Marks);

/// <summary>Reads the matters that come after the last block.</summary>
internal static class BlockTexts
{
    private const string Contacts = """
        SELECT e.id, e.citizen_name, e.organisation, e.ask, e.matter_type_id, e.section_id, e.first_contact_id AS person_id, e.responsible_id AS other_id
        FROM enquiries e WHERE e.id > @After AND e.id < @Before ORDER BY e.id LIMIT @Most
        """;

    private const string TasksOf = """
        SELECT t.enquiry_id AS id, t.section_id, t.answering_id AS person_id, t.answering_id AS other_id FROM tasks t JOIN enquiries e ON e.id = t.enquiry_id WHERE e.id > @After AND e.id <= @Last
        """;

    private const string TransfersOf = """
        SELECT f.enquiry_id AS id, f.section_id, f.from_id AS person_id, f.to_id AS other_id FROM transfers f JOIN enquiries e ON e.id = f.enquiry_id WHERE e.id > @After AND e.id <= @Last
        """;

    private const string OtherTasks = """
        SELECT t.id, t.assigned_by_text AS organisation, t.title AS ask, t.matter_type_id, t.section_id, t.answering_id AS person_id, COALESCE(t.assigned_by, t.made_by) AS other_id
        FROM tasks t WHERE t.enquiry_id IS NULL AND t.id > @After AND t.id < @Before ORDER BY t.id LIMIT @Most
        """;

    public static async Task<IReadOnlyList<BlockText>> Read(Db db, OfficePage office, Initials initials, MatterKind kind, long after, long before, int most)
    {
        var rows = await db.Query<Row>(kind is MatterKind.Contact ? Contacts : OtherTasks, new { After = after, Before = before, Most = most });
        if (rows.Count == 0) return [];
        var belong = rows.AsEnumerable();
        if (kind is MatterKind.Contact)
            foreach (var sql in new[] { TasksOf, TransfersOf }) belong = belong.Concat(await db.Query<Row>(sql, new { After = after, Last = rows[^1].Id }));
        var marks = belong.ToLookup(r => r.Id);
        return [.. rows.Select(r => new BlockText(r.Id, FoundRows.PlainOf(office, initials, r.CitizenName, r.Organisation, r.Ask, r.MatterTypeId),
            marks[r.Id].SelectMany(b => new[] { Packed.Section(b.SectionId), Packed.Person(b.PersonId), Packed.Person(b.OtherId) }).ToHashSet()))];
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string CitizenName { get; init; } = "";
        public string Organisation { get; init; } = "";
        public string Ask { get; init; } = "";
        public long? MatterTypeId { get; init; }
        public long SectionId { get; init; }
        public long PersonId { get; init; }
        public long OtherId { get; init; }
    }
}
