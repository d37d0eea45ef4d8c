using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>A refusal to review (ON-5), a further notice to approve (ON-6), a clock to stop, resume or restart (DL-9), or work recorded late to confirm (DL-12).</summary>
/// <param name="Kind">Refusal, SecondNotice, Clock or LateRecord.</param>
/// <param name="Number">Of the filing or the application.</param>
/// <param name="Application">The application; for a clock or a late record the task.</param>
/// <param name="What">What is asked for.</param>
/// <param name="Why">Why.</param>
/// <param name="More">Where the citizen is to go; the basis; how long it takes.</param>
/// <param name="By">When it goes out without a review; empty for the others.</param>
/// <param name="For">For whom the asker decides; empty when in their own right (GN-2).</param>
public sealed record ReceiptToDecide(string Kind, long Id, string Number, string Application, string Title, string AskedBy, DateTimeOffset AskedAt, string What, string Why, string More, DateTimeOffset? By, string For, int Version);

/// <summary>Reads what waits of applications and their clocks.</summary>
internal static class ReceiptApprovals
{
    private const string Refusals = """
        SELECT r.kind, x.id, x.number, a.number AS application, a.matter_type_id, r.asked_by, r.asked_at, x.reason AS what, x.basis AS why, x.go_to AS more, x.review_by AS by_at, r.decider_role AS seat, r.section_id, x.version
        FROM requests r JOIN refusals x ON x.id = r.subject_id JOIN applications a ON a.id = x.application_id WHERE r.kind = 'Refusal' AND
        """;

    private const string Notices = """
        SELECT r.kind, x.id, a.number, a.number AS application, a.matter_type_id, r.asked_by, r.asked_at, x.again AS what, x.why_late AS why, '' AS more, NULL AS by_at, r.decider_role AS seat, r.section_id, x.version
        FROM requests r JOIN notices_once x ON x.id = r.subject_id JOIN applications a ON a.id = x.application_id WHERE r.kind = 'SecondNotice' AND
        """;

    private const string Clocks = """
        SELECT r.kind, x.id, t.number, t.number AS application, COALESCE(t.matter_type_id, 0) AS matter_type_id, r.asked_by, r.asked_at, x.act AS what, x.reason AS why, x.basis AS more, NULL AS by_at, r.decider_role AS seat, r.section_id, x.version
        FROM requests r JOIN clock_acts x ON x.id = r.subject_id JOIN tasks t ON t.id = x.task_id WHERE r.kind = 'Clock' AND
        """;

    private const string LateRecords = """
        SELECT r.kind, x.id, t.number, t.number AS application, 0 AS matter_type_id, t.title, r.asked_by, r.asked_at, x.done_on AS what, x.evidence AS why, x.result AS more, NULL AS by_at, r.decider_role AS seat, r.section_id, x.version
        FROM requests r JOIN late_records x ON x.id = r.subject_id JOIN tasks t ON t.id = x.task_id WHERE r.kind = 'LateRecord' AND
        """;

    private const string Order = " ORDER BY r.asked_at, x.id LIMIT 100";

    /// <param name="mine">The condition of what waits for the asker; nothing that anybody typed.</param>
    public static async Task<IReadOnlyList<ReceiptToDecide>> Of(Db db, OfficePage office, string mine, object args)
    {
        var rows = new List<Row>();
        foreach (var sql in new[] { Refusals, Notices, Clocks, LateRecords }) rows.AddRange(await db.Query<Row>(string.Concat(sql, " ", mine, Order), args));
        return [.. rows.Select(x =>
        {
            var forId = Seats.ForWhom(db.Who, office, x.Seat, x.Seat is Roles.Director ? 0 : x.SectionId);
            return new ReceiptToDecide(x.Kind, x.Id, x.Number, x.Application, office.TitleOf(office.Matters.GetValueOrDefault(x.MatterTypeId)?.Name ?? x.Title, db.Who.English), office.NameOf(x.AskedBy), x.AskedAt, x.What, x.Why, x.More, x.ByAt, forId is null ? "" : office.NameOf(forId), x.Version);
        })];
    }

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public string Application { get; init; } = "";
        public long MatterTypeId { get; init; }
        public string Title { get; init; } = "";
        public long AskedBy { get; init; }
        public DateTimeOffset AskedAt { get; init; }
        public string What { get; init; } = "";
        public string Why { get; init; } = "";
        public string More { get; init; } = "";
        public DateTimeOffset? ByAt { get; init; }
        public Roles Seat { get; init; }
        public long SectionId { get; init; }
        public int Version { get; init; }
    }
}
