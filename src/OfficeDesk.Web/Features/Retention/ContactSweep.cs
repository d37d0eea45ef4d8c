using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>
/// First contacts that are closed, and with which nothing has happened for as long: the record, its numbers, days and people of the office stay; who came, what was said and
/// the files go. Left alone is what a document was issued for (NT-4), what became an application, and what a complaint points at.
/// </summary>
internal static class ContactSweep
{
    private const string Old = """
        FROM enquiries e WHERE e.id < @BeforeId AND e.recorded_at < @Before AND e.state IN ('Closed', 'Withdrawn', 'Merged')
          AND NOT EXISTS (SELECT 1 FROM cleared_records k WHERE k.kind = 'Contacts' AND k.id = e.id)
          AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.enquiry_id = e.id AND (t.state IN ('Open', 'Paused') OR t.done_at >= @Before))
          AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.enquiry_id = e.id)
          AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.enquiry_id = e.id)
          AND NOT EXISTS (SELECT 1 FROM documents d JOIN tasks t ON t.id = d.task_id WHERE t.enquiry_id = e.id)
          AND NOT EXISTS (SELECT 1 FROM events v WHERE v.enquiry_id = e.id AND v.at >= @Before)
          AND NOT EXISTS (SELECT 1 FROM complaint_links l WHERE l.number = e.number AND l.kind IN ('Enquiry', 'Task'))
          AND NOT EXISTS (SELECT 1 FROM tasks t JOIN complaint_links l ON l.number = t.number AND l.kind = 'Task' WHERE t.enquiry_id = e.id)
          AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.kind = 'Contacts' AND h.number = e.number AND h.lifted_at IS NULL)
        """;

    private const string Count = $"SELECT COUNT(*) AS count, MIN(e.recorded_at) AS oldest {Old}";
    private const string Show = $"SELECT e.number, e.recorded_at AS at {Old} ORDER BY e.id LIMIT 50";
    private const string SomeOf = $"SELECT e.id {Old} ORDER BY e.id LIMIT @Most";
    private const string CitizensOf = "SELECT DISTINCT known_by FROM enquiries WHERE id IN @Ids AND known_by IS NOT NULL";
    private const string TasksOf = "SELECT id FROM tasks WHERE enquiry_id IN @Ids";

    private const string Contact = """
        UPDATE enquiries SET known_by = NULL, citizen_name = '', organisation = '', phone = '', ask = @Gone, chosen_why = '', version = version + 1 WHERE id IN @Ids;
        UPDATE enquiry_answers SET text = @Gone WHERE enquiry_id IN @Ids;
        UPDATE referrals SET reached = '', details = '', guidance = '' WHERE enquiry_id IN @Ids;
        UPDATE transfers SET message = '', contact_note = '', back_text = '' WHERE enquiry_id IN @Ids;
        UPDATE enquiry_merges SET reason = @Gone WHERE from_id IN @Ids OR into_id IN @Ids;
        UPDATE reveals SET purpose = '' WHERE enquiry_id IN @Ids;
        UPDATE notices_once SET note = '', again = '' WHERE enquiry_id IN @Ids;
        UPDATE events SET note = '' WHERE enquiry_id IN @Ids AND note <> ''
        """;

    private const string Work = """
        UPDATE tasks SET result = @Gone WHERE id IN @Tasks AND result <> '';
        UPDATE events SET note = '' WHERE task_id IN @Tasks AND note <> '';
        UPDATE handovers SET what = @Gone WHERE task_id IN @Tasks;
        UPDATE progress_reports SET stage = '', text = @Gone WHERE task_id IN @Tasks;
        UPDATE task_notes SET text = @Gone WHERE task_id IN @Tasks
        """;

    private const string Forgotten = """
        UPDATE citizens SET known_by = NULL, name = '', initials = '', organisation = '', phone = '', phone_tail = ''
        WHERE known_by IN @Citizens AND NOT EXISTS (SELECT 1 FROM enquiries e WHERE e.known_by = citizens.known_by)
        """;

    // what was written for finding holds the words too: from this matter on it is written anew from what stands in the tables
    private const string Blocks = "SELECT block_no FROM search_blocks WHERE kind = 'E' AND last_id >= @First";
    private const string Grams = "DELETE FROM search_hits WHERE block_no IN @Blocks";
    private const string Sealed = "DELETE FROM search_blocks WHERE block_no IN @Blocks";

    public static Sweep Make() => new(KeptKind.Contacts, Settings.KeepContacts, Count, Show, Clear);

    private static async Task<int> Clear(Db db, Clearing c)
    {
        var ids = await db.Query<long>(SomeOf, Sweeps.Args(c.Before, c.Most));
        if (ids.Count == 0) return 0;
        var citizens = await db.Query<string>(CitizensOf, new { Ids = ids });
        var tasks = await db.Query<long>(TasksOf, new { Ids = ids });
        await db.Execute(Contact, new { Ids = ids, RetentionRules.Gone });
        if (tasks.Count > 0) await db.Execute(Work, new { Tasks = tasks, RetentionRules.Gone });
        if (citizens.Count > 0) await db.Execute(Forgotten, new { Citizens = citizens });
        await c.Files.Forget(db, FileCase.Enquiry, ids);
        if (tasks.Count > 0) await c.Files.Forget(db, FileCase.Task, tasks);
        var blocks = await db.Query<long>(Blocks, new { First = ids[0] });
        if (blocks.Count > 0)
        {
            await db.Execute(Grams, new { Blocks = blocks });
            await db.Execute(Sealed, new { Blocks = blocks });
        }
        await db.Insert("cleared_records (kind, id, purge_id)", ids, id => [nameof(KeptKind.Contacts), id, c.PurgeId]);
        return ids.Count;
    }
}
