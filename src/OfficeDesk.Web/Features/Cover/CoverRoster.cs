using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>Posts and staff: A, B, qualified, absent now, covering now, and every gap of the days to come. No reasons.</summary>
/// <param name="From">Empty = today.</param>
/// <param name="Days">Calendar days, at most 62.</param>
/// <remarks>CV-8.</remarks>
[Access(Everybody = Reach.All)]
public sealed record CoverRoster(DateOnly? From = null, int Days = 14) : IQuery<Roster>;

/// <param name="Days">The working days of the period.</param>
/// <param name="Gaps">Post days on which nobody does the work for a time: no cover is filed for a leave, or nobody qualified is there.</param>
public sealed record Roster(DateOnly From, DateOnly To, IReadOnlyList<DateOnly> Days, IReadOnlyList<RosterPost> Posts, IReadOnlyList<RosterPerson> People, int Gaps);

/// <param name="Now">Who covers now, "for X"; empty when nobody does.</param>
/// <param name="Cells">One a day.</param>
/// <param name="Staff">How each person of <see cref="Roster.People"/> stands to the post, in their order: A, B, Q, or empty.</param>
public sealed record RosterPost(long Id, string Name, string NameEn, long SectionId, string Section, string SectionEn, string A, string B, IReadOnlyList<string> Others, RosterNow? Now, IReadOnlyList<RosterCell> Cells, IReadOnlyList<string> Staff);

/// <param name="Vacant">Nobody covers; this person answers.</param>
public sealed record RosterNow(string Cover, string For, DateTimeOffset Until, bool Vacant);

/// <param name="Who">Who does the work; empty for a gap.</param>
/// <param name="AbsenceId">The absence that leaves the gap; null for none.</param>
/// <param name="Free">In a gap: who of the post's list is there, the B holder first; empty when nobody is, or when the post is vacant already (CV-3).</param>
public sealed record RosterCell(DateOnly Day, PostDay State, string Who, long? AbsenceId, string Free = "");

/// <param name="Away">Away now.</param>
/// <param name="Covers">Posts covered now.</param>
public sealed record RosterPerson(long Id, string Name, string Section, bool Away, int Covers);

public sealed class CoverRosterHandler(OfficeBook book) : IHandle<CoverRoster, Roster>
{
    private const int Most = 62;

    private const string InForce = """
        SELECT c.*, a.from_at, a.to_at, a.state AS absence_state FROM covers c JOIN absences a ON a.id = c.absence_id
        WHERE c.state IN ('Filed', 'HandedOver', 'Running') AND a.state IN ('Asked', 'Approved', 'Started', 'Extended') ORDER BY c.id
        """;

    private const string Leaves = "SELECT id FROM absences WHERE id IN @Ids AND path = 'Leave'";

    public async Task<Outcome<Roster>> Handle(CoverRoster m, Db db)
    {
        var office = await book.Open(db.Ct);
        var from = m.From ?? db.Today;
        if (!WorkingCalendar.Covers(from) || !WorkingCalendar.Covers(from.AddDays(Most)) || m.Days is < 1 or > Most)
            return DeskRefusals.Malformed(nameof(m.Days), $"一次查看 1 至 {Most} 天。", $"Look at 1 to {Most} days at a time.");
        var to = from.AddDays(m.Days - 1);
        var days = Enumerable.Range(0, m.Days).Select(from.AddDays).Where(office.Calendar.IsWorking).ToList();
        var away = (await Absences.In(db, OfficeClock.Midnight(from), OfficeClock.Midnight(to.AddDays(1)))).ToLookup(a => a.PersonId);
        var covers = await db.Query<InForceRow>(InForce);
        var ids = away.SelectMany(a => a).Select(a => a.AbsenceId).Distinct().ToList();
        var leaves = ids.Count == 0 ? [] : (await db.Query<long>(Leaves, new { Ids = ids })).ToHashSet();
        var gone = await Absences.Away(db);
        var posts = office.Posts.Values.Where(p => p.Active == 1).OrderBy(p => office.Sections[p.SectionId].Sort).ThenBy(p => p.Id).ToList();
        var people = office.People.Values.Where(p => p.Active == 1 && posts.Any(o => o.AId == p.Id || o.BId == p.Id || o.Qualified.Contains(p.Id))).OrderBy(p => p.SectionId).ThenBy(p => p.Id).ToList();
        var cells = new RosterDays(db, office, away, covers, leaves);
        var rows = posts.Select(p => Row(office, p, people, covers, days.Select(d => cells.Cell(p, d)).ToList())).ToList();
        return new Roster(from, to, days, rows,
            [.. people.Select(p => new RosterPerson(p.Id, p.Name, office.SectionName(p.SectionId, db.Who.English), gone.Contains(p.Id), covers.Count(c => c is { State: CoverState.Running, IsVacant: false } && c.CoverId == p.Id)))],
            rows.Sum(r => r.Cells.Count(c => c.State is PostDay.Gap)));
    }

    private static RosterPost Row(OfficePage office, Post p, List<Person> people, IReadOnlyList<InForceRow> covers, List<RosterCell> cells)
    {
        var running = covers.FirstOrDefault(c => c.PostId == p.Id && c.State is CoverState.Running);
        var section = office.Sections[p.SectionId];
        return new RosterPost(p.Id, p.Name, p.NameEn, section.Id, section.Name, section.NameEn, p.AId is null ? "" : office.NameOf(p.AId), p.BId is null ? "" : office.NameOf(p.BId),
            [.. p.Qualified.Where(q => q != p.AId && q != p.BId).Select(q => office.NameOf(q))],
            running is null ? null : new RosterNow(office.NameOf(running.CoverId), office.NameOf(running.PersonId), running.ToAt, running.IsVacant), cells,
            [.. people.Select(x => x.Id == p.AId ? "A" : x.Id == p.BId ? "B" : p.Qualified.Contains(x.Id) ? "Q" : "")]);
    }
}

/// <summary>A cover in force with the period of its absence.</summary>
internal sealed record InForceRow : CoverRow
{
    public DateTimeOffset FromAt { get; init; }
    public DateTimeOffset ToAt { get; init; }
    public AbsenceState AbsenceState { get; init; }
}

/// <summary>Who does the work of a post on a day.</summary>
internal sealed class RosterDays(Db db, OfficePage office, ILookup<long, AwaySpan> away, IReadOnlyList<InForceRow> covers, IReadOnlySet<long> leaves)
{
    /// <summary>The worst part of the day counts: a gap of an hour is a gap.</summary>
    public RosterCell Cell(Post post, DateOnly day)
    {
        var hours = office.HoursOn(day);
        var (opens, closes) = (OfficeClock.Instant(day.ToDateTime(hours.MorningFrom)), OfficeClock.Instant(day.ToDateTime(hours.AfternoonTo)));
        if (post.AId is not { } holder) return Part(post, day, null, opens, closes);
        var parts = Absent(holder, opens, closes).Select(s => Part(post, day, s, s.FromAt > opens ? s.FromAt : opens, End(s) < closes ? End(s) : closes));
        return parts.OrderByDescending(c => c.State).FirstOrDefault() ?? new RosterCell(day, PostDay.A, office.NameOf(holder), null);
    }

    /// <summary>A part of the day in which the A holder is away: a cover who is away in it as well covers nothing (CV-2, CV-7).</summary>
    private RosterCell Part(Post post, DateOnly day, AwaySpan? a, DateTimeOffset from, DateTimeOffset to)
    {
        var cover = a is null ? null : covers.FirstOrDefault(c => c.PostId == post.Id && !c.IsVacant && c.AbsenceId == a.AbsenceId && !Absent(c.CoverId, from, to).Any());
        var bAway = post.BId is not { } second || Absent(second, from, to).Any();
        return CoverRules.DayOf(aAway: true, cover is not null, bAway, a is not null && leaves.Contains(a.AbsenceId)) switch
        {
            PostDay.Cover => new RosterCell(day, PostDay.Cover, office.NameOf(cover!.CoverId), a!.AbsenceId),
            PostDay.B => new RosterCell(day, PostDay.B, office.NameOf(post.BId), a?.AbsenceId),
            _ => new RosterCell(day, PostDay.Gap, "", a?.AbsenceId, Free(post, a, from, to)),
        };
    }

    /// <summary>A leave without a filed cover leaves the post open although somebody on its list is there: one of them has to be named (CV-5).</summary>
    private string Free(Post post, AwaySpan? a, DateTimeOffset from, DateTimeOffset to)
    {
        if (a is not null && covers.Any(c => c.PostId == post.Id && c.IsVacant && c.AbsenceId == a.AbsenceId)) return "";
        var there = post.Qualified.Where(p => p != post.AId && office.People.GetValueOrDefault(p) is { Active: 1 } && !Absent(p, from, to).Any());
        return string.Join(db.Who.English ? ", " : "、", there.OrderBy(p => p != post.BId).ThenBy(p => p).Select(p => office.NameOf(p)));
    }

    /// <summary>The absences of somebody that touch a part of a day, those for which a cover is named first; the noon break is nobody's absence (AB-5).</summary>
    private IEnumerable<AwaySpan> Absent(long person, DateTimeOffset from, DateTimeOffset to) => away[person]
        .Where(s => CoverRules.Overlap(s.FromAt, End(s), from, to) && Absences.LengthOf(office, s.FromAt > from ? s.FromAt : from, End(s) < to ? End(s) : to).Minutes > 0)
        .OrderByDescending(s => leaves.Contains(s.AbsenceId));

    // somebody late in coming back is away today whatever was expected
    private DateTimeOffset End(AwaySpan s) => s.State is AbsenceState.Started or AbsenceState.Extended && s.ToAt < db.Now ? db.Now : s.ToAt;
}
