using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>How far a task is, in words, with a per cent or a stage; it stands in the task's story and in the chief's list (DL-8).</summary>
/// <param name="Percent">0 to 100; left out where a stage says more.</param>
/// <param name="OnDay">The day it is about; today when left out.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record ReportProgress(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(1000, Required = true, Zh = "进展情况", En = "how far it is"), Personal] string Text,
    int? Percent = null, [property: Text(60)] string Stage = "", DateOnly? OnDay = null) : ICommand<ProgressReported>;

public sealed record ProgressReported(long Id, string Number, DateOnly OnDay);

public sealed class ReportProgressHandler(OfficeBook book) : IHandle<ReportProgress, ProgressReported>
{
    private const string Insert = """
        INSERT INTO progress_reports (id, task_id, on_day, percent, stage, text, person_id, for_id, at)
        SELECT @Id, t.id, @Day, @Percent, @Stage, @Text, @Me, @ForId, @Now FROM tasks t WHERE t.id = @TaskId AND t.state IN ('Open', 'Paused')
        """;

    // whoever reminded in writing has heard
    private const string Answered = "UPDATE tasks SET reply_by = NULL WHERE id = @Id AND reply_by IS NOT NULL";

    public async Task<Outcome<ProgressReported>> Handle(ReportProgress m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        var day = m.OnDay ?? db.Today;
        if (ProgressRules.CannotReport(task.IsOpen, day, task.ReceivedOn, db.Today, m.Percent) is { } cannot) return cannot;
        var (id, forId, stage) = (db.NewId(), Tasks.ActsFor(db, office, task), m.Stage.Trim());
        if (!await db.Changed(Insert, new { Id = id, TaskId = task.Id, Day = day, m.Percent, Stage = stage, Text = m.Text.Trim(), Me = db.Who.PersonId, ForId = forId, db.Now })) return TaskRules.NotOpen;
        await db.Execute(Answered, new { task.Id });
        string Much(string between, string on) => string.Join(between, new[] { m.Percent is { } p ? $"{p}%" : "", stage, day == db.Today ? "" : on }.Where(t => t.Length > 0));
        var (zh, en) = (Much("，", $"{day:yyyy年M月d日}"), Much(", ", $"{day:yyyy-MM-dd}"));
        await Timeline.Write(db, task.Id, task.EnquiryId, "Progress", zh.Length > 0 ? $"进展（{zh}）" : "进展", en.Length > 0 ? $"progress ({en})" : "progress", m.Text.Trim(), forId);
        db.About("task", task.Id, forId);
        return new ProgressReported(id, task.Number, day);
    }
}
