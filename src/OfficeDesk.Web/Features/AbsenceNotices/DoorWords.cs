using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Finds what the notice on a door says, and makes the numbered document of it.</summary>
internal static class DoorWords
{
    private const string Absence = "SELECT * FROM absences WHERE id = @Id AND state IN ('Approved', 'Started', 'Extended')";

    private const string Empty = "SELECT id, section_id, from_at, to_at, on_duty FROM section_empty WHERE id = @Id AND state = 'Coming'";

    private const string CoversOf = "SELECT DISTINCT cover_id FROM covers WHERE absence_id = @Id AND vacant = 0 AND state IN ('Filed', 'HandedOver', 'Running') ORDER BY cover_id";

    private const string Neighbours = "SELECT neighbour_id FROM section_neighbours WHERE section_id = @SectionId ORDER BY neighbour_id";

    private const string Phones = "SELECT phone FROM absences WHERE id IN @Ids AND phone <> '' ORDER BY to_at LIMIT 1";

    /// <summary>Null when nobody is away under this id, now or soon.</summary>
    public static async Task<DoorNoticeShown?> OfPerson(Db db, OfficePage office, long id)
    {
        if (await db.Find<AbsenceRow>(Absence, new { Id = id }) is not { } a) return null;
        var posts = Covers.PostsOf(office, a.PersonId);
        var covers = (await db.Query<long>(CoversOf, new { Id = id })).Where(office.People.ContainsKey).ToList();
        var section = office.Sections[a.SectionId];
        // where a cover sits: their own place, else their section's; several in different places have none in common
        var places = covers.Select(c => office.People[c]).Select(p => p.Place.Length > 0 ? p.Place : office.Sections[p.SectionId].Place).Distinct().ToList();
        var place = places.Count == 0 ? section.Place : places is [var one] ? one : "";
        return new DoorNoticeShown(office.Settings.Text(Settings.BureauName), "", office.NameOf(a.PersonId), posts.Count > 0 ? string.Join("、", posts.Select(p => p.Name)) : section.Name,
            AbsenceRules.DoorWord(a.Kind), a.FromAt, a.ToAt, [.. covers.Select(c => office.NameOf(c))], place, section.Phone, [], "");
    }

    /// <summary>Null when no section is empty under this id.</summary>
    public static async Task<DoorNoticeShown?> OfSection(Db db, OfficePage office, long id)
    {
        if (await db.Find<EmptyRow>(Empty, new { Id = id }) is not { } e || !office.Sections.TryGetValue(e.SectionId, out var section)) return null;
        var away = await Absences.In(db, e.FromAt, e.ToAt, EmptySections.MembersOf(office, e.SectionId));
        var word = AbsenceRules.SectionDoorWord([.. away.Select(a => a.Kind)]);
        var instead = (await db.Query<long>(Neighbours, new { e.SectionId })).Where(office.Sections.ContainsKey).Select(n => office.Sections[n]).Select(n => n.Place.Length > 0 ? $"{n.Name}（{n.Place}）" : n.Name);
        // the section's own phone rings in an empty room: whoever left a number is reached under it
        var reached = away.Where(a => AbsenceRules.OnDuty(a.Kind)).Select(a => a.AbsenceId).ToList();
        var phone = reached.Count == 0 ? null : await db.Find<string>(Phones, new { Ids = reached });
        return new DoorNoticeShown(office.Settings.Text(Settings.BureauName), "", section.Name, section.Name, word, e.FromAt, e.ToAt, [], section.Place, phone ?? section.Phone, [.. instead], "");
    }

    /// <summary>The fields of the document.</summary>
    public static DocumentFields FieldsOf(DoorNoticeShown n, bool ofSection) => ofSection
        ? new SectionNotice { Section = n.Name, Word = n.Word.Replace("全员", "", StringComparison.Ordinal), From = AbsenceLetters.When(n.FromAt), Until = Until(n), Phone = n.Phone, Neighbours = string.Join("、", n.Instead) }
        : new AbsenceNotice
        {
            Name = n.Name, Post = n.Post, Word = n.Word, From = AbsenceLetters.When(n.FromAt), Until = Until(n), Cover = string.Join("、", n.Covers), Place = n.Covers.Count > 0 ? n.Place : "", Phone = n.Phone,
        };

    // the day is said once
    private static string Until(DoorNoticeShown n) => OfficeClock.Day(n.FromAt) == OfficeClock.Day(n.ToAt) ? OfficeClock.Wall(n.ToAt).ToString("HH:mm", CultureInfo.InvariantCulture) : AbsenceLetters.When(n.ToAt);

    /// <summary>What the document belongs to: another time on the same door is another notice.</summary>
    public static DocumentAbout AboutOf(DoorNoticeShown n, long id, bool ofSection, long sectionId = 0, long? personId = null) =>
        new(PersonId: personId, Subject: ofSection ? "section-empty" : "absence", SubjectId: id, SectionId: sectionId, Once: $"{id}:{n.FromAt:yyyyMMddHHmm}:{n.ToAt:yyyyMMddHHmm}", Addressee: n.Name);

    /// <summary>The number of the document; empty when there is none yet.</summary>
    public static async Task<string> NumberOf(Db db, DoorNoticeShown n, long id, bool ofSection) =>
        (await DocumentOffice.Standing(db, DocumentKinds.Of(FieldsOf(n, ofSection)), AboutOf(n, id, ofSection)))?.Number ?? "";
}
