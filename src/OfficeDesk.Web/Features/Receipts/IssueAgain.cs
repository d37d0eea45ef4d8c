using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>A written decision that was made void is issued again under a new number, as long as the decision stands (ON-4, NT-1).</summary>
/// <param name="DocumentId">The void one.</param>
/// <param name="Version">The version of the application that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record IssueAgain([property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, long DocumentId, int Version) : ICommand<IssuedAgain>;

/// <param name="Document">The number of the new one.</param>
public sealed record IssuedAgain(string Number, long DocumentId, string Document, int Version);

public sealed class IssueAgainHandler(OfficeBook book, DocumentOffice documents) : IHandle<IssueAgain, IssuedAgain>
{
    private const string Touch = "UPDATE applications SET version = version + 1 WHERE id = @Id AND version = @Version";

    private const string Matter = "SELECT * FROM tasks WHERE id = @TaskId";

    private const string Sent = "SELECT * FROM refusals WHERE application_id = @Id AND sent_at IS NOT NULL ORDER BY id DESC LIMIT 1";

    // a notice and its first paper are of the same moment
    private const string Given = "SELECT * FROM notices_once WHERE application_id = @Id AND kind = 'Supplement' AND state = 'Given' AND given_at <= @IssuedAt ORDER BY given_at DESC, id DESC LIMIT 1";

    public async Task<Outcome<IssuedAgain>> Handle(IssueAgain m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        if (await Applications.MayNotAct(db, office, a) is { } foreign) return foreign;
        var all = await WrittenPapers.Of(db, a.Id);
        if (all.FirstOrDefault(d => d.Id == m.DocumentId) is not { } old || WrittenPapers.DecisionOf(old) is not { } decision) return DeskRefusals.NotFound();
        if (WrittenPapers.CannotIssueAgain(a, old, decision, all) is { } cannot) return cannot;
        if (!await db.Changed(Touch, new { a.Id, m.Version })) return DeskRefusals.Changed();
        var forId = Applications.ActsFor(db, office, a);
        var given = decision switch
        {
            WrittenDecision.Acceptance => await Accepted(db, office, a, new Issuing(documents, old, forId)),
            WrittenDecision.NonAcceptance => await new Issuing(documents, old, forId).Refused(db, office, a, await db.One<RefusalRow>(Sent, a)),
            WrittenDecision.Lapse => await new Issuing(documents, old, forId).Lapsed(db, office, a),
            _ => await Supplement(db, office, a, new Issuing(documents, old, forId), WrittenPapers.First(old, all)),
        };
        if (!given.Went(out var issued, out var why)) return why;
        db.About("application", a.Id, forId);
        return new IssuedAgain(a.Number, issued.Id, issued.Number, m.Version + 1);
    }

    /// <summary>The days are those of the acceptance, by the calendar of today while the matter runs, because the citizen goes by the newest paper: what was extended or paused since has papers of its own.</summary>
    private static async Task<Outcome<DocumentIssued>> Accepted(Db db, OfficePage office, ApplicationRow a, Issuing issuing)
    {
        var task = await db.One<TaskRow>(Matter, a);
        var deemed = a.Deemed == 1;
        return await issuing.Accepted(db, office, a, task.AnsweringId, DueOf(task, office.Calendar), deemed ? a.CompletedOn!.Value : OfficeClock.Day(a.EndedAt!.Value), deemed);
    }

    private static DateOnly DueOf(TaskRow task, WorkingCalendar calendar) =>
        task.IsOpen && task.Limit is { } limit && DeadlineRules.Recount(task.ReceivedOn, limit, [], calendar) is { } dates ? dates.FirstDue : task.FirstDueOn;

    /// <summary>What the notice asked for, until the day that holds for it now: a later notice moved it for all that is awaited.</summary>
    private static async Task<Outcome<DocumentIssued>> Supplement(Db db, OfficePage office, ApplicationRow a, Issuing issuing, DocumentRow first)
    {
        var notice = await db.One<NoticeRow>(Given, new { a.Id, first.IssuedAt });
        var asked = await AskedLater.Of(db, a.Id, a.EndedAt, a.TaskId);
        var by = a.State is ApplicationState.NoticeOut ? a.CompleteBy!.Value : asked.Any(n => n.Id == notice.Id) ? AskedLater.By(office, asked)!.Value : AskedLater.Told(office, notice.GivenOn!.Value, notice.BringBy);
        return await issuing.Supplement(db, office, a, notice, by);
    }
}

/// <summary>The papers that say what became of an application.</summary>
internal static class WrittenPapers
{
    private const string OfApplication = $"SELECT * FROM documents WHERE subject = '{Issuing.Subject}' AND subject_id = @Id ORDER BY id";

    /// <summary>All of them, also those that are void.</summary>
    public static Task<IReadOnlyList<DocumentRow>> Of(Db db, long applicationId) => db.Query<DocumentRow>(OfApplication, new { Id = applicationId });

    /// <summary>Which decision a paper gives; null for any other paper.</summary>
    public static WrittenDecision? DecisionOf(DocumentRow d) => d.Subject == Issuing.Subject ? DocumentKinds.Find(d.Kind)?.Decides : null;

    /// <summary>Why it cannot be issued again; null when it can.</summary>
    public static Refusal? CannotIssueAgain(ApplicationRow a, DocumentRow d, WrittenDecision decision, IReadOnlyList<DocumentRow> all) => ReceiptRules.CannotIssueAgain(
        decision, a.State, d.State is DocumentState.Void,
        // of notices there may be several; of anything else a later paper is another decision
        all.Any(x => x.ReplacesId == d.Id || (decision is not WrittenDecision.Supplement && x.Kind == d.Kind && x.Id > d.Id)), a.EndedAt is { } accepted && d.IssuedAt > accepted);

    /// <summary>The paper in whose place, one after the other, this one stands.</summary>
    public static DocumentRow First(DocumentRow d, IReadOnlyList<DocumentRow> all)
    {
        while (all.FirstOrDefault(x => x.Id == d.ReplacesId) is { } before) d = before;
        return d;
    }
}
