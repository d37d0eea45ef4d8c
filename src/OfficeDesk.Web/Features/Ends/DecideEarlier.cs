using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Ends;

/// <summary>The section chief confirms that a task was finished on an earlier day, or does not (DL-12).</summary>
/// <param name="Text">Needed when not confirming.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record DecideEarlier(long Id, bool Agree, [property: Text(300)] string Text, int Version) : ICommand<EarlierDecided>;

/// <param name="Late">Whether the task was late on the day it was finished.</param>
public sealed record EarlierDecided(string Number, bool Confirmed, DateOnly DoneOn, bool Late, int LateDays);

internal sealed record LateRecordRow
{
    public long Id { get; init; }
    public long TaskId { get; init; }
    public DateOnly DoneOn { get; init; }
    public string Result { get; init; } = "";
    public string Evidence { get; init; } = "";
    public string AnswerHow { get; init; } = "";
    public string AnswerText { get; init; } = "";
    public string ReportedTo { get; init; } = "";
    public long AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public string State { get; init; } = "";
    public long? DecidedBy { get; init; }
    public long? DecidedAs { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string Decision { get; init; } = "";
    public int Version { get; init; }
}

public sealed class DecideEarlierHandler(OfficeBook book, LatenessUndone undone) : IHandle<DecideEarlier, EarlierDecided>
{
    private const string Load = "SELECT * FROM late_records WHERE id = @Id";
    private const string NumberOf = "SELECT number FROM tasks WHERE id = @TaskId";

    private const string Decide = """
        UPDATE late_records SET state = @State, decided_by = @Me, decided_as = @As, decided_at = @Now, decision = @Text, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Asked'
        """;

    private const string Finish = """
        UPDATE tasks SET state = @State, result = @Result, done_on = @DoneOn, done_at = @Now, done_by = @AskedBy, reported_at = @ReportedAt, reported_to = @ReportedTo, late = @Late, late_days = @LateDays, version = version + 1
        WHERE id = @TaskId AND state IN ('Open', 'Paused')
        """;

    public async Task<Outcome<EarlierDecided>> Handle(DecideEarlier m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await db.Find<LateRecordRow>(Load, new { m.Id }) is not { } x || await Tasks.Find(db, await db.One<string>(NumberOf, x)) is not { } task) return DeskRefusals.NotFound();
        if ((DecisionRules.OwnMatter(db.Who.PersonId, task.AnsweringId) ?? DecisionRules.OwnMatter(db.Who.PersonId, x.AskedBy)) is { } own) return own;
        if (Seats.Deciding(db.Who, office, Roles.Chief, task.SectionId, task.AnsweringId, x.AskedBy) is not { } seat) return TaskEndRules.NotYoursToConfirm;
        if (TaskEndRules.CannotDecide(x.State == "Asked" && task.IsOpen, m.Agree, m.Text) is { } cannot) return cannot;
        var forId = Seats.ForWhom(db.Who, office, seat, seat is Roles.Director ? 0 : task.SectionId);
        if (!await db.Changed(Decide, new { m.Id, m.Version, State = m.Agree ? "Confirmed" : "Refused", Me = db.Who.PersonId, As = forId, db.Now, Text = m.Text.Trim() })) return DeskRefusals.Changed();
        await Deciders.Close(db, "LateRecord", x.Id);
        db.About("task", task.Id, forId);
        var late = await TaskEnds.LatenessOf(db, office, task, x.DoneOn);
        if (!m.Agree)
        {
            await Timeline.Write(db, task.Id, task.EnquiryId, "Decided", "补记未确认，事项仍在办", "the late record was not confirmed; the task goes on", m.Text.Trim(), forId);
            return new EarlierDecided(task.Number, false, x.DoneOn, false, 0);
        }
        if (await End(db, task, x, late) is { } why) return why;
        await Timeline.Write(db, task.Id, task.EnquiryId, "Done", $"补记办结：{x.DoneOn:yyyy年M月d日}{(late.Late ? $"，{late.Zh()}" : "")}，已确认",
            $"recorded late and confirmed: finished on {x.DoneOn:yyyy-MM-dd}{(late.Late ? $", {late.En()}" : "")}", x.Result, forId);
        await undone.Follow(db, office, task, TaskRules.CountsAsDoneOn(task.Source, x.DoneOn, x.ReportedTo.Length > 0 ? x.DoneOn : null), forId);
        return new EarlierDecided(task.Number, true, x.DoneOn, late.Late, late.WorkingDays);
    }

    private static async Task<Refusal?> End(Db db, TaskRow task, LateRecordRow x, Lateness late)
    {
        // a day, not an hour, decides whether it was in time: the end of that day
        var reported = x.ReportedTo.Length > 0 ? OfficeClock.Instant(x.DoneOn.ToDateTime(new TimeOnly(23, 59))) : (DateTimeOffset?)null;
        var how = Enum.TryParse<Channel>(x.AnswerHow, out var way) ? way : Channel.Other;
        var citizen = await TaskEnds.Told(db, task, how, x.AnswerText);
        if (citizen.Why is not null) return citizen.Why;
        if (!await db.Changed(Finish, new
        {
            State = (reported is null ? TaskState.Done : TaskState.Reported).ToString(), x.Result, x.DoneOn, db.Now, x.AskedBy, ReportedAt = reported, x.ReportedTo, Late = late.Late ? 1 : 0, LateDays = late.WorkingDays, x.TaskId,
        })) return DeskRefusals.Changed();
        if (task.AnswersCitizen is { } id)
        {
            if (x.AnswerText.Length > 0) await TaskEnds.Say(db, id, how, x.AnswerText, x.DoneOn, x.AskedBy);
            await TaskEnds.Settle(db, id, citizen.Answered);
        }
        await TaskEnds.LapsePending(db, task.Id);
        return null;
    }
}
