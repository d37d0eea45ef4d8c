using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>Whoever handles a case is reminded two working days before its reply is due and when it is overdue; one that nobody was given, or whose handler cannot act any more, is told to those who could take it (CP-3); so is who has to tell a complainant that it was passed on. Whoever has a deputy today is told together with them (GN-2).</summary>
/// <remarks>Its deadline never goes through the list of tasks or the ladder of reminders, which sections and chiefs can see (CP-2).</remarks>
[Access(Clock = Reach.All)]
public sealed record RemindCases : ICommand<CasesReminded>;

public sealed record CasesReminded(int Letters) : IReport
{
    public Told Tell() => new($"督查提醒 {Letters} 封", $"{Letters} reminders of the discipline office", Letters == 0);
}

public sealed class RemindCasesHandler(OfficeBook book, CaseLetters letters) : IHandle<RemindCases, CasesReminded>
{
    // one that went into another waits for its own reply once that one was found, passed on or replied to
    private const string Waiting = """
        SELECT id, level, state, handler_id, due_on, registered_on, merged_into FROM complaints
        WHERE (state IN ('Registered', 'Assigned', 'Found') AND (due_on <= @Horizon OR handler_id IS NULL)) OR (state = 'PassedOn' AND replied_on IS NULL)
        UNION ALL SELECT c.id, c.level, c.state, c.handler_id, c.due_on, c.registered_on, c.merged_into FROM complaints c JOIN complaints x ON x.id = c.merged_into
        WHERE c.state = 'Merged' AND c.replied_on IS NULL AND c.due_on <= @Horizon AND x.state IN ('Found', 'Replied', 'PassedOn')
        ORDER BY due_on, id LIMIT 500
        """;

    private const string Subjects = "SELECT complaint_id, person_id FROM complaint_subjects WHERE person_id <> 0 AND complaint_id IN @Ids";

    public async Task<Outcome<CasesReminded>> Handle(RemindCases m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (!office.Calendar.IsWorking(db.Today)) return new CasesReminded(0);
        var cases = await db.Query<CaseRow>(Waiting, new { Horizon = office.Calendar.Add(db.Today, 2) });
        if (cases.Count == 0) return new CasesReminded(0);
        var officers = await Officers.Today(db, office);
        var about = (await db.Query<(long Id, long Person)>(Subjects, new { Ids = cases.Select(c => c.Id) })).ToHashSet();
        var deputies = await Hands.StandingIn(db);
        var may = officers.Discipline.Concat(officers.Directors).Concat(deputies.SelectMany(d => d)).ToHashSet();
        var sent = 0;
        foreach (var c in cases)
        {
            // a new case has its first day to be given to somebody
            if (c.HandlerId is null && office.Calendar.Between(c.RegisteredOn, db.Today) < 1) continue;
            IEnumerable<long> told = c.HandlerId is { } handler && may.Contains(handler) ? [handler] : c.Level is ComplaintLevel.Director ? officers.Directors : officers.Discipline;
            foreach (var person in await Hands.Reached(db, c.MergedInto ?? c.Id, told, p => about.Contains((c.Id, p)), deputies))
            {
                await letters.Queue(db, office, c.Id, person, $"case:{c.Id}:{(db.Today > c.DueOn ? "late" : c.State is ComplaintState.PassedOn ? "tell" : c.HandlerId is null ? "open" : "soon")}");
                sent++;
            }
        }
        db.About("cases", sent);
        return new CasesReminded(sent);
    }
}
