namespace OfficeDesk.Rules;

/// <summary>Rules on handing over papers and tasks.</summary>
public static class HandoverRules
{
    /// <summary>Why it cannot be handed over, or <c>null</c> when it can.</summary>
    /// <param name="moves">Whether the receiver is to answer for the task from the signature on.</param>
    /// <param name="toSelf">Whether the receiver answers for it already (<paramref name="moves"/>), or is the giver.</param>
    /// <param name="active">Whether the receiver works here now.</param>
    /// <param name="fits">Whether the receiver is qualified for the task's post, or of the same section where it has none.</param>
    /// <param name="movePending">Whether an earlier handover of the task waits for its signature.</param>
    /// <param name="transfer">Whether the task is a transfer, which has its own way back.</param>
    /// <remarks>DL-6: a task is handed to somebody present who may take it, one at a time.</remarks>
    public static Refusal? CannotHandOver(bool moves, bool toSelf, bool active, bool fits, bool movePending, bool transfer)
    {
        if (!active) return new("请从在岗人员中选择接收人。", "Choose a receiver who works here now.", "DL-6", "ToId");
        if (toSelf) return new("不用交接给本人，请选择另一位接收人。", "There is nothing to hand to the same person; choose somebody else.", "DL-6", "ToId");
        if (!moves) return null;
        if (transfer) return new("转办件不能移交承办：请接收或退回。", "A transfer is not handed over: accept it or send it back.", "FC-4", "Moves", RefusalKind.Conflict);
        if (movePending) return new("已有一份移交待对方签收，请等签收或退回后再移交。", "An earlier handover waits for its signature; wait until it is signed or declined.", "DL-6", "", RefusalKind.Conflict);
        return fits ? null : new("移交承办的，接收人须有该岗位资格；没有岗位的事项，须是同一股室的人。", "To take the task over, the receiver must be qualified for its post, or be of the same section where it has none.", "DL-6", "ToId");
    }

    /// <summary>The refusal to sign or decline what is meant for somebody else.</summary>
    /// <remarks>DL-6: the receiver signs, nobody else.</remarks>
    public static Refusal NotForYou { get; } = new(
        "这份交接由指定的接收人签收，别人不能代签。", "The named receiver signs for this handover; nobody else can.", "DL-6", "", RefusalKind.Forbidden);

    /// <summary>The refusal to sign or decline twice.</summary>
    /// <remarks>DL-6: a handover is signed or declined once.</remarks>
    public static Refusal AlreadySettled { get; } = new(
        "这份交接已经签收或退回。", "This handover was signed or declined already.", "DL-6", "", RefusalKind.Conflict);

    /// <summary>Why it cannot be declined, or <c>null</c> when it can.</summary>
    /// <remarks>DL-6: declining says why.</remarks>
    public static Refusal? WhyMissing(string? why) => EnquiryRules.Given(why) ? null : new("请写明退回的原因。", "Write why you decline.", "DL-6", "Why");
}
