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

/// <summary>The rectification was looked at: put right, or not; what was not is ordered again with a new day (RP-6).</summary>
/// <param name="Days">Working days of the new order; needed where it does not pass.</param>
/// <param name="AnsweringId">Who has to put it right now; empty takes whoever had to.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record CheckItem(long ItemId, bool Passed, [Text(500)] string Note, int Version, int? Days = null, long? AnsweringId = null) : ICommand<ItemDone>;

public sealed class RectifyItemHandler(OfficeBook book) : IHandle<RectifyItem, ItemDone>
{
    private const string Lead = "UPDATE inspection_items SET task_id = @TaskId, version = version + 1 WHERE id = @ItemId AND version = @Version AND task_id IS NULL AND result = 'Bad'";

    public async Task<Outcome<ItemDone>> Handle(RectifyItem m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await ItemRow.Find(db, m.ItemId) is not { } p) return DeskRefusals.NotFound();
        if (InspectionRules.CannotFollow(p.Result, p.TaskId is not null) is { } cannot) return cannot;
        if (!(await Rectifying.Order(db, office, p, m.AnsweringId, m.Days, TaskTitles.Inspection + p.Text)).Went(out var task, out var no)) return no;
        if (!await db.Changed(Lead, new { TaskId = task.Id, m.ItemId, m.Version })) return DeskRefusals.Changed();
        await Rectifying.Write(db, office, task, p.Note, ("督查发现问题", "found by an inspection"));
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

public sealed class CheckItemHandler(OfficeBook book) : IHandle<CheckItem, ItemDone>
{
    private const string Check = "UPDATE inspection_items SET checked = @Passed, check_note = @Note, checked_at = @Now, task_id = COALESCE(@Again, task_id), version = version + 1 WHERE id = @ItemId AND version = @Version";
    private const string Look = "INSERT INTO inspection_checks (id, item_id, task_id, passed, note, again_id, person_id, at) VALUES (@Id, @ItemId, @TaskId, @Passed, @Note, @Again, @Me, @Now)";

    public async Task<Outcome<ItemDone>> Handle(CheckItem m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await ItemRow.Find(db, m.ItemId) is not { } p) return DeskRefusals.NotFound();
        if (p.AnsweringId is { } had && DecisionRules.OwnMatter(db.Who.PersonId, had) is { } own) return own;
        if (InspectionRules.CannotCheck(p.TaskId is not null, p.TaskState is "Done" or "Reported", m.Passed, m.Note, p.Checked == 1) is { } cannot) return cannot;
        TaskRow? again = null;
        if (!m.Passed)
        {
            if (m.Days is not { } days) return InspectionRules.NewDayMissing;
            if (!(await Rectifying.Order(db, office, p, m.AnsweringId ?? p.AnsweringId ?? 0, days, TaskTitles.InspectionAgain + p.Text)).Went(out var order, out var no)) return no;
            again = order;
        }
        var row = new { Passed = m.Passed ? 1 : 0, Note = m.Note.Trim(), db.Now, Again = again?.Id, m.ItemId, m.Version };
        if (!await db.Changed(Check, row)) return DeskRefusals.Changed();
        await db.Execute(Look, new { Id = db.NewId(), row.ItemId, p.TaskId, row.Passed, row.Note, row.Again, Me = db.Who.PersonId, db.Now });
        await Timeline.Write(db, p.TaskId, null, "Checked", m.Passed ? "督查整改验收通过" : "督查整改验收不通过，重新整改", m.Passed ? "the rectification passed" : "the rectification did not pass; ordered again", m.Note.Trim());
        if (again is not null) await Rectifying.Write(db, office, again, m.Note.Trim(), ($"验收不通过（原整改 {p.TaskNumber}）", $"the rectification {p.TaskNumber} did not pass"));
        db.About("inspection", p.InspectionId);
        return new ItemDone(p.Id, again?.Number ?? p.TaskNumber ?? "", p.BreachId, m.Version + 1);
    }
}

/// <summary>The task with which a finding is put right.</summary>
internal static class Rectifying
{
    /// <summary>The task as it will be; nothing is written yet.</summary>
    public static async Task<Outcome<TaskRow>> Order(Db db, OfficePage office, ItemRow p, long answering, int days, string title)
    {
        var person = office.People.GetValueOrDefault(answering);
        if (await Workers.CannotAnswer(db, person) is { } nobody) return nobody;
        var limit = new Limit(days, LimitUnit.WorkingDays);
        if (DeadlineRules.NotCountable(db.Today, limit, office.Calendar) is { } beyond) return beyond with { Field = "Days" };
        var due = DeadlineRules.DueDate(db.Today, limit, office.Calendar);
        return new TaskRow
        {
            Id = db.NewId(), Number = await Numbers.Next(db, Numbers.Assigned), Kind = TaskKind.Assigned, Title = title, Source = TaskSource.System, AssignedBy = db.Who.PersonId, AssignedByText = $"{TaskTitles.Discipline}（{p.Number}）",
            SectionId = person!.SectionId, AnsweringId = person.Id, ReceivedOn = db.Today, LimitNo = days, LimitUnit = LimitUnit.WorkingDays, DueOn = due, Provisional = office.Calendar.IsProvisional(due) ? 1 : 0,
        };
    }

    public static async Task Write(Db db, OfficePage office, TaskRow task, string note, (string Zh, string En) why)
    {
        await Tasks.Make(db, task, "Assigned");
        await Timeline.Write(db, task.Id, null, "Assigned", $"{why.Zh}，{LastDay.Zh(task.DueOn)}整改并报告", $"{why.En}, to be put right and reported {LastDay.En(task.DueOn)}", note);
        await SectionOrders.Keep(db, office, task, task.AssignedByText);
    }
}
