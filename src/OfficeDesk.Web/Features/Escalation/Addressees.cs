using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>
/// Who is meant by "the chief", "the leader" … of a section today; who has a deputy today is written to together with the
/// deputy, and who is away together with whoever covers.
/// </summary>
/// <remarks>ES-1, ES-5, GN-2. One reading a run.</remarks>
internal sealed class Addressees
{
    private const string HoldersOf = """
        SELECT DISTINCT g.role, a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role IN ('Director', 'Discipline') ORDER BY a.person_id
        """;

    private readonly OfficePage _office;
    private readonly ILookup<string, long> _holders;
    private readonly ILookup<(string Role, long Principal), DeputyRow> _deputies;
    private readonly ILookup<long, long> _covers;

    private Addressees(OfficePage office, IEnumerable<HolderRow> holders, IEnumerable<DeputyRow> deputies, IEnumerable<CoverRow> covers)
    {
        _office = office;
        _covers = covers.ToLookup(c => c.PersonId, c => c.CoverId);
        _holders = holders.ToLookup(h => h.Role, h => h.PersonId, StringComparer.Ordinal);
        _deputies = deputies.ToLookup(d => (d.Role, d.PrincipalId));
    }

    public static async Task<Addressees> Today(Db db, OfficePage office) =>
        new(office, await db.Query<HolderRow>(HoldersOf), await db.Query<DeputyRow>(Deciders.DeputiesToday, new { db.Today }), await Covers.Running(db));

    /// <summary>Everybody a rung writes to about a task, each once.</summary>
    public IEnumerable<long> Of(Rung rung, DueTask task) => rung.Recipients.SelectMany(r => Of(r, task.SectionId, task.AnsweringId)).Distinct();

    /// <summary>Somebody, and whoever covers them now (ES-5).</summary>
    public IEnumerable<long> WithCovers(long person) => _covers[person].Prepend(person);

    /// <summary>Who is meant by one kind of recipient, with whoever covers them; where a seat is empty, the next above it.</summary>
    public IEnumerable<long> Of(Recipient recipient, long sectionId, long answeringId = 0) => Seated(recipient, sectionId, answeringId).SelectMany(WithCovers).Distinct();

    private IEnumerable<long> Seated(Recipient recipient, long sectionId, long answeringId)
    {
        var section = _office.Sections.GetValueOrDefault(sectionId);
        return recipient switch
        {
            Recipient.Answering => Works(answeringId) ? [answeringId] : Seated(Recipient.Chief, sectionId, 0),
            Recipient.Chief => section?.ChiefId is { } chief && Works(chief) ? WithDeputies(Roles.Chief, chief, sectionId) : Seated(Recipient.Leader, sectionId, 0),
            Recipient.Leader => section?.LeaderId is { } leader && Works(leader) ? WithDeputies(Roles.Leader, leader, sectionId) : Seated(Recipient.Director, sectionId, 0),
            Recipient.Director => _holders[nameof(Roles.Director)].SelectMany(d => WithDeputies(Roles.Director, d, 0)),
            _ => _holders[nameof(Roles.Discipline)].SelectMany(d => WithDeputies(Roles.Discipline, d, 0)),
        };
    }

    /// <summary>Somebody in a seat, and the deputy named for it today.</summary>
    public IEnumerable<long> WithDeputies(Roles seat, long person, long sectionId) =>
        _deputies[(seat.ToString(), person)].Where(d => d.SectionId == 0 || sectionId == 0 || d.SectionId == sectionId).Select(d => d.DeputyId).Prepend(person);

    private bool Works(long person) => _office.People.TryGetValue(person, out var p) && p.Active == 1;

    private sealed record HolderRow
    {
        public string Role { get; init; } = "";
        public long PersonId { get; init; }
    }

    private sealed record DeputyRow
    {
        public string Role { get; init; } = "";
        public long SectionId { get; init; }
        public long PrincipalId { get; init; }
        public long DeputyId { get; init; }
    }
}
