using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>The whole catalogue with what waits for a second person, and what was changed lately.</summary>
[Access(Everybody = Reach.All)]
public sealed record ReadCatalogue : IQuery<CatalogueRead>;

/// <param name="Posts">Codes and names of the posts that may do a matter.</param>
public sealed record CatalogueRead(IReadOnlyList<MatterLine> Matters, IReadOnlyList<ChangeLine> Open, IReadOnlyList<ChangeLine> Settled, IReadOnlyList<PostLine> Posts);

/// <param name="MayPropose">Whether the asker may propose a change to it.</param>
public sealed record MatterLine(MatterEntry Entry, string PostName, string Section, bool MayPropose);

public sealed record PostLine(string Code, string Name);

/// <summary>A change: waiting, confirmed or withdrawn.</summary>
/// <param name="Changes">What differs; of settled ones empty.</param>
public sealed record ChangeLine(long Id, string Subject, string Reason, string ProposedBy, DateTimeOffset ProposedAt, ProposalState State, string SettledBy, DateTimeOffset? SettledAt, bool MayConfirm, bool MayWithdraw, IReadOnlyList<EntryChange> Changes);

/// <summary>One thing of a matter that differs; texts are empty where it is new or gone.</summary>
public sealed record EntryChange(string Code, string Zh, string En, string Before, string After);

public sealed class ReadCatalogueHandler(OfficeBook book) : IHandle<ReadCatalogue, CatalogueRead>
{
    public async Task<Outcome<CatalogueRead>> Handle(ReadCatalogue m, Db db)
    {
        var office = await book.Open(db.Ct);
        var recent = await Proposals.Recent(db, ProposalKind.Matter, 40);
        ChangeLine Line(Proposal p) => new(p.Id, p.Subject, p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, p.State, office.NameOf(p.SettledBy), p.SettledAt,
            p.State == ProposalState.Open && db.Who.Is(Changing.By) && Proposals.MayNotConfirm(db, p, Changing.By) is null,
            p.State == ProposalState.Open && (db.Who.Is(Changing.By) || (p.ProposedBy == db.Who.PersonId && db.Who.Is(Roles.Chief))),
            p.State == ProposalState.Open ? Changing.Between(Changing.Entries(p.Was), Changing.Entries(p.Body), db.Who.English) : []);
        return new CatalogueRead(
            [.. office.Matters.Values.OrderBy(t => t.PostId is null).ThenBy(t => t.Id).Select(t => Shown(db, office, t))],
            [.. recent.Where(p => p.State == ProposalState.Open).Select(Line)], [.. recent.Where(p => p.State != ProposalState.Open).Take(15).Select(Line)],
            [.. office.Posts.Values.Where(p => p.Active == 1).OrderBy(p => p.Id).Select(p => new PostLine(p.Code, office.PostName(p.Id, db.Who.English)))]);
    }

    private static MatterLine Shown(Db db, OfficePage office, MatterType t)
    {
        var post = t.PostId is { } id ? office.Posts.GetValueOrDefault(id) : null;
        return new MatterLine(office.EntryOf(t), post is null ? "" : office.PostName(post.Id, db.Who.English), post is null ? "" : office.SectionName(post.SectionId, db.Who.English), Changing.MayPropose(db.Who, office, t.Code, post?.Code ?? ""));
    }
}
