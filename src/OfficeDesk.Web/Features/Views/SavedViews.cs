using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Views;

/// <summary>The views one sees: one's own, and those shared with one's sections.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ListViews : IQuery<ViewList>;

public sealed record ViewList(IReadOnlyList<ViewLine> Views);

public sealed record ViewLine(long Id, string Name, string Href);

/// <summary>Keeps a list with its filters under a name; the same name again replaces it.</summary>
/// <param name="Href">A path of this office with its query.</param>
[Access(Everybody = Reach.Own)]
public sealed record SaveView([Text(40, Required = true, Zh = "名称", En = "the name")] string Name, [Text(300, Required = true)] string Href) : ICommand<ViewLine>;

/// <summary>Gives one of one's own views another name.</summary>
[Access(Everybody = Reach.Own)]
public sealed record RenameView(long Id, [property: Text(40, Required = true, Zh = "名称", En = "the name")] string Name) : ICommand<ViewLine>;

/// <summary>Forgets one of one's own views; whoever opened a list with it opens it without filters again.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ForgetView(long Id) : ICommand<ViewLine>;

public sealed class ListViewsHandler(ViewShelf shelf) : IHandle<ListViews, ViewList>
{
    public async Task<Outcome<ViewList>> Handle(ListViews m, Db db) => new ViewList([.. (await shelf.Of(db.Who, "", db.Ct)).Select(v => new ViewLine(v.Id, v.Name, v.Href))]);
}

public sealed class SaveViewHandler : IHandle<SaveView, ViewLine>
{
    private const int Most = 50;

    internal const string Kept = "SELECT id FROM saved_views WHERE person_id = @Me AND name = @Name";

    private const string Again = "UPDATE saved_views SET href = @Href WHERE person_id = @Me AND name = @Name";

    private const string Keep = "INSERT INTO saved_views (id, person_id, name, href) SELECT @Id, @Me, @Name, @Href WHERE (SELECT COUNT(*) FROM saved_views WHERE person_id = @Me) < 50";

    public async Task<Outcome<ViewLine>> Handle(SaveView m, Db db)
    {
        if (ReportRules.NotAView(m.Href) is { } why) return why;
        var args = new { Id = db.NewId(), Me = db.Who.PersonId, Name = m.Name.Trim(), m.Href };
        var known = await db.Find<long?>(Kept, args);
        if (known is not null) await db.Execute(Again, args);
        else if (!await db.Changed(Keep, args)) return DeskRefusals.TooMany(nameof(m.Name), Most);
        db.About("view", known ?? args.Id);
        return new ViewLine(known ?? args.Id, args.Name, m.Href);
    }
}

public sealed class RenameViewHandler : IHandle<RenameView, ViewLine>
{
    private const string Rename = "UPDATE saved_views SET name = @Name WHERE id = @Id AND person_id = @Me";

    public async Task<Outcome<ViewLine>> Handle(RenameView m, Db db)
    {
        var args = new { m.Id, Me = db.Who.PersonId, Name = m.Name.Trim() };
        if (await db.Find<long?>(SaveViewHandler.Kept, args) is { } other && other != m.Id) return ReportRules.ViewNameTaken;
        if (!await db.Changed(Rename, args)) return DeskRefusals.NotFound();
        db.About("view", m.Id);
        return new ViewLine(m.Id, args.Name, "");
    }
}

public sealed class ForgetViewHandler : IHandle<ForgetView, ViewLine>
{
    private const string Drop = "DELETE FROM saved_views WHERE id = @Id AND person_id = @Me";

    private const string Forgotten = "DELETE FROM view_defaults WHERE view_id = @Id";

    public async Task<Outcome<ViewLine>> Handle(ForgetView m, Db db)
    {
        if (!await db.Changed(Drop, new { m.Id, Me = db.Who.PersonId })) return DeskRefusals.NotFound();
        await db.Execute(Forgotten, new { m.Id });
        db.About("view", m.Id);
        return new ViewLine(m.Id, "", "");
    }
}
