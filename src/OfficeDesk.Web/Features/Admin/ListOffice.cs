using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Sections, people and posts as they stand: the roster that hangs in every office.</summary>
[Access(Everybody = Reach.All)]
public sealed record ListOffice : IQuery<OfficeRoster>;

public sealed record OfficeRoster(IReadOnlyList<Section> Sections, IReadOnlyList<RosterPerson> People, IReadOnlyList<Post> Posts, IReadOnlyList<Neighbour> Neighbours);

/// <summary>A section that is told when nobody is left in another (AB-6).</summary>
public sealed record Neighbour
{
    public long SectionId { get; init; }
    public long NeighbourId { get; init; }
}

/// <summary>A colleague as everybody in the office may see them.</summary>
public sealed record RosterPerson(long Id, string Name, long SectionId, string JobTitle, string Phone, bool Active);

public sealed class ListOfficeHandler(OfficeBook book) : IHandle<ListOffice, OfficeRoster>
{
    private const string Beside = "SELECT section_id, neighbour_id FROM section_neighbours ORDER BY section_id, neighbour_id";

    public async Task<Outcome<OfficeRoster>> Handle(ListOffice m, Db db)
    {
        var office = await book.Open(db.Ct);
        return new OfficeRoster(
            [.. office.Sections.Values.OrderBy(s => s.Sort).ThenBy(s => s.Id)],
            [.. office.People.Values.OrderBy(p => p.Id).Select(p => new RosterPerson(p.Id, p.Name, p.SectionId, p.JobTitle, p.Phone, p.Active == 1))],
            [.. office.Posts.Values.OrderBy(p => p.Id)],
            await db.Query<Neighbour>(Beside));
    }
}
