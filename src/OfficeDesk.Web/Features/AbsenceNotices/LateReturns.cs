using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Counts the late returns of a quarter and proposes a breach for one too many (AB-7, BR-1).</summary>
internal static class LateReturns
{
    private const string InQuarter = "SELECT COUNT(*) FROM absences WHERE person_id = @PersonId AND late_minutes > 0 AND returned_at >= @From AND returned_at < @To";

    /// <summary>How many with the one just written, and whether it proposed a breach.</summary>
    /// <param name="at">When they were back: the day says in which quarter it counts.</param>
    public static async Task<(int Count, bool Breach)> Count(Db db, OfficePage office, AbsenceRow a, DateTimeOffset at)
    {
        var (first, count) = await Of(db, a.PersonId, at);
        if (!AbsenceRules.ProposesBreach(count, office.Settings.Number(Settings.LateReturns))) return (count, false);
        var proposed = await Breaches.Propose(db, BreachKind.LateReturns, $"{Facts(a.PersonId, first)}{count}", null, a.PersonId, a.SectionId, OfficeClock.Day(at), $"{first.Year} 年第 {(first.Month + 2) / 3} 季度第 {count} 次迟归（{a.Number}）。");
        return (count, proposed is not null);
    }

    /// <summary>A return that was put right may have been one of those that proposed a breach: what the quarter's sum no longer carries is withdrawn.</summary>
    /// <param name="was">When they were taken to be back.</param>
    public static async Task Fewer(Db db, AbsenceRow a, DateTimeOffset was)
    {
        var (first, count) = await Of(db, a.PersonId, was);
        var facts = Facts(a.PersonId, first);
        bool Gone(string fact) => fact.StartsWith(facts, StringComparison.Ordinal) && int.TryParse(fact.AsSpan(facts.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var nth) && nth > count;
        await Breaches.Withdraw(db, BreachKind.LateReturns, a.PersonId, Gone, $"{a.Number} 的返回时间已更正，{first.Year} 年第 {(first.Month + 2) / 3} 季度迟归为 {count} 次");
    }

    private static async Task<(DateOnly First, int Count)> Of(Db db, long person, DateTimeOffset at)
    {
        var first = AbsenceRules.QuarterOf(OfficeClock.Day(at));
        return (first, (int)await db.One<long>(InQuarter, new { PersonId = person, From = OfficeClock.Midnight(first), To = OfficeClock.Midnight(first.AddMonths(3)) }));
    }

    private static string Facts(long person, DateOnly quarter) => $"late-returns:{person}:{quarter:yyyy-MM-dd}:";
}
