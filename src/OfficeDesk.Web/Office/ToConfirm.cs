using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A change that waits for its second person.</summary>
public sealed record SecondPersonRow
{
    public long Id { get; init; }

    /// <summary>A <see cref="ProposalKind"/>, or Step for the opening or the close of an appraisal.</summary>
    public string Kind { get; init; } = "";

    public string Subject { get; init; } = "";
    public string Reason { get; init; } = "";
    public long ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>What kind of proposal it is; empty for the step of an appraisal.</summary>
    public ProposalKind? Proposal => Enum.TryParse<ProposalKind>(Kind, out var kind) ? kind : null;
}

/// <summary>
/// What waits for a second person, as far as the asker may be that person (GN-1): the page of approvals lists it, and the number in
/// the navigation counts the same. Few changes are open at any time, and only whoever may confirm any is asked for them.
/// </summary>
public static class ToConfirm
{
    private const string Open = """
        SELECT p.id, p.kind, p.subject, p.reason, p.proposed_by, p.proposed_at FROM proposals p WHERE p.open_key IS NOT NULL
        UNION ALL SELECT r.id, 'Step', r.asked_step, '', r.asked_by, r.asked_at FROM ap_rounds r WHERE r.asked_step IS NOT NULL AND r.asked_at IS NOT NULL
        ORDER BY proposed_at, id LIMIT 200
        """;

    /// <summary>What the asker may confirm, the oldest first.</summary>
    public static async Task<IReadOnlyList<SecondPersonRow>> Before(Db db) =>
        db.Who.Is(Confirming.Anybody | Roles.Appraisal) ? [.. (await db.Query<SecondPersonRow>(Open)).Where(p => May(db.Who, p))] : [];

    /// <summary>Who confirms a kind of change; the director confirms every one.</summary>
    private static Roles By(SecondPersonRow p) => Roles.Director | (p.Proposal is { } kind ? Confirming.Of(kind, p.Subject).By : Roles.Appraisal);

    // never whoever proposed it, whoever sits in their seat today, nor whose own account it is
    private static bool May(Asker who, SecondPersonRow p)
    {
        var by = By(p);
        var aboutAccount = p.Proposal is ProposalKind.Grant or ProposalKind.Reset;
        var standIn = who.StandsInFor.Any(s => (s.Role & by) != 0 && (s.PrincipalId == p.ProposedBy || p.Proposal is ProposalKind.Reset));
        return who.Is(by) && ProposalRules.MayNotConfirm(p.ProposedBy, standIn ? p.ProposedBy : who.PersonId) is null
            && !(aboutAccount && p.Subject.Split(':')[0] == who.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
