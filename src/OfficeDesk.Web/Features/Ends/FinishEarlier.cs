using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Ends;

/// <summary>The work was finished on an earlier day and is written down now: with evidence, for the section chief to confirm. Until then the task goes on (DL-12).</summary>
/// <param name="Evidence">What proves the day.</param>
/// <param name="AnswerHow">How the citizen was told on that day; needed with <paramref name="AnswerText"/>.</param>
/// <param name="ReportedTo">To whom the result of an assigned task was reported on that day as well; empty when it still has to be reported (DL-8).</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record FinishEarlier(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, DateOnly DoneOn, [property: Text(2000), Personal] string? Result, [property: Text(500)] string Evidence,
    Channel? AnswerHow, [property: Text(2000), Personal] string? AnswerText, [property: Text(120)] string? ReportedTo, int Version) : ICommand<EarlierAsked>;

/// <param name="WaitsFor">Who confirms.</param>
public sealed record EarlierAsked(long Id, string WaitsFor, int TaskVersion);

public sealed class FinishEarlierHandler(OfficeBook book) : IHandle<FinishEarlier, EarlierAsked>
{
    private const string Pending = "SELECT COUNT(*) FROM late_records WHERE task_id = @Id AND state = 'Asked'";

    private const string Touch = "UPDATE tasks SET version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Open', 'Paused')";

    private const string Insert = """
        INSERT INTO late_records (id, task_id, done_on, result, evidence, answer_how, answer_text, reported_to, asked_by, asked_as, asked_at, state)
        VALUES (@Id, @TaskId, @DoneOn, @Result, @Evidence, @How, @Text, @ReportedTo, @Me, @ForId, @Now, 'Asked')
        """;

    public async Task<Outcome<EarlierAsked>> Handle(FinishEarlier m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        if (CannotEnd(task) is { } cannot) return cannot;
        if (await db.One<long>(Pending, new { task.Id }) > 0) return TaskEndRules.Waiting;
        if (task.Version != m.Version) return DeskRefusals.Changed();
        if ((TaskEndRules.DayWrong(m.DoneOn, task.ReceivedOn, db.Today) ?? TaskEndRules.EvidenceMissing(m.Evidence)) is { } wrong) return wrong;
        var told = (m.AnswerText ?? "").Trim();
        var citizen = await TaskEnds.Told(db, task, m.AnswerHow, told);
        if (citizen.Why is not null) return citizen.Why;
        var result = citizen.ResultOf(m.Result, told);
        if (TaskRules.ResultMissing(result) is { } missing) return missing;
        // the section chief; of what the chief does or records, the next level up, never whoever answers for it (GN-1)
        if (await Deciders.Find(db, office, task.SectionId, db.Who.PersonId, task.AnsweringId, Level.Chief) is not { } decider) return DecisionRules.NobodyDecides;

        if (!await db.Changed(Touch, new { task.Id, m.Version })) return DeskRefusals.Changed();
        var (id, forId) = (db.NewId(), Tasks.ActsFor(db, office, task));
        await db.Execute(Insert, new
        {
            Id = id, TaskId = task.Id, m.DoneOn, Result = result, Evidence = m.Evidence.Trim(), How = told.Length > 0 ? m.AnswerHow!.Value.ToString() : "", Text = told,
            ReportedTo = TaskRules.DoneWhenReported(task.Source) ? (m.ReportedTo ?? "").Trim() : "", Me = db.Who.PersonId, ForId = forId, db.Now,
        });
        await Deciders.Ask(db, "LateRecord", id, decider.Person, Seats.Above(office, Roles.Chief, task.SectionId, db.Who.PersonId, task.AnsweringId), task.SectionId);
        var name = office.NameOf(decider.Person);
        await Timeline.Write(db, task.Id, task.EnquiryId, "Asked", $"补记：{m.DoneOn:yyyy年M月d日}已办结，等 {name} 确认", $"recorded late: finished on {m.DoneOn:yyyy-MM-dd}; waits for {name} to confirm", m.Evidence.Trim(), forId);
        db.About("task", task.Id, forId);
        return new EarlierAsked(id, name, task.Version + 1);
    }

    /// <summary>Transfers, checks and questions end by what happens; everything else that is open can be finished.</summary>
    internal static Refusal? CannotEnd(TaskRow task) => !task.IsOpen ? TaskRules.NotOpen : TaskEnds.EndsByItself(task.Kind);
}
