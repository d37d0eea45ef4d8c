using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Clocks;

/// <summary>The clock of a task: whether it runs, what was asked of it, and what the asker may do.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ShowClock([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<ClockShown>;

/// <param name="Cannot">Why nothing can be asked of it now; null when something can.</param>
/// <param name="ByDirector">The office's setting leaves the decision to the director.</param>
public sealed record ClockShown(string Number, string Title, DateOnly DueOn, bool Paused, Light Light, int DaysLeft, IReadOnlyList<ClockLine> Acts, Refusal? Cannot, bool ByDirector, int Version);

/// <param name="MayDecide">The asker is to decide it now.</param>
public sealed record ClockLine(long Id, ClockAct Act, string State, string Basis, string Reason, string Takes, string AskedBy, DateTimeOffset AskedAt, string DecidedBy, string For, DateTimeOffset? DecidedAt, string Decision, DateOnly OldDueOn, DateOnly? NewDueOn, bool MayDecide, int Version);

public sealed class ShowClockHandler(OfficeBook book) : IHandle<ShowClock, ClockShown>
{
    private const string Acts = "SELECT * FROM clock_acts WHERE task_id = @Id ORDER BY id DESC";

    public async Task<Outcome<ClockShown>> Handle(ShowClock m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var acts = await db.Query<ClockRow>(Acts, new { task.Id });
        var byDirector = DecideClockHandler.Lowest(office) is Roles.Director;
        bool Decides(ClockRow x) => x.State == "Asked" && task.IsOpen && DecideClockHandler.SeatOf(db.Who, office, task, x) is not null;
        var mine = task.AnsweringId == db.Who.PersonId || db.Who.Led.Contains(task.SectionId) ? null : TaskRules.NotYourTask;
        var act = task.State is TaskState.Paused ? ClockAct.Resume : ClockAct.Pause;
        return new ClockShown(task.Number, office.TitleOf(task.Title, db.Who.English), task.DueOn, task.State is TaskState.Paused, task.LightOn(db.Today, office), task.DaysLeft(db.Today, office),
            [.. acts.Select(x => new ClockLine(x.Id, x.Act, x.State, x.Basis, x.Reason, x.Takes, office.NameOf(x.AskedBy), x.AskedAt, x.DecidedBy is null ? "" : office.NameOf(x.DecidedBy), x.DecidedAs is null ? "" : office.NameOf(x.DecidedAs), x.DecidedAt, x.Decision,
                x.OldDueOn, x.NewDueOn, Decides(x), x.Version))],
            mine ?? PauseRules.CannotAsk(act, AskClockHandler.HasClock(task), task.State is TaskState.Open, task.State is TaskState.Paused, acts.Any(x => x.State == "Asked")), byDirector, task.Version);
    }
}
