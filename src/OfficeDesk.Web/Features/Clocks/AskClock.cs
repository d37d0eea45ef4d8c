using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Clocks;

/// <summary>The clock of an accepted matter is to be paused, resumed or restarted; the division leader decides (DL-9).</summary>
/// <param name="Basis">Which law excludes the period.</param>
/// <param name="Takes">How long it will take; the citizen is told.</param>
/// <param name="Version">The version of the task that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record AskClock(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, ClockAct Act, [property: Text(300)] string Basis,
    [property: Text(500, Required = true, Zh = "事由", En = "the reason")] string Reason, [property: Text(120)] string Takes, int Version) : ICommand<ClockAsked>;

/// <param name="WaitsFor">Who decides.</param>
public sealed record ClockAsked(long Id, string WaitsFor, int TaskVersion);

public sealed class AskClockHandler(OfficeBook book) : IHandle<AskClock, ClockAsked>
{
    internal const string Pending = "SELECT COUNT(*) FROM clock_acts WHERE task_id = @Id AND state = 'Asked'";

    private const string Touch = "UPDATE tasks SET version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Open', 'Paused')";

    private const string Insert = """
        INSERT INTO clock_acts (id, task_id, act, basis, reason, takes, asked_by, asked_at, state, old_due_on)
        VALUES (@Id, @TaskId, @Act, @Basis, @Reason, @Takes, @Me, @Now, 'Asked', @DueOn)
        """;

    public async Task<Outcome<ClockAsked>> Handle(AskClock m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        var pending = await db.One<long>(Pending, new { task.Id }) > 0;
        if (PauseRules.CannotAsk(m.Act, HasClock(task), task.State is TaskState.Open, task.State is TaskState.Paused, pending) is { } cannot) return cannot;
        if (task.Version != m.Version) return DeskRefusals.Changed();
        if (PauseRules.WordsMissing(m.Act, m.Basis, m.Takes) is { } missing) return missing;
        if (PauseRules.NothingLeft(m.Act, task.DueOn, db.Today) is { } overdue) return overdue;
        var seat = Seats.Above(office, DecideClockHandler.Lowest(office), task.SectionId, task.AnsweringId, db.Who.PersonId);
        if (await Deciders.Find(db, office, task.SectionId, db.Who.PersonId, task.AnsweringId, Seats.LevelOf(seat)) is not { } decider) return DecisionRules.NobodyDecides;
        if (!await db.Changed(Touch, new { task.Id, m.Version })) return DeskRefusals.Changed();
        var id = db.NewId();
        await db.Execute(Insert, new { Id = id, TaskId = task.Id, Act = m.Act.ToString(), Basis = m.Basis.Trim(), Reason = m.Reason.Trim(), Takes = m.Takes.Trim(), Me = db.Who.PersonId, db.Now, task.DueOn });
        await Deciders.Ask(db, "Clock", id, decider.Person, seat, task.SectionId);
        await Timeline.Write(db, task.Id, task.EnquiryId, "Asked", $"申请{ClockTalk.Zh(m.Act)}，等 {office.NameOf(decider.Person)}", $"asks to {ClockTalk.En(m.Act)}; waits for {office.NameOf(decider.Person)}", m.Reason.Trim(), Tasks.ActsFor(db, office, task));
        db.About("task", task.Id, Tasks.ActsFor(db, office, task));
        return new ClockAsked(id, office.NameOf(decider.Person), task.Version + 1);
    }

    /// <summary>A citizen's matter with a limit has a clock that can be stopped; a fixed date and an assigned task have none.</summary>
    internal static bool HasClock(TaskRow task) => task.Kind is TaskKind.Matter && task.Limit is not null;
}

/// <summary>What the acts are called.</summary>
public static class ClockTalk
{
    public static string Zh(ClockAct act) => act switch { ClockAct.Pause => "暂停计时", ClockAct.Resume => "恢复计时", _ => "重新计时" };

    public static string En(ClockAct act) => act switch { ClockAct.Pause => "pause the clock", ClockAct.Resume => "resume the clock", _ => "restart the clock" };
}
