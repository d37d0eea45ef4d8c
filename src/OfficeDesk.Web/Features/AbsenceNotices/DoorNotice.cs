using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>What hangs on the door while a person, or a whole section, is away: no more than everybody may read (AB-6, AB-9).</summary>
/// <param name="Id">The absence, or the time in which the section is empty.</param>
/// <param name="OfSection">The section's notice.</param>
[Access(Everybody = Reach.All)]
public sealed record DoorNotice(long Id, bool OfSection = false) : IQuery<DoorNoticeShown>;

/// <param name="Name">The person or the section.</param>
/// <param name="Post">The person's posts, or the section.</param>
/// <param name="Word">公出, 会议, 学习 or 请假.</param>
/// <param name="Covers">Who is there instead.</param>
/// <param name="Phone">Where somebody answers.</param>
/// <param name="Instead">Sections to go to meanwhile.</param>
public sealed record DoorNoticeShown(string Bureau, string Name, string Post, string Word, DateTimeOffset FromAt, DateTimeOffset ToAt, IReadOnlyList<string> Covers, string Place, string Phone, IReadOnlyList<string> Instead);

public sealed class DoorNoticeHandler(OfficeBook book) : IHandle<DoorNotice, DoorNoticeShown>
{
    private const string Absence = "SELECT * FROM absences WHERE id = @Id AND state IN ('Approved', 'Started', 'Extended', 'Returned')";

    private const string Empty = "SELECT id, section_id, from_at, to_at, on_duty FROM section_empty WHERE id = @Id AND state <> 'Void'";

    private const string CoversOf = "SELECT DISTINCT cover_id FROM covers WHERE absence_id = @Id AND state IN ('Filed', 'HandedOver', 'Running') ORDER BY cover_id";

    private const string Neighbours = "SELECT neighbour_id FROM section_neighbours WHERE section_id = @SectionId ORDER BY neighbour_id";

    public async Task<Outcome<DoorNoticeShown>> Handle(DoorNotice m, Db db)
    {
        var office = await book.Open(db.Ct);
        return m.OfSection ? await OfSection(db, office, m.Id) : await OfPerson(db, office, m.Id);
    }

    private static async Task<Outcome<DoorNoticeShown>> OfPerson(Db db, OfficePage office, long id)
    {
        if (await db.Find<AbsenceRow>(Absence, new { Id = id }) is not { } a) return DeskRefusals.NotFound();
        var posts = Covers.PostsOf(office, a.PersonId);
        var covers = (await db.Query<long>(CoversOf, new { Id = id })).Where(office.People.ContainsKey).ToList();
        var section = office.Sections[a.SectionId];
        var place = covers.Count == 1 && office.People[covers[0]].Place.Length > 0 ? office.People[covers[0]].Place : section.Place;
        return new DoorNoticeShown(office.Settings.Text(Settings.BureauName), office.NameOf(a.PersonId), posts.Count > 0 ? string.Join("、", posts.Select(p => p.Name)) : section.Name, AbsenceRules.DoorWord(a.Kind),
            a.FromAt, a.ReturnedAt ?? a.ToAt, [.. covers.Select(c => office.NameOf(c))], place, section.Phone, []);
    }

    private static async Task<Outcome<DoorNoticeShown>> OfSection(Db db, OfficePage office, long id)
    {
        if (await db.Find<EmptyRow>(Empty, new { Id = id }) is not { } e || !office.Sections.TryGetValue(e.SectionId, out var section)) return DeskRefusals.NotFound();
        var away = await Absences.In(db, e.FromAt, e.ToAt, EmptySections.MembersOf(office, e.SectionId));
        var words = away.Select(a => AbsenceRules.DoorWord(a.Kind)).Distinct().ToList();
        var instead = (await db.Query<long>(Neighbours, new { e.SectionId })).Where(office.Sections.ContainsKey).Select(n => office.Sections[n]).Select(n => n.Place.Length > 0 ? $"{n.Name}（{n.Place}）" : n.Name);
        // somebody may have left a phone under which they are reached; the section's own rings in an empty room
        return new DoorNoticeShown(office.Settings.Text(Settings.BureauName), section.Name, section.Name, e.OnDuty == 1 && words.Count == 1 ? words[0] : e.OnDuty == 1 ? "公出" : "请假",
            e.FromAt, e.ToAt, [], section.Place, await PhoneOf(db, away) ?? section.Phone, [.. instead]);
    }

    private const string Phones = "SELECT phone FROM absences WHERE id IN @Ids AND phone <> '' ORDER BY to_at LIMIT 1";

    private static async Task<string?> PhoneOf(Db db, IReadOnlyList<AwaySpan> away) => away.Count == 0 ? null : await db.Find<string>(Phones, new { Ids = away.Where(a => AbsenceRules.OnDuty(a.Kind)).Select(a => a.AbsenceId).DefaultIfEmpty(0) });
}
