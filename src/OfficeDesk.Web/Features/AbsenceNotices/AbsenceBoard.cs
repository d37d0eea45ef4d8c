using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Who of which section is away today or in a week, when they return, and who covers (AB-9).</summary>
/// <param name="Day">Null = today.</param>
/// <param name="Week">The whole week of that day, Monday to Sunday.</param>
[Access(Everybody = Reach.All)]
public sealed record AbsenceBoard(DateOnly? Day = null, bool Week = false) : IQuery<BoardShown>;

/// <param name="At">The instant of the board.</param>
/// <param name="Present">People at work, of all: now on today's board; on another day or in a week the fewest at any time of it.</param>
/// <param name="Now">It is today's board.</param>
/// <param name="Mine">The asker's own absence that runs, waits or is to come.</param>
public sealed record BoardShown(DateOnly Day, DateOnly From, DateOnly To, DateTimeOffset At, int Present, int Members, IReadOnlyList<BoardSection> Sections, IReadOnlyList<MyAbsence> Mine, bool Now);

/// <param name="Present">Of the section, counted in the same way.</param>
/// <param name="EmptyTimes">Times of the period in which nobody is there.</param>
public sealed record BoardSection(long Id, string Name, string NameEn, string Phone, string Place, int Present, int Members, IReadOnlyList<EmptyShown> EmptyTimes, IReadOnlyList<BoardLine> Lines);

public sealed record EmptyShown(long Id, DateTimeOffset FromAt, DateTimeOffset ToAt, bool OnDuty);

public sealed record MyAbsence(long Id, string Number, AbsenceKind Kind, AbsenceState State, DateTimeOffset FromAt, DateTimeOffset ToAt, bool Late, int Version);

public sealed class AbsenceBoardHandler(OfficeBook book) : IHandle<AbsenceBoard, BoardShown>
{
    private const string Empty = "SELECT id, section_id, from_at, to_at, on_duty FROM section_empty WHERE state <> 'Void' AND from_at < @To AND to_at > @From ORDER BY from_at";

    private const string Own = "SELECT * FROM absences WHERE person_id = @Me AND (state IN ('Asked', 'Approved', 'Started', 'Extended') OR (state = 'Draft' AND entered_by = @Me)) ORDER BY from_at LIMIT 20";

    public async Task<Outcome<BoardShown>> Handle(AbsenceBoard m, Db db)
    {
        var office = await book.Open(db.Ct);
        var day = m.Day ?? db.Today;
        if (!WorkingCalendar.Covers(day)) return AbsenceRules.NotADay;
        var first = m.Week ? day.AddDays(-(((int)day.DayOfWeek + 6) % 7)) : day;
        var last = m.Week ? first.AddDays(6) : day;
        var (from, to) = (OfficeClock.Midnight(first), OfficeClock.Midnight(last.AddDays(1)));
        var read = await BoardLines.Read(db, office, from, to);
        var lines = read.ToLookup(l => l.SectionId);
        var empty = (await db.Query<EmptyRow>(Empty, new { From = from, To = to })).ToLookup(e => e.SectionId, e => new EmptyShown(e.Id, e.FromAt, e.ToAt, e.OnDuty == 1));
        var away = await Absences.Away(db);
        var people = office.People.Values.Where(p => p.Active == 1).ToLookup(p => p.SectionId, p => p.Id);
        var now = first == last && first == db.Today;
        // who is late is away until this moment
        List<AwayTime> times = [.. read.Select(l => new AwayTime(l.PersonId, l.FromAt, l.Sign is BoardSign.Late ? db.Now : l.ToAt, OnDuty: false))];
        int There(IReadOnlyCollection<long> who) => now ? who.Count(p => !away.Contains(p)) : EmptySection.LeastPresent(who, times, from, to, (start, end) => Absences.LengthOf(office, start, end).Minutes);
        var sections = office.Sections.Values.Where(s => s.Active == 1).OrderBy(s => s.Sort).ThenBy(s => s.Id)
            .Select(s => new BoardSection(s.Id, s.Name, s.NameEn, s.Phone, s.Place, There([.. people[s.Id]]), people[s.Id].Count(), [.. empty[s.Id]], [.. lines[s.Id]])).ToList();
        var mine = (await db.Query<AbsenceRow>(Own, new { Me = db.Who.PersonId })).Select(a => new MyAbsence(a.Id, a.Number, a.Kind, a.State, a.FromAt, a.ToAt, a.Running && a.ToAt < db.Now, a.Version)).ToList();
        return new BoardShown(day, first, last, db.Now, There([.. sections.SelectMany(s => people[s.Id])]), sections.Sum(s => s.Members), sections, mine, now);
    }
}
