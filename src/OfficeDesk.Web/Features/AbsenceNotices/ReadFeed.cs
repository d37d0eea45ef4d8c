using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The calendar behind a key: who is away from a month ago on, with names, times and what the door says, never a reason (AB-9); or what the owner has to do by when.</summary>
[Access(Anybody = true)]
public sealed record ReadFeed([Text(60), Personal] string Key) : IQuery<Feed>;

/// <param name="Text">An iCalendar file.</param>
public sealed record Feed(string Text);

public sealed class ReadFeedHandler(OfficeBook book, OfficeAddress address) : IHandle<ReadFeed, Feed>
{
    /// <summary>A calendar of more entries is read by nobody.</summary>
    private const int Most = 500;

    private const string Running = "SELECT number, due_on FROM tasks WHERE answering_id = @Id AND state = 'Open' ORDER BY due_on LIMIT @Most";

    public async Task<Outcome<Feed>> Handle(ReadFeed m, Db db)
    {
        if (await FeedKeyRow.Find(db, m.Key) is not { } key || key.Scope is FeedScope.Wall) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        if (key.Scope is FeedScope.Due) return new Feed(ICalendar.Write($"{office.NameOf(key.PersonId)} 到期", await Due(db, key.PersonId), db.Now));
        // somebody who has moved to another section reads the section they are in
        var section = office.People[key.PersonId].SectionId;
        var lines = await BoardLines.Read(db, office, db.Now.AddDays(-31), db.Now.AddDays(366));
        var mine = lines.Where(l => key.Scope is FeedScope.Own ? l.PersonId == key.PersonId : l.SectionId == section);
        return new Feed(ICalendar.Write(key.Scope is FeedScope.Own ? $"{office.NameOf(key.PersonId)} 离岗" : $"{office.SectionName(section)} 离岗", mine.Select(l => Away(l, db.Now)), db.Now));
    }

    private async Task<IEnumerable<CalendarEntry>> Due(Db db, long person) =>
        (await db.Query<DueLine>(Running, new { Id = person, Most })).Select(t => CalendarEntry.OfDay($"due-{t.Number}@officedesk", t.DueOn, $"{t.Number} 到期", address.Task(t.Number)));

    // the person and the start make it the same entry when the end moves
    private static CalendarEntry Away(BoardLine l, DateTimeOffset now) => CalendarEntry.OfTime($"{l.PersonId}-{ICalendar.Utc(l.FromAt)}@officedesk", l.FromAt, l.Sign is BoardSign.Late ? now : l.ToAt,
        $"{l.Person} {l.Word}", l.Covers.Count > 0 ? "替岗：" + string.Join('；', l.Covers) : "");

    private sealed record DueLine
    {
        public string Number { get; init; } = "";
        public DateOnly DueOn { get; init; }
    }
}

/// <summary>The board of all sections for a screen in the hall, behind a key of the general office: names, times, covers, what the door says (AB-9).</summary>
[Access(Anybody = true)]
public sealed record ReadWall([Text(60), Personal] string Key) : IQuery<WallShown>;

public sealed record WallShown(string Bureau, DateTimeOffset At, IReadOnlyList<WallSection> Sections);

/// <param name="Empty">Nobody is there now.</param>
public sealed record WallSection(string Name, string NameEn, string Place, string Phone, bool Empty, IReadOnlyList<BoardLine> Lines);

public sealed class ReadWallHandler(OfficeBook book) : IHandle<ReadWall, WallShown>
{
    public async Task<Outcome<WallShown>> Handle(ReadWall m, Db db)
    {
        if (await FeedKeyRow.Find(db, m.Key) is not { Scope: FeedScope.Wall }) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var (from, to) = (OfficeClock.Midnight(db.Today), OfficeClock.Midnight(db.Today.AddDays(1)));
        var lines = (await BoardLines.Read(db, office, from, to)).Where(l => l.Sign is not BoardSign.Back).Select(l => l with { AbsenceId = 0, Reason = "" }).ToLookup(l => l.SectionId);
        var away = await Absences.Away(db);
        var sections = office.Sections.Values.Where(s => s.Active == 1 && lines[s.Id].Any()).OrderBy(s => s.Sort)
            .Select(s => new WallSection(office.SectionName(s.Id), office.SectionName(s.Id, english: true), s.Place, s.Phone, EmptySections.Counts(office, s.Id) && EmptySections.MembersOf(office, s.Id).All(away.Contains), [.. lines[s.Id]]));
        return new WallShown(office.Settings.Text(Settings.BureauName), db.Now, [.. sections]);
    }
}
