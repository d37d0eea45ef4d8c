using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Ends;

/// <summary>A task that has lost its sense becomes void: by the section chief with a reason, by the division leader if it is overdue. It stays in the books (GN-5).</summary>
/// <param name="Version">The version of the task that was looked at.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record VoidTask(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(500)] string Reason, int Version) : ICommand<TaskVoided>;

/// <param name="Late">It was overdue when it became void and stays late (DL-11).</param>
public sealed record TaskVoided(string Number, bool Late, int LateDays, int Version);

public sealed class VoidTaskHandler(OfficeBook book) : IHandle<VoidTask, TaskVoided>
{
    internal const string Around = $"""
        SELECT (SELECT COUNT(*) FROM transfers x WHERE x.enquiry_id = t.enquiry_id AND x.state IN {TransferStates.OnItsWay}) AS on_its_way,
               (SELECT COUNT(*) FROM applications a WHERE a.task_id = t.id) AS applied,
               (SELECT COUNT(*) FROM ap_subjects s WHERE s.rectify_task = t.id) AS rectifies
        FROM tasks t WHERE t.id = @Id
        """;

    private const string End = """
        UPDATE tasks SET state = 'Void', result = @Reason, late = @Late, late_days = @LateDays, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Open', 'Paused')
        """;

    private const string Close = "UPDATE responsibilities SET to_at = @Now WHERE task_id = @Id AND to_at IS NULL";

    public async Task<Outcome<TaskVoided>> Handle(VoidTask m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (MayNot(db, office, task) is { } foreign) return foreign;
        if (Cannot(task, await db.One<AroundRow>(Around, new { task.Id })) is { } cannot) return cannot;
        if (TaskEndRules.ReasonMissing(m.Reason) is { } missing) return missing;
        var late = await TaskEnds.LatenessOf(db, office, task, db.Today);
        if (!await db.Changed(End, new { task.Id, m.Version, Reason = m.Reason.Trim(), Late = late.Late ? 1 : 0, LateDays = late.WorkingDays })) return DeskRefusals.Changed();
        await db.Execute(Close, new { task.Id, db.Now });
        await TaskEnds.LapsePending(db, task.Id);
        var seat = Seats.Deciding(db.Who, office, Overdue(db, task) ? Roles.Leader : Roles.Chief, task.SectionId, task.AnsweringId) ?? Roles.Director;
        var forId = Seats.ForWhom(db.Who, office, seat, seat is Roles.Director ? 0 : task.SectionId);
        await Timeline.Write(db, task.Id, task.EnquiryId, "Void", "作废", "made void", m.Reason.Trim(), forId);
        db.About("task", task.Id, forId);
        return new TaskVoided(task.Number, late.Late, late.WorkingDays, task.Version + 1);
    }

    /// <summary>Why the asker may not; the deputy of whoever answers for it is told so too (GN-1).</summary>
    internal static Refusal? MayNot(Db db, OfficePage office, TaskRow task)
    {
        if (DecisionRules.OwnMatter(db.Who.PersonId, task.AnsweringId) is { } own) return own;
        var seat = Seats.Deciding(db.Who, office, Roles.Chief, task.SectionId, task.AnsweringId);
        if (seat is null && (Seats.Holds(db.Who, Roles.Chief, task.SectionId) || Seats.Holds(db.Who, Roles.Leader, task.SectionId))) return DecisionRules.OwnMatter(task.AnsweringId, task.AnsweringId);
        return TaskEndRules.MayNotVoid(Overdue(db, task), seat is Roles.Chief, Seats.Deciding(db.Who, office, Roles.Leader, task.SectionId, task.AnsweringId) is not null);
    }

    // while the clock stands nothing becomes overdue (DL-9)
    private static bool Overdue(Db db, TaskRow task) => task.State is TaskState.Open && db.Today > task.DueOn;

    internal static Refusal? Cannot(TaskRow task, AroundRow around) => TaskEndRules.CannotVoid(task.IsOpen, task.Kind is TaskKind.Transfer or TaskKind.Check or TaskKind.Question,
        around.OnItsWay > 0, around.Applied > 0, task.Source is TaskSource.System || around.Rectifies > 0);
}

internal sealed record AroundRow
{
    public long OnItsWay { get; init; }
    public long Applied { get; init; }
    public long Rectifies { get; init; }
}
