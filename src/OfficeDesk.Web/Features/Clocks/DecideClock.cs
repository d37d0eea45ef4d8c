using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Clocks;

/// <summary>The division leader decides on the clock of a matter; the citizen is told in writing (DL-9).</summary>
/// <param name="Text">Needed when not in favour.</param>
[Access(Leader = Reach.Division, Director = Reach.All)]
public sealed record DecideClock(long Id, bool Agree, [property: Text(300)] string Text, int Version) : ICommand<ClockDecided>;

/// <param name="DueOn">The date now in force; of a paused task the one it had.</param>
public sealed record ClockDecided(string Number, ClockAct Act, bool Agreed, DateOnly DueOn);

internal sealed record ClockRow
{
    public long Id { get; init; }
    public long TaskId { get; init; }
    public ClockAct Act { get; init; }
    public string Basis { get; init; } = "";
    public string Reason { get; init; } = "";
    public string Takes { get; init; } = "";
    public long AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public string State { get; init; } = "";
    public long? DecidedBy { get; init; }
    public long? DecidedAs { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string Decision { get; init; } = "";
    public DateOnly? EffectiveOn { get; init; }
    public DateOnly OldDueOn { get; init; }
    public DateOnly? NewDueOn { get; init; }
    public int Version { get; init; }
}

public sealed class DecideClockHandler(OfficeBook book, DocumentOffice documents) : IHandle<DecideClock, ClockDecided>
{
    private const string Load = "SELECT * FROM clock_acts WHERE id = @Id";
    private const string NumberOf = "SELECT number FROM tasks WHERE id = @TaskId";
    private const string PausedOn = "SELECT effective_on FROM clock_acts WHERE task_id = @TaskId AND act = 'Pause' AND state = 'Agreed' ORDER BY id DESC LIMIT 1";
    private const string Enquiry = "SELECT * FROM enquiries WHERE id = @EnquiryId";

    private const string Decide = """
        UPDATE clock_acts SET state = @State, decided_by = @Me, decided_as = @As, decided_at = @Now, decision = @Text, effective_on = @Today, old_due_on = @Was, new_due_on = @Due, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Asked'
        """;

    private const string Move = "UPDATE tasks SET state = @To, due_on = @Due, provisional = @Provisional, version = version + 1 WHERE id = @TaskId AND due_on = @Was AND state IN ('Open', 'Paused')";

    public async Task<Outcome<ClockDecided>> Handle(DecideClock m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await db.Find<ClockRow>(Load, new { m.Id }) is not { } x || await Tasks.Find(db, await db.One<string>(NumberOf, x)) is not { } task) return DeskRefusals.NotFound();
        if ((DecisionRules.OwnMatter(db.Who.PersonId, task.AnsweringId) ?? DecisionRules.OwnMatter(db.Who.PersonId, x.AskedBy)) is { } own) return own;
        if (SeatOf(db.Who, office, task, x) is not { } seat) return PauseRules.NotYoursToDecide;
        if (PauseRules.CannotDecide(x.State == "Asked" && task.IsOpen, m.Agree, m.Text) is { } cannot) return cannot;
        if (m.Agree && PauseRules.NothingLeft(x.Act, task.DueOn, db.Today) is { } overdue) return overdue;
        var forId = Seats.ForWhom(db.Who, office, seat, seat is Roles.Director ? 0 : task.SectionId);
        var paused = await db.Find<DateOnly?>(PausedOn, x);
        var due = PauseRules.NewDue(x.Act, task.DueOn, paused, db.Today, task.Limit!.Value, office.Calendar);
        var row = new { State = m.Agree ? "Agreed" : "Refused", Me = db.Who.PersonId, As = forId, db.Now, Text = m.Text.Trim(), db.Today, Was = task.DueOn, Due = m.Agree ? due : (DateOnly?)null, m.Id, m.Version };
        if (!await db.Changed(Decide, row)) return DeskRefusals.Changed();
        await Deciders.Close(db, "Clock", x.Id);
        var to = x.Act is ClockAct.Pause ? TaskState.Paused : TaskState.Open;
        if (m.Agree && !await db.Changed(Move, new { To = to.ToString(), Due = due, Provisional = office.Calendar.IsProvisional(due) ? 1 : 0, x.TaskId, Was = task.DueOn })) return DeskRefusals.Changed();
        if (m.Agree) await WaitingExtensions.Follow(db, office.Calendar, x.TaskId);
        var (zh, en) = !m.Agree ? ($"不同意{ClockTalk.Zh(x.Act)}", $"not agreed to {ClockTalk.En(x.Act)}")
            : x.Act is ClockAct.Pause ? ("同意暂停计时", "the clock is paused") : ($"同意{ClockTalk.Zh(x.Act)}，到期日{due:yyyy年M月d日}{(office.Calendar.IsProvisional(due) ? "（暂定）" : "")}", $"the clock goes on, due {due:yyyy-MM-dd}{(office.Calendar.IsProvisional(due) ? " (provisional)" : "")}");
        await Timeline.Write(db, task.Id, task.EnquiryId, x.Act is ClockAct.Pause ? "Paused" : "Resumed", zh, en, m.Text.Trim(), forId);
        db.About("task", task.Id, forId);
        if (m.Agree && await Tell(db, office, task, x, paused, due) is { } unwritten) return unwritten;
        return new ClockDecided(task.Number, x.Act, m.Agree, m.Agree ? due : task.DueOn);
    }

    /// <summary>The lowest seat that decides on clocks: the leader's or, by the office's setting, the director's.</summary>
    internal static Roles Lowest(OfficePage office) => office.Settings.Choice<Level>(Settings.ClockDecider) is Level.Leader ? Roles.Leader : Roles.Director;

    /// <summary>The seat in which the asker decides on it; null when it is not theirs to decide (GN-1).</summary>
    internal static Roles? SeatOf(Asker who, OfficePage office, TaskRow task, ClockRow x) => Seats.Deciding(who, office, Lowest(office), task.SectionId, task.AnsweringId, x.AskedBy);

    /// <summary>暂停计时告知书: how long it takes, and what is left; going on or beginning anew, the new day.</summary>
    private async Task<Refusal?> Tell(Db db, OfficePage office, TaskRow task, ClockRow x, DateOnly? paused, DateOnly due)
    {
        if (task.EnquiryId is null) return null;
        var e = await db.One<EnquiryRow>(Enquiry, task);
        var name = e.CitizenName.Length > 0 ? e.CitizenName : e.Organisation.Length > 0 ? e.Organisation : "未留姓名";
        var limit = task.Limit!.Value;
        var left = x.Act is ClockAct.Restart ? limit : DeadlineRules.LeftOn(task.DueOn, x.Act is ClockAct.Resume ? paused ?? db.Today : db.Today, limit.Unit, office.Calendar);
        return (await documents.Issue(db, new PauseNotice
        {
            Applicant = name, Matter = task.Title, CaseNumber = task.Number, DueOn = task.DueOn, Resumes = x.Act is ClockAct.Resume, Restarts = x.Act is ClockAct.Restart, From = db.Today, Reason = x.Reason, Basis = x.Basis,
            HowLong = x.Takes, Left = FieldValues.Tight(left.Zh()), NewDueOn = x.Act is ClockAct.Pause ? "" : FieldValues.Day(due), Provisional = x.Act is not ClockAct.Pause && office.Calendar.IsProvisional(due), Handler = office.NameOf(task.AnsweringId),
        }, new DocumentAbout(TaskId: task.Id, EnquiryId: task.EnquiryId, Subject: "clock", SubjectId: x.Id, SectionId: task.SectionId, StatusNumber: task.Number, Addressee: name))).WhyNot();
    }
}
