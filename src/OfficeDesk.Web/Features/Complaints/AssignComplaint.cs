using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>A complaint gets the officer who handles it; conflicts of interest are checked (CP-2, CP-3).</summary>
/// <param name="Version">The version of the case that was looked at.</param>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record AssignComplaint(long Id, [property: Personal] long HandlerId, int Version) : ICommand<ComplaintAssigned>;

public sealed record ComplaintAssigned(long Id, string Handler, int Version);

public sealed class AssignComplaintHandler(OfficeBook book, SealedBox box, CaseLetters letters) : IHandle<AssignComplaint, ComplaintAssigned>
{
    private const string Assign = """
        UPDATE complaints SET state = CASE state WHEN 'Registered' THEN 'Assigned' ELSE state END, handler_id = @HandlerId, assigned_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND (state IN ('Registered', 'Assigned', 'Found', 'Replied') OR (state = 'PassedOn' AND replied_on IS NULL))
        """;

    // what went into the case goes with it: each of them gets a reply, from whoever handles it now and from nobody else
    private const string WithIt = "UPDATE complaints SET handler_id = @HandlerId WHERE merged_into = @Id";

    public async Task<Outcome<ComplaintAssigned>> Handle(AssignComplaint m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CaseRow.Find(db, m.Id) is not { } c || !office.People.ContainsKey(m.HandlerId)) return DeskRefusals.NotFound();
        if (ComplaintRules.CannotAssign(c.State, c.Replied) is { } cannot) return cannot;
        var officers = await Officers.Today(db, office);
        if (await Hands.CannotHandle(db, officers, c.Id, m.HandlerId, ComplaintRules.HandledAs(c.Level, c.State)) is { } conflict) return conflict;
        if (!await db.Changed(Assign, new { m.HandlerId, db.Now, m.Id, m.Version })) return DeskRefusals.Changed();
        await db.Execute(WithIt, new { m.HandlerId, m.Id });
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"交由 {office.NameOf(m.HandlerId)} 承办");
        var about = await Hands.SubjectsOf(db, c.Id);
        foreach (var person in (await Hands.Reached(db, c.Id, [m.HandlerId], about.Contains, await Hands.StandingIn(db))).Where(p => p != db.Who.PersonId))
            await letters.Queue(db, office, c.Id, person, $"case:{db.NewId()}");
        db.About("complaint", c.Id, db.Who.ActsFor(Roles.Director));
        return new ComplaintAssigned(c.Id, office.NameOf(m.HandlerId), m.Version + 1);
    }
}
