using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Somebody who is late, or nearly, is told in writing (催办单).</summary>
/// <param name="Demand">What is demanded.</param>
/// <param name="ReplyBy">By when an answer is expected.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record IssueReminder([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(500)] string Demand, DateOnly ReplyBy) : ICommand<ReminderIssued>;

public sealed record ReminderIssued(long Id, string Number);

/// <summary>The task to be reminded of, and what would be written.</summary>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ReminderForm([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<ReminderSheet>;

/// <param name="Cannot">Why no reminder can be issued; null when it can.</param>
public sealed record ReminderSheet(string Number, string Title, string Answering, string Section, DateOnly DueOn, int DaysLeft, DateOnly ReplyBy, Refusal? Cannot);

public sealed class IssueReminderHandler(OfficeBook book, DocumentOffice documents) : IHandle<IssueReminder, ReminderIssued>, IHandle<ReminderForm, ReminderSheet>
{
    private const string Asks = "UPDATE tasks SET reply_by = @ReplyBy WHERE id = @Id";

    public async Task<Outcome<ReminderIssued>> Handle(IssueReminder m, Db db)
    {
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var left = task.DaysLeft(db.Today, office);
        if (DocumentRules.OwnReminder(db.Who.PersonId, task.AnsweringId) is { } own) return own;
        if (DocumentRules.CannotRemind(task.IsOpen || task.IsRunning, left, office.YellowWithin) is { } cannot) return cannot;
        if (DocumentRules.ReminderIncomplete(m.Demand, m.ReplyBy, db.Today) is { } incomplete) return incomplete;
        var outcome = await documents.Issue(db, new Reminder
        {
            Answering = office.NameOf(task.AnsweringId), Section = office.SectionName(task.SectionId), TaskNumber = task.Number, TaskTitle = task.Title, ReceivedOn = task.ReceivedOn, DueOn = task.DueOn,
            Standing = FieldValues.Tight(left < 0 ? $"已超期 {-left} 个工作日" : new DueStanding(task.DueOn, db.Today, left).Zh()), Demand = m.Demand, ReplyBy = m.ReplyBy,
        }, new DocumentAbout(task.Id, task.EnquiryId, PersonId: task.AnsweringId, SectionId: task.SectionId, Addressee: office.NameOf(task.AnsweringId)));
        if (!outcome.Went(out var issued, out var why)) return why;
        await db.Execute(Asks, new { task.Id, m.ReplyBy });
        await new Telling(task.AnsweringId, "书面催办", task.Number, task.DueOn, $"催办单 {issued.Number}，请{LastDay.Zh(m.ReplyBy)}反馈").Leave(db);
        db.About("document", issued.Id);
        return new ReminderIssued(issued.Id, issued.Number);
    }

    public async Task<Outcome<ReminderSheet>> Handle(ReminderForm m, Db db)
    {
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var left = task.DaysLeft(db.Today, office);
        return new ReminderSheet(task.Number, office.TitleOf(task.Title, db.Who.English), office.NameOf(task.AnsweringId), office.SectionName(task.SectionId, db.Who.English), task.DueOn, left, office.Calendar.Add(db.Today, 1),
            DocumentRules.OwnReminder(db.Who.PersonId, task.AnsweringId) ?? DocumentRules.CannotRemind(task.IsOpen || task.IsRunning, left, office.YellowWithin));
    }
}
