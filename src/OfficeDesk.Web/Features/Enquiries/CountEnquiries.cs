using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>How many enquiries wait: the asker's own first contacts, and all in sight.</summary>
/// <remarks>FC-6: every matter gets an answer.</remarks>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record CountEnquiries : IQuery<EnquiriesCounted>;

/// <param name="MineOpen">First contacts of the asker without an answer.</param>
/// <param name="Unanswered">All in sight without an answer.</param>
/// <param name="Overdue">Those of them whose task is past its day.</param>
public sealed record EnquiriesCounted(int MineOpen, int Unanswered, int Overdue);

public sealed class CountEnquiriesHandler : IHandle<CountEnquiries, EnquiriesCounted>
{
    private const string Count = $"""
        SELECT COALESCE(SUM(CASE WHEN e.first_contact_id = @Me THEN 1 ELSE 0 END), 0) AS mine_open, COUNT(*) AS unanswered,
               COALESCE(SUM(CASE WHEN k.due_on < @SightDay THEN 1 ELSE 0 END), 0) AS overdue
        FROM enquiries e LEFT JOIN tasks k ON k.id = e.task_id AND k.state = 'Open' WHERE e.state = 'Open' AND {FirstContacts.InSight}
        """;

    private static readonly string CountFew = string.Concat(Count, ContactsInReach.Theirs);

    public async Task<Outcome<EnquiriesCounted>> Handle(CountEnquiries m, Db db)
    {
        var args = db.InSight(new { SightDay = db.Today });
        var few = !db.Sight.All && await ContactsInReach.AreFew(db, ofSection: false, args);
        var n = await db.One<Counts>(few ? CountFew : Count, args);
        return new EnquiriesCounted((int)n.MineOpen, (int)n.Unanswered, (int)n.Overdue);
    }

    private sealed record Counts
    {
        public long MineOpen { get; init; }
        public long Unanswered { get; init; }
        public long Overdue { get; init; }
    }
}
