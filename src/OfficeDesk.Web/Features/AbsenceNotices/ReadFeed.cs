using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The calendar behind a key, from a month ago on: names, times and what the door says, never a reason (AB-9).</summary>
[Access(Anybody = true)]
public sealed record ReadFeed([Text(60), Personal] string Key) : IQuery<Feed>;

/// <param name="Text">An iCalendar file.</param>
public sealed record Feed(string Text);

public sealed class ReadFeedHandler(OfficeBook book) : IHandle<ReadFeed, Feed>
{
    public async Task<Outcome<Feed>> Handle(ReadFeed m, Db db)
    {
        if (await FeedKeyRow.Find(db, m.Key) is not { } key || key.Scope is FeedScope.Wall) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        // somebody who has moved to another section reads the section they are in
        var section = office.People[key.PersonId].SectionId;
        var lines = await BoardLines.Read(db, office, db.Now.AddDays(-31), db.Now.AddDays(366));
        var mine = lines.Where(l => key.Scope is FeedScope.Own ? l.PersonId == key.PersonId : l.SectionId == section);
        return new Feed(ICalendar.Write(key.Scope is FeedScope.Own ? $"{office.NameOf(key.PersonId)} 离岗" : $"{office.SectionName(section)} 离岗", mine, db.Now));
    }
}

/// <summary>The board of all sections for a screen in the hall, behind a key of the general office: names, times, covers, what the door says (AB-9).</summary>
[Access(Anybody = true)]
public sealed record ReadWall([Text(60), Personal] string Key) : IQuery<WallShown>;

public sealed record WallShown(string Bureau, DateTimeOffset At, IReadOnlyList<WallSection> Sections);

/// <param name="Empty">Nobody is there now.</param>
public sealed record WallSection(string Name, string Place, string Phone, bool Empty, IReadOnlyList<BoardLine> Lines);

public sealed class ReadWallHandler(OfficeBook book) : IHandle<ReadWall, WallShown>
{
    public async Task<Outcome<WallShown>> Handle(ReadWall m, Db db)
    {
        if (await FeedKeyRow.Find(db, m.Key) is not { Scope: FeedScope.Wall }) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var (from, to) = (OfficeClock.Instant(db.Today.ToDateTime(TimeOnly.MinValue)), OfficeClock.Instant(db.Today.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var lines = (await BoardLines.Read(db, office, from, to)).Where(l => l.Sign is not BoardSign.Back).Select(l => l with { AbsenceId = 0, Reason = "" }).ToLookup(l => l.SectionId);
        var away = await Absences.Away(db);
        var sections = office.Sections.Values.Where(s => s.Active == 1 && lines[s.Id].Any()).OrderBy(s => s.Sort)
            .Select(s => new WallSection(s.Name, s.Place, s.Phone, EmptySections.Counts(office, s.Id) && EmptySections.MembersOf(office, s.Id).All(away.Contains), [.. lines[s.Id]]));
        return new WallShown(office.Settings.Text(Settings.BureauName), db.Now, [.. sections]);
    }
}
