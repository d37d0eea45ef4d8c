using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>A measure as it stands in the table, with the request that waits for somebody.</summary>
internal sealed record MeasureRow
{
    public long Id { get; init; }
    public long BreachId { get; init; }
    public long PersonId { get; init; }
    public long SectionId { get; init; }
    public string BreachKind { get; init; } = "";
    public int Nth { get; init; }
    public MeasureKind Kind { get; init; }
    public MeasureKind FirstKind { get; init; }
    public int WithOrder { get; init; }
    public int ChiefLiable { get; init; }
    public int BarsPerson { get; init; }
    public int BarsSection { get; init; }
    public int? Fine { get; init; }
    public MeasureState State { get; init; }
    public string Reason { get; init; } = "";
    public long ProposedBy { get; init; }
    public long? ProposedAs { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public DateOnly DecideBy { get; init; }
    public string Decision { get; init; } = "";
    public long? DecidedBy { get; init; }
    public long? DecidedAs { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? ServedOn { get; init; }
    public string ServedHow { get; init; } = "";
    public long? ServedBy { get; init; }
    public DateOnly? AppealUntil { get; init; }
    public DateOnly? EffectUntil { get; init; }
    public long? OrderTaskId { get; init; }
    public long? ChiefBreachId { get; init; }
    public string Appeal { get; init; } = "";
    public DateTimeOffset? AppealedAt { get; init; }
    public string AppealAnswer { get; init; } = "";
    public long? AppealBy { get; init; }
    public long? AppealAs { get; init; }
    public DateTimeOffset? AppealAt { get; init; }

    /// <summary>Its notice; one that was made void is none, and another may be issued (NT-1).</summary>
    public long? NoticeId { get; init; }

    /// <summary>The last notice that was issued of it, void or not.</summary>
    public long? DocumentId { get; init; }
    public string LadderKind { get; init; } = "";
    public string WhyOther { get; init; } = "";
    public int Version { get; init; }

    public long? WaitsForId { get; init; }
    public Roles? WaitsRole { get; init; }
    public long WaitsSection { get; init; }
    public string? OrderNumber { get; init; }
    public DateOnly? OrderDue { get; init; }
    public DateOnly? OrderDone { get; init; }

    private const string Load = """
        SELECT m.*, d.id AS notice_id, r.decider_id AS waits_for_id, r.decider_role AS waits_role, COALESCE(r.section_id, 0) AS waits_section, o.number AS order_number, o.due_on AS order_due, o.done_on AS order_done
        FROM measures m LEFT JOIN requests r ON r.subject_id = m.id AND r.kind IN ('Measure', 'Appeal') AND r.state = 'Open' LEFT JOIN tasks o ON o.id = m.order_task_id
        LEFT JOIN documents d ON d.id = m.document_id AND d.state <> 'Void'
        """;

    private const string ById = $"{Load} JOIN breaches b ON b.id = m.breach_id LEFT JOIN breach_files f ON f.breach_id = b.id WHERE m.id = @Id AND {BreachRow.InSight}";

    private const string OfBreach = $"{Load} WHERE m.breach_id = @BreachId ORDER BY m.id";

    /// <summary>The measure of an id, if its breach is in sight.</summary>
    public static Task<MeasureRow?> Find(Db db, long id) => db.Find<MeasureRow>(ById, BreachRow.Args(db, new { Id = id }));

    /// <summary>All measures of a breach that is in sight.</summary>
    public static Task<IReadOnlyList<MeasureRow>> Of(Db db, long breachId) => db.Query<MeasureRow>(OfBreach, new { BreachId = breachId });

    /// <summary>Whether the asker holds the seat it waits before.</summary>
    public bool SeatHeld(Asker who, OfficeDesk.Web.Office.OfficePage office) => WaitsRole switch
    {
        Roles.Leader => who.InCharge.Contains(WaitsSection) && office.Sections.GetValueOrDefault(WaitsSection)?.LeaderId != PersonId,
        Roles.Director => who.Is(Roles.Director),
        _ => false,
    };

    /// <summary>Whether somebody took part before an appeal.</summary>
    public bool TookPart(long person, BreachRow breach) => person == ProposedBy || person == DecidedBy || person == breach.SettledBy || person == breach.ToldBy;
}
