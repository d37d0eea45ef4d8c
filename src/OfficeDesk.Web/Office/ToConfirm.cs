using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A change that waits for its second person.</summary>
public record SecondPersonRow
{
    public const string Step = "Step", Exemption = "Exemption", Purge = "Purge";

    public long Id { get; init; }

    /// <summary>A <see cref="ProposalKind"/>; Step for the opening or the close of an appraisal, Exemption for who is left out of one; Purge for a clearing.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Which setting, which years; Open or Close; Out or In; what is cleared.</summary>
    public string Subject { get; init; } = "";

    public string Reason { get; init; } = "";
    public long ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>The round of an appraisal; 0 for everything else.</summary>
    public long RoundId { get; init; }

    /// <summary>Whom an exemption is about: nobody decides their own matter; 0 for everything else.</summary>
    public long PersonId { get; init; }

    /// <summary>Which of the two approvals of a clearing are there: the director's; 0 for none.</summary>
    public long SignedBy { get; init; }

    /// <summary>The auditor's; 0 for none.</summary>
    public long ConfirmedBy { get; init; }

    /// <summary>What kind of proposal it is; null for an appraisal's and for a clearing.</summary>
    public ProposalKind? Proposal => Enum.TryParse<ProposalKind>(Kind, out var kind) ? kind : null;

    /// <summary>Whether it is somebody's own: they proposed it, it is about them, or they gave the other approval (GN-1).</summary>
    public bool Concerns(long person) => person == ProposedBy || person == PersonId || person == SignedBy || person == ConfirmedBy;
}

/// <summary>
/// What waits for a second person, as far as the asker may be that person (GN-1): the page of approvals lists it, one's own work tells
/// of it, the number in the navigation counts the same. Few changes are open at any time, and only whoever may confirm any is asked for them.
/// </summary>
public static class ToConfirm
{
    // a round whose results are reviewed takes no exemption any more; what the discipline office holds cannot be cleared
    private const string Open = """
        SELECT p.id, p.kind, p.subject, p.reason, p.proposed_by, p.proposed_at, 0 AS round_id, 0 AS person_id, 0 AS signed_by, 0 AS confirmed_by FROM proposals p WHERE p.open_key IS NOT NULL
        UNION ALL SELECT r.id, 'Step', r.asked_step, CASE WHEN r.asked_step = 'Close' THEN r.close_why ELSE '' END, r.asked_by, r.asked_at, r.id, 0, 0, 0
        FROM ap_rounds r WHERE r.asked_step IS NOT NULL AND r.asked_at IS NOT NULL
        UNION ALL SELECT s.id, 'Exemption', CASE WHEN s.ask_to = 1 THEN 'Out' ELSE 'In' END, s.ask_why, s.ask_by, s.ask_at, s.round_id, s.person_id, 0, 0
        FROM ap_subjects s JOIN ap_rounds r ON r.id = s.round_id WHERE s.ask_by > 0 AND s.ask_at IS NOT NULL AND r.state IN ('Draft', 'Open', 'Closed', 'Counted')
        UNION ALL SELECT u.id, 'Purge', u.kind, u.reason, u.proposed_by, u.proposed_at, 0, 0, COALESCE(u.signed_by, 0), COALESCE(u.confirmed_by, 0)
        FROM purges u WHERE u.state = 'Proposed' AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.lifted_at IS NULL AND h.number = '' AND h.kind IN ('', u.kind))
        ORDER BY proposed_at, id LIMIT 200
        """;

    /// <summary>Everything that waits, whoever may confirm it; the oldest first.</summary>
    public static Task<IReadOnlyList<SecondPersonRow>> All(Db db) => db.Query<SecondPersonRow>(Open);

    /// <summary>What the asker may confirm, the oldest first.</summary>
    public static async Task<IReadOnlyList<SecondPersonRow>> Before(Db db) =>
        db.Who.Is(Confirming.Anybody) ? [.. (await All(db)).Where(p => May(db.Who, p))] : [];

    /// <summary>Who confirms it; the director confirms everything, and signs a clearing once.</summary>
    private static Roles By(SecondPersonRow p) => Confirming.Of(p).By | (p.Kind == SecondPersonRow.Purge ? Roles.None : Roles.Director);

    // never whoever proposed it, whoever sits in their seat today, whom it is about, nor whose own account it is
    private static bool May(Asker who, SecondPersonRow p)
    {
        var by = By(p);
        var aboutAccount = p.Proposal is ProposalKind.Grant or ProposalKind.Reset;
        var standIn = who.StandsInFor.Any(s => (s.Role & by) != 0 && (s.PrincipalId == p.ProposedBy || p.Proposal is ProposalKind.Reset));
        return who.Is(by) && !p.Concerns(who.PersonId) && ProposalRules.MayNotConfirm(p.ProposedBy, standIn ? p.ProposedBy : who.PersonId) is null
            && !(aboutAccount && p.Subject.Split(':')[0] == who.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
