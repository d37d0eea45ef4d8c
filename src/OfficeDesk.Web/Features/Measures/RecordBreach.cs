using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>A discipline officer writes down a fact that no list of the system shows: somebody away without a notice, a rude word, a survey fault (BR-1, AB-10).</summary>
/// <param name="On">The day of the fact.</param>
/// <param name="What">What happened, in words the person concerned will read; nothing about who told it.</param>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record RecordBreach(
    long PersonId, BreachKind Kind, DateOnly On, [Text(1000, Required = true, Zh = "违规事实", En = "the facts"), Personal] string What) : ICommand<BreachRecorded>;

public sealed record BreachRecorded(long Id);

public sealed class RecordBreachHandler(OfficeBook book) : IHandle<RecordBreach, BreachRecorded>
{
    public async Task<Outcome<BreachRecorded>> Handle(RecordBreach m, Db db)
    {
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        if (!office.People.TryGetValue(m.PersonId, out var person)) return DeskRefusals.NotFound();
        if (BreachRules.MayNotHandle(db.Who.PersonId, person.Id, officers.IsOffice(person.Id), db.Who.Is(Roles.Discipline), db.Who.Is(Roles.Director)) is { } foreign) return foreign;
        if (BreachRules.DayWrong(m.On, db.Today) is { } wrong) return wrong;
        var id = await Breaches.Propose(db, m.Kind, $"recorded:{db.NewId()}", null, person.Id, person.SectionId, m.On, m.What.Trim(), officers.IsOffice(person.Id) ? 2 : 0);
        db.About("breach", id!.Value);
        return new BreachRecorded(id.Value);
    }
}
