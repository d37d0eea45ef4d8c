using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>The result of an assigned task was reported to whoever assigned it; only now it is done, in time or late by this day (DL-8).</summary>
/// <param name="ReportedTo">To whom and how.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record ReportTask(
    [Text(24, Required = true, Zh = "编号", En = "the number")] string Number,
    [Text(120, Required = true, Zh = "向谁报告", En = "to whom it was reported")] string ReportedTo,
    int Version) : ICommand<TaskReported>;

public sealed record TaskReported(string Number, bool Late, int LateDays, int Version);

public sealed class ReportTaskHandler(OfficeBook book) : IHandle<ReportTask, TaskReported>
{
    private const string Report = """
        UPDATE tasks SET state = 'Reported', reported_at = @Now, reported_to = @To, late = @Late, late_days = @LateDays, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Done'
        """;

    public async Task<Outcome<TaskReported>> Handle(ReportTask m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        if (TaskRules.CannotReport(task.Source, task.State is TaskState.Done or TaskState.Reported, task.State is TaskState.Reported) is { } cannot) return cannot;
        var late = DeadlineRules.LatenessOf(task.DueOn, db.Today, office.Calendar);
        var changed = task.Version == m.Version
            && await db.Changed(Report, new { task.Id, m.Version, db.Now, To = m.ReportedTo.Trim(), Late = late.Late ? 1 : 0, LateDays = late.WorkingDays });
        if (!changed) return DeskRefusals.Changed();
        // a later date may be asked for until the report; now there is nothing left to move
        await TaskEnds.LapsePending(db, task.Id);
        var forId = Tasks.ActsFor(db, office, task);
        await Timeline.Write(db, task.Id, task.EnquiryId, "Reported",
            late.Late ? $"报告结果，{late.Zh()}" : "报告结果", late.Late ? $"reported the result {late.En()}" : "reported the result", m.ReportedTo.Trim(), forId);
        db.About("task", task.Id, forId);
        return new TaskReported(task.Number, late.Late, late.WorkingDays, task.Version + 1);
    }
}
