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

    // the boxes of a person and category in one row: a row each would cost more than opening them
    private const string Ballots = """
        SELECT b.subject_id, b.category, COUNT(*) AS boxes, group_concat(concat(b.slip, b.sealed)) AS packed
        FROM ap_ballots b JOIN ap_subjects s ON s.id = b.subject_id WHERE s.round_id = @Id GROUP BY b.subject_id, b.category
        """;

    // what a regular round of the same year came to, of rounds whose review is over; what was set aside after an objection counts nowhere
    private const string Quarters = """
        SELECT s.person_id, t.raw FROM ap_rounds r JOIN ap_subjects s ON s.round_id = r.id JOIN ap_results t ON t.subject_id = s.id AND t.count_no = r.counts
        WHERE r.of_whom = @OfWhom AND r.year_no = @YearNo AND r.quarter_no > 0 AND r.state IN ('Reviewed', 'FedBack', 'Final') AND t.total IS NOT NULL AND s.stands = 1
        ORDER BY r.quarter_no
        """;

    /// <summary>Opens the boxes of a closed round: nobody writes them any more, so that this may come before a count's turn.</summary>
    public static async Task<Sums> Open(Db db, BallotBox box, RoundRow round)
    {
        var rows = await db.Query<BoxesRow>(Ballots, new { round.Id });
        var sums = new (long Half, int N)[rows.Count];
        // opening a box costs a decryption: all processors share them
        Parallel.For(0, rows.Count, i => sums[i] = Sum(box, rows[i]));
        return new Sums(rows.Zip(sums).ToDictionary(r => (r.First.SubjectId, r.First.Category), r => r.Second));
    }

    /// <summary>Counts a round.</summary>
    /// <param name="quarters">By persons appraised, the quarters of an earlier count; null: as they stand now.</param>
    public static async Task<IReadOnlyList<Counted>> Of(Db db, RoundRow round, Sums sums, ILookup<long, Exact>? quarters = null)
    {
        var subjects = await db.Query<SubjectRow>(Subjects, new { round.Id });
        // the chief's own mean is open; somebody else's ballot there would lie open with it
        var mixed = (await Readiness.Strangers(db, round)).Select(x => x.SubjectId).ToHashSet();
        quarters ??= round is { QuarterNo: 0, QuarterShare: > 0 }
            ? (await db.Query<(long PersonId, string Raw)>(Quarters, new { OfWhom = round.OfWhom.ToString(), round.YearNo })).ToLookup(q => q.PersonId, q => Exact.Parse(q.Raw))
            : Enumerable.Empty<(long PersonId, Exact Raw)>().ToLookup(q => q.PersonId, q => q.Raw);
        return [.. subjects.Select(s => Of(round, s, sums, [.. quarters[s.PersonId]], mixed.Contains(s.Id)))];
    }

    private static Counted Of(RoundRow round, SubjectRow s, Sums sums, IReadOnlyList<Exact> quarters, bool mixed)
    {
        var categories = AppraisalRules.CategoriesOf(round.OfWhom).Select(c =>
        {
            var (half, n) = sums.Of(s.Id, c);
            return new CategorySum(c, round.WeightOf(c), round.IsAnonymous(c) || (mixed && c is VoteCategory.Own), s.Applies(c), half, n);
        }).ToList();
        var score = AppraisalRules.Count(categories, round.Least);
        return new Counted(s, score, s.IsExempt || score.Raw is not { } raw ? null : AppraisalRules.YearTotal(raw, quarters, round.QuarterShare), quarters);
    }

    private static (long Half, int N) Sum(BallotBox box, BoxesRow row)
    {
        var (sum, boxes, ballots) = (0L, 0, 0);
        var packed = row.Packed.AsSpan();
        foreach (var place in packed.Split(','))
        {
            var ballot = box.Open(packed[place][..BallotBox.SlipSize], packed[place][BallotBox.SlipSize..]);
            boxes++;
            // a draft is not a ballot
            if (!ballot.HandedIn) continue;
            ballots++;
            foreach (var half in ballot.HalfPoints) sum += half ?? 0;
        }
        // a server that packs less than it was told must not lose a ballot
        return boxes == row.Boxes ? (sum, ballots) : throw new InvalidOperationException($"Of {row.Boxes} ballots {boxes} came.");
    }

    private sealed record BoxesRow
    {
        public long SubjectId { get; init; }
        public VoteCategory Category { get; init; }
        public long Boxes { get; init; }
        public string Packed { get; init; } = "";
    }
}

/// <summary>The points of a round by person and category, as sums of half points with the number of ballots.</summary>
internal sealed class Sums(IReadOnlyDictionary<(long Subject, VoteCategory Category), (long Half, int N)> sums)
{
    public (long Half, int N) Of(long subjectId, VoteCategory category) => sums.GetValueOrDefault((subjectId, category));
}
