using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>What a filter of tasks can be set to: the sections, people and matters the asker sees.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.All)]
public sealed record TaskChoices : IQuery<Choices>;

/// <summary>The people to whom the asker can assign a task: those who would see it.</summary>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record AssignChoices : IQuery<People>;

public sealed record Choices(IReadOnlyList<Choice> Sections, IReadOnlyList<Choice> People, IReadOnlyList<Choice> Matters);

public sealed record People(IReadOnlyList<Choice> All, DateOnly Today);

/// <param name="Group">The section of a person; else empty.</param>
public sealed record Choice(long Id, string Name, string Group = "");

public sealed class TaskChoicesHandler(OfficeBook book) : IHandle<TaskChoices, Choices>, IHandle<AssignChoices, People>
{
    public async Task<Outcome<Choices>> Handle(TaskChoices m, Db db)
    {
        var office = await book.Open(db.Ct);
        var sections = office.Sections.Values.Where(s => db.Sight.Sees(s.Id)).OrderBy(s => s.Sort).ThenBy(s => s.Id).Select(s => new Choice(s.Id, office.SectionName(s.Id, db.Who.English))).ToList();
        var matters = office.Matters.Values.Where(t => t.PostId is not null).OrderBy(t => t.Id).Select(t => new Choice(t.Id, db.Who.English && t.NameEn.Length > 0 ? t.NameEn : t.Name)).ToList();
        return new Choices(sections, Of(office, db, p => db.Sight.Sees(p.SectionId) || p.Id == db.Who.PersonId), matters);
    }

    public async Task<Outcome<People>> Handle(AssignChoices m, Db db)
    {
        var workers = await Workers.All(db);
        return new People(Of(await book.Open(db.Ct), db, p => db.Sight.Sees(p.SectionId) && workers.Contains(p.Id)), db.Today);
    }

    private static List<Choice> Of(OfficePage office, Db db, Func<Person, bool> seen) =>
        [.. office.People.Values.Where(p => p.Active == 1 && seen(p))
            .OrderBy(p => office.Sections.TryGetValue(p.SectionId, out var s) ? s.Sort : 0).ThenBy(p => p.Id).Select(p => new Choice(p.Id, p.Name, office.SectionName(p.SectionId, db.Who.English)))];
}
