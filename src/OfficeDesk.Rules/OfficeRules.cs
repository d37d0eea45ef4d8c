namespace OfficeDesk.Rules;

/// <summary>Rules on sections and posts.</summary>
public static class OfficeRules
{
    public static Refusal CodeTaken { get; } = new("这个代码已有人用。请换一个。", "This code is taken. Choose another.", "", "Code", RefusalKind.Conflict);

    /// <summary>Why a section cannot be closed yet; null when it can.</summary>
    /// <param name="people">Active members that sit in it.</param>
    /// <param name="posts">Posts in use that belong to it.</param>
    /// <remarks>DL-1: whoever answers for something sits in a section that is there.</remarks>
    public static Refusal? StillUsed(int people, int posts) => people + posts == 0 ? null : new(
        $"股室里还有 {people} 人、{posts} 个使用中的岗位，请先调整到别的股室。", $"There are still {people} people and {posts} posts in use in it; move them first.", "DL-1", "Active", RefusalKind.Conflict);

    /// <summary>Why a post cannot be closed yet; null when it can.</summary>
    /// <param name="matters">Matters in use that belong to it.</param>
    /// <remarks>CV-1: every matter has a post with its holders.</remarks>
    public static Refusal? StillServes(int matters) => matters == 0 ? null : new(
        $"还有 {matters} 个事项归这个岗位，请先改归别的岗位。", $"{matters} matters still belong to this post; give them to another first.", "CV-1", "Active", RefusalKind.Conflict);

    /// <summary>Whether somebody named is not an active member of the office.</summary>
    public static bool NotThere(IReadOnlySet<long> present, params long?[] named) => named.Any(n => n is { } id && !present.Contains(id));

    /// <summary>Why these cannot hold a post; null when they can.</summary>
    /// <remarks>CV-1, CV-2: the A and the B holder are two people, and both are on the post's list of qualified staff.</remarks>
    public static Refusal? HoldersWrong(long? holder, long? second, IReadOnlyCollection<long> qualified)
    {
        if (holder is not null && holder == second)
            return new("A 岗和 B 岗不能是同一个人。", "The A and the B holder must be two people.", "CV-1", "BId");
        if ((holder is { } a && !qualified.Contains(a)) || (second is { } b && !qualified.Contains(b)))
            return new("A 岗、B 岗都要在本岗位的合格人员名单里。请先勾选。", "The A and the B holder must be on the post's list of qualified staff. Tick them first.", "CV-2", "Qualified");
        return null;
    }
}
