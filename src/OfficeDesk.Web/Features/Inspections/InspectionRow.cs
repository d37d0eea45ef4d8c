using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>An inspection as it stands in the table.</summary>
internal sealed record InspectionRow
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public long SectionId { get; init; }
    public DateOnly OnDay { get; init; }
    public Checklist List { get; init; }
    public string State { get; init; } = "";
    public long OpenedBy { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public string Summary { get; init; } = "";
    public DateTimeOffset? ClosedAt { get; init; }
    public int Version { get; init; }

    public bool IsOpen => State == "Open";

    private const string ById = "SELECT i.* FROM inspections i WHERE i.id = @Id AND (@All = 1 OR i.section_id IN @Sections)";

    /// <summary>The inspection of an id, if its section is in sight.</summary>
    public static Task<InspectionRow?> Find(Db db, long id) => db.Find<InspectionRow>(ById, db.InSight(new { Id = id }));
}

/// <summary>A line of a checklist with its inspection.</summary>
internal sealed record ItemRow
{
    public long Id { get; init; }
    public long InspectionId { get; init; }
    public int Seq { get; init; }
    public string Text { get; init; } = "";
    public ItemResult Result { get; init; }
    public string Note { get; init; } = "";
    public long? TaskId { get; init; }
    public long? BreachId { get; init; }
    public int? Checked { get; init; }
    public string CheckNote { get; init; } = "";
    public DateTimeOffset? CheckedAt { get; init; }
    public int Version { get; init; }
    public string State { get; init; } = "";
    public string Number { get; init; } = "";
    public long SectionId { get; init; }
    public DateOnly OnDay { get; init; }
    public string? TaskNumber { get; init; }
    public string? TaskState { get; init; }
    public long? AnsweringId { get; init; }

    public bool IsOpen => State == "Open";

    public const string Load = """
        SELECT p.*, i.state, i.number, i.section_id, i.on_day, t.number AS task_number, t.state AS task_state, t.answering_id
        FROM inspection_items p JOIN inspections i ON i.id = p.inspection_id LEFT JOIN tasks t ON t.id = p.task_id
        """;

    private const string ById = $"{Load} WHERE p.id = @Id AND (@All = 1 OR i.section_id IN @Sections)";

    public static Task<ItemRow?> Find(Db db, long id) => db.Find<ItemRow>(ById, db.InSight(new { Id = id }));
}
