using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// The grades of a year for anybody, where the office has chosen so and only of rounds the group has published: names, sections and
/// grades, no points (AP-10).
/// </summary>
/// <param name="Year">Empty = the latest with something published.</param>
[Access(Anybody = true)]
public sealed record PublicGrades(int? Year = null) : IQuery<GradesForAll>;

public sealed record GradesForAll(string Bureau, int Year, IReadOnlyList<int> Years, IReadOnlyList<RoundGrades> Rounds);

public sealed record RoundGrades(string TitleZh, string TitleEn, IReadOnlyList<PublicGrade> People);

public sealed record PublicGrade(string Name, string Section, string SectionEn, Grade Grade);

public sealed class PublicGradesHandler(OfficeBook book) : IHandle<PublicGrades, GradesForAll>
{
    private const string OfYears = "SELECT DISTINCT year_no FROM ap_rounds WHERE published_at IS NOT NULL ORDER BY year_no DESC LIMIT 30";

    private const string OfYear = "SELECT * FROM ap_rounds WHERE year_no = @Year AND published_at IS NOT NULL ORDER BY quarter_no, of_whom, id";

    private const string Subjects = "SELECT s.* FROM ap_subjects s WHERE s.round_id IN @Rounds ORDER BY s.section_id, s.person_id";

    private const string Results = """
        SELECT t.subject_id, t.total, t.grade, t.raw, t.formula FROM ap_results t
        JOIN ap_subjects s ON s.id = t.subject_id JOIN ap_rounds r ON r.id = s.round_id WHERE r.id IN @Rounds AND t.count_no = r.counts
        """;

    public async Task<Outcome<GradesForAll>> Handle(PublicGrades m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (!office.Settings.Flag(Settings.AppraisalPublicGrades)) return DeskRefusals.NotFound();
        var years = await db.Query<int>(OfYears);
        var year = m.Year ?? (years.Count > 0 ? years[0] : db.Today.Year);
        var rounds = await db.Query<RoundRow>(OfYear, new { Year = year });
        var ids = rounds.Select(r => r.Id).ToList();
        var subjects = ids.Count == 0 ? [] : await db.Query<SubjectRow>(Subjects, new { Rounds = ids });
        var results = ids.Count == 0 ? [] : (await db.Query<ResultRow>(Results, new { Rounds = ids })).ToDictionary(t => t.SubjectId);
        return new GradesForAll(office.Settings.Text(Settings.BureauName), year, years, [.. rounds.Select(r => new RoundGrades(r.Title.Zh, r.Title.En,
            [.. subjects.Where(s => s.RoundId == r.Id).Select(s => (Subject: s, results.GetValueOrDefault(s.Id).InForce(s)?.Grade)).Where(x => x.Grade is not null)
                .Select(x => new PublicGrade(office.NameOf(x.Subject.PersonId), office.SectionName(x.Subject.SectionId), office.SectionName(x.Subject.SectionId, english: true), x.Grade!.Value))]))]);
    }
}
