using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>The discipline office inspects a section, a unit or a town with the checklist that ships for it (RP-6).</summary>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record OpenInspection(long SectionId, DateOnly On) : ICommand<InspectionOpened>;

public sealed record InspectionOpened(long Id, string Number);

/// <summary>A line is recorded: in order, a finding, or not applicable.</summary>
/// <param name="Version">The version of the line that was looked at.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record RecordItem(long ItemId, ItemResult Result, [Text(500)] string Note, int Version) : ICommand<ItemDone>;

public sealed record ItemDone(long ItemId, string TaskNumber, long? BreachId, int Version);

/// <summary>All lines are recorded and no finding is loose: the inspection ends.</summary>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record CloseInspection(long Id, [Text(2000)] string Summary, int Version) : ICommand<InspectionOpened>;

public sealed class OpenInspectionHandler(OfficeBook book) : IHandle<OpenInspection, InspectionOpened>
{
    private const string Insert = "INSERT INTO inspections (id, number, section_id, on_day, list, state, opened_by, opened_at) VALUES (@Id, @Number, @SectionId, @On, @List, 'Open', @Me, @Now)";

    public async Task<Outcome<InspectionOpened>> Handle(OpenInspection m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (!office.Sections.TryGetValue(m.SectionId, out var section)) return DeskRefusals.NotFound();
        if (InspectionRules.CannotOpen(m.On, db.Today) is { } cannot) return cannot;
        var list = section.Kind switch { "Unit" => Checklist.Unit, "Town" => Checklist.Town, _ => Checklist.Section };
        var (id, number) = (db.NewId(), await Numbers.Next(db, "DC"));
        await db.Execute(Insert, new { Id = id, Number = number, m.SectionId, m.On, List = list.ToString(), Me = db.Who.PersonId, db.Now });
        await db.Insert("inspection_items (id, inspection_id, seq, text, result)", InspectionRules.Lines(list).Select((t, i) => (Text: t, Seq: i + 1)), l => [db.NewId(), id, l.Seq, l.Text, "Open"]);
        db.About("inspection", id);
        return new InspectionOpened(id, number);
    }
}

public sealed class RecordItemHandler : IHandle<RecordItem, ItemDone>
{
    private const string Record = "UPDATE inspection_items SET result = @Result, note = @Note, version = version + 1 WHERE id = @ItemId AND version = @Version AND task_id IS NULL AND breach_id IS NULL";

    public async Task<Outcome<ItemDone>> Handle(RecordItem m, Db db)
    {
        if (await ItemRow.Find(db, m.ItemId) is not { } p) return DeskRefusals.NotFound();
        if (InspectionRules.CannotRecord(p.IsOpen, m.Result, m.Note, p.TaskId is not null || p.BreachId is not null) is { } cannot) return cannot;
        if (!await db.Changed(Record, new { Result = m.Result.ToString(), Note = m.Note.Trim(), m.ItemId, m.Version })) return DeskRefusals.Changed();
        db.About("inspection", p.InspectionId);
        return new ItemDone(p.Id, "", null, m.Version + 1);
    }
}

public sealed class CloseInspectionHandler : IHandle<CloseInspection, InspectionOpened>
{
    private const string Close = "UPDATE inspections SET state = 'Closed', summary = @Summary, closed_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Open'";
    private const string Out = "SELECT COUNT(*) FROM inspection_voices WHERE inspection_id = @Id AND document_id IS NOT NULL AND returned_on IS NULL";
    private const string Left = """
        SELECT seq, result FROM inspection_items WHERE inspection_id = @Id AND (result = 'Open' OR (result = 'Bad' AND task_id IS NULL AND breach_id IS NULL)) ORDER BY seq
        """;

    public async Task<Outcome<InspectionOpened>> Handle(CloseInspection m, Db db)
    {
        if (await InspectionRow.Find(db, m.Id) is not { } i) return DeskRefusals.NotFound();
        var left = (await db.Query<ItemRow>(Left, new { m.Id })).ToLookup(p => p.Result, p => p.Seq);
        if (InspectionRules.CannotClose(i.IsOpen, [.. left[ItemResult.Open]], [.. left[ItemResult.Bad]]) is { } cannot) return cannot;
        if (await db.One<long>(Out, new { m.Id }) > 0) return InspectionRules.NotCounted;
        if (!await db.Changed(Close, new { Summary = m.Summary.Trim(), db.Now, m.Id, m.Version })) return DeskRefusals.Changed();
        db.About("inspection", i.Id);
        return new InspectionOpened(i.Id, i.Number);
    }
}
