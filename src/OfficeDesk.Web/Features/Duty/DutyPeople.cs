using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Duty;

/// <summary>Who can be put on the roster, and who can lead a duty.</summary>
[Access(GeneralOffice = Reach.All)]
public sealed record DutyPeople : IQuery<DutyChoices>;

public sealed record DutyChoices(IReadOnlyList<DutyChoice> People, IReadOnlyList<DutyChoice> Leaders);

/// <param name="AwayUntil">When whoever is away now is expected back.</param>
public sealed record DutyChoice(long Id, string Name, string Section, string Phone, DateTimeOffset? AwayUntil = null);

public sealed class DutyPeopleHandler(OfficeBook book) : IHandle<DutyPeople, DutyChoices>
{
    private const string Leading = """
        SELECT DISTINCT a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        WHERE g.role IN ('Chief', 'Leader', 'Director')
        """;

    public async Task<Outcome<DutyChoices>> Handle(DutyPeople m, Db db)
    {
        var office = await book.Open(db.Ct);
        var leading = (await db.Query<long>(Leading)).ToHashSet();
        var away = await Absences.AwayUntil(db);
        var people = office.People.Values.Where(p => p.Active == 1).OrderBy(p => p.SectionId).ThenBy(p => p.Id)
            .Select(p => new DutyChoice(p.Id, p.Name, office.SectionName(p.SectionId, db.Who.English), p.Phone, away.TryGetValue(p.Id, out var back) ? back : null)).ToList();
        return new DutyChoices(people, [.. people.Where(p => leading.Contains(p.Id))]);
    }
}
