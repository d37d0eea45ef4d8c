using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>The discipline office, the leader in charge of it, and the director, as they are today.</summary>
/// <param name="Discipline">Members of the discipline office.</param>
/// <param name="Directors">Who holds the director's seat.</param>
/// <param name="SectionId">The section the discipline office is.</param>
public sealed record Officers(IReadOnlySet<long> Discipline, IReadOnlySet<long> Directors, long SectionId)
{
    private const string Holders = """
        SELECT DISTINCT g.role, a.person_id, p.section_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role IN ('Director', 'Discipline') ORDER BY a.person_id
        """;

    public static async Task<Officers> Today(Db db, OfficePage office)
    {
        var rows = await db.Query<(string Role, long PersonId, long SectionId)>(Holders);
        var officers = rows.Where(r => r.Role == nameof(Roles.Discipline)).ToList();
        var section = officers.Count > 0 ? officers.GroupBy(o => o.SectionId).OrderByDescending(g => g.Count()).First().Key : office.Sections.Keys.Order().First();
        return new Officers(officers.Select(o => o.PersonId).ToHashSet(), rows.Where(r => r.Role == nameof(Roles.Director)).Select(r => r.PersonId).ToHashSet(), section);
    }

    /// <summary>Whether what concerns this person is kept from the discipline office: one of its own, or the chief of its section.</summary>
    public bool IsOffice(long person) => Discipline.Contains(person);

    /// <summary>Whether the discipline office itself is meant, as a section.</summary>
    public bool IsOfficeSection(long? section) => Discipline.Count > 0 && section == SectionId;

    /// <summary>Who decides a measure about somebody: the leader in charge of discipline, or the next level up in their own matter (BR-3, GN-1, GN-2).</summary>
    public Task<Decision?> Decider(Db db, OfficePage office, long subject) => Deciders.Find(db, office, SectionId, subject, Level.Leader);

    /// <summary>Who hears an appeal: the director, or the deputy where the director is concerned or took part (BR-3).</summary>
    public async Task<Decision?> Hears(Db db, OfficePage office, long subject, Func<long, bool> tookPart)
    {
        var chain = await Deciders.ChainOf(db, office, SectionId);
        var director = chain.Seats.First(s => s.Level == Level.Director).Person;
        var excluded = director is { } d && tookPart(d) ? d : subject;
        return DecisionRules.Decider(chain, excluded, Level.Director) is { } found && found.Person != subject ? found : null;
    }
}
