using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// The results of a round in their order: everything for the group and the director, the sections led or in charge after the
/// feedback, one's own; everybody's totals and grades once the group has published them. The discipline office and the
/// general office see how the grades are spread (AP-10, RP-7).
/// </summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Appraisal = Reach.All)]
public sealed record ListResults(long RoundId) : IQuery<ResultList>;

/// <param name="Spread">How many people have which grade; empty for whoever may not know.</param>
/// <param name="Histogram">People a step of 5 points from below 50 on; empty for whoever may not know.</param>
public sealed record ResultList(long RoundId, string TitleZh, string TitleEn, RoundOf OfWhom, RoundState State, int Year, bool Published, int RectifyBelow, IReadOnlyList<ResultLine> Lines, IReadOnlyList<GradeCount> Spread, IReadOnlyList<int> Histogram, IReadOnlyList<SectionResult> Sections);

/// <param name="Rank">By total; the same total, the same rank; 0 without a total.</param>
/// <param name="Ballots">How many ballots were handed in, by category in the order of the round; empty like the means.</param>
/// <param name="Formula">How the total came about; empty like the means.</param>
/// <param name="Means">By category in the order of the round; null where there is none, or for others than the group, the director and those above the person.</param>
public sealed record ResultLine(long SubjectId, int Rank, string Name, string Section, decimal? Total, Grade? Grade, IReadOnlyList<decimal?> Means, bool Exempt, bool SetAside, AnswerState Answer, bool Award, bool? CanAward, bool NeedsRectification, string RectifyTask, bool? RectifyPassed, bool Detail, IReadOnlyList<int> Ballots, string Formula);

public sealed record GradeCount(Grade? Grade, int People);

/// <summary>A section's result: its chief's total, unless the office lets sections have none (AP-3).</summary>
public sealed record SectionResult(string Section, string Chief, decimal? Total, Grade? Grade);

public sealed class ListResultsHandler(OfficeBook book) : IHandle<ListResults, ResultList>
{
    private const string Subjects = "SELECT * FROM ap_subjects WHERE round_id = @Id ORDER BY section_id, person_id";

    private const string Results = "SELECT t.subject_id, t.total, t.grade, t.raw, t.formula FROM ap_results t JOIN ap_subjects s ON s.id = t.subject_id WHERE s.round_id = @Id AND t.count_no = @Counts";

    private const string Means = "SELECT c.subject_id, c.category, c.mean, c.ballots FROM ap_scores c JOIN ap_subjects s ON s.id = c.subject_id WHERE s.round_id = @Id AND c.count_no = @Counts";

    private const string Orders = "SELECT s.id, t.number FROM ap_subjects s JOIN tasks t ON t.id = s.rectify_task WHERE s.round_id = @Id";

    public async Task<Outcome<ResultList>> Handle(ListResults m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { Counts: > 0 } r || (r.State < RoundState.Counted && !db.Sight.All)) return DeskRefusals.NotFound();
        var subjects = await db.Query<SubjectRow>(Subjects, new { r.Id });
        var results = (await db.Query<ResultRow>(Results, new { r.Id, r.Counts })).ToDictionary(t => t.SubjectId);
        var ranked = subjects.Select(s => (Subject: s, Result: results.GetValueOrDefault(s.Id).InForce(s))).OrderByDescending(x => x.Result?.Total ?? -1).ToList();
        var numbers = db.Sight.All || db.Who.Is(Roles.Discipline | Roles.GeneralOffice) || r.PublishedAt is not null;
        if (!numbers && !ranked.Exists(x => Seen(db, r, x.Subject))) return DeskRefusals.NotFound();

        var means = (await db.Query<(long SubjectId, string Category, int? Mean, int Ballots)>(Means, new { r.Id, r.Counts })).ToDictionary(c => (c.SubjectId, c.Category), c => (Mean: c.Mean / 100m, c.Ballots));
        var orders = (await db.Query<(long Id, string Number)>(Orders, new { r.Id })).ToDictionary(o => o.Id, o => o.Number);
        var (barredPeople, barredSections) = await PersonFacts.Barred(db, r.YearNo);
        var totals = ranked.Select(x => x.Result?.Total).Where(t => t is not null).ToList();
        var lines = ranked.Where(x => Seen(db, r, x.Subject) || r.PublishedAt is not null).Select(x =>
        {
            var (s, result) = x;
            var detail = Seen(db, r, s);
            return new ResultLine(s.Id, result?.Total is { } t ? totals.Count(o => o > t) + 1 : 0, office.NameOf(s.PersonId), office.SectionName(s.SectionId, db.Who.English), result?.Total / 100m, result?.Grade,
                detail ? [.. AppraisalRules.CategoriesOf(r.OfWhom).Select(c => means.GetValueOrDefault((s.Id, c.ToString())).Mean)] : [], s.IsExempt, s.Stands == 0, detail ? s.Answer : AnswerState.None, s.AwardBy is not null,
                db.Sight.All ? AppraisalRules.NoAward(result?.Grade, r.IsFedBack, barredPeople.Contains(s.PersonId), barredSections.Contains(s.SectionId)) is null : null,
                detail && AppraisalRules.NeedsRectification(result?.Total / 100m, r.RectifyBelow), detail ? orders.GetValueOrDefault(s.Id, "") : "", detail && s.RectifyPassed is { } passed ? passed == 1 : null, detail,
                detail ? [.. AppraisalRules.CategoriesOf(r.OfWhom).Select(c => means.GetValueOrDefault((s.Id, c.ToString())).Ballots)] : [], detail ? result?.Formula ?? "" : "");
        }).ToList();
        return new ResultList(r.Id, r.Title.Zh, r.Title.En, r.OfWhom, r.State, r.YearNo, r.PublishedAt is not null, r.RectifyBelow, lines, numbers ? Spread(ranked.Select(x => x.Result?.Grade)) : [], numbers ? Histogram(totals) : [],
            r.OfWhom is RoundOf.Chiefs && office.Settings.Text(Settings.AppraisalSectionResult) == "Chief" ? [.. lines.Where(l => l.Total is not null).Select(l => new SectionResult(l.Section, l.Name, l.Total, l.Grade))] : []);
    }

    /// <summary>The group and the director from the count on; whoever is above the person, and the person, after the feedback.</summary>
    internal static bool Seen(Db db, RoundRow r, SubjectRow s) => db.Sight.All || (r.IsFedBack && (s.PersonId == db.Who.PersonId || db.Sight.Sections.Contains(s.SectionId)));

    private static List<GradeCount> Spread(IEnumerable<Grade?> grades)
    {
        var all = grades.ToList();
        return [.. new Grade?[] { Grade.Excellent, Grade.Competent, Grade.Basic, Grade.NotCompetent, null }.Select(g => new GradeCount(g, all.Count(x => x == g)))];
    }

    private static int[] Histogram(List<int?> totals)
    {
        var steps = new int[11];
        foreach (var total in totals) steps[Math.Clamp((total!.Value - 4500) / 500, 0, 10)]++;
        return steps;
    }
}
