using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What a proposal is about.</summary>
public enum ProposalKind
{
    /// <summary>A new or amended holiday schedule (DL-4).</summary>
    Holidays,

    /// <summary>Another value of a setting.</summary>
    Setting,

    /// <summary>A role for an account.</summary>
    Grant,

    /// <summary>Matters of the catalogue (ON-1).</summary>
    Matter,

    /// <summary>A new password for an account that watches over others.</summary>
    Reset,

    /// <summary>Another ladder of measures for a kind of breach (BR-2).</summary>
    Ladder,

    /// <summary>Another wording of a kind of document (NT-5).</summary>
    Template,
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    Open,
    Confirmed,
    Withdrawn,
}

/// <summary>A change that one person proposed and another has to confirm.</summary>
public sealed record Proposal
{
    public long Id { get; init; }
    public ProposalKind Kind { get; init; }

    /// <summary>Which setting, or which years.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What was in force when it was proposed; confirming is refused when that has changed.</summary>
    public string Was { get; init; } = "";

    /// <summary>What would be in force.</summary>
    public string Body { get; init; } = "";

    public string Reason { get; init; } = "";
    public long ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public ProposalState State { get; init; }
    public long? SettledBy { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public string Outcome { get; init; } = "";
    public int Version { get; init; }
}

/// <summary>Keeps what waits for a second person (GN-1); the same store for every kind of change.</summary>
public static class Proposals
{
    private const string Insert = """
        INSERT INTO proposals (id, kind, subject, open_key, was, body, reason, proposed_by, proposed_at, state)
        SELECT @Id, @Kind, @Subject, @Key, @Was, @Body, @Reason, @PersonId, @Now, 'Open'
        WHERE NOT EXISTS (SELECT 1 FROM proposals WHERE open_key = @Key)
        """;

    private const string Load = "SELECT * FROM proposals WHERE kind = @Kind AND id = @Id";

    private const string LoadRecent = "SELECT * FROM proposals WHERE kind = @Kind ORDER BY id DESC LIMIT @Take";

    private const string CloseIt = """
        UPDATE proposals SET state = @State, open_key = NULL, settled_by = @PersonId, settled_at = @Now, outcome = @Outcome, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Open'
        """;

    /// <summary>Stores a proposal and answers its id.</summary>
    /// <param name="about">What may be proposed once at a time; the audit row names the proposal.</param>
    public static async Task<Outcome<long>> Open(Db db, ProposalKind kind, string about, string subject, string was, string body, string reason)
    {
        var id = db.NewId();
        db.About("proposal", id);
        var stored = await db.Changed(Insert, new { Id = id, Kind = kind.ToString(), Subject = subject, Key = $"{kind}:{about}", Was = was, Body = body, Reason = reason.Trim(), db.Who.PersonId, db.Now });
        return stored ? id : ProposalRules.AlreadyOpen;
    }

    /// <summary>The proposal of an id, or nothing.</summary>
    public static Task<Proposal?> Find(Db db, ProposalKind kind, long id) => db.Find<Proposal>(Load, new { Kind = kind.ToString(), Id = id });

    /// <summary>The newest proposals of a kind, open ones among them.</summary>
    public static Task<IReadOnlyList<Proposal>> Recent(Db db, ProposalKind kind, int take) => db.Query<Proposal>(LoadRecent, new { Kind = kind.ToString(), Take = take });

    /// <summary>Why the asker may not confirm it; null when they may.</summary>
    /// <param name="by">The roles that confirm this kind of thing; whoever holds one only in the proposer's place may not.</param>
    public static Refusal? MayNotConfirm(Db db, Proposal proposal, Roles by)
    {
        if (proposal.State != ProposalState.Open) return ProposalRules.Settled;
        var inTheirPlace = db.Who.StandsInFor.Any(s => (s.Role & by) != 0 && s.PrincipalId == proposal.ProposedBy);
        return ProposalRules.MayNotConfirm(proposal.ProposedBy, inTheirPlace ? proposal.ProposedBy : db.Who.PersonId);
    }

    /// <summary>Confirms or withdraws it; null when done, else that somebody was faster.</summary>
    public static async Task<Refusal?> Settle(Db db, Proposal proposal, ProposalState state, Roles by, string outcome = "")
    {
        db.About("proposal", proposal.Id, Enum.GetValues<Roles>().Where(r => r != Roles.None && (r & by) != 0).Select(r => db.Who.ActsFor(r)).FirstOrDefault(p => p is not null));
        var settled = await db.Changed(CloseIt, new { State = state.ToString(), db.Who.PersonId, db.Now, Outcome = outcome, proposal.Id, proposal.Version });
        return settled ? null : ProposalRules.Settled;
    }

    /// <summary>Takes back what is still open.</summary>
    public static async Task<Refusal?> Withdraw(Db db, ProposalKind kind, long id, Func<Proposal, Roles> by)
    {
        if (await Find(db, kind, id) is not { } proposal) return DeskRefusals.NotFound();
        if (!db.Who.Is(by(proposal))) return DeskRefusals.NotYours();
        return await Settle(db, proposal, ProposalState.Withdrawn, by(proposal));
    }
}
