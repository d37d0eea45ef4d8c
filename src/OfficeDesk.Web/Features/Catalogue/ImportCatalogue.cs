using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>What a catalogue file would change, or everything that is wrong with it.</summary>
[Access(GeneralOffice = Reach.All)]
public sealed record PreviewCatalogue([property: Text(CatalogueFile.Longest + 1)] string Csv) : IQuery<CataloguePreviewed>;

/// <param name="Errors">Every mistake with its line; nothing is taken from a file that has one.</param>
/// <param name="Matters">How many matters the file holds.</param>
public sealed record CataloguePreviewed(IReadOnlyList<LineError> Errors, int Matters, IReadOnlyList<EntryChange> Changes);

/// <summary>A catalogue file; the matters in it are replaced as a whole, the others stay. It holds once a second person has confirmed it.</summary>
/// <remarks>ON-1, GN-1.</remarks>
[Access(GeneralOffice = Reach.All)]
public sealed record ImportCatalogue([property: Text(CatalogueFile.Longest, Required = true, Zh = "文件内容", En = "the file")] string Csv, [property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason) : ICommand<MatterProposed>;

public sealed class PreviewCatalogueHandler(OfficeBook book) : IHandle<PreviewCatalogue, CataloguePreviewed>
{
    public async Task<Outcome<CataloguePreviewed>> Handle(PreviewCatalogue m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (matters, errors) = CatalogueFile.Parse(m.Csv, PostsOf(office));
        return new CataloguePreviewed(errors, matters.Count, Changing.Between(Changing.Present(office, matters), matters, db.Who.English));
    }

    internal static HashSet<string> PostsOf(OfficePage office) => office.Posts.Values.Where(p => p.Active == 1).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
}

public sealed class ImportCatalogueHandler(OfficeBook book) : IHandle<ImportCatalogue, MatterProposed>
{
    public async Task<Outcome<MatterProposed>> Handle(ImportCatalogue m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (matters, errors) = CatalogueFile.Parse(m.Csv, PreviewCatalogueHandler.PostsOf(office));
        if (errors.Count > 0) return CatalogueRules.FileWrong(errors);
        var changed = matters.Where(e => !Changing.Same(Changing.Present(office, e.Code), e)).ToList();
        if (changed.Count == 0) return CatalogueRules.NothingChanges;
        return await Proposals.Open(db, ProposalKind.Matter, "*", $"{changed.Count} matters", Changing.Text(Changing.Present(office, changed)), Changing.Text(changed), m.Reason) switch
        {
            Done<long> id => new MatterProposed(id.Value, changed.Count),
            Refused<long> no => no.Why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
