using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>
/// Every minute: what is approved starts at its time, what nobody decided lapses (GN-3), leave without its covers does not start
/// (AB-3), who is not back in time is told, with the chief (AB-7), and what has to follow a sudden leaving is asked for (AB-3).
/// Without anything to do it only reads.
/// </summary>
[Access(Clock = Reach.All)]
public sealed record WatchAbsences : IErrand<AbsencesWatched>;

public sealed record AbsencesWatched(int Started, int Lapsed, int Late, int ToFollow = 0) : IReport
{
    public Told Tell() => new($"离岗开始 {Started}，失效 {Lapsed}，到时未返回 {Late}，手续待补 {ToFollow}", $"{Started} absences started, {Lapsed} lapsed, {Late} not back in time, {ToFollow} with something to follow", Started + Lapsed + Late + ToFollow == 0);
}

public sealed class WatchAbsencesHandler(OfficeBook book, AbsenceLetters letters, SectionWatch sections, ShortWrite shortly) : IHandle<WatchAbsences, AbsencesWatched>
{
    private const string ToStart = "SELECT * FROM absences WHERE state = 'Approved' AND from_at <= @Now ORDER BY from_at, id LIMIT 200";

    private const string Undecided = "SELECT * FROM absences WHERE state = 'Asked' AND late = 0 AND from_at <= @Now ORDER BY from_at, id LIMIT 200";

    private const string NotBack = """
        SELECT a.* FROM absences a WHERE a.state IN ('Started', 'Extended') AND a.to_at < @Now
          AND NOT EXISTS (SELECT 1 FROM absence_acts x WHERE x.absence_id = a.id AND x.kind = 'Late' AND x.at >= a.to_at)
        ORDER BY a.to_at, a.id LIMIT 200
        """;

    private const string ToFollow = """
        SELECT a.* FROM absences a WHERE a.state IN ('Started', 'Extended') AND a.follow_by <= @Today
          AND NOT EXISTS (SELECT 1 FROM absence_acts x WHERE x.absence_id = a.id AND x.kind = CASE WHEN a.follow_by = @Today THEN 'FollowDue' ELSE 'FollowLate' END) ORDER BY a.follow_by, a.id LIMIT 200
        """;

    private const string MarkLate = "UPDATE absences SET late = 1 WHERE id = @Id";

    private const string EmptyOver = "SELECT DISTINCT section_id FROM section_empty WHERE state = 'Coming' AND to_at <= @Now";

    private const string Start = "UPDATE absences SET state = 'Started', started_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Approved'";

    private const string Lapse = """
        UPDATE absences SET state = 'Lapsed', approval = CASE WHEN approval = 'Waiting' THEN 'Lapsed' ELSE approval END, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Asked', 'Approved')
        """;

    public async Task<Outcome<AbsencesWatched>> Handle(WatchAbsences m, Db db)
    {
        var office = await book.Open(db.Ct);
        if ((await Look(db, office)).Nothing && (await sections.Changed(db, office)).Count == 0) return new AbsencesWatched(0, 0, 0);
        return await shortly.Do(m, async d =>
        {
            var found = await Look(d, office);
            int started = 0, lapsed = 0;
            foreach (var a in found.Undecided) if (await Lapsed(d, office, a, "到开始时仍未审批，自动失效。")) lapsed++;
            foreach (var a in found.ToStart)
            {
                if (await Covers.CannotStart(d, office, a) is { } cannot) { if (await Lapsed(d, office, a, cannot.Zh)) lapsed++; }
                else if (await Started(d, office, a)) started++;
            }
            foreach (var a in found.NotBack)
            {
                await Absences.Note(d, a.Id, "Late", "到时未返回，已告知本人和负责人", "Not back in time: the person and the chief are told");
                await letters.Late(d, office, a);
            }
            foreach (var f in found.ToFollow) await Follow(d, office, f);
            foreach (var section in found.Touched.Union(await sections.Changed(d, office))) await sections.Look(d, office, section);
            d.About("absences", found.ToStart.Count + found.Undecided.Count + found.NotBack.Count + found.ToFollow.Count);
            return new AbsencesWatched(started, lapsed, found.NotBack.Count, found.ToFollow.Count);
        }, db.Ct);
    }

    private static async Task<Found> Look(Db db, OfficePage office)
    {
        var undecided = (await db.Query<AbsenceRow>(Undecided, new { db.Now })).Where(a => AbsenceRules.Lapses(a.State, a.Late == 1, Lapsing.At(a, office), db.Now)).ToList();
        var notBack = (await db.Query<AbsenceRow>(NotBack, new { db.Now })).Where(a => AbsenceRules.IsLate(a.State, Absences.LengthOf(office, a.ToAt, db.Now).Minutes)).ToList();
        return new Found(await db.Query<AbsenceRow>(ToStart, new { db.Now }), undecided, notBack, await db.Query<long>(EmptyOver, new { db.Now }), await Missing(db, office));
    }

    /// <summary>What still has to follow, once the office has opened: told on the last day and once it is late (AB-3).</summary>
    private static async Task<IReadOnlyList<Unsettled>> Missing(Db db, OfficePage office)
    {
        if (TimeOnly.FromDateTime(db.Wall) < office.HoursOn(db.Today).MorningFrom) return [];
        var found = new List<Unsettled>();
        foreach (var a in await db.Query<AbsenceRow>(ToFollow, new { db.Today }))
        {
            var step = AbsenceRules.FollowToday(a.FollowBy!.Value, db.Today, office.Calendar);
            if (step is FollowStep.None) continue;
            var missing = (await Covers.Missing(db, office, a)).ToList();
            if (a.Approval is AbsenceApproval.Waiting) missing.Insert(0, "审批");
            if (missing.Count > 0) found.Add(new Unsettled(a, step, missing));
        }
        return found;
    }

    private async Task Follow(Db db, OfficePage office, Unsettled f)
    {
        var late = f.Step is FollowStep.Late;
        if (late) await db.Execute(MarkLate, new { f.Absence.Id });
        var what = string.Join("、", f.Missing);
        await Absences.Note(db, f.Absence.Id, "Follow" + f.Step, late ? $"到期未补齐：{what}；已记为后补" : $"今天须补齐：{what}", late ? "Not there in time; marked late" : "Has to follow today");
        await letters.Follow(db, office, f.Absence, f.Step, f.Missing);
    }

    private static async Task<bool> Started(Db db, OfficePage office, AbsenceRow a)
    {
        if (!await db.Changed(Start, new { db.Now, a.Id, a.Version })) return false;
        await Returning.EndBefore(db, office, a);
        await Absences.Note(db, a.Id, "Started", "离岗开始", "Started");
        await Covers.Follow(db, office, a.Id);
        return true;
    }

    private async Task<bool> Lapsed(Db db, OfficePage office, AbsenceRow a, string why)
    {
        // somebody may have decided it, or taken it back, at the last moment
        if (!await db.Changed(Lapse, new { a.Id, a.Version })) return false;
        await Deciders.Close(db, "Absence", a.Id, lapsed: true);
        await LaterReturn.Drop(db, a.Id);
        await Absences.Note(db, a.Id, "Lapsed", "失效：" + why, "Lapsed before it started");
        await letters.Lapsed(db, office, a, why);
        if (a.State is AbsenceState.Approved) await letters.Withdrawn(db, office, a);
        await Covers.Follow(db, office, a.Id);
        return true;
    }

    private sealed record Unsettled(AbsenceRow Absence, FollowStep Step, IReadOnlyList<string> Missing);

    private sealed record Found(IReadOnlyList<AbsenceRow> ToStart, IReadOnlyList<AbsenceRow> Undecided, IReadOnlyList<AbsenceRow> NotBack, IReadOnlyList<long> EmptyOver, IReadOnlyList<Unsettled> ToFollow)
    {
        public bool Nothing => ToStart.Count + Undecided.Count + NotBack.Count + EmptyOver.Count + ToFollow.Count == 0;

        public IEnumerable<long> Touched => ToStart.Concat(Undecided).Select(a => a.SectionId).Concat(EmptyOver).Distinct();
    }
}
