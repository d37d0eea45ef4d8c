using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>The work is finished today. A citizen's matter needs the citizen's answer: given now, or recorded before (FC-6).</summary>
/// <param name="Result">What came of it; for a citizen's matter the answer's text when left empty.</param>
/// <param name="AnswerHow">How the citizen was told now; needed with <paramref name="AnswerText"/>.</param>
/// <param name="AnswerText">What the citizen was told now.</param>
/// <param name="Version">The version of the task that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record FinishTask(
    [Text(24, Required = true, Zh = "编号", En = "the number")] string Number,
    [Text(2000), Personal] string? Result,
    Channel? AnswerHow,
    [Text(2000), Personal] string? AnswerText,
    int Version) : ICommand<TaskFinished>;

/// <param name="ToReport">The result still has to be reported to whoever assigned it (DL-8).</param>
public sealed record TaskFinished(string Number, bool Late, int LateDays, bool ToReport, int Version);

public sealed class FinishTaskHandler(OfficeBook book) : IHandle<FinishTask, TaskFinished>
{
    private const string Finish = """
        UPDATE tasks SET state = 'Done', result = @Result, done_on = @Today, done_at = @Now, done_by = @Me, late = @Late, late_days = @LateDays, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Open', 'Paused')
        """;

    public async Task<Outcome<TaskFinished>> Handle(FinishTask m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        if (!task.IsOpen) return TaskRules.NotOpen;
        if (task.Version != m.Version) return DeskRefusals.Changed();
        if (TaskEnds.EndsByItself(task.Kind) is { } byItself) return byItself;

        var told = (m.AnswerText ?? "").Trim();
        var citizen = await TaskEnds.Told(db, task, m.AnswerHow, told);
        if (citizen.Why is not null) return citizen.Why;
        var result = citizen.ResultOf(m.Result, told);
        if (TaskRules.ResultMissing(result) is { } missing) return missing;

        var late = await TaskEnds.LatenessOf(db, office, task, db.Today);
        var changed = await db.Changed(Finish, new { task.Id, m.Version, Result = result, db.Today, db.Now, Me = db.Who.PersonId, Late = late.Late ? 1 : 0, LateDays = late.WorkingDays });
        if (!changed) return DeskRefusals.Changed();
        var forId = Tasks.ActsFor(db, office, task);
        if (task.AnswersCitizen is { } id)
        {
            if (told.Length > 0) await Say(db, task.Id, id, m.AnswerHow!.Value, told, forId);
            await TaskEnds.Settle(db, id, citizen.Answered);
        }
        await TaskEnds.LapsePending(db, task.Id);
        await Timeline.Write(db, task.Id, task.EnquiryId, "Done", LateZh(late), LateEn(late), result, forId);
        db.About("task", task.Id, forId);
        return new TaskFinished(task.Number, late.Late, late.WorkingDays, TaskRules.DoneWhenReported(task.Source), task.Version + 1);
    }

    private static async Task Say(Db db, long taskId, long enquiryId, Channel how, string text, long? forId)
    {
        await TaskEnds.Say(db, enquiryId, how, text, db.Today, db.Who.PersonId);
        await Timeline.Write(db, taskId, enquiryId, "Answered", "答复办事人", "told the citizen", text, forId);
    }

    private static string LateZh(Lateness late) => late.Late ? $"办结，{late.Zh()}" : "办结";

    private static string LateEn(Lateness late) => late.Late ? $"finished {late.En()}" : "finished";
}
