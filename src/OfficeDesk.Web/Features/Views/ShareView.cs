using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Views;

/// <summary>Shows one of one's own views to everybody of one's section, or to nobody else any more.</summary>
[Access(Chief = Reach.Own, Leader = Reach.Own, Director = Reach.Own, GeneralOffice = Reach.Own, Discipline = Reach.Own)]
public sealed record ShareView(long Id, bool Shared) : ICommand<ViewLine>;

/// <summary>With which view a list opens for the asker.</summary>
/// <param name="List">The list's address without filters.</param>
/// <param name="Id">A view of that list in sight; empty: it opens without filters.</param>
[Access(Everybody = Reach.Own)]
public sealed record ChooseView([property: Text(40, Required = true)] string List, long? Id = null) : ICommand<ViewLine>;

public sealed class ShareViewHandler : IHandle<ShareView, ViewLine>
{
    private const string Load = "SELECT id, name, href FROM saved_views WHERE id = @Id AND person_id = @Me";

    private const string Share = "UPDATE saved_views SET shared_with = @With WHERE id = @Id AND person_id = @Me";

    private const string NobodyElse = "DELETE FROM view_defaults WHERE view_id = @Id AND person_id <> @Me";

    public async Task<Outcome<ViewLine>> Handle(ShareView m, Db db)
    {
        if (await db.Find<ViewRow>(Load, new { m.Id, Me = db.Who.PersonId }) is not { } view) return DeskRefusals.NotFound();
        if (m.Shared && ReportRules.NotShared(view.Href) is { } why) return why;
        await db.Execute(Share, new { m.Id, Me = db.Who.PersonId, With = m.Shared ? db.Who.SectionId : (long?)null });
        if (!m.Shared) await db.Execute(NobodyElse, new { m.Id, Me = db.Who.PersonId });
        db.About("view", m.Id);
        return new ViewLine(view.Id, view.Name, view.Href);
    }
}

public sealed class ChooseViewHandler : IHandle<ChooseView, ViewLine>
{
    private const string InSight = "SELECT id, name, href FROM saved_views WHERE id = @Id AND (person_id = @Me OR shared_with IN @Sections)";

    private const string Unchoose = "DELETE FROM view_defaults WHERE person_id = @Me AND list = @List";

    private const string Choose = "INSERT INTO view_defaults (person_id, list, view_id) VALUES (@Me, @List, @Id)";

    public async Task<Outcome<ViewLine>> Handle(ChooseView m, Db db)
    {
        if (ReportRules.NotAView(m.List) is { } why) return why;
        await db.Execute(Unchoose, new { Me = db.Who.PersonId, m.List });
        if (m.Id is not { } id) return new ViewLine(0, "", m.List);
        var view = await db.Find<ViewRow>(InSight, new { Id = id, Me = db.Who.PersonId, Sections = ViewShelf.SectionsOf(db.Who) });
        if (view is null || view.Href.Split('?')[0] != m.List) return DeskRefusals.NotFound();
        await db.Execute(Choose, new { Me = db.Who.PersonId, m.List, Id = id });
        db.About("view", id);
        return new ViewLine(view.Id, view.Name, view.Href);
    }
}

/// <summary>A view as it stands in the table.</summary>
internal sealed record ViewRow
{
    public long Id { get; init; }
    public string Name { get; init; } = "";
    public string Href { get; init; } = "";
}
