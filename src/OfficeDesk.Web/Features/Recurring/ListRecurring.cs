using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Recurring;

/// <summary>The duties that come back: when they are due next, and the tasks made of them (DL-14).</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ListRecurring : IQuery<RecurringList>;

/// <param name="People">Who can be put in charge by the asker; empty where they set up none.</param>
public sealed record RecurringList(IReadOnlyList<RecurringLine> Duties, IReadOnlyList<RecurringPerson> People);

/// <param name="Next">The next due days.</param>
/// <param name="Made">The latest tasks, the newest first.</param>
/// <param name="MayChange">The asker may change it.</param>
/// <param name="Comes">The next task that is not made yet; null for a duty that rests.</param>
public sealed record RecurringLine(long Id, string Title, string Note, string Section, long AnsweringId, string Answering, DutyRule Rule, int Ahead, bool Important, bool Active,
    IReadOnlyList<NextDue> Next, IReadOnlyList<RecurringTask> Made, bool MayChange, int Version, TaskToCome? Comes = null);

/// <param name="Provisional">The schedule of that year is not published, so the day may still move (DL-4).</param>
public sealed record NextDue(DateOnly DueOn, bool Provisional);

/// <param name="MadeOn">The day from which it is made.</param>
public sealed record TaskToCome(DateOnly DueOn, DateOnly MadeOn);

public sealed record RecurringTask(string Number, string Period, DateOnly DueOn, TaskState State, bool Late);

public sealed record RecurringPerson(long Id, string Name, string Section);

public sealed class ListRecurringHandler(OfficeBook book) : IHandle<ListRecurring, RecurringList>
{
    private const string Made = """
        SELECT m.duty_id, t.number, m.period, t.due_on, t.state, t.late FROM recurring_made m JOIN tasks t ON t.id = m.task_id WHERE m.duty_id IN @Ids ORDER BY m.due_on DESC, m.task_id DESC
        """;

    private const Roles Sets = Roles.Chief | Roles.Leader | Roles.Director | Roles.GeneralOffice;

    public async Task<Outcome<RecurringList>> Handle(ListRecurring m, Db db)
    {
        var office = await book.Open(db.Ct);
        var duties = await DutyRow.Of(db);
        var made = (await db.Query<(long DutyId, string Number, string Period, DateOnly DueOn, string State, long Late)>(Made, new { Ids = duties.Select(d => d.Id).ToList() })).ToLookup(x => x.DutyId);
        bool Leads(long section) => db.Who.Is(Roles.Director | Roles.GeneralOffice) || db.Who.Led.Contains(section) || db.Who.InCharge.Contains(section);
        TaskToCome? Comes(DutyRow d, HashSet<string> periods)
        {
            if (d.Active != 1) return null;
            var due = RecurringRules.NextToMake(d.Rule, db.Today, periods, office.Calendar).DueOn;
            return new TaskToCome(due, RecurringRules.MadeFrom(due, d.Ahead, office.Calendar));
        }
        return new RecurringList(
            [.. duties.Select(d => new RecurringLine(d.Id, d.Title, d.Note, office.SectionName(d.SectionId, db.Who.English), d.AnsweringId, office.NameOf(d.AnsweringId), d.Rule, d.Ahead, d.Important == 1, d.Active == 1,
                [.. RecurringRules.Coming(d.Rule, db.Today, 3, office.Calendar).Select(n => new NextDue(n.DueOn, office.Calendar.IsProvisional(n.DueOn)))], [.. made[d.Id].Take(4).Select(x => new RecurringTask(x.Number, x.Period, x.DueOn, Enum.Parse<TaskState>(x.State), x.Late == 1))], Leads(d.SectionId), d.Version, Comes(d, made[d.Id].Select(x => x.Period).ToHashSet(StringComparer.Ordinal))))],
            db.Who.Is(Sets) ? [.. office.People.Values.Where(p => p.Active == 1 && Leads(p.SectionId)).OrderBy(p => p.SectionId).ThenBy(p => p.Id).Select(p => new RecurringPerson(p.Id, p.Name, office.SectionName(p.SectionId, db.Who.English)))] : []);
    }
}
