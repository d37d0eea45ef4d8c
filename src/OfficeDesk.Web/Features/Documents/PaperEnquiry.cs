using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>What the papers of an enquiry say of it, and what stands around it, from one look through the sight of the asker.</summary>
/// <remarks>Slips are made with the visitor waiting: only the columns and the neighbours that a paper needs are looked at.</remarks>
internal sealed record PaperEnquiry
{
    private const string Columns = $"""
        SELECT e.id, e.number, e.received_at, e.citizen_name, e.organisation, e.phone, e.first_contact_id, e.responsible_id, e.section_id, e.matter_type_id, e.ask, e.task_id,
               COALESCE(r.unit, '') AS unit, COALESCE(r.guidance, '') AS guidance, COALESCE(r.details, '') AS details, COALESCE(r.reached, '') AS reached,
               x.id AS standing_id, x.number AS standing_number
        """;

    private const string Slip = $"{Columns} FROM enquiries e LEFT JOIN referrals r ON r.enquiry_id = e.id LEFT JOIN documents x ON x.open_key = @Key WHERE e.number = @Number";

    private const string Whole = $"""
        {Columns}, t.due_on, t.provisional, a.text AS answer, a.given_at, a.how, a.person_id AS answered_by
        FROM enquiries e LEFT JOIN referrals r ON r.enquiry_id = e.id LEFT JOIN documents x ON x.open_key = @Key LEFT JOIN tasks t ON t.id = e.task_id
        LEFT JOIN enquiry_answers a ON a.id = (SELECT MAX(b.id) FROM enquiry_answers b WHERE b.enquiry_id = e.id AND b.kind = 'Answer') WHERE e.number = @Number
        """;

    private const string NearSlip = $"{Slip} AND ({FirstContacts.Near})";

    private const string AnySlip = $"{Slip} AND {FirstContacts.InSight}";

    private const string NearWhole = $"{Whole} AND ({FirstContacts.Near})";

    private const string AnyWhole = $"{Whole} AND {FirstContacts.InSight}";

    public long Id { get; init; }
    public string Number { get; init; } = "";
    public DateTimeOffset ReceivedAt { get; init; }
    public string CitizenName { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Phone { get; init; } = "";
    public long FirstContactId { get; init; }
    public long ResponsibleId { get; init; }
    public long SectionId { get; init; }
    public long MatterTypeId { get; init; }
    public string Ask { get; init; } = "";
    public long? TaskId { get; init; }
    public string Unit { get; init; } = "";
    public string Guidance { get; init; } = "";
    public string Details { get; init; } = "";
    public string Reached { get; init; } = "";
    public long? StandingId { get; init; }
    public string? StandingNumber { get; init; }
    public DateOnly? DueOn { get; init; }
    public int? Provisional { get; init; }
    public string? Answer { get; init; }
    public DateTimeOffset? GivenAt { get; init; }
    public Channel? How { get; init; }
    public long? AnsweredBy { get; init; }

    /// <summary>Of which document it was asked whether it is there already.</summary>
    private string? Key { get; init; }

    public string Citizen => CitizenName.Length > 0 ? CitizenName : Organisation.Length > 0 ? Organisation : "未留姓名";

    public DocumentStanding Standing => new(Key, StandingId is { } id ? new DocumentIssued(id, StandingNumber!) : null);

    /// <summary>The enquiry in the asker's sight with what this paper needs; with what all of them need when none is named. Null when it is not in sight.</summary>
    public static async Task<PaperEnquiry?> Find(Db db, Paper? paper, string number)
    {
        var written = number.Trim();
        var key = paper switch
        {
            Paper.Receipt => DocumentOffice.KeyOf(DocumentKinds.Of(EnquiryReceipt.Sample), new DocumentAbout(OwnNumber: written)),
            Paper.Referral => DocumentOffice.KeyOf(DocumentKinds.Of(ReferralSlip.Sample), new DocumentAbout(Once: written)),
            _ => null,
        };
        var args = db.InSight(new { Number = written, SightDay = db.Today, Key = key });
        var (near, any) = paper is Paper.Referral or Paper.Transfer ? (NearSlip, AnySlip) : (NearWhole, AnyWhole);
        var found = await db.Find<PaperEnquiry>(near, args) ?? await db.Find<PaperEnquiry>(any, args);
        return found is null ? null : found with { Key = key };
    }
}
