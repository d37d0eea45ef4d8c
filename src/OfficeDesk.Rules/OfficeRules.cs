namespace OfficeDesk.Rules;

/// <summary>Rules on sections and posts.</summary>
public static class OfficeRules
{
    public static Refusal CodeTaken { get; } = new("这个代码已有人用。请换一个。", "This code is taken. Choose another.", "", "Code", RefusalKind.Conflict);

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
