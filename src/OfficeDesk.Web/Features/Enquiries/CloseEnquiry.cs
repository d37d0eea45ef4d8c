using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The enquiry is closed: the citizen has an answer, or cannot be reached, and no task runs any more.</summary>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>FC-6, GN-5.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record CloseEnquiry([property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, int Version) : ICommand<EnquiryMoved>;

public sealed class CloseEnquiryHandler(OfficeBook book) : IHandle<CloseEnquiry, EnquiryMoved>
{
    private const string Tries = "SELECT kind, given_on FROM enquiry_answers WHERE enquiry_id = @Id";

    private const string OpenTasks = "SELECT number FROM tasks WHERE enquiry_id = @Id AND state IN ('Open', 'Paused') ORDER BY number";

    private const string Close = """
        UPDATE enquiries SET state = 'Closed', version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Open', 'Answered')
        """;

    public async Task<Outcome<EnquiryMoved>> Handle(CloseEnquiry m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        if (EnquiryRules.MayNotAct(e.State, EnquiryAct.Close) is { } why) return why;
        var told = await db.Query<Told>(Tries, new { e.Id });
        var answered = e.State == EnquiryState.Answered || told.Any(t => t.Kind == "Answer");
        var noContact = e.NoneLeft == 1 || told.Any(t => t.Kind == "NoContact");
        if (EnquiryRules.MayNotClose(answered, noContact, [.. told.Where(t => t.Kind == "FailedTry").Select(t => t.GivenOn)]) is { } unanswered) return unanswered;
        if (EnquiryRules.TasksStillOpen(await db.Query<string>(OpenTasks, new { e.Id })) is { } running) return running;
        if (e.Version != m.Version || !await db.Changed(Close, new { e.Id, e.Version })) return DeskRefusals.Changed();

        var forId = await FirstContacts.ActOn(db, book, e);
        await Timeline.Write(db, null, e.Id, "Closed", "结案", "closed the enquiry", forId: forId);
        return new EnquiryMoved(e.Number, EnquiryState.Closed, e.Version + 1);
    }

    private sealed record Told
    {
        public string Kind { get; init; } = "";
        public DateOnly GivenOn { get; init; }
    }
}
