using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>What a paper says and what it belongs to.</summary>
public sealed record PaperContent(DocumentFields Fields, DocumentAbout About)
{
    /// <summary>Whether the document is there already, where that was found together with what it says; null when it was not asked.</summary>
    public DocumentStanding? Standing { get; init; }
}

/// <summary>A paper that could be issued now.</summary>
/// <param name="Number">Of the enquiry, the task or the extension.</param>
public sealed record ReadyPaper(Paper Paper, string Number, PaperContent Content);

/// <summary>Gathers what a paper says from the tables, through the sight of the asker.</summary>
public sealed partial class PaperSource(OfficeBook book)
{
    private const string LastTransfer = """
        SELECT k.number, k.due_on, f.from_id, f.to_id, f.section_id, f.message, f.sent_at, f.accepted_at, f.contact_note
        FROM transfers f JOIN tasks k ON k.id = f.id WHERE f.enquiry_id = @Id ORDER BY f.id DESC LIMIT 1
        """;

    /// <summary>The paper, or why it cannot be made: not in sight, or not ready.</summary>
    public async Task<Outcome<PaperContent>> Of(Db db, Paper paper, string number)
    {
        if (paper is Paper.Result) return await Result(db, number);
        if (paper is Paper.Extension or Paper.Extended) return await Extension(db, paper, number);
        if (await PaperEnquiry.Find(db, paper, number) is not { } e) return DeskRefusals.NotFound();
        var made = await Of(db, await book.Open(db.Ct), paper, e);
        return made.Went(out var content, out _) ? content with { Standing = e.Standing } : made;
    }

    /// <summary>The papers of an enquiry that are ready; it is looked up once for all.</summary>
    public async Task<IReadOnlyList<ReadyPaper>> OfEnquiry(Db db, string number)
    {
        if (await PaperEnquiry.Find(db, paper: null, number) is not { } e) return [];
        var office = await book.Open(db.Ct);
        var ready = new List<ReadyPaper>();
        foreach (var paper in new[] { Paper.Receipt, Paper.Answer, Paper.Transfer, Paper.Referral })
            if ((await Of(db, office, paper, e)).Went(out var content, out _)) ready.Add(new ReadyPaper(paper, e.Number, content));
        return ready;
    }

    private static async Task<Outcome<PaperContent>> Of(Db db, OfficePage office, Paper paper, PaperEnquiry e) => paper switch
    {
        Paper.Transfer => await Transfer(db, office, e),
        Paper.Receipt => Receipt(office, e),
        Paper.Answer => Answer(office, e),
        _ => Referral(office, e),
    };

    private static PaperContent Receipt(OfficePage office, PaperEnquiry e)
    {
        var section = office.People.TryGetValue(e.ResponsibleId, out var person) && office.Sections.TryGetValue(person.SectionId, out var s) ? s : new Section();
        return new PaperContent(
            new EnquiryReceipt
            {
                ReceivedAt = e.ReceivedAt, Citizen = e.Citizen, FirstContact = office.NameOf(e.FirstContactId), Matter = Matter(office, e), Ask = e.Ask, DueOn = e.DueOn, Provisional = e.Provisional == 1,
                Unit = e.Unit, Advice = e.Guidance.Length > 0 ? e.Guidance : e.Answer ?? "", DoneBy = e.DueOn is null ? "" : section.Name, Place = section.Place, Phone = section.Phone,
            }, About(e) with { OwnNumber = e.Number });
    }

    private static Outcome<PaperContent> Answer(OfficePage office, PaperEnquiry e) => e.GivenAt is not { } at
        ? DocumentRules.NotReady("还没有答复办事人。先在来访登记页记录答复，再打印答复单。", "The citizen has no answer yet. Record it on the enquiry's page, then print it.")
        : new PaperContent(
            new EnquiryAnswer
            {
                Citizen = e.Citizen, ReceivedAt = e.ReceivedAt, Matter = Matter(office, e), Ask = e.Ask, Answer = e.Answer!, AnsweredAt = at, How = Way(e.How), AnsweredBy = office.NameOf(e.AnsweredBy),
            }, About(e) with { OwnNumber = e.Number, Once = at.ToString("O") });

    private static Outcome<PaperContent> Referral(OfficePage office, PaperEnquiry e) => e.Unit.Length == 0
        ? DocumentRules.NotReady("这件来访没有引导到别的单位，没有引导单。", "This enquiry was not led to another unit: there is no referral slip.")
        : new PaperContent(
            new ReferralSlip
            {
                EnquiryNumber = e.Number, Citizen = e.Citizen, ReceivedAt = e.ReceivedAt, Matter = Matter(office, e), Ask = e.Ask, Unit = e.Unit, Details = e.Details, Reached = e.Reached, Guidance = e.Guidance,
                FirstContact = office.NameOf(e.FirstContactId), Section = office.SectionName(e.SectionId),
            }, About(e) with { Once = e.Number });

    private static async Task<Outcome<PaperContent>> Transfer(Db db, OfficePage office, PaperEnquiry e)
    {
        if (await db.Find<TransferMore>(LastTransfer, new { e.Id }) is not { } f)
            return DocumentRules.NotReady("这件来访没有转办，没有转办单。", "This enquiry was not passed on: there is no transfer slip.");
        // whoever has nothing to do with it does not need the number
        var own = e.FirstContactId == db.Who.PersonId || f.ToId == db.Who.PersonId || e.ResponsibleId == db.Who.PersonId;
        var contact = e.Phone.Length > 0 ? own ? e.Phone : Masks.Phone(e.Phone) : e.Organisation.Length > 0 ? e.Organisation : "未留";
        return new PaperContent(
            new TransferSlip
            {
                EnquiryNumber = e.Number, Citizen = e.Citizen, Contact = contact, ReceivedAt = e.ReceivedAt, Matter = Matter(office, e), Ask = e.Ask, From = office.NameOf(f.FromId), SentAt = f.SentAt,
                Receiver = office.NameOf(f.ToId), Section = office.SectionName(f.SectionId), Message = f.Message, DueOn = f.DueOn, AcceptedAt = f.AcceptedAt, ContactNote = f.ContactNote,
            }, About(e) with { OwnNumber = f.Number, Once = $"{f.ToId}{(own ? "" : "m")}", StatusNumber = "" });
    }

    private static DocumentAbout About(PaperEnquiry e) => new(EnquiryId: e.Id, TaskId: e.TaskId, SectionId: e.SectionId, StatusNumber: e.Number, Addressee: e.Citizen);

    private static string Matter(OfficePage office, PaperEnquiry e) => office.Matters.TryGetValue(e.MatterTypeId, out var t) ? t.Name : "其他";

    private static string Way(Channel? how) => how switch
    {
        Channel.Call => "电话",
        Channel.Visit => "当面",
        Channel.Letter or Channel.OfficialLetter => "书面",
        Channel.Hotline => "热线",
        Channel.Online => "网络",
        _ => "其他",
    };

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
