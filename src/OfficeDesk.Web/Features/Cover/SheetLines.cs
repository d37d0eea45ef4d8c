using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>Something else that is handed over: material, procedure, key, seal; never a password (CV-4).</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record AddSheetLine(long Id, HandoverThing Thing, [Text(300)] string Text) : ICommand<SheetChanged>;

/// <summary>Takes a line off a list that nobody has signed yet; tasks stay.</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record RemoveSheetLine(long Id, long LineId) : ICommand<SheetChanged>;

public sealed class AddSheetLineHandler(OfficeBook book) : IHandle<AddSheetLine, SheetChanged>
{
    private const string Insert = "INSERT INTO cover_lines (id, sheet_id, thing, text) VALUES (@NewId, @Id, @Thing, @Text)";

    public async Task<Outcome<SheetChanged>> Handle(AddSheetLine m, Db db)
    {
        if (CoverRules.LineWrong(m.Thing, m.Text) is { } wrong) return wrong;
        var (sheet, _, refused) = await SheetChanges.Take(db, await book.Open(db.Ct), m.Id);
        if (refused is not null) return refused;
        await db.Execute(Insert, new { NewId = db.NewId(), sheet!.Id, Thing = m.Thing.ToString(), Text = m.Text.Trim() });
        return SheetChanges.Done(db, sheet!);
    }
}

public sealed class RemoveSheetLineHandler(OfficeBook book) : IHandle<RemoveSheetLine, SheetChanged>
{
    private const string Delete = "DELETE FROM cover_lines WHERE id = @LineId AND sheet_id = @Id AND thing <> 'Task'";

    public async Task<Outcome<SheetChanged>> Handle(RemoveSheetLine m, Db db)
    {
        var (sheet, _, refused) = await SheetChanges.Take(db, await book.Open(db.Ct), m.Id);
        if (refused is not null) return refused;
        await db.Execute(Delete, new { m.LineId, sheet!.Id });
        return SheetChanges.Done(db, sheet!);
    }
}

/// <summary>Takes a list to change it: whoever was faster has changed its version.</summary>
internal static class SheetChanges
{
    private const string Touch = "UPDATE cover_sheets SET version = version + 1 WHERE id = @Id AND version = @Version AND giver_at IS NULL AND taker_at IS NULL";

    /// <param name="version">The version that was looked at, where an act may not overwrite what came since.</param>
    public static async Task<(SheetRow? Sheet, CoverRow? Cover, Refusal? Why)> Take(Db db, OfficePage office, long id, int? version = null)
    {
        if (await Sheets.Find(db, id) is not { } found) return (null, null, DeskRefusals.NotFound());
        if (await Sheets.MayNotChange(db, office, found.Cover, found.Sheet) is { } why) return (null, null, why);
        if (version is { } seen && seen != found.Sheet.Version) return (null, null, DeskRefusals.Changed());
        return await db.Changed(Touch, new { found.Sheet.Id, found.Sheet.Version }) ? (found.Sheet, found.Cover, null) : (null, null, DeskRefusals.Changed());
    }

    public static SheetChanged Done(Db db, SheetRow sheet)
    {
        db.About("cover", sheet.CoverId);
        return new SheetChanged(sheet.Id, false, sheet.Version + 1);
    }
}
