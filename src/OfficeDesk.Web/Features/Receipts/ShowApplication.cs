using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>One application with its papers, notices, refusals, question and story, and what the asker may do with it now.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ShowApplication([property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<ApplicationShown>;

/// <param name="CitizenName">Masked for whoever has nothing to do with it.</param>
/// <param name="Light">Of the clock that runs now: telling the citizen, or the matter itself; empty when none does.</param>
/// <param name="DueOn">The day of that clock.</param>
/// <param name="Provisional">Whether that day may still move (DL-4).</param>
/// <param name="Awaited">What was asked for after the acceptance and has not come.</param>
/// <param name="BringBy">The last day for it.</param>
public sealed record ApplicationShown(
    long Id, string Number, ApplicationState State, ReceiptOutcome? Outcome, MatterPreset Matter, string EnquiryNumber, string CitizenName, string Organisation, string Phone, string Section, string Handler, DateOnly ReceivedOn, bool Away,
    IReadOnlyList<PaperShown> Papers, CheckShown? Check, DateOnly TellBy, bool Told, DateOnly? CompleteBy, DateOnly? CompletedOn, bool Deemed, string TaskNumber, DateOnly? DueOn, bool Provisional, Light? Light, int? DaysLeft,
    IReadOnlyList<NoticeShown> Notices, IReadOnlyList<RefusalShown> Refusals, QuestionShown? Question, IReadOnlyList<DocumentLine> Documents, IReadOnlyList<StoryLine> Story, ApplicationActs May, int Version,
    IReadOnlyList<string> Awaited, DateOnly? BringBy);

/// <summary>A paper that was issued of it.</summary>
/// <param name="Again">It is void, what it decided stands, and the asker may issue it again (NT-1).</param>
public sealed record DocumentLine(long Id, string Kind, string Number, DateOnly On, bool Void, bool Served, bool Again);

public sealed record PaperShown(string Name, int Copies, PaperForm Form, string When, PaperState State, string Note, DateOnly? CameOn);

/// <summary>The five answers (ON-2) and who gave them.</summary>
public sealed record CheckShown(bool Ours, bool NeedsDecision, bool Complete, bool RightForm, Slips Slips, string Corrected, string By, DateTimeOffset At);

/// <param name="Again">What an earlier notice could have named (ON-6).</param>
/// <param name="MayDecide">The asker is to decide it now.</param>
/// <param name="Came">What of it came after the acceptance, or is not needed any more.</param>
public sealed record NoticeShown(long Id, bool BeforeHandingIn, string State, IReadOnlyList<string> Items, string Note, string Again, string WhyLate, string By, DateOnly? GivenOn, string DecidedBy, string Decision, bool MayDecide, int Version, IReadOnlyList<string> Came);

/// <param name="MayReview">The asker is to review it now.</param>
public sealed record RefusalShown(long Id, string Number, ReceiptOutcome Ground, string Reason, string Basis, string GoTo, string Handler, DateTimeOffset FiledAt, DateTimeOffset ReviewBy, ReviewState Review, string ReviewedBy, string For, DateTimeOffset? ReviewedAt, string Words,
    DateTimeOffset? SentAt, DateTimeOffset? OfficeAt, bool MayReview, bool MayFile, int Version);

public sealed record QuestionShown(string Text, string Answer, string AnsweredBy, DateTimeOffset? At, bool MayAnswer);

public sealed record StoryLine(DateTimeOffset At, string Who, string For, string Kind, string Zh, string En, string Note);

/// <summary>Why not, for each act; null means that the asker may.</summary>
public sealed record ApplicationActs(Refusal? Check, Refusal? HandIn, Refusal? AskMore, Refusal? Withdraw, bool Again);

public sealed class ShowApplicationHandler(OfficeBook book) : IHandle<ShowApplication, ApplicationShown>
{
    private const string Enquiry = "SELECT * FROM enquiries WHERE id = @EnquiryId";
    private const string Notices = "SELECT * FROM notices_once WHERE application_id = @Id OR (application_id IS NULL AND enquiry_id = @EnquiryId AND matter_type_id = @MatterTypeId) ORDER BY id DESC";
    private const string Refusals = "SELECT * FROM refusals WHERE application_id = @Id ORDER BY id DESC";
    private const string Clock = "SELECT * FROM tasks WHERE id IN (@TaskId, @CheckTaskId) AND state IN ('Open', 'Paused') ORDER BY id DESC LIMIT 1";
    private const string Matter = "SELECT number FROM tasks WHERE id = @TaskId";
    private const string Events = "SELECT at, person_id, for_id, kind, zh, en, note FROM events WHERE enquiry_id = @EnquiryId ORDER BY id DESC LIMIT 200";

    public async Task<Outcome<ApplicationShown>> Handle(ShowApplication m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        var e = await db.One<EnquiryRow>(Enquiry, a);
        var papers = await Papers.Of(db, a.Id);
        var notices = await db.Query<NoticeRow>(Notices, a);
        var refusals = await db.Query<RefusalRow>(Refusals, a);
        var clock = await db.Find<TaskRow>(Clock, a);
        var foreign = await Applications.MayNotAct(db, office, a);
        IReadOnlyList<AskedNotice> asked = a.State is ApplicationState.Accepted ? await AskedLater.Of(db, a.Id, a.EndedAt, a.TaskId) : [];
        var waiting = notices.Any(n => n.State == "Waiting");
        var mine = foreign is null || db.Who.Led.Contains(a.SectionId) || e.FirstContactId == db.Who.PersonId;
        var acts = new ApplicationActs(foreign ?? ReceiptRules.CannotCheck(a.State, a.IsAnswered) ?? (waiting ? ReceiptRules.CannotAskMore(a.State, waiting: true) : null), foreign ?? ReceiptRules.CannotComplete(a.State, asked.Count > 0),
            foreign ?? ReceiptRules.CannotAskMore(a.State, waiting), foreign ?? ReceiptRules.CannotWithdraw(a.State, clock is not null && clock.Id == a.TaskId), foreign is null && a.State is ApplicationState.Lapsed or ApplicationState.Withdrawn);
        var written = await WrittenPapers.Of(db, a.Id);
        bool Again(DocumentRow d) => foreign is null && d.SubjectId == a.Id && WrittenPapers.DecisionOf(d) is { } decision && WrittenPapers.CannotIssueAgain(a, d, decision, written) is null;
        return new ApplicationShown(
            a.Id, a.Number, a.State, a.Outcome, ReceiptFormHandler.Preset(office, office.Matters[a.MatterTypeId]), e.Number, mine ? e.CitizenName : Masks.Name(e.CitizenName), mine ? e.Organisation : "", Masks.Phone(e.Phone),
            office.SectionName(a.SectionId, db.Who.English), office.NameOf(a.HandlerId), a.ReceivedOn, a.Away == 1, [.. papers.Select(p => new PaperShown(p.Name, p.Copies, p.Form, p.NeededWhen, p.State, p.Note, p.CameOn))], CheckOf(office, a),
            a.NoticeDueOn, a.State is not (ApplicationState.Received or ApplicationState.Checked) || refusals.Any(r => r.Review is ReviewState.Waiting), a.CompleteBy, a.CompletedOn, a.Deemed == 1,
            a.TaskId is null ? "" : await db.Find<string>(Matter, a) ?? "", clock?.DueOn, clock?.Provisional == 1, clock?.LightOn(db.Today, office), clock?.DaysLeft(db.Today, office),
            await NoticesOf(db, office, a, notices), await RefusalsOf(db, office, a, refusals), QuestionOf(db, office, a),
            [.. (await DocumentOffice.Of(db, enquiryId: a.EnquiryId)).Select(d => new DocumentLine(d.Id, DocumentKinds.NameOf(d.Kind, db.Who.English), d.Number, d.IssuedOn, d.State is DocumentState.Void, d.State is DocumentState.Served, Again(d)))],
            [.. (await db.Query<EventRow>(Events, a)).Select(v => new StoryLine(v.At, v.PersonId == 0 ? "" : office.NameOf(v.PersonId), v.ForId is null ? "" : office.NameOf(v.ForId), v.Kind, v.Zh, v.En, v.Note))], acts, a.Version, AskedLater.Awaited(asked), AskedLater.By(office, asked));
    }

    private static CheckShown? CheckOf(OfficePage office, ApplicationRow a) => a.CheckedAt is not { } at ? null
        : new CheckShown(a.Ours == 1, a.NeedsDecision == 1, a.Complete == 1, a.RightForm == 1, a.Slips ?? Slips.None, a.Corrected, office.NameOf(a.CheckedBy), at);

    private static async Task<IReadOnlyList<NoticeShown>> NoticesOf(Db db, OfficePage office, ApplicationRow a, IReadOnlyList<NoticeRow> notices)
    {
        var shown = new List<NoticeShown>();
        foreach (var n in notices)
            shown.Add(new NoticeShown(n.Id, n.Kind == "OneTime", n.State, n.Names, n.Note, n.Again, n.WhyLate, office.NameOf(n.GivenBy), n.GivenOn, n.DecidedBy is null ? "" : office.NameOf(n.DecidedBy), n.Decision,
                n.State == "Waiting" && Decides(db) && await Reviewing.MayNot(db, office, a.SectionId, n.GivenBy) is null, n.Version, AskedLater.Lines(n.Brought)));
        return shown;
    }

    private static async Task<IReadOnlyList<RefusalShown>> RefusalsOf(Db db, OfficePage office, ApplicationRow a, IReadOnlyList<RefusalRow> refusals)
    {
        var shown = new List<RefusalShown>();
        foreach (var r in refusals)
            shown.Add(new RefusalShown(r.Id, r.Number, r.Ground, r.Reason, r.Basis, r.GoTo, office.NameOf(r.HandlerId), r.FiledAt, r.ReviewBy, r.Review, r.ReviewedBy is null ? "" : office.NameOf(r.ReviewedBy), r.ReviewedAs is null ? "" : office.NameOf(r.ReviewedAs), r.ReviewedAt, r.Words, r.SentAt, r.OfficeAt,
                r.Review is ReviewState.Waiting && Decides(db) && await Reviewing.MayNot(db, office, a.SectionId, r.HandlerId) is null, r.OfficeAt is null && db.Who.Is(Roles.GeneralOffice), r.Version));
        return shown;
    }

    private static QuestionShown? QuestionOf(Db db, OfficePage office, ApplicationRow a) => a.Question.Length == 0 ? null
        : new QuestionShown(a.Question, a.Answer, a.AnsweredBy is null ? "" : office.NameOf(a.AnsweredBy), a.AnsweredAt,
            a is { State: ApplicationState.Checked, Outcome: ReceiptOutcome.Unclear, AnsweredAt: null } && db.Who.Is(Roles.Leader | Roles.Director) && a.HandlerId != db.Who.PersonId);

    private static bool Decides(Db db) => db.Who.Is(Roles.Chief | Roles.Leader | Roles.Director);

    private sealed record EventRow
    {
        public DateTimeOffset At { get; init; }
        public long PersonId { get; init; }
        public long? ForId { get; init; }
        public string Kind { get; init; } = "";
        public string Zh { get; init; } = "";
        public string En { get; init; } = "";
        public string Note { get; init; } = "";
    }
}
