using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>What the form of a request for a later date needs to know of the task.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ExtensionForm([Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<ExtensionSheet>;

/// <param name="Most">The most days that can be asked for, in their unit.</param>
/// <param name="Dates">The new due date for 1, 2, 3 … days.</param>
/// <param name="WaitsFor">Who gives the opinion, and who decides; empty when nobody can.</param>
/// <param name="Cannot">Why none can be asked for now; null when it can.</param>
public sealed record ExtensionSheet(string Number, string Title, DateOnly DueOn, Light Light, int DaysLeft, bool OfCitizen, Limit Most, IReadOnlyList<NewDate> Dates,
    IReadOnlyList<string> WaitsFor, bool Second, Refusal? Cannot, LastAct? Last, int Version);

/// <param name="Provisional">The schedule of that year is not published, so the day may still move (DL-4).</param>
public sealed record NewDate(DateOnly On, bool Provisional);

public sealed class ExtensionFormHandler(OfficeBook book) : IHandle<ExtensionForm, ExtensionSheet>
{
    /// <summary>More days than these are not shown one by one.</summary>
    private const int Shown = 60;

    private const string Pending = "SELECT COUNT(*) FROM extensions WHERE task_id = @Id AND state = 'Asked'";

    public async Task<Outcome<ExtensionSheet>> Handle(ExtensionForm m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (task.AnsweringId != db.Who.PersonId) return TaskRules.NotYourTask;
        var most = AskExtensionHandler.MostOf(task, office);
        var second = ExtensionRules.NeedsDirector(task.Extensions);
        var path = await DecisionPath.Of(db, office, task.SectionId, task.AnsweringId, second);
        var pending = await db.One<long>(Pending, new { task.Id }) > 0;
        var cannot = !task.IsOpen && !task.IsRunning ? TaskRules.NotOpen
            : task.Kind is TaskKind.Transfer ? ExtensionRules.TransfersStay
            : task.Kind is TaskKind.Check or TaskKind.Question ? ReceiptRules.EndsWithTheCheck
            : ExtensionRules.CannotAsk(db.Today, task.DueOn, Math.Min(1, most.Number), most, true, true, pending);
        var dates = Enumerable.Range(1, Math.Min(Shown, most.Number)).Select(n => new Limit(n, most.Unit))
            .Where(l => DeadlineRules.NotCountable(task.DueOn, l, office.Calendar) is null).Select(l => ExtensionRules.NewDueDate(task.DueOn, l, office.Calendar)).Select(d => new NewDate(d, office.Calendar.IsProvisional(d))).ToList();
        IReadOnlyList<string> waits = path is null ? [] : [.. new[] { path.Opinion, path.Decider }.OfType<Decision>().Select(d => office.NameOf(d.Person))];
        return new ExtensionSheet(task.Number, office.TitleOf(task.Title, db.Who.English), task.DueOn, task.LightOn(db.Today, office), task.DaysLeft(db.Today, office), task.EnquiryId is not null, most, dates, waits, second,
            cannot, await LastAct.Of(db, office, task.Id), task.Version);
    }
}
