using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>A due date that moves with the calendar, or is no longer provisional, or has become so.</summary>
/// <param name="Overdue">It was in time before and is overdue on the new date.</param>
public sealed record MovedTask(long Id, string Number, string Section, string Answering, DateOnly Before, DateOnly After, bool WasProvisional, bool Provisional, bool Overdue);

/// <summary>
/// Counts open due dates anew under another calendar. A task's date is its stored limit from its day of receipt, then every
/// agreed extension from the date it extended, and what was resumed or restarted from that day on; the task of a duty that comes back
/// begins with the day its rule leads to in its period (DL-14). Fixed dates and finished tasks stay as they are; so does a date that limit and
/// extensions do not lead to under the present calendar (somebody set it otherwise): it is only counted as left alone.
/// </summary>
/// <remarks>DL-4: due dates are recomputed when a schedule is imported, before and after side by side. DL-7: what moves is the date in force; the original one stays as it was told first.</remarks>
internal static class Recounting
{
    private const string Columns = "t.id, t.number, t.enquiry_id, t.section_id, t.answering_id, t.received_on, t.limit_no, t.limit_unit, t.first_due_on, t.due_on, t.provisional, t.version";

    /// <summary>What is finished and still to be reported runs on (DL-8).</summary>
    private const string OpenTasks = $"""
        SELECT * FROM (SELECT {Columns} FROM tasks t WHERE t.state IN ('Open', 'Paused') AND t.limit_no IS NOT NULL
        UNION ALL SELECT {Columns} FROM tasks t WHERE {Tasks.Unreported} AND t.kind IN @ReportedKinds AND t.limit_no IS NOT NULL) x ORDER BY x.due_on, x.id
        """;

    /// <summary>The tasks of duties that come back: no limit, but a rule. One that stands for several periods goes by the latest of them.</summary>
    private const string OfDuties = $"""
        SELECT {Columns}, m.period, d.every, d.due_month, d.due_day, d.shift FROM recurring_made m JOIN recurring_duties d ON d.id = m.duty_id JOIN tasks t ON t.id = m.task_id
        WHERE t.limit_no IS NULL AND (t.state IN ('Open', 'Paused') OR ({Tasks.Unreported}))
            AND NOT EXISTS (SELECT 1 FROM recurring_made y WHERE y.duty_id = m.duty_id AND y.task_id = m.task_id AND (y.due_on > m.due_on OR (y.due_on = m.due_on AND y.period > m.period)))
        """;

    /// <summary>What was decided about a due date, in its order; a pause by itself moves nothing.</summary>
    private const string Agreed = $"""
        SELECT * FROM (
            SELECT e.task_id, e.id, COALESCE(e.decided_at, e.asked_at) AS at, e.days, e.unit, NULL AS on_day, NULL AS paused_on FROM extensions e JOIN tasks t ON t.id = e.task_id
            WHERE e.state = 'Agreed' AND (t.state IN ('Open', 'Paused') OR ({Tasks.Unreported}))
            UNION ALL
            SELECT c.task_id, c.id, c.decided_at AS at, 0 AS days, 'WorkingDays' AS unit, c.effective_on AS on_day,
                CASE WHEN c.act = 'Resume' THEN (SELECT p.effective_on FROM clock_acts p WHERE p.id = (SELECT MAX(q.id) FROM clock_acts q WHERE q.task_id = c.task_id AND q.act = 'Pause' AND q.state = 'Agreed' AND q.id < c.id)) END AS paused_on
            FROM clock_acts c JOIN tasks t ON t.id = c.task_id
            WHERE c.state = 'Agreed' AND c.act <> 'Pause' AND (t.state IN ('Open', 'Paused') OR ({Tasks.Unreported}))
        ) steps ORDER BY at, id
        """;

    private const string Move = """
        UPDATE tasks SET due_on = @Due, provisional = @Provisional, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Open', 'Paused', 'Done')
        """;

    internal sealed record Plan(IReadOnlyList<(TaskRow Task, DueDates Dates, bool Provisional)> Moves, int LeftAlone);

    /// <summary>What would move; nothing is written.</summary>
    public static async Task<Plan> Of(Db db, WorkingCalendar before, WorkingCalendar after)
    {
        var steps = (await db.Query<Extension>(Agreed)).ToLookup(e => e.TaskId, e => e.OnDay is { } on ? new DueStep(null, on, e.PausedOn) : new DueStep(new Limit(e.Days, e.Unit)));
        var moves = new List<(TaskRow, DueDates, bool)>();
        var leftAlone = 0;
        var tasks = (await db.Query<TaskRow>(OpenTasks, new { Tasks.ReportedKinds })).Concat(await db.Query<DutyTask>(OfDuties));
        foreach (var task in tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id))
        {
            List<DueStep> chain = [.. steps[task.Id]];
            var (was, becomes) = (Count(task, chain, before), Count(task, chain, after));
            if (was?.Due != task.DueOn || becomes is not { } dates)
            {
                if (was != becomes) leftAlone++;
                continue;
            }
            var provisional = after.IsProvisional(dates.Due);
            if (dates.Due != task.DueOn || provisional != (task.Provisional == 1)) moves.Add((task, dates, provisional));
        }
        return new Plan(moves, leftAlone);
    }

    private static DueDates? Count(TaskRow task, IReadOnlyList<DueStep> steps, WorkingCalendar calendar)
    {
        var limit = new Limit(task.LimitNo ?? 0, task.LimitUnit ?? LimitUnit.WorkingDays);
        if (task is not DutyTask duty) return DeadlineRules.Recount(task.ReceivedOn, limit, steps, calendar);
        return RecurringRules.DueIn(duty.Rule, duty.Period, task.FirstDueOn, calendar) is { } first ? DeadlineRules.RecountFrom(first, limit, steps, calendar) : null;
    }

    /// <summary>Writes what moves: the task, its story, and the dates of every extension that is still waiting. Null when somebody changed a task meanwhile.</summary>
    public static async Task<int?> Carry(Db db, Plan plan, WorkingCalendar after)
    {
        foreach (var (task, dates, provisional) in plan.Moves)
        {
            var moved = await db.Changed(Move, new { dates.Due, Provisional = provisional ? 1 : 0, task.Id, task.Version });
            if (!moved) return null;
            var (zh, en) = Told(task, dates, provisional);
            await Timeline.Write(db, task.Id, task.EnquiryId, "Recounted", zh, en);
        }
        // also where the due date itself stays: the days of an extension may lie where the calendar changed
        await WaitingExtensions.Follow(db, after);
        return plan.Moves.Count;
    }

    public static MovedTask Seen((TaskRow Task, DueDates Dates, bool Provisional) move, DateOnly today, OfficePage office, bool english) => new(
        move.Task.Id, move.Task.Number, office.SectionName(move.Task.SectionId, english), office.NameOf(move.Task.AnsweringId), move.Task.DueOn, move.Dates.Due,
        move.Task.Provisional == 1, move.Provisional, move.Task.DueOn >= today && move.Dates.Due < today);

    /// <summary>What moved; of a task whose date had moved before also that the original date, which is shown beside it, stays (DL-7).</summary>
    private static (string Zh, string En) Told(TaskRow task, DueDates dates, bool provisional)
    {
        var (zh, en) = Told(task, dates.Due, provisional);
        return task.FirstDueOn == task.DueOn || dates.Due == task.DueOn ? (zh, en)
            : ($"{zh}；原到期日仍为{task.FirstDueOn:yyyy年M月d日}", $"{en}; the original due date stays {task.FirstDueOn:yyyy-MM-dd}");
    }

    private static (string Zh, string En) Told(TaskRow task, DateOnly due, bool provisional) => task.DueOn == due
        ? provisional
            ? ($"节假日安排更新：到期日{due:yyyy年M月d日}暂定", $"Holiday schedule: the due date {due:yyyy-MM-dd} is provisional")
            : ($"节假日安排更新：到期日{due:yyyy年M月d日}已确定，不再暂定", $"Holiday schedule: the due date {due:yyyy-MM-dd} is final")
        : ($"节假日安排更新：到期日由{task.DueOn:yyyy年M月d日}改为{due:yyyy年M月d日}{(provisional ? "（暂定）" : "")}",
           $"Holiday schedule: the due date moves from {task.DueOn:yyyy-MM-dd} to {due:yyyy-MM-dd}{(provisional ? " (provisional)" : "")}");

    private sealed record DutyTask : TaskRow
    {
        public string Period { get; init; } = "";
        public Every Every { get; init; }
        public int DueMonth { get; init; }
        public int DueDay { get; init; }
        public DayShift Shift { get; init; }

        public DutyRule Rule => new(Every, DueMonth, DueDay, Shift);
    }

    private sealed record Extension
    {
        public long Id { get; init; }
        public long TaskId { get; init; }
        public int Days { get; init; }
        public LimitUnit Unit { get; init; }
        public DateOnly? OnDay { get; init; }
        public DateOnly? PausedOn { get; init; }
    }
}
