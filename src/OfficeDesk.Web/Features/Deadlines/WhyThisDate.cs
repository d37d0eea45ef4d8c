using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Why a task is due on its day: the days counted, the days skipped and why, and what moved it: extensions and acts on the clock (DL-4, DL-7, DL-9).</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record WhyThisDate([Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<DateReasons>;

/// <param name="Fixed">Somebody fixed the date; nothing was counted.</param>
/// <param name="FirstDueOn">The original due date, as it was told first.</param>
/// <param name="Days">From the day received to the first due date, by the calendar of today.</param>
/// <param name="Moves">What was decided about the date, oldest first; each begins where the one before ends, and the last ends on the due date.</param>
public sealed record DateReasons(string Number, string Title, bool Fixed, Limit? Limit, DateOnly ReceivedOn, DateOnly FirstDueOn, DateOnly DueOn, bool Provisional, IReadOnlyList<DayReason> Days, IReadOnlyList<MovedBy> Moves)
{
    /// <summary>The first due date by the calendar of today; another than the original one where a schedule was imported since, which stays as it was told (DL-4, DL-7).</summary>
    public DateOnly CountedOn { get; init; }
}

/// <summary>What moved a due date; a pause by itself moves nothing.</summary>
public enum MoveKind { Extension, Pause, Resume, Restart, Other }

/// <param name="Number">Of an extension; else empty.</param>
/// <param name="By">How much longer, what was left when the clock stopped, or the full limit; null for other reasons.</param>
/// <param name="On">The day of an act on the clock, which is not counted; null for everything else.</param>
public sealed record MovedBy(MoveKind Kind, string Number, Limit? By, DateOnly? On, DateOnly From, DateOnly To);

public sealed class WhyThisDateHandler(OfficeBook book) : IHandle<WhyThisDate, DateReasons>
{
    private const string Agreed = """
        SELECT * FROM (
            SELECT 'Extension' AS kind, id, number, days, unit, COALESCE(decided_at, asked_at) AS at, NULL AS on_day, new_due_on FROM extensions WHERE task_id = @Id AND state = 'Agreed'
            UNION ALL
            SELECT act, id, '', 0, 'WorkingDays', decided_at, effective_on, COALESCE(new_due_on, old_due_on) FROM clock_acts WHERE task_id = @Id AND state = 'Agreed'
        ) x ORDER BY at, id
        """;

    public async Task<Outcome<DateReasons>> Handle(WhyThisDate m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var days = task.Limit is { } limit && DeadlineRules.NotCountable(task.ReceivedOn, limit, office.Calendar) is null ? office.Calendar.Explain(task.ReceivedOn, limit) : [];
        var rows = await db.Query<Row>(Agreed, new { task.Id });
        var counted = Counted(task, rows, office.Calendar);
        return new DateReasons(task.Number, office.TitleOf(task.Title, db.Who.English), task.Limit is null, task.Limit, task.ReceivedOn, task.FirstDueOn, task.DueOn, task.Provisional == 1, days, Moves(task, rows, counted, office.Calendar))
        {
            CountedOn = counted?.First ?? task.FirstDueOn,
        };
    }

    private static List<MovedBy> Moves(TaskRow task, IReadOnlyList<Row> rows, Chain? counted, WorkingCalendar calendar)
    {
        var moves = new List<MovedBy>();
        var (due, paused) = (counted?.First ?? task.FirstDueOn, (DateOnly?)null);
        foreach (var (row, end) in rows.Zip(counted?.Ends ?? [.. rows.Select(r => r.NewDueOn)]))
        {
            if (row.Kind is MoveKind.Pause) paused = row.OnDay;
            var unit = task.LimitUnit ?? LimitUnit.WorkingDays;
            Limit? by = row.Kind switch
            {
                MoveKind.Extension => new Limit(row.Days, row.Unit),
                MoveKind.Restart => task.Limit,
                _ => paused is { } day ? DeadlineRules.LeftOn(due, day, unit, calendar) : null,
            };
            moves.Add(new MovedBy(row.Kind, row.Number, by, row.OnDay, due, end));
            due = end;
        }
        // whatever else moved it: the reader sees where the chain breaks
        if (due != task.DueOn) moves.Add(new MovedBy(MoveKind.Other, "", null, null, due, task.DueOn));
        return moves;
    }

    /// <summary>Where each step ends by the calendar of today; null where that does not lead to the date in force: a fixed date, or one that was finished under an earlier schedule.</summary>
    private static Chain? Counted(TaskRow task, IReadOnlyList<Row> rows, WorkingCalendar calendar)
    {
        if (task.Limit is not { } limit || DeadlineRules.Recount(task.ReceivedOn, limit, [], calendar) is not { } first) return null;
        var (steps, ends, paused) = (new List<DueStep>(), new List<DateOnly>(), (DateOnly?)null);
        foreach (var row in rows)
        {
            if (row.Kind is MoveKind.Pause) paused = row.OnDay;
            else steps.Add(row.Kind is MoveKind.Extension ? new DueStep(new Limit(row.Days, row.Unit)) : new DueStep(null, row.OnDay!.Value, row.Kind is MoveKind.Resume ? paused : null));
            if (DeadlineRules.Recount(task.ReceivedOn, limit, steps, calendar) is not { } dates) return null;
            ends.Add(dates.Due);
        }
        return (ends.Count == 0 ? first.FirstDue : ends[^1]) == task.DueOn ? new Chain(first.FirstDue, ends) : null;
    }

    /// <param name="First">Where the limit leads.</param>
    /// <param name="Ends">One a step.</param>
    private sealed record Chain(DateOnly First, IReadOnlyList<DateOnly> Ends);

    private sealed record Row
    {
        public MoveKind Kind { get; init; }
        public string Number { get; init; } = "";
        public int Days { get; init; }
        public LimitUnit Unit { get; init; }
        public DateOnly? OnDay { get; init; }
        public DateOnly NewDueOn { get; init; }
    }
}
