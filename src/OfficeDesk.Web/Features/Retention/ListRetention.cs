using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>How long each kind is kept, how much is past its time, what was proposed and approved, and what has to be kept all the same.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All, Discipline = Reach.All, Auditor = Reach.All)]
public sealed record ListRetention : IQuery<RetentionList>;

public sealed record RetentionList(IReadOnlyList<KeptLine> Kinds, IReadOnlyList<PurgeLine> Purges, IReadOnlyList<HoldLine> Holds);

/// <param name="Days">The office's setting, in calendar days.</param>
/// <param name="Count">How much is older.</param>
/// <param name="Held">The whole kind has to be kept.</param>
/// <param name="Open">A clearing of it is on its way.</param>
public sealed record KeptLine(KeptKind Kind, string Setting, int Days, DateTimeOffset Before, long Count, DateTimeOffset? Oldest, bool Held, bool Open);

/// <param name="MayApprove">The asker's approval is missing.</param>
/// <param name="MayWithdraw">The asker may stop it.</param>
/// <param name="Held">It waits because of an order to keep.</param>
public sealed record PurgeLine(
    long Id, KeptKind Kind, PurgeState State, DateTimeOffset Before, long Counted, long Cleared, string Reason, string ProposedBy, DateTimeOffset ProposedAt,
    string SignedBy, string SignedFor, DateTimeOffset? SignedAt, string ConfirmedBy, DateTimeOffset? ConfirmedAt, string EndedBy, DateTimeOffset? EndedAt, string EndedWhy, int Version,
    bool MayApprove, bool MayWithdraw, bool Held);

/// <param name="Kind">Null: everything.</param>
public sealed record HoldLine(long Id, KeptKind? Kind, string Number, string Reason, string PlacedBy, DateTimeOffset PlacedAt, string LiftedBy, DateTimeOffset? LiftedAt, string LiftReason);

/// <summary>Some of what is past its time, by number and day only: to look at before it is proposed or approved.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All, Discipline = Reach.All, Auditor = Reach.All)]
public sealed record PreviewPurge(KeptKind Kind) : IQuery<PurgePreview>;

public sealed record PurgePreview(KeptKind Kind, DateTimeOffset Before, long Count, IReadOnlyList<OldLine> Oldest);

/// <summary>A record by its number, which is empty where the kind has none.</summary>
public sealed record OldLine
{
    public string Number { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

public sealed class ListRetentionHandler(OfficeBook book) : IHandle<ListRetention, RetentionList>, IHandle<PreviewPurge, PurgePreview>
{
    public async Task<Outcome<RetentionList>> Handle(ListRetention m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (purges, holds) = (await PurgeRow.Recent(db), await HoldRow.All(db));
        bool IsHeld(KeptKind kind) => holds.Any(h => h.LiftedAt is null && h.Number.Length == 0 && (h.Kind.Length == 0 || h.Kind == kind.ToString()));
        var kinds = new List<KeptLine>();
        foreach (var sweep in Sweeps.All)
        {
            var (before, found) = await Found(db, office, sweep);
            kinds.Add(new KeptLine(sweep.Kind, sweep.Setting.Name, office.Settings.Number(sweep.Setting), before, found.Count, found.Oldest, IsHeld(sweep.Kind), purges.Any(p => p.Waits && p.Kind == sweep.Kind)));
        }
        return new RetentionList(kinds, [.. purges.Select(p => Shown(p, office, db, IsHeld(p.Kind)))],
            [.. holds.Select(h => new HoldLine(h.Id, Enum.TryParse<KeptKind>(h.Kind, out var kind) ? kind : null, h.Number, h.Reason, office.NameOf(h.PlacedBy), h.PlacedAt, office.NameOf(h.LiftedBy), h.LiftedAt, h.LiftReason))]);
    }

    public async Task<Outcome<PurgePreview>> Handle(PreviewPurge m, Db db)
    {
        var sweep = Sweeps.Of(m.Kind);
        var (before, found) = await Found(db, await book.Open(db.Ct), sweep);
        return new PurgePreview(m.Kind, before, found.Count, await db.Query<OldLine>(sweep.Lines, Sweeps.Args(before)));
    }

    internal static async Task<(DateTimeOffset Before, Tally Found)> Found(Db db, OfficePage office, Sweep sweep)
    {
        var before = RetentionRules.Before(office.Settings.Number(sweep.Setting), db.Now);
        return (before, await db.One<Tally>(sweep.Count, Sweeps.Args(before)));
    }

    private static PurgeLine Shown(PurgeRow p, OfficePage office, Db db, bool held) => new(
        p.Id, p.Kind, p.State, p.BeforeAt, p.Counted, p.Cleared, p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, office.NameOf(p.SignedBy), office.NameOf(p.SignedFor), p.SignedAt,
        office.NameOf(p.ConfirmedBy), p.ConfirmedAt, office.NameOf(p.EndedBy), p.EndedAt, p.EndedWhy, p.Version,
        ApprovePurgeHandler.SeatOf(p, db) is Done<Roles>, p.Waits && db.Who.Is(Roles.GeneralOffice | Roles.Director | Roles.Auditor), held && p.State == PurgeState.Approved);
}

/// <summary>How many, and since when.</summary>
internal sealed record Tally
{
    public long Count { get; init; }
    public DateTimeOffset? Oldest { get; init; }
}
