namespace OfficeDesk.Rules;

/// <summary>Somebody who might cover a post for a period.</summary>
/// <param name="Person">Who.</param>
/// <param name="Active">Works here now.</param>
/// <param name="Qualified">Stands on the post's list; for work without a post: sits in the same section.</param>
/// <param name="IsB">Is the post's B holder.</param>
/// <param name="Away">Is away in any part of the period, by what is known of absences.</param>
/// <param name="Chain">Is, in the period and perhaps through others, covered by the absent person.</param>
/// <param name="Covers">Posts covered already in any part of the period.</param>
/// <param name="OpenTasks">Open tasks answered for today.</param>
/// <param name="Asked">Has asked to be away in a part of the period; it is not decided yet.</param>
/// <remarks>CV-2: somebody who knows the post's business and can do it alone.</remarks>
public sealed record CoverCandidate(long Person, bool Active, bool Qualified, bool IsB, bool Away, bool Chain, int Covers, int OpenTasks, bool Asked = false);

/// <summary>A candidate with their place in the list, or why they cannot cover.</summary>
/// <param name="WhyNot"><c>null</c> when they can.</param>
/// <remarks>CV-2: the best candidate with the reason.</remarks>
public sealed record RankedCandidate(CoverCandidate Candidate, Refusal? WhyNot);

/// <summary>Rules on who may cover a post of somebody who is away.</summary>
public static partial class CoverRules
{
    /// <summary>The refusal to file what is not the asker's to file.</summary>
    /// <remarks>CV-5: the general office files; where each of its clerks is concerned, whoever approves (GN-1).</remarks>
    public static Refusal NotYoursToFile { get; } = new("替代由办公室备案；办公室人员都与本件有关的，由批准人备案。", "The general office files a cover; where all its clerks are concerned, whoever approves it does.", "CV-5", "", RefusalKind.Forbidden);

    /// <summary>Why somebody who has asked to be away is not proposed; whoever approves or files a cover that was consented to before is warned by it.</summary>
    /// <remarks>CV-2: away in any part of the period; what is asked for may be agreed to, and would break the cover off (CV-7).</remarks>
    public static Refusal AskedToBeAway { get; } = Not("CV-2", "这段时间已申请离岗（待批），申请撤回或未获同意后才能替代。", "Has asked to be away in a part of the period (not decided yet); can cover once that is withdrawn or refused.");

    /// <summary>Why this person cannot cover, or <c>null</c> when they can.</summary>
    /// <param name="c">The candidate.</param>
    /// <param name="absent">The person who is away.</param>
    /// <param name="most">How many posts one person covers at the same time at most.</param>
    /// <remarks>CV-2, CV-7: on the post's list, present the whole period and not asking to be away in it, not the absent person, no chain, not too many posts.</remarks>
    public static Refusal? CannotCover(CoverCandidate c, long absent, int most)
    {
        if (c.Person == absent) return Not("CV-2", "离岗的人不能替代自己。", "The absent person cannot be their own cover.");
        if (!c.Active) return Not("CV-2", "已不在岗位上。", "Does not work here any more.");
        if (!c.Qualified) return Not("CV-2", "不在该岗位的胜任人员名单上。", "Is not on the post's list of qualified staff.");
        if (c.Away) return Not("CV-2", "这段时间里也有离岗。", "Is away in a part of the period.");
        if (c.Chain) return Not("CV-7", "这段时间由离岗人替代其岗位，不能互相替代。", "Is covered by the absent person in this period; two cannot cover each other.");
        if (c.Covers >= most) return Not("CV-2", $"同一时间已替代 {c.Covers} 个岗位，最多 {most} 个。", $"Covers {c.Covers} posts in this period already; {most} at most.");
        return c.Asked ? AskedToBeAway : null;
    }

    /// <summary>The candidates in the order in which they are proposed, those who cannot cover last.</summary>
    /// <remarks>CV-2: the B holder first, then whoever covers fewest posts, then whoever has fewest open tasks.</remarks>
    public static IReadOnlyList<RankedCandidate> Rank(IEnumerable<CoverCandidate> candidates, long absent, int most) =>
        [.. candidates.Select(c => new RankedCandidate(c, CannotCover(c, absent, most)))
            .OrderBy(r => r.WhyNot is not null).ThenByDescending(r => r.Candidate.Qualified).ThenByDescending(r => r.Candidate.IsB)
            .ThenBy(r => r.Candidate.Covers).ThenBy(r => r.Candidate.OpenTasks).ThenBy(r => r.Candidate.Person)];

    /// <summary>Whether naming this cover would close a chain of people who cover each other.</summary>
    /// <param name="covers">Who is covered by whom in the same period.</param>
    /// <remarks>CV-7: a chain (A covers B while B covers A) is refused, also through others.</remarks>
    public static bool MakesChain(IEnumerable<(long Absent, long Cover)> covers, long absent, long cover)
    {
        var coversOf = covers.ToLookup(c => c.Absent, c => c.Cover);
        var seen = new HashSet<long>();
        var next = new Stack<long>([cover]);
        while (next.TryPop(out var person))
        {
            if (person == absent) return true;
            if (!seen.Add(person)) continue;
            foreach (var other in coversOf[person]) next.Push(other);
        }
        return false;
    }

    /// <summary>The refusal where nobody on the list is free.</summary>
    /// <param name="leader">The division leader, who has to act now.</param>
    /// <param name="mustGo">Sick or statutory leave, which starts all the same.</param>
    /// <remarks>CV-3: the division leader adds somebody to the list with a reason, or refuses discretionary leave.</remarks>
    public static Refusal NobodyQualified(string leader, bool mustGo) => mustGo
        ? Not("CV-3", $"名单内没有人空闲。请{leader}写明理由增加胜任人员；病假和法定假可以先离岗，岗位记为空岗，由股室负责人承担。",
            $"Nobody on the list is free. {leader} may add somebody with a reason; sick and statutory leave start all the same, the post is vacant and the section chief answers.")
        : Not("CV-3", $"名单内没有人空闲。请{leader}写明理由增加胜任人员，或不批准这次离岗。",
            $"Nobody on the list is free. {leader} adds somebody with a reason, or refuses this leave.");

    /// <summary>Why somebody cannot be added to a post's list, or <c>null</c> when they can.</summary>
    /// <remarks>CV-3: added with a reason by the division leader.</remarks>
    public static Refusal? CannotQualify(bool active, bool listed, string? why) =>
        !active ? new("请从在岗人员中选择。", "Choose somebody who works here now.", "CV-3", "PersonId")
        : listed ? new("此人已在名单内。", "This person is on the list already.", "CV-3", "PersonId", RefusalKind.Conflict)
        : EnquiryRules.Given(why) ? null : new("请写明为什么此人能胜任这个岗位。", "Write why this person can do the post's work.", "CV-3", "Why");

    /// <summary>Whether two periods share an instant; each runs up to, but not including, its end.</summary>
    /// <remarks>CV-2: away in any part of the period.</remarks>
    public static bool Overlap(DateTimeOffset from, DateTimeOffset to, DateTimeOffset otherFrom, DateTimeOffset otherTo) => from < otherTo && otherFrom < to;

    private static Refusal Not(string rule, string zh, string en) => new(zh, en, rule, "CoverId", RefusalKind.Conflict);
}
