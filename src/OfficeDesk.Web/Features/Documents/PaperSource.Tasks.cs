using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>The papers of tasks and extensions.</summary>
public sealed partial class PaperSource
{
    private const string CitizenOf = "SELECT citizen_name, organisation FROM enquiries WHERE id = @EnquiryId";

    private const string Extensions = "SELECT x.*, t.number AS task_number, t.title, t.due_on AS task_due_on, t.enquiry_id, t.section_id, t.answering_id FROM extensions x JOIN tasks t ON t.id = x.task_id";

    private const string OfExtension = $"{Extensions} WHERE x.number = @Number AND ({Tasks.InSight} OR x.asked_by = @Me)";

    private const string LastExtensions = $"{Extensions} WHERE x.task_id = @Id ORDER BY x.id DESC LIMIT 3";

    /// <summary>The papers of a task and of its last extensions that are ready.</summary>
    /// <param name="task">In the asker's sight.</param>
    public async Task<IReadOnlyList<ReadyPaper>> OfTask(Db db, TaskRow task)
    {
        var ready = new List<ReadyPaper>();
        if ((await Result(db, task)).Went(out var result, out _)) ready.Add(new ReadyPaper(Paper.Result, task.Number, result));
        var extensions = await db.Query<ExtensionMore>(LastExtensions, new { task.Id });
        if (extensions.Count == 0) return ready;
        var office = await book.Open(db.Ct);
        var citizen = task.EnquiryId is null ? null : await db.Find<CitizenMore>(CitizenOf, new { task.EnquiryId });
        foreach (var x in extensions)
            foreach (var paper in new[] { Paper.Extension, Paper.Extended })
                if (Extension(office, paper, x, citizen).Went(out var content, out _)) ready.Add(new ReadyPaper(paper, x.Number, content));
        return ready;
    }

    private async Task<Outcome<PaperContent>> Result(Db db, string number) => await Tasks.Find(db, number) is { } task ? await Result(db, task) : DeskRefusals.NotFound();

    private async Task<Outcome<PaperContent>> Result(Db db, TaskRow task)
    {
        if (task.DoneOn is not { } done || task.State is TaskState.Void || task.EnquiryId is null)
            return DocumentRules.NotReady("办结以后才有结果告知书，而且只给群众事项。", "A notice of result comes after the matter is finished, and only for what a citizen brought.");
        var office = await book.Open(db.Ct);
        var citizen = await db.One<CitizenMore>(CitizenOf, new { task.EnquiryId });
        var matter = task.MatterTypeId is { } id ? office.Matters.GetValueOrDefault(id) : null;
        return new PaperContent(
            new ResultNotice
            {
                Applicant = citizen.Name, Matter = matter?.Name ?? task.Title, CaseNumber = task.Number, ReceivedOn = task.ReceivedOn, DoneOn = done, Result = task.Result,
                Basis = matter is null || matter.Basis.Length == 0 ? "" : matter.Basis, Handler = office.NameOf(task.AnsweringId),
            }, new DocumentAbout(task.Id, task.EnquiryId, SectionId: task.SectionId, Once: task.Number, StatusNumber: task.Number, Addressee: citizen.Name));
    }

    private async Task<Outcome<PaperContent>> Extension(Db db, Paper paper, string number)
    {
        if (await db.Find<ExtensionMore>(OfExtension, db.InSight(new { Number = number.Trim(), SightDay = db.Today })) is not { } x) return DeskRefusals.NotFound();
        return Extension(await book.Open(db.Ct), paper, x, x.EnquiryId is null ? null : await db.Find<CitizenMore>(CitizenOf, new { x.EnquiryId }));
    }

    private static Outcome<PaperContent> Extension(OfficePage office, Paper paper, ExtensionMore x, CitizenMore? citizen)
    {
        var about = new DocumentAbout(x.TaskId, x.EnquiryId, Subject: "extension", SubjectId: x.Id, SectionId: x.SectionId, Addressee: citizen?.Name ?? office.SectionName(x.SectionId));
        var days = FieldValues.Tight(new Limit(x.Days, x.Unit).Zh());
        if (paper is Paper.Extension)
            return new PaperContent(
                new ExtensionSheetPaper
                {
                    TaskNumber = x.TaskNumber, TaskTitle = x.Title, Handler = office.NameOf(x.AskedBy), Section = office.SectionName(x.SectionId), OldDueOn = x.OldDueOn, AskedOn = OfficeClock.Day(x.AskedAt), Days = days,
                    NewDueOn = x.NewDueOn, Provisional = office.Calendar.IsProvisional(x.NewDueOn), Reason = x.Reason, Agreement = x.Agreement, Opinion = Said(office, x.OpinionAt, x.OpinionFor == 1, x.Opinion, x.OpinionBy, x.OpinionAs),
                    Decision = Said(office, x.DecidedAt, x.State == "Agreed", x.Decision, x.DecidedBy, x.DecidedAs), Told = x.ToldAt is { } told ? $"{FieldValues.Day(OfficeClock.Day(told))} {x.ToldHow}" : "",
                }, about with { OwnNumber = x.Number, Once = x.State + (x.OpinionAt is null ? "" : "o") + (x.ToldAt is null ? "" : "t") });
        if (x.State != "Agreed") return DocumentRules.NotReady("延期同意以后才有延期告知书。", "A notice of extension comes after it was agreed.");
        if (citizen is null) return DocumentRules.NotReady("不是群众事项，没有延期告知书；请把审批表送交办单位。", "This is no citizen's matter: give the form to whoever assigned it.");
        return new PaperContent(
            new ExtensionNotice { Applicant = citizen.Name, Matter = x.Title, CaseNumber = x.TaskNumber, OldDueOn = x.OldDueOn, Days = days, NewDueOn = x.TaskDueOn, Provisional = office.Calendar.IsProvisional(x.TaskDueOn), Reason = x.Reason, Handler = office.NameOf(x.AnsweringId) },
            about with { Once = x.Number, StatusNumber = x.TaskNumber });
    }

    private static string Said(OfficePage office, DateTimeOffset? at, bool inFavour, string words, long? by, long? asWhom) => at is not { } when ? ""
        : $"{(inFavour ? "同意。" : "不同意。")}{words}\n{office.NameOf(by)}{(asWhom is null ? "" : $"（代{office.NameOf(asWhom)}）")} {FieldValues.Day(OfficeClock.Day(when))}";

    private sealed record CitizenMore
    {
        public string CitizenName { get; init; } = "";
        public string Organisation { get; init; } = "";

        public string Name => CitizenName.Length > 0 ? CitizenName : Organisation.Length > 0 ? Organisation : "办事人";
    }

    private sealed record ExtensionMore
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public long TaskId { get; init; }
        public long AskedBy { get; init; }
        public DateTimeOffset AskedAt { get; init; }
        public int Days { get; init; }
        public LimitUnit Unit { get; init; }
        public string Reason { get; init; } = "";
        public string Agreement { get; init; } = "";
        public string State { get; init; } = "";
        public string Opinion { get; init; } = "";
        public int? OpinionFor { get; init; }
        public long? OpinionBy { get; init; }
        public long? OpinionAs { get; init; }
        public DateTimeOffset? OpinionAt { get; init; }
        public long? DecidedBy { get; init; }
        public long? DecidedAs { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public string Decision { get; init; } = "";
        public DateOnly OldDueOn { get; init; }
        public DateOnly NewDueOn { get; init; }
        public DateTimeOffset? ToldAt { get; init; }
        public string ToldHow { get; init; } = "";
        public string TaskNumber { get; init; } = "";
        public string Title { get; init; } = "";
        public DateOnly TaskDueOn { get; init; }
        public long? EnquiryId { get; init; }
        public long SectionId { get; init; }
        public long AnsweringId { get; init; }
    }
}
