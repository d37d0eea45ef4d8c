using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>A complaint gets the officer who handles it; conflicts of interest are checked (CP-2, CP-3).</summary>
/// <param name="Version">The version of the case that was looked at.</param>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record AssignComplaint(long Id, [property: Personal] long HandlerId, int Version) : ICommand<ComplaintAssigned>;

public sealed record ComplaintAssigned(long Id, string Handler, int Version);

public sealed class AssignComplaintHandler(OfficeBook book, SealedBox box, LetterTemplates templates, OfficeAddress address) : IHandle<AssignComplaint, ComplaintAssigned>
{
    private const string Assign = """
        UPDATE complaints SET state = CASE state WHEN 'Registered' THEN 'Assigned' ELSE state END, handler_id = @HandlerId, assigned_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Registered', 'Assigned', 'Found', 'Replied')
        """;

    // what went into the case goes with it: each of them gets a reply, from whoever handles it now and from nobody else
    private const string WithIt = "UPDATE complaints SET handler_id = @HandlerId WHERE merged_into = @Id";

    private const string Subjects = "SELECT COUNT(*) FROM complaint_subjects WHERE complaint_id = @Id AND person_id = @HandlerId";

    private const string Took = """
        SELECT COUNT(*) FROM complaint_links l LEFT JOIN enquiries e ON l.kind = 'Enquiry' AND e.number = l.number LEFT JOIN tasks t ON l.kind = 'Task' AND t.number = l.number
          LEFT JOIN documents d ON l.kind = 'Document' AND d.number = l.number LEFT JOIN absences a ON l.kind = 'Absence' AND a.number = l.number
        WHERE l.complaint_id IN (SELECT c.id FROM complaints c WHERE c.id = @Id OR c.merged_into = @Id) AND (e.first_contact_id = @HandlerId OR t.answering_id = @HandlerId OR d.issued_by = @HandlerId OR a.person_id = @HandlerId
              OR EXISTS (SELECT 1 FROM responsibilities r WHERE r.task_id = t.id AND r.person_id = @HandlerId))
        """;

    public async Task<Outcome<ComplaintAssigned>> Handle(AssignComplaint m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CaseRow.Find(db, m.Id) is not { } c || !office.People.ContainsKey(m.HandlerId)) return DeskRefusals.NotFound();
        if (ComplaintRules.CannotAssign(c.State) is { } cannot) return cannot;
        var officers = await Officers.Today(db, office);
        var (subject, took) = (await db.One<long>(Subjects, m) > 0, await db.One<long>(Took, m) > 0);
        var director = officers.Directors.Contains(m.HandlerId) || (m.HandlerId == db.Who.PersonId && db.Who.Is(Roles.Director));
        if (ComplaintRules.CannotHandle(c.Level, officers.IsOffice(m.HandlerId), director, subject, took) is { } conflict) return conflict;
        if (!await db.Changed(Assign, new { m.HandlerId, db.Now, m.Id, m.Version })) return DeskRefusals.Changed();
        await db.Execute(WithIt, new { m.HandlerId, m.Id });
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"交由 {office.NameOf(m.HandlerId)} 承办");
        var note = new CaseLetter($"{address.Url}/complaints/{c.Id}");
        // whoever it is about learns nothing from a mail, and neither does who looks after the mail server
        if (m.HandlerId != db.Who.PersonId) await Outbox.Queue(db, office, new Letter($"case:{db.NewId()}", m.HandlerId, "督查台有新事项", templates.Text("case", note), templates.Html("case", note)));
        db.About("complaint", c.Id, db.Who.ActsFor(Roles.Director));
        return new ComplaintAssigned(c.Id, office.NameOf(m.HandlerId), m.Version + 1);
    }
}

/// <summary>A letter to whoever handles a case says nothing but where to look.</summary>
public sealed record CaseLetter(string Link);
