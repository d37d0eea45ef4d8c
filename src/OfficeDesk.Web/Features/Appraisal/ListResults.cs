using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// The results of a round in their order: everything for the group and the director, the sections led or in charge after the
/// feedback, one's own; everybody's totals and grades once the group has published them. The discipline office and the
/// general office see how the grades are spread (AP-10, RP-7).
/// </summary>
/// <param name="After">From the last page's answer: where to go on.</param>
/// <param name="Take">Rows at once, 1 to 500.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Appraisal = Reach.All)]
public sealed record ListResults(long RoundId, [property: Text(40)] string After = "", int Take = 200) : IQuery<ResultList>;

/// <param name="Spread">How many people have which grade; empty for whoever may not know.</param>
/// <param name="Histogram">People a step of 5 points from below 50 on; empty for whoever may not know.</param>
/// <param name="Sections">On the first page only.</param>
/// <param name="People">How many results the asker sees in all.</param>
/// <param name="Next">Where the next page begins; empty on the last one.</param>
public sealed record ResultList(long RoundId, string TitleZh, string TitleEn, RoundOf OfWhom, RoundState State, int Year, bool Published, int RectifyBelow, IReadOnlyList<ResultLine> Lines, IReadOnlyList<GradeCount> Spread, IReadOnlyList<int> Histogram, IReadOnlyList<SectionResult> Sections, int People, string Next);

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
    // the order of everybody, with what is needed for ranks and spreads; the rest is read for one page only
    private const string Order = """
        SELECT s.id, s.person_id, s.section_id, s.leads, t.total, t.grade FROM ap_subjects s
        LEFT JOIN ap_results t ON t.subject_id = s.id AND t.count_no = @Counts AND s.stands = 1 AND (CASE WHEN s.override_agreed IS NULL THEN s.exempt ELSE COALESCE(s.override_to, 0) END) = 0
        WHERE s.round_id = @Id ORDER BY COALESCE(t.total, -1) DESC, s.section_id, s.person_id
        """;

    private const string Subjects = "SELECT * FROM ap_subjects WHERE id IN @Ids";

    private const string Results = "SELECT subject_id, total, grade, raw, formula FROM ap_results WHERE subject_id IN @Ids AND count_no = @Counts";

    private const string Means = "SELECT subject_id, category, mean, ballots FROM ap_scores WHERE subject_id IN @Ids AND count_no = @Counts";

    private const string Orders = "SELECT s.id, t.number FROM ap_subjects s JOIN tasks t ON t.id = s.rectify_task WHERE s.id IN @Ids";

    public async Task<Outcome<ResultList>> Handle(ListResults m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { Counts: > 0 } r || (r.State < RoundState.Counted && !db.Sight.All)) return DeskRefusals.NotFound();
        var everybody = await db.Query<Ranked>(Order, new { r.Id, r.Counts });
        var numbers = db.Sight.All || db.Who.Is(Roles.Discipline | Roles.GeneralOffice) || r.PublishedAt is not null;
        var visible = everybody.Where(x => Seen(db, r, x.PersonId, x.SectionId) || r.PublishedAt is not null).ToList();
        if (!numbers && visible.Count == 0) return DeskRefusals.NotFound();

        // they come in the order of their totals: the first of a total has its rank
        var rank = everybody.Where(x => x.Total is not null).Select((x, i) => (Total: x.Total!.Value, Rank: i + 1)).DistinctBy(x => x.Total).ToDictionary(x => x.Total, x => x.Rank);
        // after nobody, or nobody who is there, comes the beginning
        var from = visible.FindIndex(x => Place(x) == m.After) + 1;
        var page = visible.Skip(from).Take(Math.Clamp(m.Take, 1, 500)).ToList();
        var next = from + page.Count < visible.Count ? Place(page[^1]) : "";
        var lines = page.Count == 0 ? [] : await Lines(db, office, r, page, rank);
        return new ResultList(r.Id, r.Title.Zh, r.Title.En, r.OfWhom, r.State, r.YearNo, r.PublishedAt is not null, r.RectifyBelow, lines, numbers ? Spread(everybody.Select(x => x.Grade)) : [], numbers ? Histogram(everybody) : [],
            m.After.Length == 0 && r.OfWhom is RoundOf.Chiefs && office.Settings.Text(Settings.AppraisalSectionResult) == "Chief" ? SectionsOf(db, office, visible) : [], visible.Count, next);
    }

    private static string Place(Ranked x) => x.Id.ToString(CultureInfo.InvariantCulture);

    private static async Task<List<ResultLine>> Lines(Db db, OfficePage office, RoundRow r, IReadOnlyList<Ranked> page, Dictionary<int, int> rank)
    {
        var of = new { Ids = page.Select(x => x.Id).ToList(), r.Counts };
        var subjects = (await db.Query<SubjectRow>(Subjects, of)).ToDictionary(s => s.Id);
        var results = (await db.Query<ResultRow>(Results, of)).ToDictionary(t => t.SubjectId);
        var means = (await db.Query<(long SubjectId, string Category, int? Mean, int Ballots)>(Means, of)).ToDictionary(c => (c.SubjectId, c.Category), c => (Mean: c.Mean / 100m, c.Ballots));
        var orders = (await db.Query<(long Id, string Number)>(Orders, of)).ToDictionary(o => o.Id, o => o.Number);
        var (barredPeople, barredSections) = await PersonFacts.Barred(db, r.YearNo);
        return [.. page.Select(x =>
        {
            var s = subjects[x.Id];
            var result = results.GetValueOrDefault(s.Id).InForce(s);
            var detail = Seen(db, r, s);
            return new ResultLine(s.Id, result?.Total is { } t ? rank[t] : 0, office.NameOf(s.PersonId), office.SectionName(s.SectionId, db.Who.English), result?.Total / 100m, result?.Grade,
                detail ? [.. AppraisalRules.CategoriesOf(r.OfWhom).Select(c => means.GetValueOrDefault((s.Id, c.ToString())).Mean)] : [], s.IsExempt, s.Stands == 0, detail ? s.Answer : AnswerState.None, s.IsPutForward,
                db.Sight.All ? AppraisalRules.NoAward(result?.Grade, r.IsFedBack, r.QuarterNo == 0, barredPeople.Contains(s.PersonId), barredSections.Contains(s.SectionId), ResultPapers.AnswerOf(r, s, db.Today)) is null : null,
                detail && AppraisalRules.NeedsRectification(result?.Total / 100m, r.RectifyBelow), detail && s.Stands == 1 ? orders.GetValueOrDefault(s.Id, "") : "", detail && s.Stands == 1 && s.RectifyPassed is { } passed ? passed == 1 : null, detail,
                detail ? [.. AppraisalRules.CategoriesOf(r.OfWhom).Select(c => means.GetValueOrDefault((s.Id, c.ToString())).Ballots)] : [], detail ? result?.Formula ?? "" : "");
        })];
    }

    /// <summary>Every section has the result of whoever led it at the close: of a chief who leads two, both (AP-3).</summary>
    private static List<SectionResult> SectionsOf(Db db, OfficePage office, IEnumerable<Ranked> ranked) =>
        [.. ranked.Where(x => x.Total is not null).SelectMany(x => x.Led().Select(section => new SectionResult(office.SectionName(section, db.Who.English), office.NameOf(x.PersonId), x.Total / 100m, x.Grade)))];

    /// <summary>The group and the director from the count on; whoever is above the person, and the person, after the feedback.</summary>
    internal static bool Seen(Db db, RoundRow r, SubjectRow s) => Seen(db, r, s.PersonId, s.SectionId);

    private static bool Seen(Db db, RoundRow r, long person, long section) => db.Sight.All || (r.IsFedBack && (person == db.Who.PersonId || db.Sight.Sections.Contains(section)));

    private static List<GradeCount> Spread(IEnumerable<Grade?> grades)
    {
        var all = grades.ToList();
        return [.. new Grade?[] { Grade.Excellent, Grade.Competent, Grade.Basic, Grade.NotCompetent, null }.Select(g => new GradeCount(g, all.Count(x => x == g)))];
    }

    private static int[] Histogram(IEnumerable<Ranked> ranked)
    {
        var steps = new int[11];
        foreach (var x in ranked)
            if (x.Total is { } total) steps[Math.Clamp((total - 4500) / 500, 0, 10)]++;
        return steps;
    }

    /// <summary>Somebody in the order of the results; total and grade as far as they are in force.</summary>
    private sealed record Ranked
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public long SectionId { get; init; }
        public string Leads { get; init; } = "";
        public int? Total { get; init; }
        public Grade? Grade { get; init; }

        public IEnumerable<long> Led() => Leads.Length > 0 ? Leads.Split(',').Select(l => long.Parse(l, CultureInfo.InvariantCulture)) : [SectionId];
    }
}
