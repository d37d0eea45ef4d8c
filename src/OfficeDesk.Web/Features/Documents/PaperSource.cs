using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>What a paper says and what it belongs to.</summary>
public sealed record PaperContent(DocumentFields Fields, DocumentAbout About);

/// <summary>A paper that could be issued now.</summary>
/// <param name="Number">Of the enquiry, the task or the extension.</param>
public sealed record ReadyPaper(Paper Paper, string Number, PaperContent Content);

/// <summary>Gathers what a paper says from the tables, through the sight of the asker.</summary>
public sealed partial class PaperSource(OfficeBook book)
{
    private const string Around = """
        SELECT t.due_on, t.provisional, COALESCE(r.unit, '') AS unit, COALESCE(r.guidance, '') AS guidance, COALESCE(r.details, '') AS details, COALESCE(r.reached, '') AS reached,
               a.text AS answer, a.given_at, a.how, a.person_id AS answered_by
        FROM enquiries e LEFT JOIN tasks t ON t.id = e.task_id LEFT JOIN referrals r ON r.enquiry_id = e.id
        LEFT JOIN enquiry_answers a ON a.id = (SELECT MAX(x.id) FROM enquiry_answers x WHERE x.enquiry_id = e.id AND x.kind = 'Answer') WHERE e.number = @Number
        """;

    /// <summary>The enquiry at hand, and what stands around it, in one look.</summary>
    private const string Nearest = $"{FirstContacts.Nearest};\n{Around}";

    /// <summary>The same wherever it is in sight.</summary>
    private const string Load = $"{FirstContacts.Load};\n{Around}";

    private const string LastTransfer = """
        SELECT k.number, k.due_on, f.from_id, f.to_id, f.section_id, f.message, f.sent_at, f.accepted_at, f.contact_note
        FROM transfers f JOIN tasks k ON k.id = f.id WHERE f.enquiry_id = @Id ORDER BY f.id DESC LIMIT 1
        """;

    /// <summary>The paper, or why it cannot be made: not in sight, or not ready.</summary>
    public async Task<Outcome<PaperContent>> Of(Db db, Paper paper, string number)
    {
        if (paper is Paper.Result) return await Result(db, number);
        if (paper is Paper.Extension or Paper.Extended) return await Extension(db, paper, number);
        if (await Find(db, number) is not { } found) return DeskRefusals.NotFound();
        return await Of(db, await book.Open(db.Ct), paper, found.E, found.More);
    }

    /// <summary>The papers of an enquiry that are ready; it is looked up once for all.</summary>
    public async Task<IReadOnlyList<ReadyPaper>> OfEnquiry(Db db, string number)
    {
        if (await Find(db, number) is not { } found) return [];
        var office = await book.Open(db.Ct);
        var ready = new List<ReadyPaper>();
        foreach (var paper in new[] { Paper.Receipt, Paper.Answer, Paper.Transfer, Paper.Referral })
            if ((await Of(db, office, paper, found.E, found.More)).Went(out var content, out _)) ready.Add(new ReadyPaper(paper, found.E.Number, content));
        return ready;
    }

    private static async Task<(EnquiryRow E, EnquiryMore More)?> Find(Db db, string number)
    {
        var args = db.InSight(new { Number = number.Trim(), SightDay = db.Today });
        var (found, around) = await db.FindBoth<EnquiryRow, EnquiryMore>(Nearest, args);
        if (found is null) (found, around) = await db.FindBoth<EnquiryRow, EnquiryMore>(Load, args);
        return found is { } e ? (e, around[0]) : null;
    }

    private static async Task<Outcome<PaperContent>> Of(Db db, OfficePage office, Paper paper, EnquiryRow e, EnquiryMore more) => paper switch
    {
        Paper.Transfer => await Transfer(db, office, e),
        Paper.Receipt => Receipt(office, e, more),
        Paper.Answer => Answer(office, e, more),
        _ => Referral(office, e, more),
    };

    private static PaperContent Receipt(OfficePage office, EnquiryRow e, EnquiryMore more)
    {
        var section = office.People.TryGetValue(e.ResponsibleId, out var person) && office.Sections.TryGetValue(person.SectionId, out var s) ? s : new Section();
        return new PaperContent(
            new EnquiryReceipt
            {
                ReceivedAt = e.ReceivedAt, Citizen = Citizen(e), FirstContact = office.NameOf(e.FirstContactId), Matter = Matter(office, e), Ask = e.Ask, DueOn = more.DueOn, Provisional = more.Provisional == 1,
                Unit = more.Unit, Advice = more.Guidance.Length > 0 ? more.Guidance : more.Answer ?? "", DoneBy = more.DueOn is null ? "" : section.Name, Place = section.Place, Phone = section.Phone,
            }, About(e) with { OwnNumber = e.Number });
    }

    private static Outcome<PaperContent> Answer(OfficePage office, EnquiryRow e, EnquiryMore more) => more.GivenAt is not { } at
        ? DocumentRules.NotReady("还没有答复办事人。先在来访登记页记录答复，再打印答复单。", "The citizen has no answer yet. Record it on the enquiry's page, then print it.")
        : new PaperContent(
            new EnquiryAnswer
            {
                Citizen = Citizen(e), ReceivedAt = e.ReceivedAt, Matter = Matter(office, e), Ask = e.Ask, Answer = more.Answer!, AnsweredAt = at, How = Way(more.How), AnsweredBy = office.NameOf(more.AnsweredBy),
            }, About(e) with { OwnNumber = e.Number, Once = at.ToString("O") });

    private static Outcome<PaperContent> Referral(OfficePage office, EnquiryRow e, EnquiryMore more) => more.Unit.Length == 0
        ? DocumentRules.NotReady("这件来访没有引导到别的单位，没有引导单。", "This enquiry was not led to another unit: there is no referral slip.")
        : new PaperContent(
            new ReferralSlip
            {
                EnquiryNumber = e.Number, Citizen = Citizen(e), ReceivedAt = e.ReceivedAt, Matter = Matter(office, e), Ask = e.Ask, Unit = more.Unit, Details = more.Details, Reached = more.Reached, Guidance = more.Guidance,
                FirstContact = office.NameOf(e.FirstContactId), Section = office.SectionName(e.SectionId),
            }, About(e) with { Once = e.Number });

    private static async Task<Outcome<PaperContent>> Transfer(Db db, OfficePage office, EnquiryRow e)
    {
        if (await db.Find<TransferMore>(LastTransfer, new { e.Id }) is not { } f)
            return DocumentRules.NotReady("这件来访没有转办，没有转办单。", "This enquiry was not passed on: there is no transfer slip.");
        // whoever has nothing to do with it does not need the number
        var own = e.FirstContactId == db.Who.PersonId || f.ToId == db.Who.PersonId || e.ResponsibleId == db.Who.PersonId;
        var contact = e.Phone.Length > 0 ? own ? e.Phone : Masks.Phone(e.Phone) : e.Organisation.Length > 0 ? e.Organisation : "未留";
        return new PaperContent(
            new TransferSlip
            {
                EnquiryNumber = e.Number, Citizen = Citizen(e), Contact = contact, ReceivedAt = e.ReceivedAt, Matter = Matter(office, e), Ask = e.Ask, From = office.NameOf(f.FromId), SentAt = f.SentAt,
                Receiver = office.NameOf(f.ToId), Section = office.SectionName(f.SectionId), Message = f.Message, DueOn = f.DueOn, AcceptedAt = f.AcceptedAt, ContactNote = f.ContactNote,
            }, About(e) with { OwnNumber = f.Number, Once = $"{f.ToId}{(own ? "" : "m")}", StatusNumber = "" });
    }

    private static DocumentAbout About(EnquiryRow e) => new(EnquiryId: e.Id, TaskId: e.TaskId, SectionId: e.SectionId, StatusNumber: e.Number, Addressee: Citizen(e));

    private static string Citizen(EnquiryRow e) => e.CitizenName.Length > 0 ? e.CitizenName : e.Organisation.Length > 0 ? e.Organisation : "未留姓名";

    private static string Matter(OfficePage office, EnquiryRow e) => office.Matters.TryGetValue(e.MatterTypeId, out var t) ? t.Name : "其他";

    private static string Way(Channel? how) => how switch
    {
        Channel.Call => "电话",
        Channel.Visit => "当面",
        Channel.Letter or Channel.OfficialLetter => "书面",
        Channel.Hotline => "热线",
        Channel.Online => "网络",
        _ => "其他",
    };

    private sealed record EnquiryMore
    {
        public DateOnly? DueOn { get; init; }
        public int? Provisional { get; init; }
        public string Unit { get; init; } = "";
        public string Guidance { get; init; } = "";
        public string Details { get; init; } = "";
        public string Reached { get; init; } = "";
        public string? Answer { get; init; }
        public DateTimeOffset? GivenAt { get; init; }
        public Channel? How { get; init; }
        public long? AnsweredBy { get; init; }
    }

    private sealed record TransferMore
    {
        public string Number { get; init; } = "";
        public DateOnly DueOn { get; init; }
        public long FromId { get; init; }
        public long ToId { get; init; }
        public long SectionId { get; init; }
        public string Message { get; init; } = "";
        public DateTimeOffset SentAt { get; init; }
        public DateTimeOffset? AcceptedAt { get; init; }
        public string ContactNote { get; init; } = "";
    }
}
