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
        await Breach.Propose(db, "LateReturns", $"late-returns:{a.PersonId}:{first:yyyy-MM-dd}:{count}", a.PersonId, a.SectionId, db.Today);
        return (count, true);
    }

    private static DateTimeOffset Midnight(DateOnly day) => OfficeClock.Instant(day.ToDateTime(TimeOnly.MinValue));
}

/// <summary>Proposes a breach from a fact, once (BR-1).</summary>
internal static class Breach
{
    private const string Insert = """
        INSERT INTO breaches (id, kind, fact, task_id, person_id, section_id, due_on, proposed_at, proposed_on, state)
        SELECT @Id, @Kind, @Fact, NULL, @Person, @Section, @On, @Now, @Today, 'Proposed' WHERE NOT EXISTS (SELECT 1 FROM breaches WHERE fact = @Fact)
        """;

    public static Task Propose(Db db, string kind, string fact, long person, long section, DateOnly on) =>
        db.Execute(Insert, new { Id = db.NewId(), Kind = kind, Fact = fact, Person = person, Section = section, On = on, db.Now, db.Today });
}
