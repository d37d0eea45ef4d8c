using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>What is overdue now and what was finished late in a month, by section and person. No citizen's data.</summary>
/// <param name="SectionId">Only this section.</param>
/// <param name="PersonId">Only this person.</param>
/// <param name="Month">2026-03 for what was finished and which cards were given; empty = this month.</param>
/// <remarks>BR-4, RP-5.</remarks>
[Access(Discipline = Reach.All, Director = Reach.All, Leader = Reach.Division, Chief = Reach.Section)]
public sealed record OverdueReport(long? SectionId = null, long? PersonId = null, [property: Text(7)] string Month = "") : IQuery<OverdueFigures>;

/// <summary>The report.</summary>
/// <param name="Today">The day of "overdue now".</param>
/// <param name="Month">The month of the rest, 2026-03.</param>
/// <param name="Lines">One line a section and person who has anything to show, in the order of the sections.</param>
/// <param name="Sections">The sections this asker may choose.</param>
/// <param name="People">The people this asker may choose, by their section.</param>
public sealed record OverdueFigures(
    DateOnly Today, string Month, IReadOnlyList<OverdueLine> Lines, IReadOnlyList<OverdueChoice> Sections, IReadOnlyList<OverdueChoice> People)
{
    /// <summary>All lines together.</summary>
    public OverdueCounts Total => OverdueCounts.Sum(Lines.Select(l => l.Counts));
}

/// <summary>A section, or a person of a section, to choose.</summary>
public sealed record OverdueChoice(long Id, string Name, string NameEn, long SectionId);

/// <summary>The counts of a person in a section.</summary>
public sealed record OverdueLine(long SectionId, string Section, string SectionEn, long PersonId, string Person, OverdueCounts Counts);

/// <summary>What is counted.</summary>
/// <param name="UpTo1">Overdue now, open or finished and not reported (DL-8), by at most 1 working day; the next three by 2 to 4, 5 to 9, 10 and more.</param>
/// <param name="Finished">Finished in the month; <paramref name="Late"/> of them after the due date, counted against whoever answered on that day.</param>
/// <param name="Yellow">Yellow cards given in the month, as <paramref name="Red"/> ones.</param>
/// <param name="Breaches">Breaches proposed and not decided.</param>
public sealed record OverdueCounts(int UpTo1, int From2, int From5, int From10, int Finished, int Late, int Yellow, int Red, int Breaches)
{
    public static readonly OverdueCounts None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Overdue now.</summary>
    public int Overdue => UpTo1 + From2 + From5 + From10;

    /// <summary>The share finished in time, 0 to 1; null when nothing was finished.</summary>
    public decimal? InTime => Finished == 0 ? null : (Finished - Late) / (decimal)Finished;

    public static OverdueCounts operator +(OverdueCounts a, OverdueCounts b) => new(
        a.UpTo1 + b.UpTo1, a.From2 + b.From2, a.From5 + b.From5, a.From10 + b.From10,
        a.Finished + b.Finished, a.Late + b.Late, a.Yellow + b.Yellow, a.Red + b.Red, a.Breaches + b.Breaches);

    public static OverdueCounts Sum(IEnumerable<OverdueCounts> all) => all.Aggregate(None, (a, b) => a + b);

    /// <summary>So many tasks that have been overdue for so long.</summary>
    public static OverdueCounts Aged(OverdueAge age, int count) => age switch
    {
        OverdueAge.One => None with { UpTo1 = count },
        OverdueAge.TwoToFour => None with { From2 = count },
        OverdueAge.FiveToNine => None with { From5 = count },
        _ => None with { From10 = count },
    };
}

public sealed class OverdueReportHandler(OfficeBook book) : IHandle<OverdueReport, OverdueFigures>
{
    private const string OverdueNow = $"""
        SELECT x.section_id, x.answering_id AS person_id, x.due_on, COUNT(*) AS n FROM (
            SELECT t.section_id, t.answering_id, t.due_on FROM tasks t WHERE t.state = 'Open' AND t.due_on < @Today AND {Scope.OfTasks}
            UNION ALL
            SELECT t.section_id, t.answering_id, t.due_on FROM tasks t WHERE {Tasks.Unreported} AND t.kind IN @ReportedKinds AND t.due_on < @Today AND {Scope.OfTasks}
        ) x GROUP BY x.section_id, x.answering_id, x.due_on
        """;

    private const string FinishedInMonth = $"""
        SELECT {Scope.SectionOnDueDay} AS section_id, {Scope.PersonOnDueDay} AS person_id, COUNT(*) AS finished, SUM(t.late) AS late
        FROM {Scope.ClosedInPeriod} f JOIN tasks t ON t.id = f.id {Scope.WhoAnsweredOnDueDay}
        WHERE {Scope.OfDueDay}
        GROUP BY {Scope.SectionOnDueDay}, {Scope.PersonOnDueDay}
        """;

    private const string CardsInMonth = $"""
        SELECT t.section_id, t.person_id, SUM(CASE WHEN t.colour = 'Yellow' THEN 1 ELSE 0 END) AS yellow, SUM(CASE WHEN t.colour = 'Red' THEN 1 ELSE 0 END) AS red
        FROM cards t WHERE t.given_on >= @From AND t.given_on <= @To AND t.taken_back_on IS NULL AND {Scope.OfPersons}
        GROUP BY t.section_id, t.person_id
        """;

    private const string BreachesProposed = $"""
        SELECT t.section_id, t.person_id, COUNT(*) AS n
        FROM breaches t WHERE t.task_id IS NOT NULL AND {Scope.OfProposed}
        GROUP BY t.section_id, t.person_id
        """;

    public async Task<Outcome<OverdueFigures>> Handle(OverdueReport m, Db db)
    {
        var read = ReportRules.MonthOf(m.Month.Trim(), db.Today);
        if (read is not Done<Month> { Value: var month }) return ((Refused<Month>)read).Why;
        var office = await book.Open(db.Ct);
        var args = Scope.Args(db, m.SectionId, m.PersonId, month, new { db.Today });

        var counts = new Dictionary<(long Section, long Person), OverdueCounts>();
        void Count(Row row, OverdueCounts more) =>
            counts[(row.SectionId, row.PersonId)] = counts.GetValueOrDefault((row.SectionId, row.PersonId), OverdueCounts.None) + more;
        foreach (var row in await db.Query<Row>(OverdueNow, args))
            Count(row, OverdueCounts.Aged(ReportRules.AgeOf(office.Calendar.Between(row.DueOn, db.Today)), row.N));
        foreach (var row in await db.Query<Row>(FinishedInMonth, args))
            Count(row, OverdueCounts.None with { Finished = row.Finished, Late = row.Late });
        foreach (var row in await db.Query<Row>(CardsInMonth, args))
            Count(row, OverdueCounts.None with { Yellow = row.Yellow, Red = row.Red });
        foreach (var row in await db.Query<Row>(BreachesProposed, args))
            Count(row, OverdueCounts.None with { Breaches = row.N });

        var lines = counts.OrderBy(c => office.Sections.TryGetValue(c.Key.Section, out var s) ? s.Sort : int.MaxValue).ThenBy(c => c.Key)
            .Select(c => new OverdueLine(c.Key.Section, office.SectionName(c.Key.Section), office.SectionName(c.Key.Section, english: true), c.Key.Person, office.NameOf(c.Key.Person), c.Value));
        var sections = office.Sections.Values.Where(s => s.Active == 1 && db.Sight.Sees(s.Id)).OrderBy(s => s.Sort).ToList();
        return new OverdueFigures(db.Today, month.ToString(), [.. lines],
            [.. sections.Select(s => new OverdueChoice(s.Id, s.Name, s.NameEn, s.Id))],
            [.. sections.SelectMany(s => office.People.Values.Where(p => p.SectionId == s.Id && p.Active == 1).OrderBy(p => p.Id)).Select(p => new OverdueChoice(p.Id, p.Name, p.Name, p.SectionId))]);
    }

    private sealed record Row
    {
        public long SectionId { get; init; }
        public long PersonId { get; init; }
        public DateOnly DueOn { get; init; }
        public int N { get; init; }
        public int Finished { get; init; }
        public int Late { get; init; }
        public int Yellow { get; init; }
        public int Red { get; init; }
    }
}
