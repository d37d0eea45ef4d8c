using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>The general office proposes to clear what is past its time, as of now.</summary>
/// <remarks>GN-5: a record stays, its people go. The director signs, the auditor confirms.</remarks>
[Access(GeneralOffice = Reach.All)]
public sealed record ProposePurge(KeptKind Kind, [property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason) : ICommand<PurgeProposed>;

public sealed record PurgeProposed(long Id, long Count);

/// <summary>Takes a clearing back: who may propose or approve one, with a reason, as long as it is not done.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All, Auditor = Reach.All)]
public sealed record WithdrawPurge(long Id, [property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason, int Version) : ICommand<PurgeWithdrawn>;

public sealed record PurgeWithdrawn(long Id);

public sealed class ProposePurgeHandler(OfficeBook book) : IHandle<ProposePurge, PurgeProposed>, IHandle<WithdrawPurge, PurgeWithdrawn>
{
    private const string Insert = """
        INSERT INTO purges (id, kind, open_key, before_at, counted, reason, proposed_by, proposed_at, state)
        SELECT @Id, @Kind, @Kind, @Before, @Count, @Reason, @Me, @Now, 'Proposed' WHERE NOT EXISTS (SELECT 1 FROM purges WHERE open_key = @Kind)
        """;

    private const string End = """
        UPDATE purges SET state = 'Withdrawn', open_key = NULL, ended_by = @Me, ended_at = @Now, ended_why = @Reason, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Proposed', 'Approved')
        """;

    public async Task<Outcome<PurgeProposed>> Handle(ProposePurge m, Db db)
    {
        var (before, found) = await ListRetentionHandler.Found(db, await book.Open(db.Ct), Sweeps.Of(m.Kind));
        if (RetentionRules.CannotPropose(found.Count, await HoldRow.Stops(db, m.Kind)) is { } cannot) return cannot;
        var id = db.NewId();
        if (!await db.Changed(Insert, new { Id = id, Kind = m.Kind.ToString(), Before = before, found.Count, Reason = m.Reason.Trim(), Me = db.Who.PersonId, db.Now })) return RetentionRules.OnTheWay;
        db.About("purge", id);
        return new PurgeProposed(id, found.Count);
    }

    public async Task<Outcome<PurgeWithdrawn>> Handle(WithdrawPurge m, Db db)
    {
        if (await PurgeRow.Find(db, m.Id) is not { } purge) return DeskRefusals.NotFound();
        if (!purge.Waits) return RetentionRules.NotWaiting;
        if (!await db.Changed(End, new { m.Id, m.Version, Reason = m.Reason.Trim(), Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        db.About("purge", m.Id, db.Who.ActsFor(Roles.Director));
        return new PurgeWithdrawn(m.Id);
    }
}
