using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A kind of task.</summary>
public enum TaskKind
{
    /// <summary>A citizen's matter.</summary>
    Matter,

    /// <summary>A transfer on its way (FC-4).</summary>
    Transfer,

    /// <summary>Assigned by a superior, a leader, a letter (DL-3).</summary>
    Assigned,

    /// <summary>An application waits to be checked and its citizen to be told (ON-3).</summary>
    Check,

    /// <summary>What the leader is asked where the rules are unclear (ON-3).</summary>
    Question,

    /// <summary>Somebody goes to where the fire or disaster is (DL-13).</summary>
    Site,
}

/// <summary>Where a task stands (GN-5).</summary>
public enum TaskState
{
    Open,
    Paused,
    Done,
    Reported,
    Void,
}

/// <summary>A deadline-bound task, as it stands in the table (DL-1).</summary>
public record TaskRow
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public TaskKind Kind { get; init; }
    public string Title { get; init; } = "";
    public TaskSource Source { get; init; }
    public long? AssignedBy { get; init; }
    public string AssignedByText { get; init; } = "";
    public long? EnquiryId { get; init; }
    public long? MatterTypeId { get; init; }
    public long? PostId { get; init; }
    public long SectionId { get; init; }
    public long AnsweringId { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public int? LimitNo { get; init; }
    public LimitUnit? LimitUnit { get; init; }
    public DateOnly FirstDueOn { get; init; }
    public DateOnly DueOn { get; init; }
    public int Provisional { get; init; }
    public TaskState State { get; init; }
    public int Urgent { get; init; }
    public int Important { get; init; }
    public string Result { get; init; } = "";
    public DateOnly? DoneOn { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public long? DoneBy { get; init; }
    public DateTimeOffset? ReportedAt { get; init; }
    public string ReportedTo { get; init; } = "";
    public int Late { get; init; }
    public int LateDays { get; init; }
    public int Extensions { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public long MadeBy { get; init; }
    public int Version { get; init; }

    /// <summary>The enquiry whose citizen has to be told before it ends (FC-6); null where nobody is, also for who goes on site and pays afterwards.</summary>
    public long? AnswersCitizen => Kind is TaskKind.Site ? null : EnquiryId;

    /// <summary>Still to be done.</summary>
    public bool IsOpen => State is TaskState.Open or TaskState.Paused;

    /// <summary>The clock still runs: open, or finished but not yet reported to whoever assigned it (DL-8).</summary>
    public bool IsRunning => State is TaskState.Open || (State is TaskState.Done && ClosedOn is null);

    /// <summary>The day the clock stopped for good: finished, for assigned tasks reported; null while it runs (DL-8).</summary>
    public DateOnly? ClosedOn => TaskRules.CountsAsDoneOn(Source, DoneOn, ReportedAt is { } at ? OfficeClock.Day(at) : null);

    /// <summary>Finished on an earlier day than it was written down (DL-12).</summary>
    public bool RecordedLate => TaskEndRules.RecordedLate(DoneOn, DoneAt is { } at ? OfficeClock.Day(at) : null);

    /// <summary>The light of the task on a day: by the day the clock stopped when it has (DL-10).</summary>
    public Light LightOn(DateOnly today, OfficePage office) =>
        DeadlineRules.LightOf(DueOn, ClosedOn ?? today, State is TaskState.Paused or TaskState.Void, office.Calendar, office.YellowWithin);

    /// <summary>Working days left on a day; negative when overdue.</summary>
    public int DaysLeft(DateOnly today, OfficePage office) => DeadlineRules.WorkingDaysLeft(DueOn, ClosedOn ?? today, office.Calendar);

    /// <summary>The limit the task began with; null when somebody fixed a date.</summary>
    public Limit? Limit => LimitNo is { } n && LimitUnit is { } unit ? new Limit(n, unit) : null;
}

/// <summary>Makes tasks and finds them, always through the sight of the asker.</summary>
public static class Tasks
{
    /// <summary>The condition under which a row of tasks (alias t) is in sight; needs the parameters of <see cref="Db.InSight"/>.</summary>
    public const string InSight = """
        (@All = 1 OR t.answering_id = @Me OR t.section_id IN @Sections
         OR EXISTS (SELECT 1 FROM enquiries se WHERE se.id = t.enquiry_id AND (se.first_contact_id = @Me OR se.section_id IN @Sections))
         OR EXISTS (SELECT 1 FROM transfers st WHERE st.id = t.id AND (st.to_id = @Me OR st.section_id IN @Sections))
         OR EXISTS (SELECT 1 FROM covers sv WHERE sv.cover_id = @Me AND sv.state = 'Running' AND sv.post_id = t.post_id)
         OR EXISTS (SELECT 1 FROM handovers sh WHERE sh.task_id = t.id AND sh.to_id = @Me AND sh.state = 'Given')
         OR (@Overdue = 1 AND EXISTS (SELECT 1 FROM complaint_links sl JOIN complaints sc ON sc.id = sl.complaint_id WHERE sl.number = t.number AND sl.kind IN ('Enquiry', 'Task') AND sc.level IN ('Office', 'Sealed')))
         OR (@Overdue = 1 AND (t.late = 1 OR EXISTS (SELECT 1 FROM breaches sb WHERE sb.task_id = t.id) OR ((t.state = 'Open' OR (t.state = 'Done' AND t.source NOT IN ('Citizen', 'FirstContact'))) AND t.due_on < @SightDay))))
        """;

    /// <summary>Finished, but not yet reported to whoever assigned it (alias t): the clock runs on (DL-8).</summary>
    /// <remarks>With <c>t.kind IN @ReportedKinds</c> it is found by the index of kinds; what citizens asked for stays Done for ever.</remarks>
    public const string Unreported = "t.state = 'Done' AND t.source NOT IN ('Citizen', 'FirstContact')";

    /// <summary>The kinds of tasks whose result is reported; the parameter ReportedKinds.</summary>
    public static IReadOnlyList<string> ReportedKinds { get; } = [.. Enum.GetNames<TaskKind>().Except([nameof(TaskKind.Matter), nameof(TaskKind.Transfer)])];

    private const string Load = $"SELECT t.* FROM tasks t WHERE t.number = @Number AND {InSight}";

    private const string Insert = """
        INSERT INTO tasks (id, number, kind, title, source, assigned_by, assigned_by_text, enquiry_id, matter_type_id, post_id, section_id,
            answering_id, received_on, limit_no, limit_unit, first_due_on, due_on, provisional, state, urgent, important, made_at, made_by)
        VALUES (@Id, @Number, @Kind, @Title, @Source, @AssignedBy, @AssignedByText, @EnquiryId, @MatterTypeId, @PostId, @SectionId,
            @AnsweringId, @ReceivedOn, @LimitNo, @LimitUnit, @DueOn, @DueOn, @Provisional, 'Open', @Urgent, @Important, @MadeAt, @MadeBy)
        """;

    /// <summary>The task of a number, if it is in sight; null when there is none or it is not.</summary>
    public static Task<TaskRow?> Find(Db db, string number)
    {
        var args = db.InSight(new { Number = number.Trim(), SightDay = db.Today });
        return db.Find<TaskRow>(Load, args);
    }

    /// <summary>Why the asker may not work on a task in sight: the answering person does, or the chief of its section (DL-1).</summary>
    public static Refusal? MayNotAct(Db db, TaskRow task) =>
        task.AnsweringId == db.Who.PersonId || db.Sight.Sees(task.SectionId) ? null : TaskRules.NotYourTask;

    /// <summary>For whom the asker acts on somebody else's task: the chief whose deputy they are today (GN-2).</summary>
    public static long? ActsFor(Db db, OfficePage office, TaskRow task) =>
        task.AnsweringId == db.Who.PersonId ? null : Seats.ForWhom(db.Who, office, Roles.Chief, task.SectionId);

    /// <summary>Writes a new open task with its first responsibility interval. Id, number, days and people must be set.</summary>
    /// <param name="why">Why this person answers for it; see <see cref="Answering.Move"/>.</param>
    public static async Task Make(Db db, TaskRow task, string why)
    {
        await db.Execute(Insert, new
        {
            task.Id, task.Number, Kind = task.Kind.ToString(), task.Title, Source = task.Source.ToString(), task.AssignedBy, task.AssignedByText,
            task.EnquiryId, task.MatterTypeId, task.PostId, task.SectionId, task.AnsweringId, task.ReceivedOn, task.LimitNo,
            LimitUnit = task.LimitUnit?.ToString(), task.DueOn, task.Provisional, task.Urgent, task.Important, MadeAt = db.Now, MadeBy = db.Who.PersonId,
        });
        await Answering.Start(db, task, why);
    }
}
