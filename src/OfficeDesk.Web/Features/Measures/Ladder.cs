using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The measure ladders in force, and what waits for a second person (BR-2).</summary>
[Access(Everybody = Reach.All)]
public sealed record ReadLadders : IQuery<LadderList>;

/// <param name="MayPropose">Whether the asker may propose another ladder.</param>
public sealed record LadderList(IReadOnlyList<LadderShown> Ladders, bool MayPropose);

/// <param name="Own">Whether this office has decided otherwise than what ships.</param>
public sealed record LadderShown(MeasureLadder Ladder, bool Own, LadderWaiting? Waiting);

public sealed record LadderWaiting(long Id, MeasureLadder Ladder, string Reason, string ProposedBy, DateTimeOffset ProposedAt, bool MayConfirm);

/// <summary>An officer proposes another ladder for a kind of breach (BR-2).</summary>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record ProposeLadder(BreachKind Kind, CountedOver Over, [Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason, [property: Items(6)] IReadOnlyList<LadderStep> Steps) : ICommand<LadderProposed>;

public sealed record LadderProposed(long Id);

/// <summary>A second officer or the director puts a proposed ladder in force (BR-2, GN-1).</summary>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record ConfirmLadder(long Id) : ICommand<LadderProposed>;

/// <summary>A proposed ladder is taken back.</summary>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record WithdrawLadder(long Id) : ICommand<LadderProposed>;

public sealed class ReadLaddersHandler(OfficeBook book) : IHandle<ReadLadders, LadderList>
{
    public async Task<Outcome<LadderList>> Handle(ReadLadders m, Db db)
    {
        var office = await book.Open(db.Ct);
        var handles = db.Who.Is(ConfirmLadderHandler.By);
        var open = handles ? (await Proposals.Recent(db, ProposalKind.Ladder, 50)).Where(p => p.State is ProposalState.Open).ToDictionary(p => p.Subject, StringComparer.Ordinal) : [];
        LadderWaiting? Waits(BreachKind kind) => open.TryGetValue(kind.ToString(), out var p)
            ? new LadderWaiting(p.Id, Ladders.Read(p.Body), p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, Proposals.MayNotConfirm(db, p, ConfirmLadderHandler.By) is null) : null;
        var all = await Ladders.All(db);
        return new LadderList([.. all.Select(l => new LadderShown(l.Value, Ladders.Write(l.Value) != Ladders.Write(MeasureRules.Defaults[l.Key]), Waits(l.Key)))], db.Who.Is(Roles.Discipline));
    }
}

public sealed class ProposeLadderHandler : IHandle<ProposeLadder, LadderProposed>
{
    public async Task<Outcome<LadderProposed>> Handle(ProposeLadder m, Db db)
    {
        var (now, then) = (await Ladders.Of(db, m.Kind), new MeasureLadder(m.Kind, m.Over, m.Steps));
        if (MeasureRules.LadderBroken(then) is { } broken) return broken;
        if (Ladders.Write(now) == Ladders.Write(then)) return ProposalRules.NoChange(nameof(m.Steps));
        return await Proposals.Open(db, ProposalKind.Ladder, m.Kind.ToString(), m.Kind.ToString(), Ladders.Write(now), Ladders.Write(then), m.Reason) switch
        {
            Refused<long> no => no.Why,
            Done<long> id => new LadderProposed(id.Value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

public sealed class ConfirmLadderHandler : IHandle<ConfirmLadder, LadderProposed>
{
    internal const Roles By = Roles.Discipline | Roles.Director;

    public async Task<Outcome<LadderProposed>> Handle(ConfirmLadder m, Db db)
    {
        if (await Proposals.Find(db, ProposalKind.Ladder, m.Id) is not { } proposal) return DeskRefusals.NotFound();
        if (Proposals.MayNotConfirm(db, proposal, By) is { } no) return no;
        var ladder = Ladders.Read(proposal.Body);
        if (Ladders.Write(await Ladders.Of(db, ladder.Kind)) != proposal.Was) return ProposalRules.Outdated;
        if (await Proposals.Settle(db, proposal, ProposalState.Confirmed, By) is { } late) return late;
        await Ladders.Replace(db, ladder);
        return new LadderProposed(m.Id);
    }
}

public sealed class WithdrawLadderHandler : IHandle<WithdrawLadder, LadderProposed>
{
    public async Task<Outcome<LadderProposed>> Handle(WithdrawLadder m, Db db) =>
        await Proposals.Withdraw(db, ProposalKind.Ladder, m.Id, _ => ConfirmLadderHandler.By) is { } no ? no : new LadderProposed(m.Id);
}
