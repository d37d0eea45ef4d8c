using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>One of the two approvals: the director's signature or the auditor's confirmation. With both the clock carries it out.</summary>
/// <remarks>GN-1: two persons, neither of them the one who proposed it.</remarks>
[Access(Director = Reach.All, Auditor = Reach.All)]
public sealed record ApprovePurge(long Id, int Version) : ICommand<PurgeApproved>;

/// <param name="State">Approved once both are there.</param>
public sealed record PurgeApproved(long Id, PurgeState State);

public sealed class ApprovePurgeHandler : IHandle<ApprovePurge, PurgeApproved>
{
    private const string Sign = """
        UPDATE purges SET signed_by = @Me, signed_for = @For, signed_at = @Now, state = CASE WHEN confirmed_by IS NULL THEN 'Proposed' ELSE 'Approved' END, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Proposed' AND signed_by IS NULL
        """;

    private const string Confirm = """
        UPDATE purges SET confirmed_by = @Me, confirmed_at = @Now, state = CASE WHEN signed_by IS NULL THEN 'Proposed' ELSE 'Approved' END, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Proposed' AND confirmed_by IS NULL
        """;

    public async Task<Outcome<PurgeApproved>> Handle(ApprovePurge m, Db db)
    {
        if (await PurgeRow.Find(db, m.Id) is not { } purge) return DeskRefusals.NotFound();
        if (purge.State is PurgeState.Proposed && purge.Version != m.Version) return DeskRefusals.Changed();
        if (!SeatOf(purge, db).Went(out var seat, out var notTheirs)) return notTheirs;
        if (await HoldRow.Stops(db, purge.Kind)) return RetentionRules.Held;
        var forWhom = seat is Roles.Director ? db.Who.ActsFor(Roles.Director) : null;
        if (!await db.Changed(seat is Roles.Director ? Sign : Confirm, new { m.Id, m.Version, Me = db.Who.PersonId, For = forWhom, db.Now })) return DeskRefusals.Changed();
        db.About("purge", m.Id, forWhom);
        return new PurgeApproved(m.Id, purge.SignedBy is not null || purge.ConfirmedBy is not null ? PurgeState.Approved : PurgeState.Proposed);
    }

    /// <summary>The seat in which the asker would approve, or why not.</summary>
    internal static Outcome<Roles> SeatOf(PurgeRow purge, Db db)
    {
        if (!db.Who.Is(Roles.Director | Roles.Auditor)) return DeskRefusals.NotYours();
        if (purge.State != PurgeState.Proposed) return RetentionRules.NotWaiting;
        var inTheirPlace = db.Who.StandsInFor.Any(s => s.PrincipalId == purge.ProposedBy);
        if (RetentionRules.MayNotApprove(purge.ProposedBy, purge.SignedBy ?? purge.ConfirmedBy, inTheirPlace ? purge.ProposedBy : db.Who.PersonId) is { } not) return not;
        if (db.Who.Is(Roles.Director) && purge.SignedBy is null) return Roles.Director;
        if (db.Who.Is(Roles.Auditor) && purge.ConfirmedBy is null) return Roles.Auditor;
        return RetentionRules.ApprovedAlready;
    }
}
