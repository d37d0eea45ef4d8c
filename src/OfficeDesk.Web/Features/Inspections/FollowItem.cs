using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>A finding becomes a task of rectification (RP-6).</summary>
/// <param name="Days">Working days.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record RectifyItem(long ItemId, long AnsweringId, int Days, int Version) : ICommand<ItemDone>;

/// <summary>A finding is proposed as a breach (BR-1, AB-10).</summary>
/// <param name="What">The facts as the person concerned will read them.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record BreachFromItem(long ItemId, long PersonId, BreachKind Kind, [Text(1000, Required = true, Zh = "违规事实", En = "the facts"), Personal] string What, int Version) : ICommand<ItemDone>;

/// <summary>The rectification was looked at: put right, or not.</summary>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record CheckItem(long ItemId, bool Passed, [Text(500)] string Note, int Version) : ICommand<ItemDone>;

public sealed class RectifyItemHandler(OfficeBook book) : IHandle<RectifyItem, ItemDone>
{
    private const string Lead = "UPDATE inspection_items SET task_id = @TaskId, version = version + 1 WHERE id = @ItemId AND version = @Version AND task_id IS NULL AND result = 'Bad'";

    public async Task<Outcome<ItemDone>> Handle(RectifyItem m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await ItemRow.Find(db, m.ItemId) is not { } p) return DeskRefusals.NotFound();
        if (InspectionRules.CannotFollow(p.Result, p.TaskId is not null) is { } cannot) return cannot;
        var person = office.People.GetValueOrDefault(m.AnsweringId);
        if (TaskRules.CannotAnswer(person is not null, person is { Active: 1 }) is { } nobody) return nobody;
        if (DeadlineRules.NotCountable(db.Today, new Limit(m.Days, LimitUnit.WorkingDays), office.Calendar) is { } beyond) return beyond with { Field = nameof(m.Days) };
        var due = DeadlineRules.DueDate(db.Today, new Limit(m.Days, LimitUnit.WorkingDays), office.Calendar);
        var task = new TaskRow
        {
            Id = db.NewId(), Number = await Numbers.Next(db, Numbers.Assigned), Kind = TaskKind.Assigned, Title = $"督查整改：{p.Text}", Source = TaskSource.System, AssignedBy = db.Who.PersonId, AssignedByText = $"纪检组（{p.Number}）",
            SectionId = person!.SectionId, AnsweringId = person.Id, ReceivedOn = db.Today, LimitNo = m.Days, LimitUnit = LimitUnit.WorkingDays, DueOn = due, Provisional = office.Calendar.IsProvisional(due) ? 1 : 0,
        };
        if (!await db.Changed(Lead, new { TaskId = task.Id, m.ItemId, m.Version })) return DeskRefusals.Changed();
        await Tasks.Make(db, task, "Assigned");
        await Timeline.Write(db, task.Id, null, "Assigned", $"督查发现问题，{due:yyyy-MM-dd} 前整改并报告", $"found by an inspection, to be put right and reported by {due:yyyy-MM-dd}", p.Note);
        db.About("inspection", p.InspectionId);
        return new ItemDone(p.Id, task.Number, p.BreachId, m.Version + 1);
    }
}

public sealed class BreachFromItemHandler(OfficeBook book) : IHandle<BreachFromItem, ItemDone>
{
    private const string Lead = "UPDATE inspection_items SET breach_id = @BreachId, version = version + 1 WHERE id = @ItemId AND version = @Version AND breach_id IS NULL AND result = 'Bad'";

    public async Task<Outcome<ItemDone>> Handle(BreachFromItem m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await ItemRow.Find(db, m.ItemId) is not { } p || !office.People.TryGetValue(m.PersonId, out var person)) return DeskRefusals.NotFound();
        if (InspectionRules.CannotFollow(p.Result, p.BreachId is not null) is { } cannot) return cannot;
        var officers = await Officers.Today(db, office);
        if (DecisionRules.OwnMatter(db.Who.PersonId, m.PersonId) is { } own) return own;
        var breach = await Breaches.Propose(db, m.Kind, $"inspection:{p.Id}", p.TaskId, person.Id, person.SectionId, p.OnDay, m.What.Trim(), officers.IsOffice(person.Id) ? 2 : 0);
        if (breach is null || !await db.Changed(Lead, new { BreachId = breach, m.ItemId, m.Version })) return DeskRefusals.Changed();
        db.About("inspection", p.InspectionId);
        return new ItemDone(p.Id, p.TaskNumber ?? "", breach, m.Version + 1);
    }
}

public sealed class CheckItemHandler : IHandle<CheckItem, ItemDone>
{
    private const string Check = "UPDATE inspection_items SET checked = @Passed, check_note = @Note, checked_at = @Now, version = version + 1 WHERE id = @ItemId AND version = @Version";

    public async Task<Outcome<ItemDone>> Handle(CheckItem m, Db db)
    {
        if (await ItemRow.Find(db, m.ItemId) is not { } p) return DeskRefusals.NotFound();
        if (p.AnsweringId is { } person && DecisionRules.OwnMatter(db.Who.PersonId, person) is { } own) return own;
        if (InspectionRules.CannotCheck(p.TaskId is not null, p.TaskState is "Done" or "Reported", m.Passed, m.Note) is { } cannot) return cannot;
        if (!await db.Changed(Check, new { Passed = m.Passed ? 1 : 0, Note = m.Note.Trim(), db.Now, m.ItemId, m.Version })) return DeskRefusals.Changed();
        db.About("inspection", p.InspectionId);
        return new ItemDone(p.Id, p.TaskNumber ?? "", p.BreachId, m.Version + 1);
    }
}
