using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Moves the open work of an absent person to whoever covers, and back: tasks, transfers, responsibility, story (CV-6).</summary>
/// <remarks>Few statements whatever the number of tasks: thousands move in one transaction.</remarks>
internal static class CoverWork
{
    private const int AtATime = 500;

    private const string Task = "SELECT t.id, t.enquiry_id, t.section_id, t.post_id, t.due_on FROM tasks t WHERE t.answering_id";

    private const string AsCover = """
        (EXISTS (SELECT 1 FROM cover_tasks k WHERE k.cover_id = @Id AND k.task_id = t.id AND k.kind = 'Task' AND k.back_at IS NULL)
         OR (@Vacant = 0 AND t.post_id = @PostId AND EXISTS (SELECT 1 FROM responsibilities r WHERE r.task_id = t.id AND r.to_at IS NULL AND +r.person_id = @Holder AND r.for_id = @Absent)))
        """;

    // still to be done: open, paused, or finished and not yet reported to whoever assigned it (DL-8); two looks, so that years of finished work are not read
    // (sorted here and not there: an index in the order asked for would be walked through all that is finished; the plus keeps SQLite to the intervals of the task)
    private const string OfPerson = $"""
        {Task} = @Person AND t.state IN ('Open', 'Paused')
        UNION ALL {Task} = @Person AND t.kind = 'Assigned' AND t.state = 'Done'
        """;

    private const string Held = $"""
        {Task} = @Holder AND t.state IN ('Open', 'Paused') AND {AsCover}
        UNION ALL {Task} = @Holder AND t.kind = 'Assigned' AND t.state = 'Done' AND {AsCover}
        """;

    private const string TransfersTo = $"""
        SELECT x.id, x.enquiry_id, x.section_id, m.post_id FROM transfers x JOIN enquiries e ON e.id = x.enquiry_id LEFT JOIN tasks m ON m.id = e.task_id JOIN tasks w ON w.id = x.id AND w.state IN ('Open', 'Paused')
        WHERE x.to_id = @Person AND x.state IN {TransferStates.WithReceiver}
        """;

    private const string TransfersHeld = $"""
        SELECT x.id, x.enquiry_id, x.section_id, m.post_id FROM transfers x JOIN enquiries e ON e.id = x.enquiry_id LEFT JOIN tasks m ON m.id = e.task_id JOIN tasks w ON w.id = x.id AND w.state IN ('Open', 'Paused')
        WHERE x.to_id = @Holder AND x.state IN {TransferStates.WithReceiver}
          AND (EXISTS (SELECT 1 FROM cover_tasks k WHERE k.cover_id = @Id AND k.task_id = x.id AND k.kind = 'Transfer' AND k.back_at IS NULL)
               OR (@Vacant = 0 AND m.post_id = @PostId AND x.sent_at >= @StartedAt AND EXISTS (SELECT 1 FROM posts o WHERE o.id = @PostId AND o.a_id = @Absent)))
        """;

    private const string Answers = "UPDATE tasks SET answering_id = @To, version = version + 1 WHERE id IN @Ids";
    private const string Receives = "UPDATE transfers SET to_id = @To, version = version + 1 WHERE id IN @Ids";
    private const string CloseIntervals = "UPDATE responsibilities SET to_at = @Now WHERE to_at IS NULL AND task_id IN @Ids";
    private const string Forget = "DELETE FROM cover_tasks WHERE cover_id = @Cover AND task_id IN @Ids";
    private const string Back = "UPDATE cover_tasks SET back_at = @Now WHERE cover_id = @Id AND back_at IS NULL";
    private const string BackOf = $"{Back} AND task_id IN @Ids";
    private const string IntoTasks = "cover_tasks (cover_id, task_id, kind, taken_at)";
    private const string IntoIntervals = "responsibilities (id, task_id, person_id, section_id, from_at, why, for_id)";
    private const string IntoEvents = "events (id, task_id, enquiry_id, at, person_id, kind, zh, en)";

    /// <summary>Everything somebody has to do now.</summary>
    public static async Task<Work> Of(Db db, long person) =>
        new(Sorted(await db.Query<Piece>(OfPerson, new { Person = person })), await db.Query<Piece>(TransfersTo, new { Person = person }));

    /// <summary>Everything a cover holds as a cover: what it took over, and what came to its post meanwhile.</summary>
    public static async Task<Work> HeldBy(Db db, CoverRow c)
    {
        var args = new { c.Id, Holder = c.CoverId, Absent = c.PersonId, c.PostId, c.Vacant, StartedAt = c.StartedAt ?? db.Now };
        return new(Sorted(await db.Query<Piece>(Held, args)), await db.Query<Piece>(TransfersHeld, args));
    }

    private static IReadOnlyList<Piece> Sorted(IReadOnlyList<Piece> tasks) => [.. tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id)];

    /// <summary>A cover takes work over: it answers for it from this moment, for the absent person.</summary>
    public static async Task Take(Db db, OfficePage office, CoverRow c, Work work)
    {
        if (work.IsEmpty) return;
        var name = office.NameOf(c.CoverId);
        var absent = office.NameOf(c.PersonId);
        var (zh, en) = c.IsVacant
            ? ($"空岗：{absent} 离岗，由 {name} 负责（{c.PostName(office)}）", $"Vacant post: {absent} is away, {name} answers ({c.PostNameEn(office)})")
            : ($"同岗替代：{absent} 离岗，从现在起由 {name} 负责（{c.PostName(office)}）", $"Cover: {absent} is away, {name} answers from now on ({c.PostNameEn(office)})");
        foreach (var ids in work.Ids.Chunk(AtATime)) await db.Execute(Forget, new { Cover = c.Id, Ids = ids });
        await db.Insert(IntoTasks, work.Tasks.Select(t => (t.Id, "Task")).Concat(work.Transfers.Select(t => (t.Id, "Transfer"))), k => [c.Id, k.Id, k.Item2, db.Now]);
        await Give(db, work, c.CoverId, c.IsVacant ? "Vacant" : "Cover", c.PersonId, zh, en);
    }

    /// <summary>What a cover still holds goes to somebody: back to the absent person, or on to the next cover.</summary>
    public static async Task GiveBack(Db db, OfficePage office, CoverRow c, Work work)
    {
        var name = office.NameOf(c.PersonId);
        await Give(db, work, c.PersonId, "Return", null, $"返岗：{office.NameOf(c.CoverId)} 交回，从现在起由 {name} 负责", $"Back: {office.NameOf(c.CoverId)} hands back, {name} answers from now on");
        await Settle(db, c);
    }

    /// <summary>A cover holds nothing any more.</summary>
    public static Task Settle(Db db, CoverRow c) => db.Execute(Back, new { c.Id, db.Now });

    /// <summary>A cover no longer holds some of its work.</summary>
    public static async Task Settle(Db db, CoverRow c, Work work)
    {
        foreach (var ids in work.Ids.Chunk(AtATime)) await db.Execute(BackOf, new { c.Id, db.Now, Ids = ids });
    }

    private static async Task Give(Db db, Work work, long to, string why, long? forId, string zh, string en)
    {
        foreach (var ids in work.Tasks.Select(t => t.Id).Chunk(AtATime))
        {
            await db.Execute(Answers, new { To = to, Ids = ids });
            await db.Execute(CloseIntervals, new { db.Now, Ids = ids });
        }
        await db.Insert(IntoIntervals, work.Tasks, t => [db.NewId(), t.Id, to, t.SectionId, db.Now, why, forId]);
        foreach (var ids in work.Transfers.Select(t => t.Id).Chunk(AtATime)) await db.Execute(Receives, new { To = to, Ids = ids });
        // a transfer the person also answers for has its line from the task already
        var told = work.Tasks.Concat(work.Transfers.Where(x => work.Tasks.All(t => t.Id != x.Id)));
        await db.Insert(IntoEvents, told, t => [db.NewId(), t.Id, t.EnquiryId, db.Now, db.Who.PersonId, why is "Return" ? "Returned" : "Covered", zh, en]);
    }
}

/// <summary>A task or a transfer that moves.</summary>
internal sealed record Piece
{
    public long Id { get; init; }
    public long? EnquiryId { get; init; }
    public long SectionId { get; init; }

    /// <summary>The post it belongs to; null for none.</summary>
    public long? PostId { get; init; }

    public DateOnly DueOn { get; init; }
}

/// <summary>Tasks somebody answers for and transfers they are to take up.</summary>
internal sealed record Work(IReadOnlyList<Piece> Tasks, IReadOnlyList<Piece> Transfers)
{
    public static readonly Work None = new([], []);

    public bool IsEmpty => Tasks.Count + Transfers.Count == 0;

    public IEnumerable<long> Ids => Tasks.Concat(Transfers).Select(p => p.Id);

    public Work Where(Func<Piece, bool> which) => new([.. Tasks.Where(which)], [.. Transfers.Where(which)]);

    public Work And(Work other) => new([.. Tasks, .. other.Tasks], [.. Transfers, .. other.Transfers]);
}
