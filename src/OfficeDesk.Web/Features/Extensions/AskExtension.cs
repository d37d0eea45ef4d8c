using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>The answering person asks for a later due date; the date moves only when it is agreed (DL-7).</summary>
/// <param name="Days">In the unit of the task's limit, at most the original limit again.</param>
/// <param name="Agreement">Who of the assigning department, or which citizen, agreed, when and how.</param>
/// <param name="Version">The version of the task that was looked at.</param>
[Access(Everybody = Reach.Own)]
public sealed record AskExtension(
    [Text(24, Required = true, Zh = "编号", En = "the number")] string Number,
    int Days,
    [Text(500)] string Reason,
    [Text(300), Personal] string Agreement,
    int Version) : ICommand<ExtensionAsked>;

/// <param name="WaitsFor">Who has to act first.</param>
public sealed record ExtensionAsked(long Id, string Number, DateOnly NewDueOn, string WaitsFor, int TaskVersion);

public sealed class AskExtensionHandler(OfficeBook book) : IHandle<AskExtension, ExtensionAsked>
{
    private const string Pending = "SELECT COUNT(*) FROM extensions WHERE task_id = @Id AND state = 'Asked'";

    private const string Touch = "UPDATE tasks SET version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Open', 'Paused', 'Done')";

    private const string Insert = """
        INSERT INTO extensions (id, number, task_id, asked_by, asked_at, days, unit, reason, agreement, state, decider_role, old_due_on, new_due_on)
        VALUES (@Id, @Number, @TaskId, @Me, @Now, @Days, @Unit, @Reason, @Agreement, 'Asked', @Role, @Old, @New)
        """;

    public async Task<Outcome<ExtensionAsked>> Handle(AskExtension m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (task.AnsweringId != db.Who.PersonId) return TaskRules.NotYourTask;
        if (!task.IsOpen && !task.IsRunning) return TaskRules.NotOpen;
        if (task.Kind is TaskKind.Transfer) return ExtensionRules.TransfersStay;
        if (task.Kind is TaskKind.Check or TaskKind.Question) return ReceiptRules.EndsWithTheCheck;
        if (task.Version != m.Version) return DeskRefusals.Changed();
        var most = MostOf(task, office);
        var pending = await db.One<long>(Pending, new { task.Id }) > 0;
        if (ExtensionRules.CannotAsk(db.Today, task.DueOn, m.Days, most, !string.IsNullOrWhiteSpace(m.Reason), !string.IsNullOrWhiteSpace(m.Agreement), pending) is { } cannot) return cannot;
        if (DeadlineRules.NotCountable(task.DueOn, new Limit(m.Days, most.Unit), office.Calendar) is { } beyond) return beyond with { Field = nameof(m.Days) };

        var path = await DecisionPath.Of(db, office, task.SectionId, task.AnsweringId, ExtensionRules.NeedsDirector(task.Extensions));
        if (path is null) return DecisionRules.NobodyDecides;
        if (!await db.Changed(Touch, new { task.Id, m.Version })) return DeskRefusals.Changed();
        var id = db.NewId();
        var due = ExtensionRules.NewDueDate(task.DueOn, new Limit(m.Days, most.Unit), office.Calendar);
        var number = await Numbers.Next(db, Numbers.Extensions);
        await db.Execute(Insert, new
        {
            Id = id, Number = number, TaskId = task.Id, Me = db.Who.PersonId, db.Now, m.Days, Unit = most.Unit.ToString(), Reason = m.Reason.Trim(), Agreement = m.Agreement.Trim(),
            Role = path.Role.ToString(), Old = task.DueOn, New = due,
        });
        var first = path.Opinion ?? path.Decider;
        await Deciders.Ask(db, path.Opinion is null ? "Extension" : "Opinion", id, first.Person, path.Opinion is null ? path.Role : Roles.Chief, task.SectionId);
        var limit = new Limit(m.Days, most.Unit);
        await Timeline.Write(db, task.Id, task.EnquiryId, "Asked", $"申请延期 {limit.Zh()}（{number}），等 {office.NameOf(first.Person)}", $"asks for {limit.En()} more ({number}), waits for {office.NameOf(first.Person)}", m.Reason.Trim());
        db.About("extension", id);
        return new ExtensionAsked(id, number, due, office.NameOf(first.Person), task.Version + 1);
    }

    /// <summary>The most days that can be asked for.</summary>
    internal static Limit MostOf(TaskRow task, OfficePage office) =>
        ExtensionRules.Most(task.Limit, task.ReceivedOn, task.FirstDueOn, office.Settings.Number(Settings.ExtensionAtMost), office.Calendar);
}
