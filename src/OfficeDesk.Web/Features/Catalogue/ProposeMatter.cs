using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>A matter of the catalogue as it is to be from now on, or a new one; it holds once a second person has confirmed it.</summary>
/// <remarks>ON-1, GN-1: the general office proposes for all matters, a chief for those of the own section.</remarks>
[Access(GeneralOffice = Reach.All, Chief = Reach.Section)]
public sealed record ProposeMatter([property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason, MatterEntry Entry) : ICommand<MatterProposed>;

public sealed record MatterProposed(long Id, int Matters);

public sealed class ProposeMatterHandler(OfficeBook book) : IHandle<ProposeMatter, MatterProposed>
{
    public async Task<Outcome<MatterProposed>> Handle(ProposeMatter m, Db db)
    {
        var office = await book.Open(db.Ct);
        var entry = m.Entry;
        if (CatalogueRules.Wrong(entry, office.Posts.Values.Any(p => p.Code == entry.Post && p.Active == 1)) is { } wrong) return wrong;
        if (!Changing.MayPropose(db.Who, office, entry.Code, entry.Post)) return CatalogueRules.NotYourMatter;
        var present = Changing.Present(office, entry.Code);
        if (Changing.Same(present, entry)) return CatalogueRules.NothingChanges;
        return await Proposals.Open(db, ProposalKind.Matter, entry.Code, entry.Code, Changing.Text(present is null ? [] : [present]), Changing.Text([entry]), m.Reason) switch
        {
            Done<long> id => new MatterProposed(id.Value, 1),
            Refused<long> no => no.Why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
