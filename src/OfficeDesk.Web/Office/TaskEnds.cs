using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What the end of a task brings with it, whichever way it ends.</summary>
public static class TaskEnds
{
    private const string Asked = $"""
        SELECT e.none_left, (SELECT COUNT(*) FROM transfers x WHERE x.enquiry_id = e.id AND x.state IN {TransferStates.OnItsWay}) AS on_its_way
        FROM enquiries e WHERE e.id = @Id
        """;

    /// <summary>
    /// What counts of that which a citizen was told (alias a) as the answer to the matter of a task (@TaskId): for an application
    /// only what was said after it was accepted, and not the word of a step on the way, which was given at the instant of its step:
    /// a notice, a refusal, the end or the acceptance of an application.
    /// </summary>
    /// <remarks>FC-6: every matter gets an answer; ON-4: that it was accepted is none.</remarks>
    public const string Answers = """
        NOT EXISTS (SELECT 1 FROM applications p JOIN tasks k ON k.id = p.task_id WHERE p.task_id = @TaskId AND (a.given_at <= k.made_at
            OR EXISTS (SELECT 1 FROM notices_once n WHERE n.enquiry_id = a.enquiry_id AND n.given_at = a.given_at)
            OR EXISTS (SELECT 1 FROM applications q WHERE q.enquiry_id = a.enquiry_id AND q.ended_at = a.given_at)
            OR EXISTS (SELECT 1 FROM refusals r JOIN applications f ON f.id = r.application_id WHERE f.enquiry_id = a.enquiry_id AND r.filed_at = a.given_at)))
        """;

    private const string Given = $"SELECT a.kind, a.text, a.given_on FROM enquiry_answers a WHERE a.enquiry_id = @Id AND (a.kind = 'NoContact' OR {Answers}) ORDER BY a.id";

    private const string Answer = """
        INSERT INTO enquiry_answers (id, enquiry_id, kind, how, text, given_at, given_on, person_id) VALUES (@NewId, @Id, 'Answer', @How, @Text, @Now, @Day, @PersonId)
        """;

    private const string Settled = "UPDATE enquiries SET state = @State, answered_at = COALESCE(answered_at, @Now), version = version + 1 WHERE id = @Id AND state = 'Open'";

    private const string Lapse = """
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1
        WHERE state = 'Open' AND kind IN ('Opinion', 'Extension') AND subject_id IN (SELECT x.id FROM extensions x WHERE x.task_id = @Id AND x.state = 'Asked');
        UPDATE extensions SET state = 'Lapsed', version = version + 1 WHERE task_id = @Id AND state = 'Asked';
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1
        WHERE state = 'Open' AND kind = 'Clock' AND subject_id IN (SELECT c.id FROM clock_acts c WHERE c.task_id = @Id AND c.state = 'Asked');
        UPDATE clock_acts SET state = 'Lapsed', version = version + 1 WHERE task_id = @Id AND state = 'Asked';
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1
        WHERE state = 'Open' AND kind = 'LateRecord' AND subject_id IN (SELECT l.id FROM late_records l WHERE l.task_id = @Id AND l.state = 'Asked');
        UPDATE late_records SET state = 'Lapsed', version = version + 1 WHERE task_id = @Id AND state = 'Asked'
        """;

    private const string Running = "SELECT id, number, state, due_on FROM tasks WHERE enquiry_id = @Id AND state IN ('Open', 'Paused') ORDER BY id";

    private const string RunningOne = "SELECT id, number, state, due_on FROM tasks WHERE id = @Id AND state IN ('Open', 'Paused')";

    private const string PausedOn = "SELECT effective_on FROM clock_acts WHERE task_id = @Id AND act = 'Pause' AND state = 'Agreed' ORDER BY id DESC LIMIT 1";

    private const string Voided = """
        UPDATE tasks SET state = 'Void', result = @Result, late = @Late, late_days = @LateDays, version = version + 1 WHERE id = @Id AND state IN ('Open', 'Paused');
        UPDATE responsibilities SET to_at = @Now WHERE task_id = @Id AND to_at IS NULL;
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1 WHERE state = 'Open' AND kind = 'SentBack' AND subject_id = @Id
        """;

    /// <summary>Why a task of this kind is not finished by hand: transfers, checks and questions end by what happens.</summary>
    public static Refusal? EndsByItself(TaskKind kind) => kind is TaskKind.Transfer ? TaskRules.TransferEndsByContact : kind is TaskKind.Check or TaskKind.Question ? ReceiptRules.EndsWithTheCheck : null;

    /// <summary>The open tasks of an enquiry that has ended are void; what was overdue by then stays late (GN-5, DL-11).</summary>
    /// <returns>Their numbers.</returns>
    public static async Task<IReadOnlyList<string>> VoidOf(Db db, OfficePage office, long enquiryId, string result)
    {
        var tasks = await db.Query<TaskRow>(Running, new { Id = enquiryId });
        foreach (var task in tasks) await Void(db, office, task, result);
        return [.. tasks.Select(t => t.Number)];
    }

    /// <summary>A task whose ground has fallen away is void; what was overdue by then stays late (GN-5, DL-11).</summary>
    /// <returns>False when it had ended before.</returns>
    public static async Task<bool> VoidOne(Db db, OfficePage office, long taskId, string result)
    {
        if (await db.Find<TaskRow>(RunningOne, new { Id = taskId }) is not { } task) return false;
        await Void(db, office, task, result);
        return true;
    }

    private static async Task Void(Db db, OfficePage office, TaskRow task, string result)
    {
        var late = await LatenessOf(db, office, task, db.Today);
        await db.Execute(Voided, new { task.Id, Result = result, db.Now, Late = late.Late ? 1 : 0, LateDays = late.WorkingDays });
        await LapsePending(db, task.Id);
    }

    /// <summary>How late a task is that ends on a day; of a paused one the days since its clock stopped are no lateness.</summary>
    /// <remarks>DL-9, DL-11.</remarks>
    public static async Task<Lateness> LatenessOf(Db db, OfficePage office, TaskRow task, DateOnly day)
    {
        return DeadlineRules.LatenessOf(task.DueOn, await CountsOn(db, task, day), office.Calendar);
    }

    /// <summary>The day by which a task counts that ends on a day: of a paused one the day its clock stopped.</summary>
    /// <remarks>DL-9.</remarks>
    public static async Task<DateOnly> CountsOn(Db db, TaskRow task, DateOnly day) =>
        PauseRules.CountsOn(day, task.State is TaskState.Paused ? await db.Find<DateOnly?>(PausedOn, new { task.Id }) : null);

    /// <summary>Whatever was asked for this task and waits has lost its object (GN-5).</summary>
    public static Task LapsePending(Db db, long taskId) => db.Execute(Lapse, new { Id = taskId, db.Now });

    /// <summary>Whether a citizen's matter may end: the citizen is told now, was told before, or cannot be told (FC-6).</summary>
    /// <param name="task">It may have no citizen behind it.</param>
    /// <param name="how">How the citizen was told now; needed with <paramref name="text"/>.</param>
    /// <param name="text">What the citizen was told now; empty when nothing.</param>
    public static async Task<ToldCitizen> Told(Db db, TaskRow task, Channel? how, string text)
    {
        if (task.AnswersCitizen is not { } id) return new(false, "", null);
        var asked = await db.One<AskedRow>(Asked, new { Id = id });
        if (asked.OnItsWay > 0) return new(false, "", TaskRules.OnItsWay);
        if (text.Length > 0 && how is null) return new(false, "", DeskRefusals.Missing("AnswerHow", "答复方式", "how the citizen was told"));
        var rows = await db.Query<AnswerRow>(Given, new { Id = id, TaskId = task.Id });
        var last = rows.LastOrDefault(r => r.Kind == "Answer");
        var answered = text.Length > 0 || last is not null;
        var why = EnquiryRules.MayNotClose(answered, asked.NoneLeft == 1 || rows.Any(r => r.Kind == "NoContact"), [.. rows.Where(r => r.Kind == "FailedTry").Select(r => r.GivenOn)]);
        return new(answered, last?.Text ?? "", why is null ? null : why with { Field = "AnswerText" });
    }

    /// <summary>Writes the answer the citizen was given with the end of the task.</summary>
    /// <param name="day">The day the citizen was told; the instant is that of writing it down (DL-12).</param>
    public static Task Say(Db db, long enquiryId, Channel how, string text, DateOnly day, long personId) =>
        db.Execute(Answer, new { NewId = db.NewId(), Id = enquiryId, How = how.ToString(), Text = text, db.Now, Day = day, PersonId = personId });

    /// <summary>The enquiry behind a finished task is answered, or closed where nobody could be told.</summary>
    public static Task Settle(Db db, long enquiryId, bool answered) => db.Execute(Settled, new { Id = enquiryId, State = answered ? "Answered" : "Closed", db.Now });

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

/// <param name="Recorded">The last answer recorded before; empty for none.</param>
/// <param name="Why">Why the matter may not end yet; null when it may.</param>
public sealed record ToldCitizen(bool Answered, string Recorded, Refusal? Why)
{
    /// <summary>What came of the task: as it was written, else what the citizen was told now, else before; empty when nothing is known.</summary>
    public string ResultOf(string? written, string told) => new[] { (written ?? "").Trim(), told, Recorded }.FirstOrDefault(t => t.Length > 0) ?? "";
}
