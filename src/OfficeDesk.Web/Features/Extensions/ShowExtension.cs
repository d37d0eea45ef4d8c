using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>One request for a later date, with what the system checked, and what the asker may do with it now.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ShowExtension(long Id) : IQuery<ExtensionShown>;

/// <param name="Provisional">Whether the new date may still move (DL-4).</param>
/// <param name="InForce">The due date now; another than the new one when something moved it since.</param>
public sealed record ExtensionShown(long Id, string Number, ExtensionState State, string TaskNumber, string Title, string AskedBy, DateTimeOffset AskedAt, Limit Days, Limit Most, string Reason, string Agreement,
    DateOnly OldDueOn, DateOnly NewDueOn, DateOnly InForce, bool Provisional, bool Second, Spoken? Opinion, Spoken? Decision, string WaitsFor, DateTimeOffset? ToldAt, string ToldHow, bool OfCitizen, ExtensionActs May, int Version);

/// <summary>What somebody said, when, and for whom (GN-2).</summary>
public sealed record Spoken(string Who, string For, DateTimeOffset At, bool InFavour, string Text);

/// <summary>Why not, for each act; null means that the asker may.</summary>
public sealed record ExtensionActs(Refusal? Advise, Refusal? Decide, Refusal? Tell);

public sealed class ShowExtensionHandler(OfficeBook book) : IHandle<ShowExtension, ExtensionShown>
{
    private const string TaskOf = "SELECT * FROM tasks WHERE id = @TaskId";

    public async Task<Outcome<ExtensionShown>> Handle(ShowExtension m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await ExtensionRow.Find(db, m.Id) is not { } x) return DeskRefusals.NotFound();
        var task = await db.One<TaskRow>(TaskOf, new { x.TaskId });
        var open = x.CannotDecide(db.Today, opinionNeeded: false);
        var advise = !db.Who.Is(Roles.Chief | Roles.Leader | Roles.Director) ? ExtensionRules.NotYourOpinion
            : DecisionRules.OwnMatter(db.Who.PersonId, x.AskedBy) ?? GiveOpinionHandler.MayNotAdvise(db.Who, office, x) ?? open ?? (x.OpinionNeeded ? null : ExtensionRules.OpinionGiven);
        var decide = DecisionPath.MayNotDecide(db.Who, office, x.SectionId, x.AskedBy, x.DeciderRole) ?? x.CannotDecide(db.Today, x.OpinionNeeded);
        var works = x.AnsweringId == db.Who.PersonId || db.Who.Led.Contains(x.SectionId) ? null : TaskRules.NotYourTask;
        return new ExtensionShown(x.Id, x.Number, x.State, x.TaskNumber, office.TitleOf(x.Title, db.Who.English), office.NameOf(x.AskedBy), x.AskedAt, x.Limit, AskExtensionHandler.MostOf(task, office), x.Reason, x.Agreement,
            x.OldDueOn, x.NewDueOn, x.TaskDueOn, office.Calendar.IsProvisional(x.NewDueOn), x.DeciderRole is Roles.Director && ExtensionRules.NeedsDirector(x.State is ExtensionState.Agreed ? x.Extensions - 1 : x.Extensions),
            x.OpinionAt is { } advised ? new Spoken(office.NameOf(x.OpinionBy), x.OpinionAs is null ? "" : office.NameOf(x.OpinionAs), advised, x.OpinionFor == 1, x.Opinion) : null,
            x.DecidedAt is { } decided ? new Spoken(office.NameOf(x.DecidedBy), x.DecidedAs is null ? "" : office.NameOf(x.DecidedAs), decided, x.State is ExtensionState.Agreed, x.Decision) : null,
            x.WaitsForId is null ? "" : office.NameOf(x.WaitsForId), x.ToldAt, x.ToldHow, x.EnquiryId is not null,
            new ExtensionActs(advise, decide, works ?? ExtensionRules.CannotTell(x.State is ExtensionState.Agreed, x.ToldAt is not null)), x.Version);
    }
}
