using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>What the citizen takes home about an enquiry: number, matter, promised day, whom to call.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ReadReceipt([property: Text(20)] string Number) : IQuery<Receipt>;

/// <summary>The receipt of an enquiry.</summary>
/// <param name="CitizenName">Masked for whoever has nothing to do with it.</param>
/// <param name="DueOn">The promised day; empty where no task of the office came of it.</param>
/// <param name="Unit">The unit outside to which the citizen was led.</param>
/// <param name="Advice">What the citizen was told: the guidance, or the answer given at once.</param>
public sealed record Receipt(
    string Bureau, string Number, DateTimeOffset ReceivedAt, string CitizenName, string Matter, string Ask, EnquiryRoute Route, EnquiryState State, DateOnly? DueOn, bool Provisional,
    string ResponsibleName, string SectionName, string SectionPhone, string Place, string FirstContact, string Unit, string Advice, string TransferNumber);

public sealed class ReadReceiptHandler(OfficeBook book) : IHandle<ReadReceipt, Receipt>
{
    private const string Load = """
        SELECT t.due_on, t.provisional, t.answering_id, t.section_id, COALESCE(r.unit, '') AS unit, COALESCE(r.guidance, '') AS guidance,
               COALESCE((SELECT a.text FROM enquiry_answers a WHERE a.enquiry_id = e.id AND a.kind = 'Answer' ORDER BY a.id LIMIT 1), '') AS answer,
               COALESCE((SELECT k.number FROM transfers f JOIN tasks k ON k.id = f.id WHERE f.enquiry_id = e.id ORDER BY f.id DESC LIMIT 1), '') AS transfer_number
        FROM enquiries e LEFT JOIN tasks t ON t.id = e.task_id LEFT JOIN referrals r ON r.enquiry_id = e.id WHERE e.id = @Id
        """;

    public async Task<Outcome<Receipt>> Handle(ReadReceipt m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var more = await db.One<More>(Load, new { e.Id });
        var section = office.People.TryGetValue(e.ResponsibleId, out var person) && office.Sections.TryGetValue(person.SectionId, out var s) ? s : new Section();
        var me = db.Who.PersonId;
        var known = e.FirstContactId == me || e.ResponsibleId == me || more.AnsweringId == me || db.Who.Led.Contains(e.SectionId) || (more.SectionId is { } of && db.Who.Led.Contains(of));
        return new Receipt(office.Settings.Text(Settings.BureauName), e.Number, e.ReceivedAt, Masks.NameFor(known, e.CitizenName, ""), office.Matters.TryGetValue(e.MatterTypeId, out var t) ? t.Name : "", e.Ask, e.Route, e.State,
            more.DueOn, more.Provisional == 1, office.NameOf(e.ResponsibleId), section.Name, section.Phone, section.Place, office.NameOf(e.FirstContactId), more.Unit,
            more.Guidance.Length > 0 ? more.Guidance : more.Answer, more.TransferNumber);
    }

    private sealed record More
    {
        public DateOnly? DueOn { get; init; }
        public int? Provisional { get; init; }
        public long? AnsweringId { get; init; }
        public long? SectionId { get; init; }
        public string Unit { get; init; } = "";
        public string Guidance { get; init; } = "";
        public string Answer { get; init; } = "";
        public string TransferNumber { get; init; } = "";
    }
}
