using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>What must be true of the tables whatever people did.</summary>
internal static class CoverChecks
{
    private static readonly (string What, string Sql)[] Never =
    [
        ("an open task without one answering person", """
            SELECT t.number FROM tasks t WHERE t.state IN ('Open', 'Paused')
              AND (SELECT COUNT(*) FROM responsibilities r WHERE r.task_id = t.id AND r.to_at IS NULL AND r.person_id = t.answering_id) <> 1
            """),
        ("two answer at once", "SELECT t.number FROM tasks t WHERE (SELECT COUNT(*) FROM responsibilities r WHERE r.task_id = t.id AND r.to_at IS NULL) > 1"),
        ("a cover who is not on the post's list", """
            SELECT concat(c.id, '') FROM covers c WHERE c.vacant = 0 AND c.post_id <> 0 AND c.state IN ('Proposed', 'Consented', 'Approved', 'Filed', 'HandedOver', 'Running')
              AND NOT EXISTS (SELECT 1 FROM post_staff s WHERE s.post_id = c.post_id AND s.person_id = c.cover_id)
            """),
        ("a post's work with a cover who is not on its list", """
            SELECT t.number FROM tasks t JOIN responsibilities r ON r.task_id = t.id AND r.to_at IS NULL AND r.why = 'Cover'
            WHERE t.post_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM post_staff s WHERE s.post_id = t.post_id AND s.person_id = r.person_id)
            """),
        ("the absent person covers themselves", "SELECT concat(id, '') FROM covers WHERE person_id = cover_id"),
        ("a decision in one's own matter", "SELECT concat(id, '') FROM covers WHERE decided_by IN (person_id, cover_id) OR filed_by IN (person_id, cover_id)"),
        ("an absence approved by the person", "SELECT concat(id, '') FROM absences WHERE decided_by = person_id"),
        ("somebody away twice at once", "SELECT concat(person_id, '') FROM absences WHERE state IN ('Started', 'Extended') GROUP BY person_id HAVING COUNT(*) > 1"),
        ("a later return decided by the person", "SELECT concat(x.id, '') FROM absence_extensions x JOIN absences a ON a.id = x.absence_id WHERE x.decided_by = a.person_id"),
        ("a handover countersigned by a party", "SELECT concat(s.id, '') FROM cover_sheets s WHERE s.witness_by IN (s.giver_id, s.taker_id)"),
        ("a cover that runs although its person is on leave", """
            SELECT concat(c.id, '') FROM covers c JOIN absences a ON a.person_id = c.cover_id AND a.state IN ('Started', 'Extended') AND a.path = 'Leave' WHERE c.state = 'Running' AND c.vacant = 0
            """),
        ("two cover each other", "SELECT concat(a.id, '') FROM covers a JOIN covers b ON b.person_id = a.cover_id AND b.cover_id = a.person_id WHERE a.state = 'Running' AND b.state = 'Running' AND a.vacant = 0 AND b.vacant = 0"),
        ("one covers more than two posts", "SELECT concat(c.cover_id, '') FROM covers c JOIN absences a ON a.id = c.absence_id AND a.to_at > @Now WHERE c.state = 'Running' AND c.vacant = 0 GROUP BY c.cover_id HAVING COUNT(*) > 2"),
        ("a post with two covers", "SELECT concat(absence_id, '') FROM covers WHERE state = 'Running' AND post_id <> 0 GROUP BY absence_id, post_id HAVING COUNT(*) > 1"),
        ("a cover that runs for nobody", "SELECT concat(c.id, '') FROM covers c JOIN absences a ON a.id = c.absence_id WHERE c.state = 'Running' AND a.state NOT IN ('Started', 'Extended')"),
        ("work of somebody on leave that stayed with them", """
            SELECT t.number FROM tasks t JOIN absences a ON a.person_id = t.answering_id AND a.state IN ('Started', 'Extended') AND a.path = 'Leave'
            WHERE t.state IN ('Open', 'Paused') AND NOT EXISTS (SELECT 1 FROM covers c WHERE c.cover_id = t.answering_id AND c.state = 'Running' AND c.vacant = 1)
            """),
        ("work that did not come back to somebody who is back", """
            SELECT t.number FROM tasks t JOIN responsibilities r ON r.task_id = t.id AND r.to_at IS NULL AND r.for_id IS NOT NULL
            WHERE t.state IN ('Open', 'Paused') AND NOT EXISTS (SELECT 1 FROM covers c WHERE c.person_id = r.for_id AND c.state = 'Running')
            """),
        ("a transfer of somebody's post with a cover who is not on its list", """
            SELECT concat(x.id, '') FROM transfers x JOIN cover_tasks k ON k.task_id = x.id AND k.kind = 'Transfer' AND k.back_at IS NULL JOIN covers c ON c.id = k.cover_id AND c.state = 'Running' AND c.vacant = 0 AND c.cover_id = x.to_id
            JOIN enquiries e ON e.id = x.enquiry_id JOIN tasks m ON m.id = e.task_id
            WHERE x.state IN ('Sent', 'Accepted', 'Decided') AND m.post_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM post_staff s WHERE s.post_id = m.post_id AND s.person_id = c.cover_id)
            """),
        ("work taken that nobody holds as a cover", """
            SELECT concat(k.task_id, '') FROM cover_tasks k JOIN covers c ON c.id = k.cover_id WHERE k.back_at IS NULL AND c.state <> 'Running'
            """),
    ];

    public static async Task Look(TestDesk desk, string when)
    {
        foreach (var (what, sql) in Never) Assert.That(await desk.Rows<string>(sql, new { Now = desk.Clock.GetUtcNow() }), Is.Empty, $"{what}, {when}");
    }

    /// <summary>At the end nobody covers, no interval has a hole, and each follows the one before without a gap.</summary>
    public static async Task Nothing_is_left_behind(TestDesk desk, string when)
    {
        Assert.That(await desk.Rows<long>("SELECT id FROM covers WHERE state NOT IN ('Declined', 'Refused', 'HandedBack', 'BrokenOff')"), Is.Empty, when);
        Assert.That(await desk.Rows<long>("SELECT t.id FROM tasks t JOIN responsibilities r ON r.task_id = t.id AND r.to_at IS NULL AND r.for_id IS NOT NULL WHERE t.state IN ('Open', 'Paused')"), Is.Empty, when);
        var rows = await desk.Rows<(long Task, string From, string? To)>("SELECT task_id, from_at, to_at FROM responsibilities ORDER BY task_id, from_at, id");
        foreach (var task in rows.GroupBy(r => r.Task))
        {
            string? end = null;
            foreach (var (_, from, to) in task)
            {
                if (end is not null) Assert.That(from, Is.EqualTo(end), $"a gap in who answered for {task.Key}, {when}");
                end = to;
            }
        }
    }
}
