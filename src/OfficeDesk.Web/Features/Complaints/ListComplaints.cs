using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The register of complaints as far as the asker may know of them, the most urgent first.</summary>
/// <param name="Open">Only those without a reply, oldest due date first; otherwise all, newest first.</param>
/// <param name="Linked">Only those that point at this number.</param>
/// <param name="Month">Only those registered in this month, yyyy-MM.</param>
/// <param name="After">The id of the last one of the page before.</param>
/// <param name="DueFrom">Only those whose reply is due on this day or later; so with <paramref name="DueTo"/>.</param>
/// <param name="States">In any of these states; so with the kinds.</param>
/// <remarks>BR-4, CP-2.</remarks>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record ListComplaints(bool Open = true, ComplaintState? State = null, bool Mine = false, [property: Text(40)] string Linked = "", long After = 0, int Take = 50, [property: Text(7)] string Month = "",
    [property: Items(8)] IReadOnlyList<ComplaintState>? States = null, [property: Items(20)] IReadOnlyList<BreachKind>? Kinds = null, bool OldestFirst = false, DateOnly? DueFrom = null, DateOnly? DueTo = null) : IQuery<ComplaintList>;

/// <param name="Counts">By state, as far as the asker may know.</param>
public sealed record ComplaintList(IReadOnlyList<ComplaintLine> Rows, bool More, IReadOnlyList<ComplaintCount> Counts);

public sealed record ComplaintCount(ComplaintState State, int N);

/// <param name="About">Whom it is about.</param>
/// <param name="DaysLeft">Working days to the reply; null when it was given.</param>
public sealed record ComplaintLine(long Id, string Number, ComplaintChannel Channel, ComplaintState State, ComplaintLevel Level, BreachKind Kind, string About, string Handler, bool Anonymous, DateOnly RegisteredOn, DateOnly DueOn, int? DaysLeft, Light Light);

public sealed class ListComplaintsHandler(OfficeBook book) : IHandle<ListComplaints, ComplaintList>
{
    private const string Filter = $"""
        (@State = '' OR c.state = @State) AND (@Month = '' OR substr(c.registered_on, 1, 7) = @Month) AND (@Mine = 0 OR c.handler_id IN @Hands) AND {CaseRow.InSight}
          AND (@DueFrom = '' OR c.due_on >= @DueFrom) AND (@DueTo = '' OR c.due_on <= @DueTo) AND (@AnyState = 1 OR c.state IN @States) AND (@AnyKind = 1 OR c.kind IN @Kinds)
          AND (@Linked = '' OR EXISTS (SELECT 1 FROM complaint_links l WHERE l.complaint_id = c.id AND l.number = @Linked))
        """;

    private const string Running = $"SELECT c.* FROM complaints c WHERE (c.state IN ('Registered', 'Assigned', 'Found') OR (c.state = 'PassedOn' AND c.replied_on IS NULL)) AND (c.due_on > @AfterDue OR (c.due_on = @AfterDue AND c.id > @After)) AND {Filter} ORDER BY c.due_on, c.id LIMIT @Limit";
    private const string Everything = $"SELECT c.* FROM complaints c WHERE c.id < @After AND {Filter} ORDER BY c.id DESC LIMIT @Limit";
    private const string OldestFirst = $"SELECT c.* FROM complaints c WHERE c.id > @After AND {Filter} ORDER BY c.id LIMIT @Limit";
    private const string DueOf = $"SELECT c.due_on FROM complaints c WHERE c.id = @After AND {CaseRow.InSight}";

    // counted by an index; what is about oneself, and what one handles elsewhere, are few
    private const string Counted = "SELECT c.state, COUNT(*) AS n FROM complaints c WHERE c.level IN @Levels GROUP BY c.state";
    private const string CountedAboutMe = "SELECT c.state, -COUNT(*) AS n FROM complaint_subjects s JOIN complaints c ON c.id = s.complaint_id WHERE s.person_id = @Me AND c.level IN @Levels GROUP BY c.state";
    private const string CountedElsewhere = $"SELECT c.state, COUNT(*) AS n FROM complaints c WHERE c.handler_id = @Me AND c.level NOT IN @Levels AND {CaseRow.InSight} GROUP BY c.state";
    private const string SubjectsOf = "SELECT complaint_id, person_id, section_id FROM complaint_subjects WHERE complaint_id IN @Ids ORDER BY person_id, section_id";

    public async Task<Outcome<ComplaintList>> Handle(ListComplaints m, Db db)
    {
        if (ReportRules.NotAPage(m.Take) is { } why) return why;
        var office = await book.Open(db.Ct);
        var (states, kinds) = (m.States ?? [], m.Kinds ?? []);
        var all = !m.Open || m.OldestFirst || m.State is not null || states.Count > 0 || m.Linked.Length > 0 || m.Month.Length > 0;
        var args = CaseRow.Args(db, new { State = m.State?.ToString() ?? "", Mine = m.Mine ? 1 : 0, Linked = m.Linked.Trim(), DueFrom = Day(m.DueFrom), DueTo = Day(m.DueTo), Month = m.Month.Trim(), After = all && m.After == 0 && !m.OldestFirst ? long.MaxValue : m.After, Limit = m.Take + 1,
            AnyState = states.Count == 0 ? 1 : 0, States = states.Select(s => s.ToString()).DefaultIfEmpty(""), AnyKind = kinds.Count == 0 ? 1 : 0, Kinds = kinds.Select(k => k.ToString()).DefaultIfEmpty("") });
        args.Add("Hands", Seats.CaseHands(db.Who));
        // the running ones go by their due date, and so does the page after this one
        args.Add("AfterDue", all || m.After == 0 ? "" : await db.Find<string>(DueOf, args) ?? "");
        var rows = await db.Query<CaseRow>(!all ? Running : m.OldestFirst ? OldestFirst : Everything, args);
        var about = rows.Count == 0 ? Enumerable.Empty<(long Id, string Name)>().ToLookup(x => x.Id, x => x.Name)
            : (await db.Query<(long Id, long Person, long Section)>(SubjectsOf, new { Ids = rows.Select(r => r.Id) })).ToLookup(s => s.Id, s => s.Person > 0 ? office.NameOf(s.Person) : office.SectionName(s.Section, db.Who.English));
        args.Add("Levels", (string[])[.. db.Who.Is(Roles.Discipline) ? (string[])["Office", "Sealed"] : [], .. db.Who.Is(Roles.Director) ? (string[])["Director"] : ["-"]]);
        var counts = new List<(ComplaintState State, long N)>();
        foreach (var sql in new[] { Counted, CountedAboutMe, CountedElsewhere }) counts.AddRange(await db.Query<(ComplaintState State, long N)>(sql, args));
        return new ComplaintList([.. rows.Take(m.Take).Select(c => Line(db, office, c, string.Join('、', about[c.Id])))], rows.Count > m.Take, [.. counts.GroupBy(c => c.State).Select(g => new ComplaintCount(g.Key, (int)g.Sum(c => c.N))).Where(c => c.N > 0).OrderBy(c => c.State)]);
    }

    private static string Day(DateOnly? day) => day is { } d ? d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "";

    private static ComplaintLine Line(Db db, OfficePage office, CaseRow c, string about)
    {
        var waits = c.State is ComplaintState.Registered or ComplaintState.Assigned or ComplaintState.Found || (c.State is ComplaintState.PassedOn && !c.Replied);
        return new ComplaintLine(c.Id, c.Number, c.Channel, c.State, c.Level, c.Kind, about, c.HandlerId is null ? "" : office.NameOf(c.HandlerId), c.Anonymous == 1, c.RegisteredOn, c.DueOn,
            waits ? DeadlineRules.WorkingDaysLeft(c.DueOn, db.Today, office.Calendar) : null, waits ? DeadlineRules.LightOf(c.DueOn, db.Today, false, office.Calendar, office.YellowWithin) : Light.Grey);
    }
}
