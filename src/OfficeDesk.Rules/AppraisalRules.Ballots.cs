using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>Rules on weights and ballots.</summary>
public static partial class AppraisalRules
{
    /// <summary>Why these weights cannot be used; null when they can.</summary>
    /// <remarks>AP-1: weights always sum to 100 %.</remarks>
    public static Refusal? WeightsWrong(IReadOnlyList<decimal> weights)
    {
        if (weights.Any(w => w is < 0 or > 100 || decimal.Round(w, 2) != w))
            return new("每项权重须在 0 至 100 之间，最多两位小数。", "A weight is 0 to 100 with at most two decimals.", "AP-1", "Weights");
        var sum = weights.Sum();
        return sum == 100 ? null : new(
            $"各项权重合计须为 100%，现在是 {Plain(sum)}%。", $"The weights must sum to 100 %; they sum to {Plain(sum)} %.", "AP-1", "Weights");
    }

    /// <summary>The numbers of a setting such as "70,10,10,10" or "25,25,25,25"; null when it is none, or they do not sum to 100.</summary>
    /// <param name="count">How many there have to be.</param>
    /// <remarks>AP-1: weights always sum to 100 %.</remarks>
    public static IReadOnlyList<decimal>? Hundred(string text, int count)
    {
        var parts = text.Split(',', '，');
        var numbers = new List<decimal>(parts.Length);
        foreach (var part in parts)
        {
            if (!decimal.TryParse(part.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
            numbers.Add(number);
        }
        return numbers.Count == count && WeightsWrong(numbers) is null ? numbers : null;
    }

    /// <summary>The setting is not a list of numbers that sum to 100.</summary>
    /// <remarks>AP-1: weights always sum to 100 %.</remarks>
    public static Refusal NotHundred(int count) => new(
        $"请写 {count} 个数，用逗号分开，合计 100，例如 {(count == 5 ? "20,20,20,20,20" : "70,10,10,10")}。", $"Write {count} numbers with commas between them that sum to 100, such as {(count == 5 ? "20,20,20,20,20" : "70,10,10,10")}.", "AP-1", "Value");

    /// <summary>Why these points cannot be given; null when they can: one number a dimension, from 0 to its points, in steps of 0.5.</summary>
    /// <param name="most">The points of each dimension.</param>
    /// <remarks>AP-4: points in steps of 0.5.</remarks>
    public static Refusal? PointsWrong(IReadOnlyList<decimal> points, IReadOnlyList<decimal> most)
    {
        if (points.Count != most.Count)
            return new($"须给 {most.Count} 项打分，现在是 {points.Count} 项。", $"There are {most.Count} dimensions to be judged; these are {points.Count}.", "AP-4", "Points");
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] < 0 || points[i] > most[i])
                return new($"第 {i + 1} 项须在 0 至 {Plain(most[i])} 分之间。", $"Dimension {i + 1} takes 0 to {Plain(most[i])} points.", "AP-4", "Points");
            if (points[i] * 2 != decimal.Truncate(points[i] * 2))
                return new($"第 {i + 1} 项按 0.5 分一档打分。", $"Dimension {i + 1} is judged in steps of 0.5.", "AP-4", "Points");
        }
        return null;
    }

    /// <summary>AP-9: whoever is not appraised is not voted on.</summary>
    public static Refusal LeftOut { get; } = new(
        "两人已确认此人不参加本次考评，不用打分。请接着评其他人。", "Two persons have agreed that this person is not appraised this time; no ballot is needed. Please go on with the others.", "AP-9", "", RefusalKind.Conflict);

    /// <summary>The refusal to make a draft of a ballot that was handed in.</summary>
    /// <remarks>AP-4: a ballot handed in is changed until the close; it is not taken back unseen.</remarks>
    public static Refusal HandedInStays { get; } = new(
        "这张票已经提交，不能退回草稿；要改请直接提交改后的票。", "This ballot is handed in and does not become a draft again; to change it, hand in the changed one.", "AP-4", "", RefusalKind.Conflict);

    /// <summary>Why a whole ballot of so many points cannot be; null when it can.</summary>
    /// <remarks>AP-1: points out of 100; AP-4: in steps of 0.5.</remarks>
    public static Refusal? BallotWrong(IReadOnlyList<decimal> points)
    {
        if (points.Count is < 1 or > 10)
            return new("一张票有 1 至 10 项得分。", "A ballot has 1 to 10 dimensions.", "AP-4", "Points");
        if (points.Any(p => p is < 0 or > 100 || p * 2 != decimal.Truncate(p * 2)))
            return new("每项得分须在 0 至 100 之间，按 0.5 分一档。", "Points are 0 to 100 in steps of 0.5.", "AP-4", "Points");
        return points.Sum() <= 100 ? null : new($"一张票合计不超过 100 分，现在是 {Plain(points.Sum())} 分。", $"A ballot sums to at most 100; this one has {Plain(points.Sum())}.", "AP-1", "Points");
    }

    /// <summary>Why a category cannot be tried; null when it can.</summary>
    /// <remarks>AP-4: one ballot a rater.</remarks>
    public static Refusal? TwoBallots(IEnumerable<string> raters) =>
        raters.Where(r => r.Length > 0).GroupBy(r => r, StringComparer.Ordinal).Any(g => g.Count() > 1)
            ? new("同一类别里一个人只有一票。", "One rater has one ballot in a category.", "AP-4", "Ballots")
            : null;

    /// <summary>The same category twice.</summary>
    /// <remarks>AP-1: each category has one weight.</remarks>
    public static Refusal CategoryTwice { get; } = new("同一类别只能出现一次。", "A category stands there once.", "AP-1", "Categories");

    /// <summary>Nothing would be left to count.</summary>
    /// <remarks>AP-5: a category may be declared not applicable, not all of them.</remarks>
    public static Refusal NothingApplies { get; } = new("不能把有权重的类别全部设为不适用。", "Not every category with a weight can be not applicable.", "AP-5", "Applies");

    /// <summary>The remarks that may be shown, in their order: those of categories with enough of them to hide in.</summary>
    /// <param name="remarks">Of ballots that were handed in.</param>
    /// <param name="least">How many ballots an anonymous category needs; below three it is three all the same, as raters are told.</param>
    /// <remarks>AP-4: ballots are anonymous to everybody; AP-5: an anonymous category needs 3.</remarks>
    public static IEnumerable<string> ShownRemarks(IEnumerable<(VoteCategory Category, string Text)> remarks, int least)
    {
        var all = remarks.ToList();
        var many = all.GroupBy(r => r.Category).Where(g => g.Count() >= Math.Max(DefaultLeast, least)).Select(g => g.Key).ToHashSet();
        return all.Where(r => many.Contains(r.Category)).Select(r => r.Text);
    }

    /// <summary>Why somebody may not vote in this category on this person; null when they may.</summary>
    /// <param name="rater">Who votes.</param>
    /// <param name="subject">Who is appraised.</param>
    /// <remarks>AP-1: a chief votes on themself in the own section only; GN-1: nobody decides their own matter.</remarks>
    public static Refusal? OwnVote(VoteCategory category, long rater, long subject) => rater == subject && category is not (VoteCategory.Own or VoteCategory.Self)
        ? new("本人只能在自评（本科室）中给自己打分。", "Nobody votes on themself outside the own section.", "GN-1", "Category")
        : category is VoteCategory.Self && rater != subject
            ? new("自评只能由本人进行。", "Only the person themself gives the self-appraisal.", "AP-2", "Category")
            : null;

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
