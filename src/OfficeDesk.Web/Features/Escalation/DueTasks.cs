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

    /// <summary>The day it was finished; null while it is open.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>When its end was recorded; what the finished ones are paged by.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>Walks over the tasks that matter, page by page along an index: what is finished or due later is never touched.</summary>
internal static class DueTasks
{
    public const string Columns = "id, number, kind, enquiry_id, section_id, answering_id, due_on, done_on, done_at";

    private const int Size = 1000;

    private const string OpenPage = $"""
        SELECT {Columns} FROM tasks
        WHERE state = 'Open' AND due_on <= @Horizon AND due_on >= @Due AND (due_on > @Due OR id > @Id) ORDER BY due_on, id LIMIT 1000
        """;

    private const string LatePage = $"""
        SELECT {Columns} FROM tasks
        WHERE late = 1 AND done_at >= @At AND (done_at > @At OR id > @Id) AND state IN ('Done', 'Reported') ORDER BY done_at, id LIMIT 1000
        """;

    /// <summary>Open, not paused, due on or before a day; the longest overdue first.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<DueTask>> Open(Db db, DateOnly horizon)
    {
        var page = await db.Query<DueTask>(OpenPage, new { Horizon = horizon, Due = DateOnly.MinValue, Id = 0L });
        while (page.Count > 0)
        {
            yield return page;
            if (page.Count < Size) yield break;
            page = await db.Query<DueTask>(OpenPage, new { Horizon = horizon, Due = page[^1].DueOn, page[^1].Id });
        }
    }

    /// <summary>Finished late, as recorded since an instant.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<DueTask>> FinishedLate(Db db, DateTimeOffset since)
    {
        var page = await db.Query<DueTask>(LatePage, new { At = since, Id = 0L });
        while (page.Count > 0)
        {
            yield return page;
            if (page.Count < Size) yield break;
            page = await db.Query<DueTask>(LatePage, new { At = page[^1].DoneAt, page[^1].Id });
        }
    }
}
