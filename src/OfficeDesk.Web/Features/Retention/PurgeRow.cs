using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>A clearing as it stands in the table.</summary>
internal sealed record PurgeRow
{
    private const string Load = "SELECT * FROM purges WHERE id = @Id";
    private const string LoadOpen = "SELECT * FROM purges WHERE open_key IS NOT NULL ORDER BY id";
    private const string LoadEnded = "SELECT * FROM purges WHERE open_key IS NULL ORDER BY id DESC LIMIT 30";

    public long Id { get; init; }
    public KeptKind Kind { get; init; }
    public DateTimeOffset BeforeAt { get; init; }
    public long Counted { get; init; }
    public string Reason { get; init; } = "";
    public long ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public long? SignedBy { get; init; }
    public long? SignedFor { get; init; }
    public DateTimeOffset? SignedAt { get; init; }
    public long? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public PurgeState State { get; init; }
    public long Cleared { get; init; }
    public long? EndedBy { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string EndedWhy { get; init; } = "";
    public int Version { get; init; }

    public bool Waits => State is PurgeState.Proposed or PurgeState.Approved;

    public static Task<PurgeRow?> Find(Db db, long id) => db.Find<PurgeRow>(Load, new { Id = id });

    public static async Task<IReadOnlyList<PurgeRow>> Recent(Db db) => [.. await db.Query<PurgeRow>(LoadOpen), .. await db.Query<PurgeRow>(LoadEnded)];
}

/// <summary>Orders to keep things.</summary>
internal sealed record HoldRow
{
    private const string Standing = "SELECT COUNT(*) FROM holds WHERE lifted_at IS NULL AND number = '' AND kind IN ('', @Kind)";
    private const string LoadAll = "SELECT * FROM holds ORDER BY CASE WHEN lifted_at IS NULL THEN 0 ELSE 1 END, id DESC LIMIT 60";

    public long Id { get; init; }

    /// <summary>Empty: everything.</summary>
    public string Kind { get; init; } = "";

    public string Number { get; init; } = "";
    public string Reason { get; init; } = "";
    public long PlacedBy { get; init; }
    public DateTimeOffset PlacedAt { get; init; }
    public long? LiftedBy { get; init; }
    public DateTimeOffset? LiftedAt { get; init; }
    public string LiftReason { get; init; } = "";

    /// <summary>Whether a whole kind is held.</summary>
    public static async Task<bool> Stops(Db db, KeptKind kind) => await db.One<long>(Standing, new { Kind = kind.ToString() }) > 0;

    public static Task<IReadOnlyList<HoldRow>> All(Db db) => db.Query<HoldRow>(LoadAll);
}
