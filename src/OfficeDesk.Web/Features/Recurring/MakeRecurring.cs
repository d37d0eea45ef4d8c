using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Recurring;

/// <summary>Makes the tasks of duties that come back, each once a period, also when the clock stood still or several nodes run (DL-14).</summary>
[Access(Clock = Reach.All)]
public sealed record MakeRecurring : ICommand<RecurringMade>;

public sealed record RecurringMade(int Tasks) : IReport
{
    public Told Tell() => new($"生成周期任务 {Tasks} 件", $"{Tasks} recurring tasks made", Tasks == 0);
}

public sealed class MakeRecurringHandler(OfficeBook book) : IHandle<MakeRecurring, RecurringMade>
{
    private const string Active = "SELECT * FROM recurring_duties WHERE active = 1 ORDER BY id";

    private const string Known = "SELECT duty_id, period FROM recurring_made WHERE duty_id IN @Ids";

    // the row of the duty is held, so that two who make the same period come one after the other
    private const string Hold = "UPDATE recurring_duties SET version = version WHERE id = @Id AND active = 1";

    private const string Mark = """
        INSERT INTO recurring_made (duty_id, period, task_id, due_on, at)
        SELECT @Id, @Period, @TaskId, @DueOn, @Now WHERE NOT EXISTS (SELECT 1 FROM recurring_made WHERE duty_id = @Id AND period = @Period)
        """;

    public async Task<Outcome<RecurringMade>> Handle(MakeRecurring m, Db db)
    {
        var office = await book.Open(db.Ct);
        var made = 0;
        foreach (var (duty, time) in await Due(db, office)) made += await Make(db, office, duty, time) ? 1 : 0;
        db.About("recurring", made);
        return new RecurringMade(made);
    }

    private static async Task<IReadOnlyList<(DutyRow Duty, DutyTime Time)>> Due(Db db, OfficePage office)
    {
        var duties = await db.Query<DutyRow>(Active);
        var known = (await db.Query<(long DutyId, string Period)>(Known, new { Ids = duties.Select(d => d.Id).ToList() })).ToHashSet();
        return [.. from duty in duties from time in RecurringRules.ToMake(duty.Rule, duty.Ahead, duty.FirstOn, db.Today, office.Calendar) where !known.Contains((duty.Id, time.Period)) select (duty, time)];
    }

    private static async Task<bool> Make(Db db, OfficePage office, DutyRow duty, DutyTime time)
    {
        // whoever answered for it may have left: the section chief does then
        var person = office.People.GetValueOrDefault(duty.AnsweringId) is { Active: 1 } p ? p : office.People.GetValueOrDefault(office.Sections.GetValueOrDefault(duty.SectionId)?.ChiefId ?? 0);
        if (person is null) return false;
        var id = db.NewId();
        await db.Execute(Hold, new { duty.Id });
        if (!await db.Changed(Mark, new { duty.Id, time.Period, TaskId = id, time.DueOn, db.Now })) return false;
        var received = time.DueOn < db.Today ? time.DueOn : db.Today;
        var task = new TaskRow
        {
            Id = id, Number = await Numbers.Next(db, Numbers.Assigned), Kind = TaskKind.Assigned, Title = $"{duty.Title}（{time.Period}）", Source = TaskSource.Recurring, AssignedBy = duty.MadeBy, AssignedByText = "周期任务",
            SectionId = person.SectionId, AnsweringId = person.Id, ReceivedOn = received, DueOn = time.DueOn, Provisional = office.Calendar.IsProvisional(time.DueOn) ? 1 : 0, Important = duty.Important,
        };
        await Tasks.Make(db, task, "Assigned");
        await Timeline.Write(db, id, null, "Assigned", $"周期任务：{office.NameOf(person.Id)} {time.DueOn:yyyy年M月d日}前办结并报告", $"a recurring duty of {office.NameOf(person.Id)}, to be done and reported by {time.DueOn:yyyy-MM-dd}", duty.Note);
        return true;
    }
}
