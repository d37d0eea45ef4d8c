using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// What weights and ballots come to: the means, the total and the grade, without anything being stored. A proposal can be tried
/// with it, and the arithmetic of the office checked from outside (AP-4, AP-5, AP-6).
/// </summary>
/// <param name="Least">How many ballots an anonymous category needs.</param>
[Access(Everybody = Reach.Own)]
public sealed record CountRound([property: Items(8)] IReadOnlyList<TriedCategory> Categories, int Least = AppraisalRules.DefaultLeast) : IQuery<RoundTried>;

/// <param name="Weight">In per cent; all weights sum to 100, those of categories that do not apply included.</param>
/// <param name="Applies">False: declared not applicable, the other weights are scaled.</param>
/// <param name="Anonymous">Null: as the rules have it (everything but the group and self).</param>
public sealed record TriedCategory(VoteCategory Category, decimal Weight, [property: Items(5000)] IReadOnlyList<TriedBallot> Ballots, bool Applies = true, bool? Anonymous = null);

/// <param name="Points">One number a dimension, or one number for all; at most 100 together, in steps of 0.5.</param>
/// <param name="Rater">Tells raters apart: whoever stands in two categories counts in the heavier one. Empty: somebody else each time.</param>
public sealed record TriedBallot([property: Items(10)] IReadOnlyList<decimal> Points, [property: Text(40)] string Rater = "");

/// <param name="Total">Null where there is none; the missing categories say why.</param>
/// <param name="Exactly">The total before its one rounding, as a fraction.</param>
/// <param name="Formula">The formula with its numbers.</param>
/// <param name="Dropped">Ballots not counted because their rater also votes in a heavier category.</param>
public sealed record RoundTried(IReadOnlyList<CategoryTried> Categories, decimal? Total, Grade? Grade, string Exactly, string Formula, int Dropped);

/// <param name="Share">The weight as it counts, with two decimals for reading; the exact one goes into the total.</param>
/// <param name="Mean">With two decimals for reading; the exact one goes into the total.</param>
/// <param name="Exactly">The mean as a fraction.</param>
public sealed record CategoryTried(VoteCategory Category, decimal Weight, decimal Share, bool Applies, int Ballots, decimal? Mean, string Exactly, string WhyNotZh, string WhyNotEn);

public sealed class CountRoundHandler : IHandle<CountRound, RoundTried>
{
    public Task<Outcome<RoundTried>> Handle(CountRound m, Db db) => Task.FromResult(Try(m));

    private static Outcome<RoundTried> Try(CountRound m)
    {
        if (m.Categories.GroupBy(c => c.Category).Any(g => g.Count() > 1)) return AppraisalRules.CategoryTwice;
        if (AppraisalRules.WeightsWrong([.. m.Categories.Select(c => c.Weight)]) is { } unbalanced) return unbalanced;
        if (!m.Categories.Any(c => c.Applies && c.Weight > 0)) return AppraisalRules.NothingApplies;
        foreach (var c in m.Categories)
        {
            if (AppraisalRules.TwoBallots(c.Ballots.Select(b => b.Rater)) is { } twice) return twice;
            foreach (var b in c.Ballots)
                if (AppraisalRules.BallotWrong(b.Points) is { } wrong) return wrong;
        }
        var weights = m.Categories.Where(c => c.Applies).ToDictionary(c => c.Category, c => c.Weight);
        var seat = new Dictionary<string, VoteCategory>(StringComparer.Ordinal);
        foreach (var c in m.Categories.Where(c => c.Applies))
            foreach (var b in c.Ballots.Where(b => b.Rater.Length > 0))
                seat[b.Rater] = seat.TryGetValue(b.Rater, out var other) ? AppraisalRules.Heavier(other, c.Category, weights) : c.Category;

        var dropped = 0;
        var sums = new List<CategorySum>();
        foreach (var c in m.Categories)
        {
            var valid = c.Ballots.Where(b => b.Rater.Length == 0 || seat.GetValueOrDefault(b.Rater, c.Category) == c.Category).ToList();
            dropped += c.Applies ? c.Ballots.Count - valid.Count : 0;
            sums.Add(new(c.Category, c.Weight, c.Anonymous ?? AppraisalRules.IsAnonymous(c.Category), c.Applies, valid.Sum(b => (long)(b.Points.Sum() * 2)), valid.Count));
        }
        var score = AppraisalRules.Count(sums, m.Least);
        return new RoundTried([.. score.Categories.Select(Shown)], score.Total, score.Grade, score.Raw?.ToString() ?? "", Formulas.Of(score), dropped);
    }

    private static CategoryTried Shown(CategoryScore c) =>
        new(c.Category, c.Weight, c.Share.Rounded(), c.Applies, c.Ballots, c.Mean?.Rounded(), c.Mean?.ToString() ?? "", c.Missing?.Zh ?? "", c.Missing?.En ?? "");
}
