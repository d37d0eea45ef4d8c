namespace OfficeDesk.Rules;

/// <summary>In which capacity somebody votes.</summary>
/// <remarks>AP-1: appraisal group, other sections, own section, grass-roots units; AP-2: of staff also the person themself.</remarks>
public enum VoteCategory
{
    /// <summary>The appraisal group; its ballots are counted openly as its own.</summary>
    Group,

    /// <summary>Other sections; for staff everybody outside the own section.</summary>
    Others,

    /// <summary>The own section: a chief together with the section's staff; for staff their colleagues.</summary>
    Own,

    /// <summary>Towns and communities, by one-time code.</summary>
    GrassRoots,

    /// <summary>The person themself (staff only).</summary>
    Self,
}

/// <summary>The grade of a total.</summary>
/// <remarks>AP-6: excellent from 85, competent from 70, basically competent from 60, not competent below.</remarks>
public enum Grade
{
    NotCompetent,
    Basic,
    Competent,
    Excellent,
}

/// <summary>The ballots of one category, summed up: how many there are and how many half points they gave in all.</summary>
/// <param name="Weight">In per cent, as the round was opened with.</param>
/// <param name="Applies">False where the category was declared not applicable before opening.</param>
/// <param name="HalfPoints">Twice the sum of the points of all valid ballots.</param>
/// <remarks>AP-4: a category's score is the mean of its valid ballots.</remarks>
public sealed record CategorySum(VoteCategory Category, decimal Weight, bool Anonymous, bool Applies, long HalfPoints, int Ballots);

/// <summary>What a category came to.</summary>
/// <param name="Share">The weight as it counts, in per cent: scaled when another category does not apply.</param>
/// <param name="Mean">Null where there is none to be had or shown.</param>
/// <param name="Missing">Why there is no mean; null when there is one, or when the category does not apply.</param>
/// <remarks>AP-5: a total needs every category; what is missing is said.</remarks>
public sealed record CategoryScore(VoteCategory Category, decimal Weight, Exact Share, bool Applies, int Ballots, Exact? Mean, Refusal? Missing);

/// <summary>What a round comes to for one person.</summary>
/// <param name="Raw">The total before rounding; null when a category is missing.</param>
/// <remarks>AP-5: exact arithmetic, rounded once, at the end.</remarks>
public sealed record Score(IReadOnlyList<CategoryScore> Categories, Exact? Raw)
{
    /// <summary>The total with two decimals.</summary>
    public decimal? Total => Raw?.Rounded();

    /// <summary>The grade of the rounded total.</summary>
    public Grade? Grade => Total is { } total ? AppraisalRules.GradeOf(total) : null;
}

/// <summary>Rules on the performance appraisal.</summary>
public static partial class AppraisalRules
{
    /// <summary>How many ballots an anonymous category needs when the office has set nothing else.</summary>
    /// <remarks>AP-5: an anonymous category needs 3 ballots (setting).</remarks>
    public const int DefaultLeast = 3;

    /// <summary>Whether ballots of this category are anonymous to everybody but the system.</summary>
    /// <remarks>AP-4: ballots of peers, own staff and grass-roots raters are anonymous.</remarks>
    public static bool IsAnonymous(VoteCategory category) => category is VoteCategory.Others or VoteCategory.Own or VoteCategory.GrassRoots;

    /// <summary>The grade of a total that was rounded to two decimals.</summary>
    /// <remarks>AP-6: excellent [85,100], competent [70,85), basically competent [60,70), not competent [0,60).</remarks>
    public static Grade GradeOf(decimal total) => total switch
    {
        >= 85m => Grade.Excellent,
        >= 70m => Grade.Competent,
        >= 60m => Grade.Basic,
        _ => Grade.NotCompetent,
    };

    /// <summary>The weights as they count, in per cent: scaled to those that apply; 0 for one that does not.</summary>
    /// <remarks>AP-5: a category may be declared not applicable: the other weights are scaled and shown.</remarks>
    public static IReadOnlyList<Exact> Shares(IReadOnlyList<(decimal Weight, bool Applies)> weights)
    {
        var whole = weights.Where(w => w.Applies).Select(w => Exact.Of(w.Weight)).Aggregate(default(Exact), (a, b) => a + b);
        return [.. weights.Select(w => w.Applies && whole > default(Exact) ? Exact.Of(w.Weight) * Exact.Of(100) / whole : default)];
    }

    /// <summary>Counts: a mean a category, the weights scaled to those that apply, one rounding at the end.</summary>
    /// <param name="least">How many ballots an anonymous category needs; below that neither its mean nor a total is there for anybody.</param>
    /// <remarks>AP-5: a total needs every category that applies; the other weights are scaled and shown.</remarks>
    public static Score Count(IReadOnlyList<CategorySum> categories, int least = DefaultLeast)
    {
        var shares = Shares([.. categories.Select(c => (c.Weight, c.Applies))]);
        var scores = new List<CategoryScore>(categories.Count);
        Exact? raw = shares.Any(s => s > default(Exact)) ? default(Exact) : null;
        foreach (var (c, share) in categories.Zip(shares))
        {
            var missing = c.Applies ? Missing(c, least) : null;
            Exact? mean = c.Applies && missing is null ? Exact.Of(c.HalfPoints, 2L * c.Ballots) : null;
            scores.Add(new(c.Category, c.Weight, share, c.Applies, c.Ballots, mean, missing));
            // a category without weight changes no total, so that it is not waited for
            if (!c.Applies || c.Weight == 0) continue;
            raw = raw is { } so && mean is { } m ? so + share * m / Exact.Of(100) : null;
        }
        return new(scores, raw);
    }

    /// <summary>The year's total with the quarters in it.</summary>
    /// <param name="yearly">What the yearly round came to, not rounded.</param>
    /// <param name="quarters">What the regular rounds of that year came to, not rounded either.</param>
    /// <param name="share">How much the quarters count, in per cent; without any the yearly round counts alone.</param>
    /// <remarks>AP-8: the share of the quarters in the year's total is a setting (default 0 %); AP-5: rounded once, at the end.</remarks>
    public static Exact YearTotal(Exact yearly, IReadOnlyList<Exact> quarters, int share)
    {
        if (share == 0 || quarters.Count == 0) return yearly;
        return yearly * Exact.Of(100 - share, 100) + QuarterMean(quarters) * Exact.Of(share, 100);
    }

    /// <summary>What the quarters come to.</summary>
    /// <param name="quarters">At least one.</param>
    /// <remarks>AP-8: each quarter weighs the same.</remarks>
    public static Exact QuarterMean(IReadOnlyList<Exact> quarters) => quarters.Aggregate(default(Exact), (a, b) => a + b) / Exact.Of(quarters.Count);

    /// <summary>The category in which somebody votes who stands in two: the one with the greater weight, of equal ones the first in order.</summary>
    /// <param name="weights">The weights in per cent by category.</param>
    /// <remarks>AP-4: somebody in two categories votes in the heavier one.</remarks>
    public static VoteCategory Heavier(VoteCategory one, VoteCategory other, IReadOnlyDictionary<VoteCategory, decimal> weights)
    {
        var (first, second) = one < other ? (one, other) : (other, one);
        return weights.GetValueOrDefault(second) > weights.GetValueOrDefault(first) ? second : first;
    }

    private static Refusal? Missing(CategorySum c, int least) => WhyNoMean(c.Category, c.Ballots, c.Anonymous ? Math.Max(1, least) : 1);

    /// <summary>Why a category has no mean; null when it has one.</summary>
    /// <param name="need">How many ballots it needs.</param>
    /// <remarks>AP-5: an anonymous category needs 3 ballots, else there is no total and no mean for anybody.</remarks>
    public static Refusal? WhyNoMean(VoteCategory category, int ballots, int need)
    {
        if (ballots >= need) return null;
        return ballots == 0
            ? new($"“{NameOf(category).Zh}”没有人投票，没有均分，也没有总分。", $"Nobody voted in “{NameOf(category).En}”: it has no mean, and there is no total.", "AP-5")
            : new($"“{NameOf(category).Zh}”不足 {need} 票，为保护测评人不公布均分和总分。", $"“{NameOf(category).En}” has fewer than {need} ballots: to protect the raters there is no mean and no total.", "AP-5");
    }

    /// <summary>What a category is called, Chinese and English.</summary>
    /// <remarks>AP-1: the four categories of a chief's appraisal; AP-2: self.</remarks>
    public static (string Zh, string En) NameOf(VoteCategory category) => category switch
    {
        VoteCategory.Group => ("考核小组", "appraisal group"),
        VoteCategory.Others => ("科室互评", "other sections"),
        VoteCategory.Own => ("本科室测评", "own section"),
        VoteCategory.GrassRoots => ("基层测评", "grass-roots units"),
        _ => ("自评", "self"),
    };

    /// <summary>What a grade is called, Chinese and English.</summary>
    /// <remarks>AP-6: excellent, competent, basically competent, not competent.</remarks>
    public static (string Zh, string En) NameOf(Grade grade) => grade switch
    {
        Grade.Excellent => ("优秀", "excellent"),
        Grade.Competent => ("称职", "competent"),
        Grade.Basic => ("基本称职", "basically competent"),
        _ => ("不称职", "not competent"),
    };
}
