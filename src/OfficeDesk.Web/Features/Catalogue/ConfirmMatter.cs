using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>The second person confirms: from now on the catalogue is as proposed.</summary>
/// <remarks>GN-1: by somebody else than who proposed it.</remarks>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record ConfirmMatter(long Id) : ICommand<MatterConfirmed>;

public sealed record MatterConfirmed(int Matters);

/// <summary>Takes a change back: whoever proposed it, or whoever could confirm it and does not want it.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All, Chief = Reach.Section)]
public sealed record WithdrawMatter(long Id) : ICommand<MatterWithdrawn>;

public sealed record MatterWithdrawn(long Id);

public sealed class ConfirmMatterHandler(OfficeBook book, Initials initials) : IHandle<ConfirmMatter, MatterConfirmed>
{
    public async Task<Outcome<MatterConfirmed>> Handle(ConfirmMatter m, Db db)
    {
        if (await Proposals.Find(db, ProposalKind.Matter, m.Id) is not { } proposal) return DeskRefusals.NotFound();
        if (Proposals.MayNotConfirm(db, proposal, Changing.By) is { } no) return no;
        var office = await book.Open(db.Ct);
        var entries = Changing.Entries(proposal.Body);
        // whoever proposed looked at this state; another change in between makes it look again
        if (Changing.Text(Changing.Present(office, entries)) != proposal.Was) return ProposalRules.Outdated;
        foreach (var entry in entries)
        {
            if (CatalogueRules.Wrong(entry, office.Posts.Values.Any(p => p.Code == entry.Post && p.Active == 1)) is { } wrong) return wrong;
            if (!await Guides.Write(db, office, initials, entry)) return DeskRefusals.Changed();
        }
        if (await Proposals.Settle(db, proposal, ProposalState.Confirmed, Changing.By) is { } late) return late;
        await book.Changed(db);
        return new MatterConfirmed(entries.Count);
    }
}

public sealed class WithdrawMatterHandler(OfficeBook book) : IHandle<WithdrawMatter, MatterWithdrawn>
{
    public async Task<Outcome<MatterWithdrawn>> Handle(WithdrawMatter m, Db db)
    {
        if (await Proposals.Find(db, ProposalKind.Matter, m.Id) is not { } proposal) return DeskRefusals.NotFound();
        if (proposal.ProposedBy != db.Who.PersonId && !db.Who.Is(Changing.By) && !await OfMine(db, proposal)) return DeskRefusals.NotFound();
        return await Proposals.Settle(db, proposal, ProposalState.Withdrawn, Changing.By) is { } no ? no : new MatterWithdrawn(m.Id);
    }

    /// <summary>Whether every matter in it belongs to the section the asker leads.</summary>
    private async Task<bool> OfMine(Db db, Proposal proposal)
    {
        var office = await book.Open(db.Ct);
        return Changing.Entries(proposal.Body).All(e => Changing.MayPropose(db.Who, office, e.Code, e.Post));
    }
}
