using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Work of another post than the one covered: whoever covers takes it along with the rest of an absent person's work while they
/// stand on that post's list. Taken off the list, they may not do it any more, and somebody who may, or the chief, takes over.
/// </summary>
/// <remarks>CV-2: only somebody who knows the post's business; CV-3: who serves the public is covered by somebody who knows that post.</remarks>
public static class UnlistedWork
{
    private const string TaskOf = """
        FROM covers c JOIN cover_tasks k ON k.cover_id = c.id AND k.kind = 'Task' AND k.back_at IS NULL JOIN tasks t ON t.id = k.task_id
        WHERE c.state = 'Running' AND c.vacant = 0 AND t.answering_id = c.cover_id AND (t.state IN ('Open', 'Paused') OR (t.kind = 'Assigned' AND t.state = 'Done'))
          AND t.post_id <> c.post_id AND NOT EXISTS (SELECT 1 FROM post_staff s WHERE s.post_id = t.post_id AND s.person_id = c.cover_id)
        """;

    private const string TransferOf = $"""
        FROM covers c JOIN cover_tasks k ON k.cover_id = c.id AND k.kind = 'Transfer' AND k.back_at IS NULL JOIN transfers x ON x.id = k.task_id JOIN enquiries e ON e.id = x.enquiry_id JOIN tasks m ON m.id = e.task_id
        WHERE c.state = 'Running' AND c.vacant = 0 AND x.to_id = c.cover_id AND x.state IN {TransferStates.WithReceiver} AND EXISTS (SELECT 1 FROM tasks w WHERE w.id = x.id AND w.state IN ('Open', 'Paused'))
          AND m.post_id <> c.post_id AND NOT EXISTS (SELECT 1 FROM post_staff s WHERE s.post_id = m.post_id AND s.person_id = c.cover_id)
        """;

    /// <summary>The absences whose cover holds such work.</summary>
    public const string Due = $"SELECT DISTINCT c.absence_id {TaskOf} UNION SELECT DISTINCT c.absence_id {TransferOf}";

    private const string Tasks = $"SELECT t.id, t.enquiry_id, t.section_id, t.post_id, t.due_on {TaskOf} AND c.id = @Id ORDER BY t.due_on, t.id";

    private const string Transfers = $"SELECT x.id, x.enquiry_id, x.section_id, m.post_id {TransferOf} AND c.id = @Id";

    /// <summary>What a running cover holds of posts on whose lists they do not stand.</summary>
    internal static async Task<Work> Of(Db db, CoverRow c) =>
        new(await db.Query<Piece>(Tasks, new { c.Id }), await db.Query<Piece>(Transfers, new { c.Id }));
}
