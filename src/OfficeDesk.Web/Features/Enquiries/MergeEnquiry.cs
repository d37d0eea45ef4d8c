using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Two enquiries about the same thing become one: the later goes into the earlier, its open task ends as void, both first contacts stay (GN-5).</summary>
/// <param name="Into">The number of the earlier one, which goes on.</param>
/// <param name="Version">The version of the later one that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record MergeEnquiry(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(20, Required = true, Digits = true, Zh = "并入哪一件", En = "the one to merge into")] string Into,
    [property: Text(500, Required = true, Zh = "并入的原因", En = "why they are one")] string Reason, int Version) : ICommand<EnquiriesMerged>;

/// <summary>The tasks that ended with it.</summary>
public sealed record EnquiriesMerged(string Number, string Into, IReadOnlyList<string> VoidTasks);

public sealed class MergeEnquiryHandler(OfficeBook book) : IHandle<MergeEnquiry, EnquiriesMerged>
{
    private const string Around = $"""
        SELECT (SELECT COUNT(*) FROM transfers x WHERE x.enquiry_id = e.id AND x.state IN {TransferStates.OnItsWay}) AS on_its_way,
               (SELECT COUNT(*) FROM applications a WHERE a.enquiry_id = e.id AND (a.state NOT IN ('NotAccepted', 'Lapsed', 'Withdrawn')
                   OR EXISTS (SELECT 1 FROM refusals r WHERE r.application_id = a.id AND r.review = 'Waiting'))) AS applied,
               (SELECT COUNT(*) FROM tasks t WHERE t.enquiry_id = e.id AND t.state = 'Open' AND t.due_on < @Today) AS overdue
        FROM enquiries e WHERE e.id = @Id
        """;

    // the earlier one must still be there to take it when this commits
    private const string Hold = "UPDATE enquiries SET version = version + 1 WHERE id = @IntoId AND state IN ('Open', 'Answered')";

    private const string Merge = "UPDATE enquiries SET state = 'Merged', merged_into = @IntoId, version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Open', 'Answered')";

    private const string Insert = "INSERT INTO enquiry_merges (from_id, into_id, reason, person_id, at) VALUES (@Id, @IntoId, @Reason, @Me, @Now)";

    public async Task<Outcome<EnquiriesMerged>> Handle(MergeEnquiry m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        if (await FirstContacts.Find(db, m.Into) is not { } into) return DeskRefusals.NotFound() with { Field = nameof(MergeEnquiry.Into) };
        if (EnquiryRules.MayNotAct(e.State, EnquiryAct.Merge) is { } why) return why;
        var around = await db.One<(long OnItsWay, long Applied, long Overdue)>(Around, new { e.Id, db.Today });
        var later = (into.ReceivedAt, into.Id).CompareTo((e.ReceivedAt, e.Id)) > 0;
        if (EnquiryRules.CannotMerge(e.Id == into.Id, into.State, later, around.OnItsWay > 0, around.Applied > 0, around.Overdue > 0) is { } cannot) return cannot;
        var row = new { e.Id, IntoId = into.Id, m.Version, Reason = m.Reason.Trim(), Me = db.Who.PersonId, db.Now };
        if (!await db.Changed(Hold, row) || !await db.Changed(Merge, row)) return DeskRefusals.Changed();
        await db.Execute(Insert, row);
        var tasks = await TaskEnds.VoidOf(db, office, e.Id, $"并入 {into.Number}");
        var forId = await FirstContacts.ActOn(db, book, e);
        await Timeline.Write(db, e.TaskId, e.Id, "Merged", $"并入 {into.Number}", $"went into {into.Number}", m.Reason.Trim(), forId);
        await Timeline.Write(db, into.TaskId, into.Id, "Merged", $"{e.Number} 并入本件，首问 {office.NameOf(e.FirstContactId)}", $"{e.Number} came into this one; first contact {office.NameOf(e.FirstContactId)}", m.Reason.Trim(), forId);
        return new EnquiriesMerged(e.Number, into.Number, tasks);
    }
}
