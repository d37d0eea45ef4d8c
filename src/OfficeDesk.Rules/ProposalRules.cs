namespace OfficeDesk.Rules;

/// <summary>Rules on what one person proposes and another confirms.</summary>
public static class ProposalRules
{
    /// <summary>Why this person may not confirm the proposal, or <c>null</c> when they may.</summary>
    /// <remarks>GN-1: what needs two persons is confirmed by somebody else than who proposed it.</remarks>
    public static Refusal? MayNotConfirm(long proposedBy, long confirmer) =>
        proposedBy == confirmer
            ? new("这是您本人提出的，须由另一位有权人员确认；不再需要的可以撤回。", "You proposed this yourself: somebody else with the right to do so must confirm it. You can withdraw it.", "GN-1", "", RefusalKind.Forbidden)
            : null;

    /// <summary>The refusal when the same thing already waits for a second person.</summary>
    /// <remarks>GN-5: one proposal at a time about one thing; it can be withdrawn.</remarks>
    public static Refusal AlreadyOpen { get; } = new(
        "同一项已有一份变更等待第二人确认。请先确认或撤回那一份。",
        "A change of the same thing already waits for a second person. Confirm or withdraw that one first.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal when the proposal was confirmed or withdrawn before.</summary>
    /// <remarks>GN-5: a proposal is open, then confirmed or withdrawn.</remarks>
    public static Refusal Settled { get; } = new(
        "这份变更已经确认或撤回，请刷新页面查看结果。", "This change was confirmed or withdrawn already; reload the page.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal when what is in force is no longer what the proposer saw.</summary>
    /// <remarks>GN-5: nothing is confirmed that rests on what is no longer so.</remarks>
    public static Refusal Outdated { get; } = new(
        "提出之后，现行内容已被改动，前后对照不再准确。请撤回后按现行内容重新提出。",
        "What is in force has changed since this was proposed, so its before and after are no longer true. Withdraw it and propose it anew.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal when the proposal would change nothing.</summary>
    /// <remarks>GN-5: a proposal changes something.</remarks>
    public static Refusal NoChange(string field) => new("与现行内容相同，没有变化。", "This is what is in force already; nothing would change.", "GN-5", field);
}
