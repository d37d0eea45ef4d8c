using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>What escalating has to know of a task.</summary>
internal sealed record DueTask
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public TaskKind Kind { get; init; }
    public long? EnquiryId { get; init; }
    public long SectionId { get; init; }
    public long AnsweringId { get; init; }
    public DateOnly DueOn { get; init; }

    public TaskSource Source { get; init; }

    /// <summary>The day the work was finished; null while it is open.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>When its end was recorded; what the finished ones are paged by.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>When its result was reported; what the reported ones are paged by.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>The day the clock stopped for good; null while it runs (DL-8).</summary>
    public DateOnly? ClosedOn => TaskRules.CountsAsDoneOn(Source, DoneOn, ReportedAt is { } at ? OfficeClock.Day(at) : null);

    /// <summary>The work is finished and its result still has to be reported.</summary>
    public bool ToReport => DoneOn is not null && ClosedOn is null;
}

/// <summary>Walks over the tasks that matter, page by page along an index: what is finished or due later is never touched.</summary>
internal static class DueTasks
{
    public const string Columns = "id, number, kind, enquiry_id, section_id, answering_id, due_on, source, done_on, done_at, reported_at";

    private const int Size = 1000;

    private const string OpenPage = $"""
        SELECT {Columns} FROM tasks
        WHERE state = 'Open' AND due_on <= @Horizon AND due_on >= @Due AND (due_on > @Due OR id > @Id) ORDER BY due_on, id LIMIT 1000
        """;

    private const string LatePage = $"""
        SELECT {Columns} FROM tasks
        WHERE late = 1 AND done_at >= @At AND (done_at > @At OR id > @Id) AND state IN ('Done', 'Reported') ORDER BY done_at, id LIMIT 1000
        """;

    // one kind at a time, and by a due date that no index knows: the index of due dates would lead through everything that was ever finished
    private const string UnreportedPage = $"""
        SELECT {Columns} FROM (SELECT {Columns}, concat(due_on, '') AS due FROM tasks t WHERE {Tasks.Unreported} AND t.kind = @Kind) x
        WHERE due <= @Horizon AND due >= @Due AND (due > @Due OR id > @Id) ORDER BY due, id LIMIT 1000
        """;

    private const string ReportedPage = $"""
        SELECT {Columns} FROM tasks
        WHERE kind IN @Kinds AND state = 'Reported' AND late = 1 AND reported_at >= @At AND (reported_at > @At OR id > @Id) ORDER BY reported_at, id LIMIT 1000
        """;

    /// <summary>Open, not paused, due on or before a day, the longest overdue first; then what is finished and not reported, which is chased like it.</summary>
    /// <remarks>DL-8: an assigned task is not done before its result is reported.</remarks>
    public static async IAsyncEnumerable<IReadOnlyList<DueTask>> Open(Db db, DateOnly horizon)
    {
        await foreach (var page in Pages(db, OpenPage, last => new { Horizon = horizon, Due = last?.DueOn ?? DateOnly.MinValue, Id = last?.Id ?? 0 })) yield return page;
        foreach (var kind in Tasks.ReportedKinds)
        {
            await foreach (var page in Pages(db, UnreportedPage, last => new { Horizon = horizon, Due = last?.DueOn ?? DateOnly.MinValue, Id = last?.Id ?? 0, Kind = kind })) yield return page;
        }
    }

    /// <summary>Finished or reported late, as recorded since an instant.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<DueTask>> FinishedLate(Db db, DateTimeOffset since)
    {
        await foreach (var page in Pages(db, LatePage, last => new { At = last?.DoneAt ?? since, Id = last?.Id ?? 0 })) yield return page;
        await foreach (var page in Pages(db, ReportedPage, last => new { At = last?.ReportedAt ?? since, Id = last?.Id ?? 0, Kinds = Tasks.ReportedKinds })) yield return page;
    }

    private static async IAsyncEnumerable<IReadOnlyList<DueTask>> Pages(Db db, string sql, Func<DueTask?, object> after)
    {
        DueTask? last = null;
        while (await db.Query<DueTask>(sql, after(last)) is { Count: > 0 } page)
        {
            yield return page;
            if (page.Count < Size) yield break;
            last = page[^1];
        }
    }
}
