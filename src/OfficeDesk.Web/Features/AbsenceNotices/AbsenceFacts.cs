using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>How long who was away, by kind and month, in office time; late returns; and the sum that decides on the yearly appraisal.</summary>
/// <param name="Year">Null = this year.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.All, Appraisal = Reach.All)]
public sealed record AbsenceFacts(int? Year = null, long? SectionId = null) : IQuery<AbsenceFactsShown>;

/// <param name="Lines">By person, kind and month.</param>
/// <param name="Years">By person and kind for the year; their month is 0.</param>
/// <param name="Kinds">By kind over everybody shown.</param>
public sealed record AbsenceFactsShown(int Year, IReadOnlyList<FactLine> Lines, IReadOnlyList<FactSum> People, IReadOnlyList<FactLine> Years, IReadOnlyList<FactKind> Kinds);

/// <summary>What a kind sums up to, in the year and in each of its months.</summary>
/// <param name="Count">Absences; one over several months counts once.</param>
public sealed record FactKind(AbsenceKind Kind, int Count, int Minutes, int Days100, IReadOnlyList<FactMonth> Months);

public sealed record FactMonth(int Month, int Minutes, int Days100);

/// <param name="Month">1 to 12, 0 for the whole year; an absence over several months is divided among them.</param>
public sealed record FactLine(long PersonId, string Person, string Section, AbsenceKind Kind, int Month, int Count, int Minutes, int Days100);

/// <param name="SixMonths100">Calendar days in hundredths that count for the six-month rule.</param>
/// <param name="NoNotice">Absences without a notice that were reported (AB-10).</param>
public sealed record FactSum(long PersonId, string Person, string Section, int Count, int Minutes, int Days100, int LateReturns, int LateMinutes, int NoNotice, int SixMonths100, bool OverSixMonths);

public sealed class AbsenceFactsHandler(OfficeBook book) : IHandle<AbsenceFacts, AbsenceFactsShown>
{
    private const string Of = """
        SELECT a.* FROM absences a
        WHERE a.state IN ('Started', 'Extended', 'Returned') AND a.from_at < @To AND (a.state <> 'Returned' OR a.returned_at > @From)
          AND (@All = 1 OR a.person_id = @Me OR a.section_id IN @Sections) AND (@Section IS NULL OR a.section_id = @Section)
        ORDER BY a.person_id, a.from_at
        """;

    private const string Unannounced = "SELECT person_id FROM absence_reports WHERE seen_at >= @From AND seen_at < @To";

    public async Task<Outcome<AbsenceFactsShown>> Handle(AbsenceFacts m, Db db)
    {
        var office = await book.Open(db.Ct);
        var year = m.Year ?? db.Today.Year;
        if (year is < 2000 or > 2098) return AbsenceRules.NotADay;
        var (from, to) = (OfficeClock.Midnight(new DateOnly(year, 1, 1)), OfficeClock.Midnight(new DateOnly(year + 1, 1, 1)));
        var rows = await db.Query<AbsenceRow>(Of, db.InSight(new { From = from, To = to, Section = m.SectionId }));
        var reports = (await db.Query<long>(Unannounced, new { From = from, To = to })).ToLookup(p => p);
        var parts = rows.SelectMany(a => Parts(office, a, year, db.Now)).ToList();
        var lines = parts.GroupBy(p => (p.A.PersonId, p.A.Kind, p.Month)).OrderBy(g => g.Key.PersonId).ThenBy(g => g.Key.Month).ThenBy(g => g.Key.Kind)
            .Select(g => new FactLine(g.Key.PersonId, office.NameOf(g.Key.PersonId), office.SectionName(g.First().A.SectionId, db.Who.English), g.Key.Kind, g.Key.Month, g.Count(), g.Sum(p => p.Minutes), g.Sum(p => p.Days100)));
        var sums = rows.GroupBy(a => a.PersonId).Select(g => Sum(office, [.. g], [.. parts.Where(p => p.A.PersonId == g.Key)], year, db, reports[g.Key].Count()));
        var years = parts.GroupBy(p => (p.A.PersonId, p.A.Kind)).OrderBy(g => g.Key.PersonId).ThenBy(g => g.Key.Kind)
            .Select(g => new FactLine(g.Key.PersonId, office.NameOf(g.Key.PersonId), office.SectionName(g.First().A.SectionId, db.Who.English), g.Key.Kind, 0, g.Select(p => p.A.Id).Distinct().Count(), g.Sum(p => p.Minutes), g.Sum(p => p.Days100)));
        var kinds = parts.GroupBy(p => p.A.Kind).OrderBy(g => g.Key).Select(g => new FactKind(g.Key, g.Select(p => p.A.Id).Distinct().Count(), g.Sum(p => p.Minutes), g.Sum(p => p.Days100),
            [.. g.GroupBy(p => p.Month).OrderBy(x => x.Key).Select(x => new FactMonth(x.Key, x.Sum(p => p.Minutes), x.Sum(p => p.Days100)))]));
        // who was away without any notice all year has no row of their own
        var silent = reports.Where(r => rows.All(a => a.PersonId != r.Key) && office.People.ContainsKey(r.Key)).Select(r => (office.People[r.Key], r.Count()))
            .Where(p => (p.Item1.Id == db.Who.PersonId || db.Sight.Sees(p.Item1.SectionId)) && (m.SectionId is null || p.Item1.SectionId == m.SectionId));
        return new AbsenceFactsShown(year, [.. lines], [.. sums.Concat(silent.Select(p => new FactSum(p.Item1.Id, p.Item1.Name, office.SectionName(p.Item1.SectionId, db.Who.English), 0, 0, 0, 0, 0, p.Item2, 0, false)))], [.. years], [.. kinds]);
    }

    private static FactSum Sum(OfficePage office, IReadOnlyList<AbsenceRow> rows, IReadOnlyList<Part> parts, int year, Db db, int noNotice)
    {
        var six = AppraisalRules.AwayDays(rows.Where(a => AbsenceRules.CountsForSixMonths(a.Kind)).Select(a => PersonFacts.SpellOf(office, a, db.Now)), new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var late = rows.Where(a => a.LateMinutes > 0 && OfficeClock.Day(a.ReturnedAt!.Value).Year == year).ToList();
        return new FactSum(rows[0].PersonId, office.NameOf(rows[0].PersonId), office.SectionName(rows[0].SectionId, db.Who.English), rows.Count, parts.Sum(p => p.Minutes), parts.Sum(p => p.Days100),
            late.Count, late.Sum(a => a.LateMinutes), noNotice, (int)(six.Rounded() * 100), AppraisalRules.IsExempt(six, office.Settings.Number(Settings.AwayDays)));
    }

    /// <summary>The pieces of an absence in the months of a year.</summary>
    private static IEnumerable<Part> Parts(OfficePage office, AbsenceRow a, int year, DateTimeOffset now)
    {
        var end = End(a, now);
        for (var month = 1; month <= 12; month++)
        {
            var (from, to) = (OfficeClock.Midnight(new DateOnly(year, month, 1)), OfficeClock.Midnight(new DateOnly(year, month, 1).AddMonths(1)));
            if (a.FromAt >= to || end <= from) continue;
            var length = Absences.LengthOf(office, a.FromAt > from ? a.FromAt : from, end < to ? end : to);
            if (length.Minutes > 0) yield return new Part(a, month, length.Minutes, length.Days100);
        }
    }

    private static DateTimeOffset End(AbsenceRow a, DateTimeOffset now) => a.ReturnedAt ?? now;

    private sealed record Part(AbsenceRow A, int Month, int Minutes, int Days100);
}
