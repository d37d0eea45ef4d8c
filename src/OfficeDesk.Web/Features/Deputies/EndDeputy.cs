using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deputies;

/// <summary>Ends a deputy's period at once: the holder is back, the deputy cannot, or the general office does it for them.</summary>
/// <remarks>GN-2: a deputy is named for a period.</remarks>
[Access(Everybody = Reach.Own, GeneralOffice = Reach.All)]
public sealed record EndDeputy(long Id) : ICommand<DeputyEnded>;

public sealed record DeputyEnded(long Id);

public sealed class EndDeputyHandler(OfficeBook book, DeputyLetters letters) : IHandle<EndDeputy, DeputyEnded>
{
    private const string Load = "SELECT * FROM deputies WHERE id = @Id AND (@All = 1 OR principal_id = @Me OR deputy_id = @Me)";

    private const string End = "UPDATE deputies SET ended = 1, version = version + 1 WHERE id = @Id AND version = @Version AND ended = 0";

    private const string WhoEnded = "UPDATE deputy_acts SET ended_by = @PersonId, ended_at = @Now WHERE deputy_row = @Id";

    public async Task<Outcome<DeputyEnded>> Handle(EndDeputy m, Db db)
    {
        if (await db.Find<DeputyRow>(Load, db.InSight(new { m.Id })) is not { } row) return DeskRefusals.NotFound();
        db.About("deputy", row.Id, row.PrincipalId == db.Who.PersonId ? null : row.PrincipalId);
        if (row.Ended == 1 || row.ToDay < db.Today) return DeputyRules.Over;
        if (!await db.Changed(End, row)) return DeskRefusals.Changed();
        await db.Execute(WhoEnded, new { db.Who.PersonId, db.Now, row.Id });
        await letters.Ended(db, await book.Open(db.Ct), row);
        return new DeputyEnded(row.Id);
    }
}

internal sealed record DeputyRow
{
    public long Id { get; init; }
    public Roles Role { get; init; }
    public long? SectionId { get; init; }
    public long PrincipalId { get; init; }
    public long DeputyId { get; init; }
    public DateOnly FromDay { get; init; }
    public DateOnly ToDay { get; init; }
    public int Ended { get; init; }
    public int Version { get; init; }
    public long? NamedBy { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}
