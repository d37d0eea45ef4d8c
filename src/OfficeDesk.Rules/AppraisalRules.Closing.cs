namespace OfficeDesk.Rules;

/// <summary>How many ballots of one category are in for one person.</summary>
/// <param name="Asked">How many are asked for.</param>
/// <param name="Need">How many the category needs to give a mean; 0 where it changes no total.</param>
/// <remarks>AP-5: an anonymous category needs 3 ballots, else there is no total.</remarks>
public sealed record BallotsIn(long Person, string Who, VoteCategory Category, int HandedIn, int Asked, int Need);

/// <summary>Somebody with how many of something there are.</summary>
/// <remarks>AP-5: what is missing is said.</remarks>
public sealed record HowMany(string Who, int N);

/// <summary>A category of which some people have too few.</summary>
/// <param name="Need">How many each of them needs.</param>
/// <remarks>AP-5: an anonymous category needs 3 ballots.</remarks>
public sealed record ShortCategory(VoteCategory Category, int Need, IReadOnlyList<HowMany> People);

/// <summary>What it costs to close a round now.</summary>
/// <param name="Asked">Ballots asked for.</param>
/// <param name="People">People who are to have a total.</param>
/// <param name="WithoutTotal">Those of them who would have none.</param>
/// <param name="Short">Why: the categories with too few ballots.</param>
/// <param name="Early">The last day on which ballots are asked for is not over yet.</param>
/// <remarks>AP-4: a ballot can be changed until the round closes, and never after; AP-5: a total needs every category.</remarks>
public sealed record ClosingCost(int Asked, int HandedIn, int People, int WithoutTotal, IReadOnlyList<ShortCategory> Short, DateOnly LastDay, bool Early)
{
    /// <summary>Ballots that would never come in any more.</summary>
    public int Missing => Asked - HandedIn;
}

/// <summary>Rules on opening and closing a round with too few.</summary>
public static partial class AppraisalRules
{
    /// <summary>How many names a sentence holds before it says how many there are in all.</summary>
    private const int SomeNames = 5;

    /// <summary>What it costs to close the round now.</summary>
    /// <param name="today">The last day itself is still early: ballots are taken until its end.</param>
    /// <remarks>AP-5: a total needs every category; an anonymous category needs 3 ballots.</remarks>
    public static ClosingCost CostOfClosing(IReadOnlyList<BallotsIn> ballots, DateOnly lastDay, DateOnly today)
    {
        var missing = ballots.Where(b => b.HandedIn < b.Need).ToList();
        var categories = missing.GroupBy(b => (b.Category, b.Need)).Select(g => new ShortCategory(g.Key.Category, g.Key.Need, [.. g.Select(b => new HowMany(b.Who, b.HandedIn))]));
        return new(ballots.Sum(b => b.Asked), ballots.Sum(b => b.HandedIn), ballots.Where(b => b.Need > 0).Select(b => b.Person).Distinct().Count(),
            missing.Select(b => b.Person).Distinct().Count(), [.. categories], lastDay, today <= lastDay);
    }

    /// <summary>The cost of a close in words, Chinese and English.</summary>
    /// <remarks>AP-4: never after the close; AP-5: what is missing, how many have no total and why.</remarks>
    public static (string Zh, string En) Says(ClosingCost cost)
    {
        var (zh, en) = cost.Missing > 0
            ? ($"应交 {cost.Asked} 张票，已交 {cost.HandedIn} 张，还缺 {cost.Missing} 张。", $"{cost.HandedIn} of {cost.Asked} ballots are in, {cost.Missing} are missing. ")
            : ($"{cost.Asked} 张票已全部交齐。", $"All {cost.Asked} ballots are in. ");
        if (cost.Early) (zh, en) = ($"{zh}{LastDay.Zh(cost.LastDay)}还可以交票和改票。", $"{en}Ballots can be given and changed, {LastDay.En(cost.LastDay)}. ");
        (zh, en) = cost.WithoutTotal > 0
            ? ($"{zh}现在截止，{cost.People} 人中有 {cost.WithoutTotal} 人没有总分：{Listed(cost.Short, "票").Zh}。", $"{en}Closed now, {cost.WithoutTotal} of {cost.People} people get no total: {Listed(cost.Short, "票").En}. ")
            : ($"{zh}现在截止，{cost.People} 人都有总分。", $"{en}Closed now, all {cost.People} people get a total. ");
        return (zh + "截止后任何票都不能再交或修改，也不能重新开放。", en + "No ballot can be given or changed afterwards, and the round is not opened again.");
    }

    /// <summary>Why nobody can ask for the close; null when they can. With everything handed in nothing more is asked.</summary>
    /// <param name="reason">Why it is to be closed all the same.</param>
    /// <remarks>AP-5: a total needs every category, who has not voted is reminded; AP-4: never after the close.</remarks>
    public static Refusal? CannotAskToClose(ClosingCost cost, string reason)
    {
        if (cost.Missing == 0 || !string.IsNullOrWhiteSpace(reason)) return null;
        var (zh, en) = Says(cost);
        return new($"{zh}请先催办未交；确要现在截止的，写明理由。", $"{en} Remind who has not voted; if it has to be closed now, write why.", "AP-5", "Reason");
    }

    /// <summary>Why the second person cannot close the round; null when they can.</summary>
    /// <param name="reason">What the first person wrote; empty when nothing was missing then.</param>
    /// <remarks>AP-5: a total needs every category; GN-1: two persons close a round, with the same cost before them.</remarks>
    public static Refusal? CannotClose(ClosingCost cost, string reason)
    {
        if (cost.Missing == 0 || !string.IsNullOrWhiteSpace(reason)) return null;
        var (zh, en) = Says(cost);
        return new($"提出截止以后名单有变。{zh}请选“不同意”退回，由提出人写明理由重新提出。", $"The list has changed since the close was asked for. {en} Refuse it; whoever asked asks again and writes why.", "AP-5", "", RefusalKind.Conflict);
    }

    /// <summary>Why a round cannot be opened: categories that apply have fewer raters than they need ballots; everybody it hits is named or counted.</summary>
    /// <param name="people">How many people it hits.</param>
    /// <remarks>AP-5: an anonymous category needs 3 ballots, so that fewer raters can never give a total.</remarks>
    public static Refusal TooFewRaters(IReadOnlyList<ShortCategory> categories, int people) => new(
        $"{people} 人的测评人不够：{Listed(categories, "名").Zh}。请补充，或在启动前把这一类设为不适用。",
        $"{people} {(people == 1 ? "person has" : "people have")} too few raters: {Listed(categories, "名").En}. Add some, or declare the category not applicable before opening.", "AP-5", "Category");

    /// <summary>Somebody moved while the round was open, and their new colleagues have not been asked yet: closed now, their own section could never give a mean.</summary>
    /// <param name="who">Who moved.</param>
    /// <remarks>AP-4: who moved is appraised where they are at closing; AP-5: a total needs every category.</remarks>
    public static Refusal MovedUnasked(IReadOnlyList<string> who)
    {
        var (zh, en) = Named(who);
        return new($"{zh}在测评期间调动，新股室的同事还没有列入测评人；请先列入，再截止。",
            $"{en} changed section while the round was open, and the new colleagues have not been asked yet; ask them first, then close.", "AP-4", "", RefusalKind.Conflict);
    }

    // “基层测评”至少 3 票，科长甲 2 票、科长乙 0 票等 9 人；…
    private static (string Zh, string En) Listed(IReadOnlyList<ShortCategory> categories, string unit)
    {
        var all = categories.Select(c => (c, Names: Named([.. c.People.Select(p => $"{p.Who} {p.N} {unit}")]).Zh, En: Named([.. c.People.Select(p => $"{p.Who} {p.N}")]).En)).ToList();
        return (string.Join("；", all.Select(a => $"“{NameOf(a.c.Category).Zh}”至少 {a.c.Need} {unit}，{a.Names}")), string.Join("; ", all.Select(a => $"“{NameOf(a.c.Category).En}” needs {a.c.Need}: {a.En}")));
    }

    private static (string Zh, string En) Named(IReadOnlyList<string> who) => who.Count <= SomeNames
        ? (string.Join('、', who), string.Join(", ", who))
        : (string.Join('、', who.Take(SomeNames)) + $"等 {who.Count} 人", string.Join(", ", who.Take(SomeNames)) + $" and {who.Count - SomeNames} more");
}
