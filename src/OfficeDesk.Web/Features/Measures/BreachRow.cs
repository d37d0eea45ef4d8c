using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>A breach as it stands in the tables, with its file.</summary>
internal sealed record BreachRow
{
    public long Id { get; init; }
    public string Kind { get; init; } = "";
    public string Fact { get; init; } = "";
    public long? TaskId { get; init; }
    public long PersonId { get; init; }
    public long SectionId { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly ProposedOn { get; init; }
    public BreachState State { get; init; }
    public int Version { get; init; }
    public string? TaskNumber { get; init; }
    public string? Title { get; init; }
    public string? What { get; init; }
    public int? Sealed { get; init; }
    public DateTimeOffset? ToldAt { get; init; }
    public long? ToldBy { get; init; }
    public DateOnly? StatementUntil { get; init; }
    public string? Statement { get; init; }
    public DateTimeOffset? StatementAt { get; init; }
    public long? SettledBy { get; init; }
    public long? SettledAs { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public DateOnly? SettledOn { get; init; }
    public string? Reason { get; init; }
    public long? MergedInto { get; init; }

    public BreachKind KindIs => Breaches.KindOf(Kind);

    public bool Stated => StatementAt is not null;

    public const string Columns = """
        b.id, b.kind, b.fact, b.task_id, b.person_id, b.section_id, b.due_on, b.proposed_on, b.state, b.version, t.number AS task_number, t.title,
        f.what, f.sealed, f.told_at, f.told_by, f.statement_until, f.statement, f.statement_at, f.settled_by, f.settled_as, f.settled_at, f.settled_on, f.reason, f.merged_into
        """;

    public const string From = "FROM breaches b LEFT JOIN breach_files f ON f.breach_id = b.id LEFT JOIN tasks t ON t.id = b.task_id";

    /// <summary>
    /// The person concerned sees it once they were told; the rest of the office as far as the message reaches, what came sealed only
    /// after it was confirmed; whoever has to decide a measure or an appeal about somebody else sees its breach.
    /// </summary>
    public const string InSight = """
        ((b.person_id = @Me AND f.told_at IS NOT NULL)
         OR (b.person_id <> @Me AND (@All = 1 OR b.section_id IN @Sections)
             AND (COALESCE(f.sealed, 0) = 0 OR b.state = 'Confirmed' OR (f.sealed = 1 AND @Officer = 1) OR (f.sealed = 2 AND @Director = 1)))
         OR (b.person_id <> @Me AND EXISTS (SELECT 1 FROM measures sm JOIN requests sr ON sr.subject_id = sm.id AND sr.kind IN ('Measure', 'Appeal') AND sr.decider_id = @Me WHERE sm.breach_id = b.id)))
        """;

    private const string Load = $"SELECT {Columns} {From} WHERE b.id = @Id AND {InSight}";

    private const string Step = "UPDATE breaches SET state = @State, version = version + 1 WHERE id = @Id AND version = @Version AND state = @Was";

    /// <summary>The breach of an id, if it is in sight.</summary>
    public static Task<BreachRow?> Find(Db db, long id) => db.Find<BreachRow>(Load, Args(db, new { Id = id }));

    /// <summary>The parameters of <see cref="InSight"/>.</summary>
    public static DynamicParameters Args(Db db, object? more = null)
    {
        var args = db.InSight(more);
        args.Add("Officer", db.Who.Is(Roles.Discipline) ? 1 : 0);
        args.Add("Director", db.Who.Is(Roles.Director) ? 1 : 0);
        return args;
    }

    /// <summary>Why the asker may not handle it (GN-1).</summary>
    public Refusal? MayNotHandle(Db db, Officers officers) =>
        BreachRules.MayNotHandle(db.Who.PersonId, PersonId, officers.IsOffice(PersonId), db.Who.Is(Roles.Discipline), db.Who.Is(Roles.Director));

    /// <summary>For whom the asker handles it (GN-2).</summary>
    public long? HandledFor(Db db, Officers officers) => db.Who.ActsFor(officers.IsOffice(PersonId) ? Roles.Director : Roles.Discipline);

    /// <summary>Moves it on, if nobody was faster; its file is there afterwards.</summary>
    public async Task<bool> MoveTo(Db db, BreachState state, int version)
    {
        if (!await db.Changed(Step, new { Id, Version = version, Was = State.ToString(), State = state.ToString() })) return false;
        await db.Execute(Breaches.Ensure, new { Id });
        return true;
    }
}
