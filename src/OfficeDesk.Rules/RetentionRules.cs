namespace OfficeDesk.Rules;

/// <summary>What the office keeps for a time only.</summary>
/// <remarks>GN-5: records stay; what goes is what they say about people, and the traces of using the program.</remarks>
public enum KeptKind
{
    /// <summary>Sessions that ended: address and browser.</summary>
    Sessions,

    /// <summary>Letters that were sent: address and body.</summary>
    Letters,

    /// <summary>What somebody looked at a phone or an identity for.</summary>
    Looks,

    /// <summary>First contacts that are closed: the citizen, the words, the files.</summary>
    Contacts,

    /// <summary>Who complained, of complaints that are filed.</summary>
    Reporters,
}

/// <summary>Where a clearing stands.</summary>
/// <remarks>GN-5: proposed, approved by two, done; or withdrawn.</remarks>
public enum PurgeState
{
    Proposed,
    Approved,
    Done,
    Withdrawn,
}

/// <summary>
/// Rules on how long things are kept. The law on network security wants at least six months, which are up to 184 days; the law on
/// personal information wants no longer than needed. Between the two the office decides.
/// </summary>
public static class RetentionRules
{
    /// <summary>Nothing is cleared that is younger, whatever a setting says. Calendar days.</summary>
    public const int Floor = 184;

    /// <summary>A hundred years: for ever, as far as an office is concerned.</summary>
    public const int Longest = 36_500;

    /// <summary>What is older than this instant may go.</summary>
    /// <param name="days">The office's setting.</param>
    /// <remarks>GN-5: never less than six months of 184 days, even where a setting was written into the table by hand.</remarks>
    public static DateTimeOffset Before(int days, DateTimeOffset now) => now.AddDays(-Math.Max(days, Floor));

    /// <summary>Whether this instant lies far enough back to clear what is older.</summary>
    /// <remarks>GN-5: asked once more before anything is cleared.</remarks>
    public static bool OldEnough(DateTimeOffset before, DateTimeOffset now) => before <= now.AddDays(-Floor);

    /// <summary>Why this cannot be proposed, or <c>null</c> when it can.</summary>
    /// <param name="count">How much would go.</param>
    /// <param name="held">Somebody ordered that it be kept.</param>
    /// <remarks>GN-5: only what is there and what nobody holds.</remarks>
    public static Refusal? CannotPropose(long count, bool held) =>
        held ? Held
        : count == 0 ? new("目前没有超过保存期限的内容，无需清理。", "Nothing is past its time; there is nothing to clear.", "GN-5", "Kind")
        : null;

    /// <summary>What is kept and cleared, in words.</summary>
    /// <remarks>GN-5: a record stays, its people go.</remarks>
    public static (string Zh, string En) NameOf(KeptKind kind) => kind switch
    {
        KeptKind.Sessions => ("登录会话", "Sessions"),
        KeptKind.Letters => ("已发邮件", "Sent letters"),
        KeptKind.Looks => ("查看用途", "Purposes of looks"),
        KeptKind.Contacts => ("首问登记中的办事人", "Citizens of first contacts"),
        _ => ("举报人身份", "Reporters of complaints"),
    };

    /// <summary>Why this person may not approve, or <c>null</c> when they may.</summary>
    /// <param name="already">Who approved before, in the other seat.</param>
    /// <remarks>GN-1: proposed by one, approved by two others.</remarks>
    public static Refusal? MayNotApprove(long proposedBy, long? already, long me) =>
        proposedBy == me ? new("这是您本人提出的，须由局长和审计管理员批准。", "You proposed this yourself; the director and the auditor approve it.", "GN-1", "", RefusalKind.Forbidden)
        : already == me ? new("您已经批准过，须由另一位批准。", "You have approved it already; the other approval is somebody else's.", "GN-1", "", RefusalKind.Forbidden)
        : null;

    /// <summary>The refusal when the seat has approved already.</summary>
    /// <remarks>GN-1: each of the two once.</remarks>
    public static Refusal ApprovedAlready { get; } = new("这一方已经批准，请等另一方。", "This seat has approved already; the other one is missing.", "GN-1", "", RefusalKind.Conflict);

    /// <summary>The refusal when it does not wait any more.</summary>
    /// <remarks>GN-5: what is done or withdrawn stays so.</remarks>
    public static Refusal NotWaiting { get; } = new("这次清理已经完成或撤回，请刷新页面。", "This clearing is done or withdrawn; reload the page.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal while a clearing of the same kind is on its way.</summary>
    /// <remarks>GN-5: one at a time.</remarks>
    public static Refusal OnTheWay { get; } = new("这一类已有一次清理在办，请先批准或撤回。", "A clearing of this kind is on its way; approve or withdraw it first.", "GN-5", "Kind", RefusalKind.Conflict);

    /// <summary>The refusal while somebody ordered that it be kept.</summary>
    /// <remarks>GN-5: what is needed for a case is kept however old it is.</remarks>
    public static Refusal Held { get; } = new("纪检组已要求保留，解除之前不能清理。", "The discipline office ordered that it be kept; nothing is cleared until that is lifted.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>Why a hold cannot be placed, or <c>null</c> when it can.</summary>
    /// <param name="kind">The kind that is held; null for everything.</param>
    /// <param name="number">A single first contact or complaint; empty for the whole kind.</param>
    /// <param name="found">Whether there is such a number.</param>
    /// <remarks>GN-5: of everything, of a kind, or of one first contact or complaint.</remarks>
    public static Refusal? CannotHold(KeptKind? kind, string number, bool found) =>
        number.Length > 0 && kind is not (KeptKind.Contacts or KeptKind.Reporters)
            ? new("只有首问登记和投诉可以按编号保留。", "Only first contacts and complaints are held by number.", "GN-5", "Record")
        : number.Length > 0 && !found ? new("没有这个编号。", "There is no such number.", "GN-5", "Record")
        : null;

    /// <summary>The refusal when a hold is lifted already.</summary>
    /// <remarks>GN-5: a hold ends once.</remarks>
    public static Refusal Lifted { get; } = new("这项保留要求已经解除。", "This order is lifted already.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>What stands where words were.</summary>
    /// <remarks>GN-5: a reader sees that something stood there.</remarks>
    public const string Gone = "（已到保存期限，内容已清除）";
}
