using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Recurring;

/// <summary>
/// Makes the tasks of duties that come back, each once a period, also when the clock stood still or several nodes run (DL-14). After a long
/// standstill every missed period gets its own, up to <see cref="RecurringRules.MostAtOnce"/> a duty; the oldest of them stands for what is older and says so.
/// </summary>
[Access(Clock = Reach.All)]
public sealed record MakeRecurring : ICommand<RecurringMade>;

/// <param name="Earlier">Missed periods that have no task of their own: one of <paramref name="Tasks"/> stands for them.</param>
public sealed record RecurringMade(int Tasks, int Earlier = 0) : IReport
{
    public Told Tell() => new(
        $"生成周期任务 {Tasks} 件{(Earlier > 0 ? $"，另有漏下的较早 {Earlier} 期并入其中" : "")}",
        $"{Tasks} recurring tasks made{(Earlier > 0 ? $"; {Earlier} earlier periods that were missed are part of them" : "")}", Tasks == 0);
}

public sealed class MakeRecurringHandler(OfficeBook book) : IHandle<MakeRecurring, RecurringMade>
{
    private const string Active = "SELECT * FROM recurring_duties WHERE active = 1 ORDER BY id";

    private const string Known = "SELECT duty_id, period, due_on FROM recurring_made WHERE duty_id IN @Ids";

    // the row of the duty is held, so that two who make the same period come one after the other
    private const string Hold = "UPDATE recurring_duties SET version = version WHERE id = @Id AND active = 1";

    private const string Mark = """
        INSERT INTO recurring_made (duty_id, period, task_id, due_on, at)
        SELECT @Id, @Period, @TaskId, @DueOn, @Now WHERE NOT EXISTS (SELECT 1 FROM recurring_made WHERE duty_id = @Id AND period = @Period)
        """;

    public async Task<Outcome<RecurringMade>> Handle(MakeRecurring m, Db db)
    {
        var office = await book.Open(db.Ct);
        int made = 0, earlier = 0;
        foreach (var (duty, task) in await Due(db, office))
        {
            if (!await Make(db, office, duty, task)) continue;
            made++;
            earlier += task.Earlier.Count;
        }
        db.About("recurring", made);
        return new RecurringMade(made, earlier);
    }

    private static async Task<IReadOnlyList<(DutyRow Duty, DutyMade Task)>> Due(Db db, OfficePage office)
    {
        var duties = await db.Query<DutyRow>(Active);
        var known = (await db.Query<(long DutyId, string Period, DateOnly DueOn)>(Known, new { Ids = duties.Select(d => d.Id).ToList() })).ToLookup(k => k.DutyId);
        IEnumerable<DutyMade> Of(DutyRow duty)
        {
            var made = known[duty.Id].Select(k => k.Period).ToHashSet();
            DateOnly? last = made.Count == 0 ? null : known[duty.Id].Max(k => k.DueOn);
            return RecurringRules.Gather([.. RecurringRules.ToMake(duty.Rule, duty.Ahead, duty.FirstOn, last, db.Today, office.Calendar).Where(t => !made.Contains(t.Period))]);
        }
        return [.. from duty in duties from task in Of(duty) select (duty, task)];
    }

    private static async Task<bool> Make(Db db, OfficePage office, DutyRow duty, DutyMade made)
    {
        var time = made.Time;
        // whoever answered for it may have left: the section chief does then
        var person = office.People.GetValueOrDefault(duty.AnsweringId) is { Active: 1 } p ? p : office.People.GetValueOrDefault(office.Sections.GetValueOrDefault(duty.SectionId)?.ChiefId ?? 0);
        if (person is null) return false;
        var id = db.NewId();
        await db.Execute(Hold, new { duty.Id });
        if (!await db.Changed(Mark, new { duty.Id, time.Period, TaskId = id, time.DueOn, db.Now })) return false;
        foreach (var old in made.Earlier) await db.Execute(Mark, new { duty.Id, old.Period, TaskId = id, old.DueOn, db.Now });
        var periods = made.Earlier.Count > 0 ? $"{made.Earlier[0].Period}—{time.Period}" : time.Period;
        var received = time.DueOn < db.Today ? time.DueOn : db.Today;
        var task = new TaskRow
        {
            Id = id, Number = await Numbers.Next(db, Numbers.Assigned), Kind = TaskKind.Assigned, Title = $"{duty.Title}（{periods}）", Source = TaskSource.Recurring, AssignedBy = duty.MadeBy, AssignedByText = TaskTitles.Recurring,
            SectionId = person.SectionId, AnsweringId = person.Id, ReceivedOn = received, DueOn = time.DueOn, Provisional = office.Calendar.IsProvisional(time.DueOn) ? 1 : 0, Important = duty.Important,
        };
        await Tasks.Make(db, task, "Assigned");
        var (zh, en) = Missed(db.Today, made);
        await Timeline.Write(db, id, null, "Assigned", $"周期任务：{office.NameOf(person.Id)} {LastDay.Zh(time.DueOn)}办结并报告{zh}", $"a recurring duty of {office.NameOf(person.Id)}, to be done and reported {LastDay.En(time.DueOn)}{en}", duty.Note);
        return true;
    }

    /// <summary>What the story of the task says where it was made too late: that nobody could have known of it in time.</summary>
    private static (string Zh, string En) Missed(DateOnly today, DutyMade made) =>
        made.Earlier is [var oldest, ..] ? ($"；到期日过后才生成，并代 {oldest.Period} 起漏下的 {made.Earlier.Count} 期", $"; made after its due day, and stands for {made.Earlier.Count} missed periods from {oldest.Period} on")
        : made.Time.DueOn < today ? ("；到期日过后才生成", "; made after its due day") : ("", "");
}
