using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Handovers;

/// <summary>What the form of a handover needs to know of the task.</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record HandoverForm([Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<HandoverSheet>;

/// <param name="CannotMove">Why the task itself cannot be handed over now; null when it can.</param>
/// <param name="Last">What happened to the task last.</param>
public sealed record HandoverSheet(string Number, string Title, string AnsweringName, DateOnly DueOn, Light Light, int DaysLeft, IReadOnlyList<Receiver> Receivers, Refusal? CannotMove, LastAct? Last, int Version);

/// <param name="Fits">May take the task over.</param>
public sealed record Receiver(long Id, string Name, string SectionName, bool Fits);

public sealed class HandoverFormHandler(OfficeBook book) : IHandle<HandoverForm, HandoverSheet>
{
    private const string Pending = "SELECT COUNT(*) FROM handovers WHERE task_id = @Id AND state = 'Given' AND moves = 1";

    public async Task<Outcome<HandoverSheet>> Handle(HandoverForm m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        var receivers = office.People.Values.Where(p => p.Active == 1 && p.Id != db.Who.PersonId)
            .Select(p => (Person: p, Fits: p.Id != task.AnsweringId && Receivers.Fits(office, task, p)))
            .OrderByDescending(r => r.Fits).ThenByDescending(r => r.Person.SectionId == task.SectionId).ThenBy(r => r.Person.SectionId).ThenBy(r => r.Person.Id)
            .Select(r => new Receiver(r.Person.Id, r.Person.Name, office.SectionName(r.Person.SectionId, db.Who.English), r.Fits)).ToList();
        var pending = await db.One<long>(Pending, new { task.Id }) > 0;
        return new HandoverSheet(task.Number, office.TitleOf(task.Title, db.Who.English), office.NameOf(task.AnsweringId), task.DueOn, task.LightOn(db.Today, office), task.DaysLeft(db.Today, office), receivers,
            HandoverRules.CannotHandOver(true, false, true, true, pending, task.Kind is TaskKind.Transfer), await LastAct.Of(db, office, task.Id), task.Version);
    }
}
