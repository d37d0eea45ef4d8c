using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>The discipline desk at a glance: what waits, complaints by state and age, repeat cases, posts without cover, twelve months (BR-4).</summary>
[Access(Discipline = Reach.All, Director = Reach.All, Leader = Reach.Division, Chief = Reach.Section)]
public sealed record DisciplineDesk : IQuery<DeskSheet>;

/// <param name="AsOf">When months and repeat cases were counted.</param>
/// <param name="Overdue">Open tasks past their due date, and finished ones whose result is still to be reported (DL-8).</param>
/// <param name="Soon">The last day that counts as due soon.</param>
/// <param name="Looks">For the director: who reached the most looks at identities within an hour, in the last 30 days (D5).</param>
/// <param name="Complaints">Null for those who may not know of complaints.</param>
/// <param name="NumbersOnly">Whether the complaints behind the numbers stay closed to the asker.</param>
public sealed record DeskSheet(
    DateTimeOffset AsOf, DateOnly Today, DateOnly Soon, bool NumbersOnly, long Overdue, IReadOnlyList<StateCount> Breaches, IReadOnlyList<StateCount> Measures, IReadOnlyList<CaseAge>? Complaints,
    IReadOnlyList<RepeatLine> Repeats, IReadOnlyList<MatterLine> Matters, IReadOnlyList<UncoveredLine> Uncovered, IReadOnlyList<MonthLine> Months, IReadOnlyList<LooksLine> Looks);

/// <param name="Looks">Looks within the hour.</param>
public sealed record LooksLine(DateTimeOffset At, string Person, int Looks);

public sealed record StateCount(string State, int N);

/// <summary>Complaints in one state: how many in time, due within two working days, and overdue.</summary>
public sealed record CaseAge
{
    public ComplaintState State { get; init; }
    public long InTime { get; init; }
    public long Soon { get; init; }
    public long Late { get; init; }
}

/// <param name="PersonId">0 for a section's line.</param>
public sealed record RepeatLine(long PersonId, string Person, long SectionId, string Section, string SectionEn, BreachKind Kind, int N);

public sealed record MatterLine(long Id, string Matter, string MatterEn, int N);

/// <param name="Id">The absence.</param>
public sealed record UncoveredLine(long Id, string Person, string Section, string Post, DateTimeOffset From, DateTimeOffset To);

/// <summary>One month: breaches proposed, those of them confirmed by now, cards, tasks finished late, and complaints registered (null where unknown to the asker).</summary>
public sealed record MonthLine(string Month, int Proposed, int Confirmed, int Yellow, int Red, int Late, int? Complaints);

public sealed class DisciplineDeskHandler(OfficeBook book, Tallies tallies) : IHandle<DisciplineDesk, DeskSheet>
{
    // where somebody sees everything the count walks the index alone
    private const string Unreported = $"FROM tasks t WHERE t.kind IN @ReportedKinds AND {Tasks.Unreported} AND t.due_on < @Today";
    private const string OverdueAll = $"SELECT (SELECT COUNT(*) FROM tasks WHERE state = 'Open' AND due_on < @Today) + (SELECT COUNT(*) {Unreported})";
    // the sum keeps the index of sections out of it, which has everything that was ever finished there
    private const string OverdueOf = $"SELECT (SELECT COUNT(*) FROM tasks WHERE section_id IN @Sections AND state = 'Open' AND due_on < @Today) + (SELECT COUNT(*) {Unreported} AND t.section_id + 0 IN @Sections)";

    private const string Waiting = """
        SELECT b.state, COUNT(*) AS n FROM breaches b LEFT JOIN breach_files f ON f.breach_id = b.id
        WHERE b.state IN ('Proposed', 'Statement') AND (@All = 1 OR b.section_id IN @Sections) AND b.person_id <> @Me AND (COALESCE(f.sealed, 0) = 0 OR (f.sealed = 1 AND @Officer = 1) OR (f.sealed = 2 AND @Director = 1)) GROUP BY b.state
        """;

    private const string MeasuresNow = """
        SELECT state, COUNT(*) AS n FROM measures WHERE state IN ('Proposed', 'Decided', 'Appealed') AND (@All = 1 OR section_id IN @Sections) AND person_id <> @Me GROUP BY state
        """;

    private const string Ages = "COUNT(CASE WHEN c.due_on > @Soon THEN 1 END) AS in_time, COUNT(CASE WHEN c.due_on >= @Today AND c.due_on <= @Soon THEN 1 END) AS soon, COUNT(CASE WHEN c.due_on < @Today THEN 1 END) AS late";

    // what one may not know is taken off the whole: few are about oneself, many are not
    private const string Cases = $"""
        SELECT c.state, {Ages} FROM complaints c WHERE c.state IN ('Registered', 'Assigned', 'Found') AND c.level IN @Levels GROUP BY c.state
        """;

    private const string CasesAboutMe = $"""
        SELECT c.state, {Ages} FROM complaint_subjects s JOIN complaints c ON c.id = s.complaint_id
        WHERE s.person_id = @Me AND c.state IN ('Registered', 'Assigned', 'Found') AND c.level IN @Levels GROUP BY c.state
        """;

    private const string Alarms = "SELECT at, person_id, looks FROM look_alarms WHERE at > @Since AND person_id <> @Me ORDER BY id DESC LIMIT 20";

    private const string Bare = """
        SELECT a.id, a.person_id, a.section_id, p.id AS post, a.from_at, a.to_at FROM absences a JOIN posts p ON p.a_id = a.person_id AND p.active = 1
        WHERE a.state IN ('Started', 'Extended') AND a.path = 'Leave' AND (@All = 1 OR a.section_id IN @Sections)
          AND NOT EXISTS (SELECT 1 FROM covers v WHERE v.absence_id = a.id AND v.post_id = p.id AND v.state = 'Running' AND v.vacant = 0) ORDER BY a.from_at, a.id LIMIT 50
        """;

    public async Task<Outcome<DeskSheet>> Handle(DisciplineDesk m, Db db)
    {
        var office = await book.Open(db.Ct);
        var sheet = await tallies.Of(db);
        // the discipline office knows what is before it, the director the numbers of that and what is before the director (CP-2)
        var (officer, knows) = (db.Who.Is(Roles.Discipline), db.Who.Is(Roles.Discipline | Roles.Director));
        string[] levels = officer ? ["Office", "Sealed"] : ["Office", "Director"];
        var director = db.Who.Is(Roles.Director);
        var args = db.InSight(new { db.Today, sheet.From, Levels = levels, Officer = officer ? 1 : 0, Director = director ? 1 : 0, Tasks.ReportedKinds, Soon = office.Calendar.Add(db.Today, 2) });
        var overdue = await db.One<long>(db.Sight.All ? OverdueAll : OverdueOf, args);
        var breaches = (await db.Query<(string State, long N)>(Waiting, args)).Select(r => new StateCount(r.State, (int)r.N)).ToList();
        var measures = (await db.Query<(string State, long N)>(MeasuresNow, args)).Select(r => new StateCount(r.State, (int)r.N)).ToList();
        var cases = knows ? Less(await db.Query<CaseAge>(Cases, args), await db.Query<CaseAge>(CasesAboutMe, args)) : null;
        var byMonth = knows ? ByMonth(sheet.Complaints.Where(c => levels.Contains(c.Level) && (c.PersonId == 0 || c.PersonId == db.Who.PersonId))) : null;
        var bare = await db.Query<(long Id, long Person, long Section, long Post, DateTimeOffset From, DateTimeOffset To)>(Bare, args);
        var seen = sheet.Breaches.Where(b => db.Sight.Sees(b.SectionId) && b.PersonId != db.Who.PersonId && !(b.Sealed == 1 && officer) && !(b.Sealed == 2 && director)).ToList();
        return new DeskSheet(
            sheet.At, db.Today, office.Calendar.Add(db.Today, 2), !officer, overdue, breaches, measures, cases, Repeats(office, db.Today, seen),
            [.. sheet.Matters.Where(x => db.Sight.Sees(x.SectionId)).GroupBy(x => x.Matter).Select(g => (Matter: office.Matters.GetValueOrDefault(g.Key), N: g.Sum(x => x.N))).Where(g => g.Matter is not null && g.N > 1)
                .OrderByDescending(g => g.N).Take(10).Select(g => new MatterLine(g.Matter!.Id, g.Matter.Name, g.Matter.NameEn, (int)g.N))],
            [.. bare.Select(b => new UncoveredLine(b.Id, office.NameOf(b.Person), office.SectionName(b.Section, db.Who.English), office.PostName(b.Post, db.Who.English), b.From, b.To))],
            [.. Enumerable.Range(0, 12).Select(i => Month($"{sheet.From.AddMonths(i):yyyy-MM}", db, sheet, seen, byMonth))],
            director ? [.. (await db.Query<(DateTimeOffset At, long Person, long Looks)>(Alarms, new { Me = db.Who.PersonId, Since = db.Now.AddDays(-30) })).Select(l => new LooksLine(l.At, office.NameOf(l.Person), (int)l.Looks))] : []);
    }

    private static MonthLine Month(string month, Db db, TallySheet sheet, List<BreachTally> seen, Dictionary<string, long>? complaints)
    {
        int Of(IEnumerable<MonthTally> tally, string kind = "") => (int)tally.Where(t => t.Month == month && (kind.Length == 0 || t.Kind == kind) && db.Sight.Sees(t.SectionId)).Sum(t => t.N);
        var mine = seen.Where(b => b.Month == month).ToList();
        return new MonthLine(month, (int)mine.Sum(b => b.N), (int)mine.Where(b => b.State is BreachState.Confirmed).Sum(b => b.N), Of(sheet.Cards, "Yellow"), Of(sheet.Cards, "Red"), Of(sheet.Late),
            complaints is null ? null : (int)complaints.GetValueOrDefault(month));
    }

    /// <remarks>BR-4: repeat cases by person and by section, confirmed this year, two or more.</remarks>
    private static IReadOnlyList<RepeatLine> Repeats(OfficePage office, DateOnly today, IEnumerable<BreachTally> seen)
    {
        var year = $"{today.Year}-";
        var confirmed = seen.Where(b => b.State is BreachState.Confirmed && b.Month.StartsWith(year, StringComparison.Ordinal)).ToList();
        var people = confirmed.GroupBy(b => (b.PersonId, b.SectionId, b.Kind)).Select(g => new RepeatLine(g.Key.PersonId, office.NameOf(g.Key.PersonId), g.Key.SectionId, office.SectionName(g.Key.SectionId), office.SectionName(g.Key.SectionId, english: true), Breaches.KindOf(g.Key.Kind), (int)g.Sum(b => b.N)));
        var sections = confirmed.GroupBy(b => (b.SectionId, b.Kind)).Where(g => g.Select(b => b.PersonId).Distinct().Count() > 1)
            .Select(g => new RepeatLine(0, "", g.Key.SectionId, office.SectionName(g.Key.SectionId), office.SectionName(g.Key.SectionId, english: true), Breaches.KindOf(g.Key.Kind), (int)g.Sum(b => b.N)));
        return [.. people.Concat(sections).Where(r => r.N > 1).OrderByDescending(r => r.N).ThenBy(r => r.PersonId).Take(20)];
    }

    /// <summary>All but those about the asker (CP-2).</summary>
    private static Dictionary<string, long> ByMonth(IEnumerable<CaseTally> tally) =>
        tally.GroupBy(c => c.Month).ToDictionary(g => g.Key, g => g.Sum(c => c.PersonId == 0 ? c.N : -c.N), StringComparer.Ordinal);

    private static IReadOnlyList<CaseAge> Less(IReadOnlyList<CaseAge> all, IReadOnlyList<CaseAge> mine) =>
    [
        .. from c in all
           let m = mine.FirstOrDefault(x => x.State == c.State) ?? new CaseAge()
           let left = c with { InTime = c.InTime - m.InTime, Soon = c.Soon - m.Soon, Late = c.Late - m.Late }
           where left.InTime + left.Soon + left.Late > 0
           orderby c.State
           select left,
    ];
}
