using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What the citizen takes back: one application, or every one of an enquiry (GN-5).</summary>
public static class ApplicationEnds
{
    /// <summary>Not decided yet, or accepted and still being worked on.</summary>
    private const string Alive = """
        (applications.state IN ('Received', 'Checked', 'NoticeOut')
         OR (applications.state = 'Accepted' AND EXISTS (SELECT 1 FROM tasks k WHERE k.id = applications.task_id AND k.state IN ('Open', 'Paused'))))
        """;

    private const string OfEnquiry = $"SELECT id, number, version FROM applications WHERE enquiry_id = @Id AND {Alive} ORDER BY id";

    // looks at the task again: it may have been finished since it was read
    private const string Write = $"UPDATE applications SET state = 'Withdrawn', ended_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND {Alive}";

    private const string Lapse = """
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1 WHERE state = 'Open'
            AND ((kind = 'Refusal' AND subject_id IN (SELECT r.id FROM refusals r WHERE r.application_id = @Id)) OR (kind = 'SecondNotice' AND subject_id IN (SELECT n.id FROM notices_once n WHERE n.application_id = @Id)));
        UPDATE notices_once SET state = 'Dropped', version = version + 1 WHERE application_id = @Id AND state = 'Waiting';
        UPDATE refusals SET review = 'Overruled', words = '办事人撤回申请', version = version + 1 WHERE application_id = @Id AND review = 'Waiting'
        """;

    /// <summary>Ends one application; what waited for somebody has lost its object. Its tasks are the caller's.</summary>
    /// <returns>False when it has changed since it was read.</returns>
    public static async Task<bool> Withdraw(Db db, long id, int version)
    {
        if (!await db.Changed(Write, new { Id = id, Version = version, db.Now })) return false;
        await db.Execute(Lapse, new { Id = id, db.Now });
        return true;
    }

    /// <summary>Ends every application of an enquiry that is not over, so that no clock accepts or lapses it afterwards. Before the tasks of the enquiry are made void.</summary>
    /// <returns>Their numbers; null when one has changed since it was read.</returns>
    public static async Task<IReadOnlyList<string>?> WithdrawOf(Db db, long enquiryId)
    {
        var open = await db.Query<(long Id, string Number, int Version)>(OfEnquiry, new { Id = enquiryId });
        foreach (var a in open)
            if (!await Withdraw(db, a.Id, a.Version)) return null;
        return [.. open.Select(a => a.Number)];
    }
}
