using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Sections, people and posts as they stand: the roster that hangs in every office.</summary>
[Access(Everybody = Reach.All)]
public sealed record ListOffice : IQuery<OfficeRoster>;

public sealed record OfficeRoster(IReadOnlyList<Section> Sections, IReadOnlyList<RosterPerson> People, IReadOnlyList<Post> Posts);

/// <summary>A colleague as everybody in the office may see them.</summary>
public sealed record RosterPerson(long Id, string Name, long SectionId, string JobTitle, string Phone, bool Active);

public sealed class ListOfficeHandler(OfficeBook book) : IHandle<ListOffice, OfficeRoster>
{
    public async Task<Outcome<OfficeRoster>> Handle(ListOffice m, Db db)
    {
        var office = await book.Open(db.Ct);
        return new OfficeRoster(
            [.. office.Sections.Values.OrderBy(s => s.Sort).ThenBy(s => s.Id)],
            [.. office.People.Values.OrderBy(p => p.Id).Select(p => new RosterPerson(p.Id, p.Name, p.SectionId, p.JobTitle, p.Phone, p.Active == 1))],
            [.. office.Posts.Values.OrderBy(p => p.Id)]);
    }
}
