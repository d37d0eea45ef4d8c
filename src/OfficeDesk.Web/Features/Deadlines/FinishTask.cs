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
    private const string Asked = """
        SELECT e.none_left, (SELECT COUNT(*) FROM transfers x WHERE x.enquiry_id = e.id AND x.state IN ('Sent', 'Accepted', 'SentBack')) AS on_its_way
        FROM enquiries e WHERE e.id = @Id
        """;

    private const string Answers = "SELECT kind, text, given_on FROM enquiry_answers WHERE enquiry_id = @Id ORDER BY id";

    private const string Finish = """
        UPDATE tasks SET state = 'Done', result = @Result, done_on = @Today, done_at = @Now, done_by = @Me, late = @Late, late_days = @LateDays, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Open', 'Paused')
        """;

    private const string Answer = """
        INSERT INTO enquiry_answers (id, enquiry_id, kind, how, text, given_at, given_on, person_id) VALUES (@NewId, @Id, 'Answer', @How, @Text, @Now, @Today, @Me)
        """;

    private const string Settle = "UPDATE enquiries SET state = @State, answered_at = COALESCE(answered_at, @Now), version = version + 1 WHERE id = @Id AND state = 'Open'";

    /// <summary>A pending request for a later date has lost its object (GN-5).</summary>
    private const string LapsePending = """
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1
        WHERE state = 'Open' AND kind IN ('Opinion', 'Extension') AND subject_id IN (SELECT x.id FROM extensions x WHERE x.task_id = @Id AND x.state = 'Asked');
        UPDATE extensions SET state = 'Lapsed', version = version + 1 WHERE task_id = @Id AND state = 'Asked';
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1
        WHERE state = 'Open' AND kind = 'Clock' AND subject_id IN (SELECT c.id FROM clock_acts c WHERE c.task_id = @Id AND c.state = 'Asked');
        UPDATE clock_acts SET state = 'Lapsed', version = version + 1 WHERE task_id = @Id AND state = 'Asked'
        """;

    public async Task<Outcome<TaskFinished>> Handle(FinishTask m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        if (!task.IsOpen) return TaskRules.NotOpen;
        if (task.Version != m.Version) return DeskRefusals.Changed();
        if (task.Kind is TaskKind.Transfer) return TaskRules.TransferEndsByContact;
        if (task.Kind is TaskKind.Check or TaskKind.Question) return ReceiptRules.EndsWithTheCheck;

        var told = (m.AnswerText ?? "").Trim();
        var (answered, recorded, refused) = task.EnquiryId is { } enquiry ? await Told(db, enquiry, m.AnswerHow, told) : (false, "", null);
        if (refused is not null) return refused;
        var result = new[] { (m.Result ?? "").Trim(), told, recorded }.FirstOrDefault(t => t.Length > 0) ?? "";
        if (TaskRules.ResultMissing(result) is { } missing) return missing;

        var late = DeadlineRules.LatenessOf(task.DueOn, db.Today, office.Calendar);
        var changed = await db.Changed(Finish, new { task.Id, m.Version, Result = result, db.Today, db.Now, Me = db.Who.PersonId, Late = late.Late ? 1 : 0, LateDays = late.WorkingDays });
        if (!changed) return DeskRefusals.Changed();
        var forId = Tasks.ActsFor(db, office, task);
        if (task.EnquiryId is { } id)
        {
            if (told.Length > 0) await Say(db, task.Id, id, m.AnswerHow!.Value, told, forId);
            await db.Execute(Settle, new { Id = id, State = answered ? "Answered" : "Closed", db.Now });
        }
        await db.Execute(LapsePending, new { task.Id, db.Now });
        await Timeline.Write(db, task.Id, task.EnquiryId, "Done", LateZh(late), LateEn(late), result, forId);
        db.About("task", task.Id, forId);
        return new TaskFinished(task.Number, late.Late, late.WorkingDays, TaskRules.DoneWhenReported(task.Source), task.Version + 1);
    }

    private static async Task<(bool Answered, string Recorded, Refusal? Why)> Told(Db db, long enquiryId, Channel? how, string text)
    {
        var asked = await db.One<AskedRow>(Asked, new { Id = enquiryId });
        if (asked.OnItsWay > 0) return (false, "", TaskRules.OnItsWay);
        if (text.Length > 0 && how is null) return (false, "", DeskRefusals.Missing(nameof(FinishTask.AnswerHow), "答复方式", "how the citizen was told"));
        var rows = await db.Query<AnswerRow>(Answers, new { Id = enquiryId });
        var last = rows.LastOrDefault(r => r.Kind == "Answer");
        var answered = text.Length > 0 || last is not null;
        var why = EnquiryRules.MayNotClose(answered, asked.NoneLeft == 1 || rows.Any(r => r.Kind == "NoContact"), [.. rows.Where(r => r.Kind == "FailedTry").Select(r => r.GivenOn)]);
        return (answered, last?.Text ?? "", why is null ? null : why with { Field = nameof(FinishTask.AnswerText) });
    }

    private static async Task Say(Db db, long taskId, long enquiryId, Channel how, string text, long? forId)
    {
        await db.Execute(Answer, new { NewId = db.NewId(), Id = enquiryId, How = how.ToString(), Text = text, db.Now, db.Today, Me = db.Who.PersonId });
        await Timeline.Write(db, taskId, enquiryId, "Answered", "答复办事人", "told the citizen", text, forId);
    }

    private static string LateZh(Lateness late) => late.Late ? $"办结，逾期 {late.WorkingDays} 个工作日" : "办结";

    private static string LateEn(Lateness late) => late.Late ? $"finished {late.WorkingDays} working days late" : "finished";

    private sealed record AskedRow
    {
        public int NoneLeft { get; init; }
        public long OnItsWay { get; init; }
    }

    private sealed record AnswerRow
    {
        public string Kind { get; init; } = "";
        public string Text { get; init; } = "";
        public DateOnly GivenOn { get; init; }
    }
}
