using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A change that waits for its second person.</summary>
public sealed record SecondPersonRow
{
    public long Id { get; init; }

    /// <summary>A <see cref="ProposalKind"/>, or Step for the opening or the close of an appraisal, or Exempt for who is left out of one (AP-9).</summary>
    public string Kind { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>The round of an appraisal; 0 for anything else.</summary>
    public long RoundId { get; init; }

    /// <summary>Who is to be left out of an appraisal, or appraised all the same; 0 for anything else.</summary>
    public long PersonId { get; init; }

    public string Reason { get; init; } = "";
    public long ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>What kind of proposal it is; null for what belongs to an appraisal.</summary>
    public ProposalKind? Proposal => Enum.TryParse<ProposalKind>(Kind, out var kind) ? kind : null;
}

/// <summary>
/// What waits for a second person, as far as the asker may be that person (GN-1): the page of approvals lists it, and the number in
/// the navigation counts the same. Few changes are open at any time, and only whoever may confirm any is asked for them.
/// </summary>
public static class ToConfirm
{
    private const string Open = """
        SELECT p.id, p.kind, p.subject, p.reason, p.proposed_by, p.proposed_at, 0 AS round_id, 0 AS person_id FROM proposals p WHERE p.open_key IS NOT NULL
        UNION ALL SELECT r.id, 'Step', r.asked_step, r.close_why, r.asked_by, r.asked_at, r.id, 0 FROM ap_rounds r WHERE r.asked_step IS NOT NULL AND r.asked_at IS NOT NULL
        UNION ALL SELECT s.id, 'Exempt', CASE WHEN s.ask_to = 1 THEN 'Out' ELSE 'In' END, s.ask_why, s.ask_by, s.ask_at, r.id, s.person_id
        FROM ap_rounds r CROSS JOIN ap_subjects s ON s.round_id = r.id WHERE r.state IN ('Draft', 'Open', 'Closed', 'Counted') AND s.ask_by IS NOT NULL AND s.ask_at IS NOT NULL
        ORDER BY proposed_at, id LIMIT 200
        """;

    /// <summary>What the asker may confirm, the oldest first.</summary>
    public static async Task<IReadOnlyList<SecondPersonRow>> Before(Db db) =>
        db.Who.Is(Confirming.Anybody | Roles.Appraisal) ? [.. (await db.Query<SecondPersonRow>(Open)).Where(p => May(db.Who, p))] : [];

    /// <summary>Who confirms a kind of change; the director confirms every one.</summary>
    private static Roles By(SecondPersonRow p) => Roles.Director | (p.Proposal is { } kind ? Confirming.Of(kind, p.Subject).By : Roles.Appraisal);

    // never whoever proposed it, whoever sits in their seat today, nor whom it concerns: whose account it is, or who is appraised
    private static bool May(Asker who, SecondPersonRow p)
    {
        var by = By(p);
        var aboutAccount = p.Proposal is ProposalKind.Grant or ProposalKind.Reset;
        var standIn = who.StandsInFor.Any(s => (s.Role & by) != 0 && (s.PrincipalId == p.ProposedBy || p.Proposal is ProposalKind.Reset));
        return who.Is(by) && p.PersonId != who.PersonId && ProposalRules.MayNotConfirm(p.ProposedBy, standIn ? p.ProposedBy : who.PersonId) is null
            && !(aboutAccount && p.Subject.Split(':')[0] == who.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
