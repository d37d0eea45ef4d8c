using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Somebody is back: how late, the how manieth time in the quarter, and whether that proposed a breach.</summary>
internal sealed record Back(int LateMinutes, int LateReturns, bool Breach);

/// <summary>Writes down that an absence is over (AB-7).</summary>
internal static class Returning
{
    private const string Return = """
        UPDATE absences SET state = 'Returned', returned_at = @At, returned_by = @By, minutes = @Minutes, days100 = @Days100, late_minutes = @Late, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Started', 'Extended')
        """;

    private const string Right = """
        UPDATE absences SET returned_at = @At, returned_by = @By, minutes = @Minutes, days100 = @Days100, late_minutes = @Late, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Returned'
        """;

    private const string Next = """
        SELECT from_at FROM absences WHERE person_id = @PersonId AND id <> @Id AND from_at >= @From AND state IN ('Approved', 'Started', 'Extended', 'Returned') ORDER BY from_at LIMIT 1
        """;

    private const string Earlier = "SELECT * FROM absences WHERE person_id = @PersonId AND id <> @Id AND from_at <= @FromAt AND state IN ('Started', 'Extended') ORDER BY from_at, id";

    /// <summary>Null when the absence was changed meanwhile.</summary>
    public static async Task<Back?> Write(Db db, OfficePage office, AbsenceRow a, DateTimeOffset at, int version, bool byTheNext = false)
    {
        var length = Absences.LengthOf(office, a.FromAt, at);
        var late = Absences.LengthOf(office, a.ToAt, at).Minutes;
        var by = byTheNext ? null : (long?)db.Who.PersonId;
        if (!await db.Changed(Return, new { At = at, By = by, length.Minutes, length.Days100, Late = late, a.Id, Version = version })) return null;
        await LaterReturn.Drop(db, a.Id);
        var (zh, en) = byTheNext ? ("没有登记返回，下一次离岗已开始", "No return was recorded; the next absence has begun") : ("返回", "Returned");
        await Absences.Note(db, a.Id, "Returned", late > 0 ? $"{zh}，晚 {late} 分钟（办公时间）" : zh, late > 0 ? $"{en}, {late} office minutes late" : en);
        var (count, breach) = late > 0 ? await LateReturns.Count(db, office, a, at) : (0, false);
        return new Back(late, count, breach);
    }

    /// <summary>When the same person's next absence began, or begins; null for none.</summary>
    public static Task<DateTimeOffset?> NextAfter(Db db, AbsenceRow a) => db.Find<DateTimeOffset?>(Next, new { a.PersonId, a.Id, From = a.ReturnedAt ?? a.ToAt });

    /// <summary>The chief or the general office puts a recorded return right; what it counted as late changes with it. Null when the absence was changed meanwhile.</summary>
    public static async Task<Back?> Correct(Db db, OfficePage office, AbsenceRow a, DateTimeOffset at, int version, string why)
    {
        var length = Absences.LengthOf(office, a.FromAt, at);
        var late = Absences.LengthOf(office, a.ToAt, at).Minutes;
        if (!await db.Changed(Right, new { At = at, By = db.Who.PersonId, length.Minutes, length.Days100, Late = late, a.Id, Version = version })) return null;
        var (was, now) = (AbsenceLetters.When(a.ReturnedAt ?? a.ToAt), AbsenceLetters.When(at));
        await Absences.Note(db, a.Id, "Returned", $"更正返回时间：{was} 改为 {now}{(late > 0 ? $"，晚 {late} 分钟（办公时间）" : "")}", $"Return put right: {AbsenceLetters.WhenEn(a.ReturnedAt ?? a.ToAt)} becomes {AbsenceLetters.WhenEn(at)}{(late > 0 ? $", {late} office minutes late" : "")}", why);
        if (a.LateMinutes > 0) await LateReturns.Fewer(db, a, a.ReturnedAt ?? a.ToAt);
        var (count, breach) = late > 0 ? await LateReturns.Count(db, office, a, at) : (0, false);
        return new Back(late, count, breach);
    }

    /// <summary>
    /// Nobody is away twice at once: when an absence begins, one from which no return was recorded is over, late until now. The
    /// person and the chief were told of it at the time. What the clock could not begin before it ended was not late.
    /// </summary>
    public static async Task EndBefore(Db db, OfficePage office, AbsenceRow next)
    {
        foreach (var a in await db.Query<AbsenceRow>(Earlier, new { next.PersonId, next.Id, next.FromAt }))
        {
            await Write(db, office, a, a.StartedAt > db.Now.AddSeconds(-1) || next.FromAt < a.ToAt ? a.ToAt : next.FromAt, a.Version, byTheNext: true);
            await Covers.Follow(db, office, a.Id);
        }
    }
}
