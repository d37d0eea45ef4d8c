using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Ends;

/// <summary>The unusual ways in which a task ends: finished on an earlier day, or void; what was asked before, and what the asker may do.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ShowEnds([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<EndsShown>;

/// <param name="Matter">A citizen stands behind it.</param>
/// <param name="ToReport">Its result has to be reported to whoever assigned it.</param>
/// <param name="Earlier">Why an earlier day cannot be named now; null when it can.</param>
/// <param name="Void">Why the asker cannot make it void; null when they can.</param>
public sealed record EndsShown(string Number, string Title, DateOnly ReceivedOn, DateOnly DueOn, DateOnly Latest, bool Matter, bool ToReport, IReadOnlyList<LateRecordLine> Records, Refusal? Earlier, Refusal? Void, int Version);

/// <param name="MayDecide">The asker is to confirm it now.</param>
public sealed record LateRecordLine(long Id, DateOnly DoneOn, string Result, string Evidence, string Answer, string ReportedTo, string AskedBy, DateTimeOffset AskedAt, string State, string DecidedBy, string For, DateTimeOffset? DecidedAt, string Decision, bool MayDecide, int Version);

public sealed class ShowEndsHandler(OfficeBook book) : IHandle<ShowEnds, EndsShown>
{
    private const string Records = "SELECT * FROM late_records WHERE task_id = @Id ORDER BY id DESC";

    public async Task<Outcome<EndsShown>> Handle(ShowEnds m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var records = await db.Query<LateRecordRow>(Records, new { task.Id });
        var me = db.Who.PersonId;
        var acts = task.AnsweringId == me || db.Who.Led.Contains(task.SectionId);
        bool Decides(LateRecordRow x) => x.State == "Asked" && task.IsOpen && Seats.Deciding(db.Who, office, Roles.Chief, task.SectionId, task.AnsweringId, x.AskedBy) is not null;
        var around = await db.One<AroundRow>(VoidTaskHandler.Around, new { task.Id });
        return new EndsShown(task.Number, office.TitleOf(task.Title, db.Who.English), task.ReceivedOn, task.DueOn, db.Today.AddDays(-1), task.EnquiryId is not null, TaskRules.DoneWhenReported(task.Source),
            [.. records.Select(x => new LateRecordLine(x.Id, x.DoneOn, x.Result, x.Evidence, x.AnswerText, x.ReportedTo, office.NameOf(x.AskedBy), x.AskedAt, x.State,
                x.DecidedBy is null ? "" : office.NameOf(x.DecidedBy), x.DecidedAs is null ? "" : office.NameOf(x.DecidedAs), x.DecidedAt, x.Decision, Decides(x), x.Version))],
            (acts ? null : TaskRules.NotYourTask) ?? FinishEarlierHandler.CannotEnd(task) ?? (around.OnItsWay > 0 ? TaskRules.OnItsWay : records.Any(x => x.State == "Asked") ? TaskEndRules.Waiting : null),
            VoidTaskHandler.MayNot(db, office, task) ?? VoidTaskHandler.Cannot(task, around), task.Version);
    }
}
