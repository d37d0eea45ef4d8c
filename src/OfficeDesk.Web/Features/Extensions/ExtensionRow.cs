using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>Where a request for a later date stands (GN-5).</summary>
public enum ExtensionState { Asked, Agreed, Refused, Lapsed }

/// <summary>A request for a later due date, as it stands in the table, with what is needed of its task.</summary>
internal sealed record ExtensionRow
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public long TaskId { get; init; }
    public long AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public int Days { get; init; }
    public LimitUnit Unit { get; init; }
    public string Reason { get; init; } = "";
    public string Agreement { get; init; } = "";
    public ExtensionState State { get; init; }
    public string Opinion { get; init; } = "";
    public int? OpinionFor { get; init; }
    public long? OpinionBy { get; init; }
    public long? OpinionAs { get; init; }
    public DateTimeOffset? OpinionAt { get; init; }
    public Roles DeciderRole { get; init; }
    public long? DecidedBy { get; init; }
    public long? DecidedAs { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string Decision { get; init; } = "";
    public DateOnly OldDueOn { get; init; }
    public DateOnly NewDueOn { get; init; }
    public DateTimeOffset? ToldAt { get; init; }
    public string ToldHow { get; init; } = "";
    public int Version { get; init; }

    public string TaskNumber { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>The date in force; the clock may have moved it after this extension did.</summary>
    public DateOnly TaskDueOn { get; init; }
    public long? EnquiryId { get; init; }
    public long SectionId { get; init; }
    public long AnsweringId { get; init; }
    public int Extensions { get; init; }
    public TaskState TaskState { get; init; }

    /// <summary>The person whose opinion or decision is waited for; null when nobody's is.</summary>
    public long? WaitsForId { get; init; }

    /// <summary>Which part is waited for: Opinion or Extension; null when nothing is.</summary>
    public string? WaitsKind { get; init; }

    public bool Waiting => State is ExtensionState.Asked;

    public bool OpinionNeeded => Waiting && WaitsKind == "Opinion";

    public Limit Limit => new(Days, Unit);

    /// <summary>Why it cannot be decided now; while the clock stands the due date does not pass (DL-9).</summary>
    public Refusal? CannotDecide(DateOnly today, bool opinionNeeded) =>
        ExtensionRules.CannotDecide(Waiting, OldDueOn, TaskState is TaskState.Paused ? PauseRules.CountsOn(today, OldDueOn) : today, opinionNeeded);

    private const string Load = """
        SELECT x.*, t.number AS task_number, t.title, t.due_on AS task_due_on, t.enquiry_id, t.section_id, t.answering_id, t.extensions, t.state AS task_state, r.decider_id AS waits_for_id, r.kind AS waits_kind
        FROM extensions x JOIN tasks t ON t.id = x.task_id
        LEFT JOIN requests r ON r.subject_id = x.id AND r.kind IN ('Opinion', 'Extension') AND r.state = 'Open'
        """;

    private const string ById = $"{Load} WHERE x.id = @Id AND ({Tasks.InSight} OR x.asked_by = @Me OR r.decider_id = @Me)";

    /// <summary>The request of an id, if its task is in sight or it waits for the asker.</summary>
    public static Task<ExtensionRow?> Find(Db db, long id) => db.Find<ExtensionRow>(ById, db.InSight(new { Id = id, SightDay = db.Today }));
}
