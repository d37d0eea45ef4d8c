using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>Breaches, newest first: one's own, the section's, the division's, or all.</summary>
/// <param name="State">Only those in this state.</param>
/// <param name="Measure">Only those whose measure is in this state.</param>
/// <param name="After">The id of the last one of the page before; 0 for the first page.</param>
/// <param name="Take">Rows a page, 1 to 500.</param>
/// <param name="Month">Only those proposed in this month, yyyy-MM.</param>
/// <param name="Task">Only those of this task, or whose order to remedy it is.</param>
/// <param name="States">In any of these states; so with kinds and measures.</param>
/// <remarks>BR-4.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Discipline = Reach.All)]
public sealed record ListBreaches(
    BreachState? State = null, BreachKind? Kind = null, MeasureState? Measure = null, long? SectionId = null, long? PersonId = null, long After = 0, int Take = 50,
    [property: Text(7)] string Month = "", long? MatterId = null, [property: Text(24)] string Task = "",
    [property: Items(5)] IReadOnlyList<BreachState>? States = null, [property: Items(20)] IReadOnlyList<BreachKind>? Kinds = null, [property: Items(9)] IReadOnlyList<MeasureState>? Measures = null, bool OldestFirst = false) : IQuery<BreachList>;

/// <param name="More">Whether there are more after the last one.</param>
public sealed record BreachList(IReadOnlyList<BreachLine> Rows, bool More);

/// <param name="Task">The number of the task it comes from; empty when there is none.</param>
/// <param name="Until">While the person is heard: the last day.</param>
/// <param name="Measure">Its newest measure; the person concerned knows of it from its service on (BR-3).</param>
/// <param name="Mine">Whether it is about the asker.</param>
/// <param name="Application">What it is about where there is no task; null for none.</param>
public sealed record BreachLine(
    long Id, BreachKind Kind, BreachState State, string Person, string Section, string Task, DateOnly On, DateOnly ProposedOn, DateOnly? Until, bool Stated, MeasureKind? Measure, MeasureState? MeasureState, bool Mine, BreachApplication? Application = null);

public sealed class ListBreachesHandler(OfficeBook book, Registry registry) : IHandle<ListBreaches, BreachList>
{
    private const string Page = $"""
        SELECT {BreachRow.Columns}, m.kind AS measure, m.state AS measure_state {BreachRow.From}
        LEFT JOIN measures m ON m.id = (SELECT MAX(l.id) FROM measures l WHERE l.breach_id = b.id AND (b.person_id <> @Me OR l.served_on IS NOT NULL))
        WHERE (@State = '' OR b.state = @State) AND (@Kind = '' OR b.kind = @Kind) AND (@Measure = '' OR m.state = @Measure)
          AND (@SectionId = 0 OR b.section_id = @SectionId) AND (@PersonId = 0 OR b.person_id = @PersonId) AND (@Month = '' OR substr(b.proposed_on, 1, 7) = @Month)
          AND (@MatterId = 0 OR t.matter_type_id = @MatterId) AND (@Task = '' OR t.number = @Task OR EXISTS (SELECT 1 FROM measures o JOIN tasks ot ON ot.id = o.order_task_id WHERE o.breach_id = b.id AND ot.number = @Task))
          AND (@AnyState = 1 OR b.state IN @States) AND (@AnyKind = 1 OR b.kind IN @Kinds) AND (@AnyMeasure = 1 OR m.state IN @Measures) AND {BreachRow.InSight}
        """;

    private const string NewestFirst = $"{Page} AND b.id < @After ORDER BY b.id DESC LIMIT @Limit";

    private const string OldestFirst = $"{Page} AND b.id > @After ORDER BY b.id LIMIT @Limit";

    public async Task<Outcome<BreachList>> Handle(ListBreaches m, Db db)
    {
        if (ReportRules.NotAPage(m.Take) is { } why) return why;
        var office = await book.Open(db.Ct);
        var rows = await db.Query<Row>(m.OldestFirst ? OldestFirst : NewestFirst, BreachRow.Args(db, new
        {
            After = m.After == 0 && !m.OldestFirst ? long.MaxValue : m.After, AnyState = Any(m.States), States = Names(m.States), AnyKind = Any(m.Kinds), Kinds = Names(m.Kinds), AnyMeasure = Any(m.Measures), Measures = Names(m.Measures), State = m.State?.ToString() ?? "", Kind = m.Kind?.ToString() ?? "", Measure = m.Measure?.ToString() ?? "",
            SectionId = m.SectionId ?? 0, PersonId = m.PersonId ?? 0, Month = m.Month.Trim(), MatterId = m.MatterId ?? 0, Task = m.Task.Trim(), Limit = m.Take + 1,
        }));
        var applications = await BreachApplication.Of(registry, db, rows.Where(b => b.TaskNumber is null).Select(b => b.Fact));
        return new BreachList([.. rows.Take(m.Take).Select(b => new BreachLine(
            b.Id, Breaches.KindOf(b.Kind), b.State, office.NameOf(b.PersonId), office.SectionName(b.SectionId, db.Who.English), b.TaskNumber ?? "", b.DueOn, b.ProposedOn, b.StatementUntil, b.StatementAt is not null,
            b.Measure, b.MeasureState, b.PersonId == db.Who.PersonId, b.TaskNumber is null ? applications.GetValueOrDefault(b.Fact) : null))], rows.Count > m.Take);
    }

    private static int Any<T>(IReadOnlyList<T>? chosen) => chosen is { Count: > 0 } ? 0 : 1;

    private static string[] Names<T>(IReadOnlyList<T>? chosen) => [.. (chosen ?? []).Select(c => c!.ToString()!).DefaultIfEmpty("")];

    private sealed record Row
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public string Fact { get; init; } = "";
        public BreachState State { get; init; }
        public long PersonId { get; init; }
        public long SectionId { get; init; }
        public string? TaskNumber { get; init; }
        public DateOnly DueOn { get; init; }
        public DateOnly ProposedOn { get; init; }
        public DateOnly? StatementUntil { get; init; }
        public DateTimeOffset? StatementAt { get; init; }
        public MeasureKind? Measure { get; init; }
        public MeasureState? MeasureState { get; init; }
    }
}
