using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>A task that a superior, a leader, a letter, the county or a bill set: numbered, with somebody who answers for it and a day.</summary>
/// <param name="AssignedByText">Who set it, in words: the department, the leader, the writer of the letter.</param>
/// <param name="ReceivedOn">The day it came; today when left out.</param>
/// <param name="LimitNumber">A limit of its own; without it and without a fixed date the default of the source holds (DL-3).</param>
/// <param name="FixedDate">A date somebody fixed instead of a limit; county decisions and bills must have one (DL-3).</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record AssignTask(
    [Text(200, Required = true, Zh = "事项名称", En = "the title")] string Title,
    TaskSource Source,
    [Text(120, Required = true, Zh = "交办人或来文单位", En = "who set it")] string AssignedByText,
    long AnsweringId,
    DateOnly? ReceivedOn = null,
    int? LimitNumber = null,
    LimitUnit? LimitUnit = null,
    DateOnly? FixedDate = null,
    bool Urgent = false,
    bool Important = false,
    [Text(2000)] string Note = "") : ICommand<TaskAssigned>;

/// <param name="RegisteredLate">Working days after the day the letter came (DL-3); 0 = the same working day.</param>
public sealed record TaskAssigned(long Id, string Number, DateOnly DueOn, bool Provisional, string AnsweringName, int RegisteredLate = 0);

public sealed class AssignTaskHandler(OfficeBook book) : IHandle<AssignTask, TaskAssigned>
{
    public async Task<Outcome<TaskAssigned>> Handle(AssignTask m, Db db)
    {
        var office = await book.Open(db.Ct);
        var person = office.People.GetValueOrDefault(m.AnsweringId);
        if (await Workers.CannotAnswer(db, person) is { } nobody) return nobody;
        if (!db.Sight.Sees(person!.SectionId)) return TaskRules.NotYourPeople;
        var received = m.ReceivedOn ?? office.CountsFrom(db.Wall);
        Limit? own = m.LimitNumber is { } n ? new Limit(n, m.LimitUnit ?? LimitUnit.WorkingDays) : null;
        if (TaskRules.CannotAssign(m.Source, m.ReceivedOn ?? db.Today, db.Today, own, m.FixedDate, office.Calendar) is { } cannot) return cannot;

        Limit? limit = m.FixedDate is null ? own ?? DeadlineRules.DefaultLimit(m.Source) : null;
        var due = m.FixedDate ?? DeadlineRules.DueDate(received, limit!.Value, office.Calendar);
        var provisional = m.FixedDate is null && office.Calendar.IsProvisional(due);
        var task = new TaskRow
        {
            Id = db.NewId(), Number = await Numbers.Next(db, Numbers.Assigned), Kind = TaskKind.Assigned, Title = m.Title.Trim(), Source = m.Source,
            AssignedBy = db.Who.PersonId, AssignedByText = m.AssignedByText.Trim(), SectionId = person.SectionId, AnsweringId = person.Id, ReceivedOn = received,
            LimitNo = limit?.Number, LimitUnit = limit?.Unit, DueOn = due, Provisional = provisional ? 1 : 0, Urgent = m.Urgent ? 1 : 0, Important = m.Important ? 1 : 0,
        };
        await Tasks.Make(db, task, "Assigned");
        var forId = AssignsFor(db, office, person.SectionId);
        await Timeline.Write(db, task.Id, null, "Assigned", $"交办给 {person.Name}，{LastDay.Zh(due)}办结并报告", $"assigned to {person.Name}, to be done and reported {LastDay.En(due)}", m.Note.Trim(), forId);
        var later = TaskRules.RegisteredLate(m.Source, received, db.Today, office.Calendar);
        if (later > 0)
            await Timeline.Write(db, task.Id, null, "Registered", $"来信应当日登记：{received:yyyy年M月d日}收到，晚 {later} 个工作日登记；期限仍从收到之日计算",
                $"a letter is registered the same working day: this one came on {received:yyyy-MM-dd} and was registered {later} working days later; its limit counts from the day it came", "", forId);
        db.About("task", task.Id, forId);
        return new TaskAssigned(task.Id, task.Number, due, provisional, person.Name, later);
    }

    // the seat that reaches the person; somebody of the general office assigns in their own right
    private static long? AssignsFor(Db db, OfficePage office, long sectionId) =>
        new[] { Roles.Chief, Roles.Leader, Roles.Director }.Where(r => Seats.Holds(db.Who, r, sectionId))
            .Select(r => Seats.ForWhom(db.Who, office, r, sectionId)).FirstOrDefault();
}
