using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The register of negative filings (ON-5), newest first.</summary>
/// <param name="Unfiled">Only those the general office has not taken into its register.</param>
[Access(Staff = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ListRefusals(int? Year = null, bool Unfiled = false, int Take = 100) : IQuery<RefusalsListed>;

public sealed record RefusalsListed(IReadOnlyList<RefusalLine> Lines);

/// <param name="Late">The written decision went out before the review.</param>
public sealed record RefusalLine(long Id, string Number, string Application, string Matter, string Section, string Handler, ReceiptOutcome Ground, string Reason, string Basis, string GoTo, DateTimeOffset FiledAt, ReviewState Review, string ReviewedBy,
    DateTimeOffset? ReviewedAt, DateTimeOffset? SentAt, bool Late, DateTimeOffset? OfficeAt, bool MayFile);

public sealed class ListRefusalsHandler(OfficeBook book) : IHandle<ListRefusals, RefusalsListed>
{
    private const string Select = $"""
        SELECT r.*, a.number AS application, a.matter_type_id FROM refusals r JOIN applications a ON a.id = r.application_id
        WHERE (r.handler_id = @Me OR {Applications.InSight}) AND (@Year = 0 OR r.number LIKE @Like) AND (@Unfiled = 0 OR r.office_at IS NULL) ORDER BY r.id DESC LIMIT @Limit
        """;

    public async Task<Outcome<RefusalsListed>> Handle(ListRefusals m, Db db)
    {
        var office = await book.Open(db.Ct);
        var rows = await db.Query<Row>(Select, db.InSight(new { SightDay = db.Today, Year = m.Year ?? 0, Like = $"FD{m.Year}-%", Unfiled = m.Unfiled ? 1 : 0, Limit = Math.Clamp(m.Take, 1, 1000) }));
        return new RefusalsListed([.. rows.Select(r => new RefusalLine(r.Id, r.Number, r.Application, office.TitleOf(office.Matters.GetValueOrDefault(r.MatterTypeId)?.Name ?? "—", db.Who.English), office.SectionName(r.SectionId, db.Who.English), office.NameOf(r.HandlerId), r.Ground, r.Reason, r.Basis, r.GoTo, r.FiledAt,
            r.Review, r.ReviewedBy is null ? "" : office.NameOf(r.ReviewedBy), r.ReviewedAt, r.SentAt, r.SentAt is { } sent && (r.ReviewedAt is null || r.ReviewedAt > sent), r.OfficeAt, r.OfficeAt is null && db.Who.Is(Roles.GeneralOffice)))]);
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public string Application { get; init; } = "";
        public long MatterTypeId { get; init; }
        public long SectionId { get; init; }
        public long HandlerId { get; init; }
        public ReceiptOutcome Ground { get; init; }
        public string Reason { get; init; } = "";
        public string Basis { get; init => field = CatalogueRules.BasisSaid(value); } = "";
        public string GoTo { get; init; } = "";
        public DateTimeOffset FiledAt { get; init; }
        public ReviewState Review { get; init; }
        public long? ReviewedBy { get; init; }
        public DateTimeOffset? ReviewedAt { get; init; }
        public DateTimeOffset? SentAt { get; init; }
        public DateTimeOffset? OfficeAt { get; init; }
    }
}
