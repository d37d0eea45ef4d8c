using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>What becomes of a line in a table of people.</summary>
public enum PersonFate
{
    New,
    Changed,
    Same,
}

/// <summary>A line of a table of people with what it does to the office.</summary>
/// <param name="Row">The person as they would be.</param>
internal sealed record PersonPlan(PersonLine Line, Person Row, PersonFate Fate, IReadOnlyList<CellChange> Cells, bool OpensAccount);

/// <summary>Holds a table of people against the office as it stands; the preview and the import do the same.</summary>
internal static class PeoplePlan
{
    private const string Accounts = "SELECT person_id, sign_in FROM accounts";

    public static async Task<(IReadOnlyList<PersonPlan> Plan, IReadOnlyList<LineError> Errors)> Of(Office.OfficePage office, Db db, string csv)
    {
        var signIns = (await db.Query<Known>(Accounts)).ToLookup(a => a.PersonId, a => a.SignIn);
        var sections = Codes(office);
        var there = office.People.Values.OrderBy(p => p.Id).ToList();
        var known = there.ConvertAll(p => new KnownPerson(p.Name, office.Sections.GetValueOrDefault(p.SectionId)?.Code ?? "", p.Active == 1, [.. signIns[p.Id]], p.JobTitle, p.Phone, p.Email, p.Place));
        var (people, errors) = PeopleFile.Parse(csv, new PeopleAlready(sections, known, db.Who.Is(Roles.SystemAdmin)));
        return ([.. people.Select(p => Plan(office, p, p.Is is { } at ? there[at] : null, signIns))], errors);
    }

    /// <summary>The codes of the sections in use, reached by their codes and by their names.</summary>
    private static Dictionary<string, string> Codes(Office.OfficePage office)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var s in office.Sections.Values.Where(s => s.Active == 1)) codes[s.Code] = s.Code;
        foreach (var s in office.Sections.Values.Where(s => s.Active == 1)) codes.TryAdd(s.Name, s.Code);
        return codes;
    }

    private static PersonPlan Plan(Office.OfficePage office, PersonLine line, Person? was, ILookup<long, string> signIns)
    {
        var section = office.Sections.Values.First(s => s.Code == line.Section);
        // an empty cell leaves what is there
        static string Or(string value, string? there) => value.Length > 0 ? value : there ?? "";
        var row = (was ?? new Person { Name = line.Name, SectionId = section.Id, Active = 1 }) with
        {
            JobTitle = Or(line.JobTitle, was?.JobTitle), Phone = Or(line.Phone, was?.Phone), Email = Or(line.Email, was?.Email), Place = Or(line.Place, was?.Place),
        };
        (int At, string Was, string Value)[] cells =
            [(2, was?.JobTitle ?? "", row.JobTitle), (3, was?.Phone ?? "", row.Phone), (4, was?.Email ?? "", row.Email), (5, was?.Place ?? "", row.Place)];
        var changes = cells.Where(c => c.Was != c.Value).Select(c => new CellChange(c.At, c.Was, c.Value)).ToList();
        var fate = was is null ? PersonFate.New : changes.Count > 0 ? PersonFate.Changed : PersonFate.Same;
        return new PersonPlan(line, row, fate, changes, line.SignIn.Length > 0 && (was is null || !signIns[was.Id].Contains(line.SignIn)));
    }

    private sealed record Known
    {
        public long PersonId { get; init; }
        public string SignIn { get; init; } = "";
    }
}
