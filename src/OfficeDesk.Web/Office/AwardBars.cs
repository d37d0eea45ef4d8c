using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who cannot be put forward for an award in a year because of a measure (BR-2).</summary>
/// <remarks>BR-2: no award that year. A measure that was refused or lifted bars nothing; that its effect ended later changes nothing for the year.</remarks>
public sealed record AwardBars(IReadOnlySet<long> People, IReadOnlySet<long> Sections)
{
    private const string Barred = """
        SELECT person_id, section_id, bars_person, bars_section FROM measures
        WHERE state IN ('Decided', 'Served', 'Appealed', 'Upheld', 'Changed', 'Expired') AND decided_on >= @From AND decided_on <= @To AND (bars_person = 1 OR bars_section = 1)
        """;

    /// <summary>The bars of a calendar year.</summary>
    public static async Task<AwardBars> Of(Db db, int year)
    {
        var rows = await db.Query<Row>(Barred, new { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) });
        return new AwardBars(rows.Where(r => r.BarsPerson == 1).Select(r => r.PersonId).ToHashSet(), rows.Where(r => r.BarsSection == 1).Select(r => r.SectionId).ToHashSet());
    }

    private sealed record Row
    {
        public long PersonId { get; init; }
        public long SectionId { get; init; }
        public int BarsPerson { get; init; }
        public int BarsSection { get; init; }
    }
}
