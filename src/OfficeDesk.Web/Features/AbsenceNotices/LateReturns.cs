using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Counts the late returns of a quarter and proposes a breach for one too many (AB-7, BR-1).</summary>
internal static class LateReturns
{
    private const string InQuarter = "SELECT COUNT(*) FROM absences WHERE person_id = @PersonId AND late_minutes > 0 AND returned_at >= @From AND returned_at < @To";

    /// <summary>How many with the one just written, and whether it proposed a breach.</summary>
    public static async Task<(int Count, bool Breach)> Count(Db db, OfficePage office, AbsenceRow a)
    {
        var first = AbsenceRules.QuarterOf(db.Today);
        var count = (int)await db.One<long>(InQuarter, new { a.PersonId, From = Midnight(first), To = Midnight(first.AddMonths(3)) });
        if (!AbsenceRules.ProposesBreach(count, office.Settings.Number(Settings.LateReturns))) return (count, false);
        await Breaches.Propose(db, BreachKind.LateReturns, $"late-returns:{a.PersonId}:{first:yyyy-MM-dd}:{count}", null, a.PersonId, a.SectionId, db.Today, $"{first.Year} 年第 {(first.Month + 2) / 3} 季度第 {count} 次迟归（{a.Number}）。");
        return (count, true);
    }

    private static DateTimeOffset Midnight(DateOnly day) => OfficeClock.Instant(day.ToDateTime(TimeOnly.MinValue));
}
