using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>One's own saved lists.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ListViews : IQuery<ViewList>;

public sealed record ViewList(IReadOnlyList<ViewLine> Views);

public sealed record ViewLine(long Id, string Name, string Href);

/// <summary>Keeps a list with its filters under a name; the same name again replaces it.</summary>
/// <param name="Href">A path of this office with its query.</param>
[Access(Everybody = Reach.Own)]
public sealed record SaveView([Text(40, Required = true, Zh = "名称", En = "the name")] string Name, [Text(300, Required = true)] string Href) : ICommand<ViewLine>;

/// <summary>Forgets one of one's own saved lists.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ForgetView(long Id) : ICommand<ViewLine>;

public sealed class ListViewsHandler : IHandle<ListViews, ViewList>
{
    private const string Mine = "SELECT id, name, href FROM saved_views WHERE person_id = @Me ORDER BY id LIMIT 50";

    public async Task<Outcome<ViewList>> Handle(ListViews m, Db db) =>
        new ViewList([.. (await db.Query<(long Id, string Name, string Href)>(Mine, new { Me = db.Who.PersonId })).Select(v => new ViewLine(v.Id, v.Name, v.Href))]);
}

public sealed class SaveViewHandler : IHandle<SaveView, ViewLine>
{
    private const string Drop = "DELETE FROM saved_views WHERE person_id = @Me AND name = @Name";
    private const string Keep = "INSERT INTO saved_views (id, person_id, name, href) SELECT @Id, @Me, @Name, @Href WHERE (SELECT COUNT(*) FROM saved_views WHERE person_id = @Me) < 50";

    public async Task<Outcome<ViewLine>> Handle(SaveView m, Db db)
    {
        if (ReportRules.NotAView(m.Href) is { } why) return why;
        var view = new ViewLine(db.NewId(), m.Name.Trim(), m.Href);
        await db.Execute(Drop, new { Me = db.Who.PersonId, view.Name });
        if (!await db.Changed(Keep, new { view.Id, Me = db.Who.PersonId, view.Name, view.Href })) return DeskRefusals.TooMany(nameof(m.Name), 50);
        db.About("view", view.Id);
        return view;
    }
}

public sealed class ForgetViewHandler : IHandle<ForgetView, ViewLine>
{
    private const string Drop = "DELETE FROM saved_views WHERE id = @Id AND person_id = @Me";

    public async Task<Outcome<ViewLine>> Handle(ForgetView m, Db db)
    {
        if (!await db.Changed(Drop, new { m.Id, Me = db.Who.PersonId })) return DeskRefusals.NotFound();
        db.About("view", m.Id);
        return new ViewLine(m.Id, "", "");
    }
}
