using System.Collections.Concurrent;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>What a count came to for one person.</summary>
/// <param name="Quarters">The results of quarters that went in, not rounded; none in a regular round.</param>
internal sealed record Counted(SubjectRow Subject, Score Score, Exact? Raw, IReadOnlyList<Exact> Quarters)
{
    public decimal? Total => Raw?.Rounded();

    public Grade? Grade => Total is { } total ? AppraisalRules.GradeOf(total) : null;
}

/// <summary>Opens the ballot box of a closed round and adds up; points of single ballots leave this class in sums only (AP-4, AP-5).</summary>
internal static class Counting
{
    private const string Subjects = "SELECT * FROM ap_subjects WHERE round_id = @Id ORDER BY section_id, person_id";

    private const string Ballots = """
        SELECT b.subject_id, b.category, b.slip, b.sealed FROM ap_ballots b JOIN ap_subjects s ON s.id = b.subject_id WHERE s.round_id = @Id
        """;

    // what a regular round of the same year came to, of rounds whose review is over; what was set aside after an objection counts nowhere
    private const string Quarters = """
        SELECT s.person_id, t.raw FROM ap_rounds r JOIN ap_subjects s ON s.round_id = r.id JOIN ap_results t ON t.subject_id = s.id AND t.count_no = r.counts
        WHERE r.of_whom = @OfWhom AND r.year_no = @YearNo AND r.quarter_no > 0 AND r.state IN ('Reviewed', 'FedBack', 'Final') AND t.total IS NOT NULL AND s.stands = 1
        ORDER BY r.quarter_no
        """;

    /// <summary>Counts a round.</summary>
    /// <param name="quarters">By persons appraised, the quarters of an earlier count; null: as they stand now.</param>
    public static async Task<IReadOnlyList<Counted>> Of(Db db, BallotBox box, RoundRow round, ILookup<long, Exact>? quarters = null)
    {
        var subjects = await db.Query<SubjectRow>(Subjects, new { round.Id });
        var sums = Sum(box, await db.Query<BallotRow>(Ballots, new { round.Id }));
        // the chief's own mean is open; somebody else's ballot there would lie open with it
        var mixed = (await Readiness.Strangers(db, round)).Select(x => x.SubjectId).ToHashSet();
        quarters ??= round is { QuarterNo: 0, QuarterShare: > 0 }
            ? (await db.Query<(long PersonId, string Raw)>(Quarters, new { OfWhom = round.OfWhom.ToString(), round.YearNo })).ToLookup(q => q.PersonId, q => Exact.Parse(q.Raw))
            : Enumerable.Empty<(long PersonId, Exact Raw)>().ToLookup(q => q.PersonId, q => q.Raw);
        return [.. subjects.Select(s => Of(round, s, sums, [.. quarters[s.PersonId]], mixed.Contains(s.Id)))];
    }

    private static Counted Of(RoundRow round, SubjectRow s, Dictionary<(long, VoteCategory), (long Half, int N)> sums, IReadOnlyList<Exact> quarters, bool mixed)
    {
        var categories = AppraisalRules.CategoriesOf(round.OfWhom).Select(c =>
        {
            var (half, n) = sums.GetValueOrDefault((s.Id, c));
            return new CategorySum(c, round.WeightOf(c), round.IsAnonymous(c) || (mixed && c is VoteCategory.Own), s.Applies(c), half, n);
        }).ToList();
        var score = AppraisalRules.Count(categories, round.Least);
        return new Counted(s, score, s.IsExempt || score.Raw is not { } raw ? null : AppraisalRules.YearTotal(raw, quarters, round.QuarterShare), quarters);
    }

    private static Dictionary<(long Subject, VoteCategory Category), (long Half, int N)> Sum(BallotBox box, IReadOnlyList<BallotRow> rows)
    {
        // opening a box costs a decryption: all processors share them; sums come out the same in any order
        var parts = new ConcurrentBag<Dictionary<(long, VoteCategory), (long Half, int N)>>();
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, rows.Count)), () => new Dictionary<(long, VoteCategory), (long Half, int N)>(), (range, _, sums) =>
        {
            for (var i = range.Item1; i < Math.Min(range.Item2, rows.Count); i++) Add(sums, box, rows[i]);
            return sums;
        }, parts.Add);
        var whole = new Dictionary<(long, VoteCategory), (long Half, int N)>();
        foreach (var (key, (half, n)) in parts.SelectMany(p => p))
        {
            var so = whole.GetValueOrDefault(key);
            whole[key] = (so.Half + half, so.N + n);
        }
        return whole;
    }

    private static void Add(Dictionary<(long, VoteCategory), (long Half, int N)> sums, BallotBox box, BallotRow row)
    {
        var ballot = box.Open(row.Slip, row.Sealed);
        // a draft is not a ballot
        if (!ballot.HandedIn) return;
        long points = 0;
        foreach (var half in ballot.HalfPoints) points += half ?? 0;
        var (sum, n) = sums.GetValueOrDefault((row.SubjectId, row.Category));
        sums[(row.SubjectId, row.Category)] = (sum + points, n + 1);
    }

    private sealed record BallotRow
    {
        public long SubjectId { get; init; }
        public VoteCategory Category { get; init; }
        public string Slip { get; init; } = "";
        public string Sealed { get; init; } = "";
    }
}
