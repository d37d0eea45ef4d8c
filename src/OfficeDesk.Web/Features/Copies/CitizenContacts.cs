using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Copies;

/// <summary>What belongs to a citizen, always through the sight of the asker: a first contact leads to the others of the same citizen.</summary>
internal static class CitizenContacts
{
    private const string Same = $"SELECT e.* FROM enquiries e WHERE (e.id = @Id OR e.known_by = @KnownBy) AND {FirstContacts.InSight} ORDER BY e.id";
    private const string TasksOf = "SELECT id FROM tasks WHERE enquiry_id = @Id ORDER BY id";

    /// <summary>The first contacts of the citizen; empty when the number is not in sight.</summary>
    public static async Task<IReadOnlyList<EnquiryRow>> Of(Db db, string number) =>
        await FirstContacts.Find(db, number) is { } e ? await db.Query<EnquiryRow>(Same, db.InSight(new { e.Id, e.KnownBy, SightDay = db.Today })) : [];

    /// <summary>Their attached files, with those of their tasks.</summary>
    public static async Task<IReadOnlyList<(string Number, FileLine File)>> Files(Db db, Attachments files, IReadOnlyList<EnquiryRow> contacts)
    {
        var all = new List<(string, FileLine)>();
        foreach (var e in contacts)
        {
            all.AddRange((await files.Of(db, FileCase.Enquiry, e.Id)).Select(f => (e.Number, f)));
            foreach (var task in await db.Query<long>(TasksOf, new { e.Id })) all.AddRange((await files.Of(db, FileCase.Task, task)).Select(f => (e.Number, f)));
        }
        return all;
    }

    /// <summary>The documents that were issued about them and that the asker may see.</summary>
    public static async Task<IReadOnlyList<DocumentRow>> Documents(Db db, IReadOnlyList<EnquiryRow> contacts)
    {
        var all = new Dictionary<long, DocumentRow>();
        foreach (var e in contacts)
        {
            foreach (var d in await DocumentOffice.Of(db, enquiryId: e.Id)) all.TryAdd(d.Id, d);
            foreach (var task in await db.Query<long>(TasksOf, new { e.Id }))
                foreach (var d in await DocumentOffice.Of(db, taskId: task)) all.TryAdd(d.Id, d);
        }
        return [.. all.Values.Where(d => d.Circle is not Circle.Case).OrderBy(d => d.Id)];
    }
}
