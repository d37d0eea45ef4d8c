using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>One document: what was issued, its service, who printed it, and what the asker may do with it.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ShowDocument(long Id) : IQuery<DocumentShown>;

/// <param name="About">The page of what it is about; empty when there is none.</param>
/// <param name="ForName">For whom it was issued (GN-2); empty in one's own right.</param>
/// <param name="Closed">It names who complained, and the asker has no look at the case just now: nothing of it is shown (CP-2).</param>
/// <param name="OfMeasure">Its service is recorded with the measure, because the appeal counts from it (BR-3).</param>
/// <param name="MeasurePage">Where that is done; empty for those who cannot open it.</param>
/// <param name="LiftedOn">The measure was lifted on appeal on this day: the notice has no effect any more.</param>
/// <param name="TemplateVersion">0 = the template that ships.</param>
/// <param name="OnAsker">It is about the asker, or an order to their section: others record its service (NT-4).</param>
/// <param name="Next">The one that was issued in its place, which is void (NT-1); null when there is none in sight.</param>
/// <param name="Before">The void one in whose place it was issued.</param>
public sealed record DocumentShown(
    long Id, string Number, string Kind, string KindEn, string Title, DocumentState State, string About, string IssuedBy, string ForName, DateTimeOffset IssuedAt, DateOnly IssuedOn, string Section, int TemplateVersion,
    ServedHow? ServedHow, DateOnly? ServedOn, string ServedTo, string ServedBy, string VoidReason, string VoidedBy, DateTimeOffset? VoidedAt,
    int Printed, IReadOnlyList<PrintShown> Prints, NoticeDoc Doc, bool Closed, NoticeDress Dress, int Version, bool OfMeasure, string MeasurePage, DateOnly? LiftedOn, bool OnAsker, DocumentLink? Next = null, DocumentLink? Before = null);

/// <summary>Another document, by its number.</summary>
public sealed record DocumentLink(long Id, string Number);

/// <param name="How">Page, Word or Batch.</param>
public sealed record PrintShown(int CopyNo, DateTimeOffset At, string Name, string How);

public sealed class ShowDocumentHandler(OfficeBook book, StatusCode codes, SealedBox box, Registry registry) : IHandle<ShowDocument, DocumentShown>
{
    private const string LoadPrints = "SELECT copy_no, at, person_id, how FROM document_prints WHERE document_id = @Id ORDER BY copy_no DESC LIMIT 20";
    private const string TaskNumber = "SELECT number FROM tasks WHERE id = @TaskId";
    private const string MeasureOf = "SELECT breach_id, state, appeal_at FROM measures WHERE id = @SubjectId";
    private const string EnquiryNumber = "SELECT number FROM enquiries WHERE id = @EnquiryId";
    private const string InItsPlace = "SELECT id FROM documents WHERE replaces_id = @Id";

    public async Task<Outcome<DocumentShown>> Handle(ShowDocument m, Db db)
    {
        if (await DocumentOffice.Find(db, m.Id) is not { } d) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var prints = (await db.Query<PrintRow>(LoadPrints, new { d.Id })).Select(p => new PrintShown(p.CopyNo, p.At, office.NameOf(p.PersonId), p.How)).ToList();
        var measure = d.OfMeasure ? await db.Find<(long BreachId, MeasureState State, DateTimeOffset? AppealAt)?>(MeasureOf, new { d.SubjectId }) : null;
        var measured = measure is { } of && registry.Opens(db, "ShowBreach") ? $"/breaches/{of.BreachId}" : "";
        var about = d.TaskId is not null ? "/t/" + await db.Find<string>(TaskNumber, new { d.TaskId }) : d.EnquiryId is not null ? "/e/" + await db.Find<string>(EnquiryNumber, new { d.EnquiryId })
            : d.Subject switch
            {
                "extension" => $"/extensions/{d.SubjectId}",
                "measure" => measured,
                "inspection" => registry.Opens(db, "ShowInspection") ? $"/inspections/{d.SubjectId}" : "",
                "complaint" => $"/complaints/{d.SubjectId}",
                "overdue" => $"/discipline?section={d.SectionId}",
                "absence" => $"/absence/{d.SubjectId}",
                "cover" => $"/covers/{d.SubjectId}",
                _ => "",
            };
        var closed = d.NamesComplainant && (await CaseLooks.Running(db, [d.SubjectId])).Count == 0;
        return new DocumentShown(d.Id, d.Number, DocumentKinds.Find(d.Kind)?.Zh ?? d.Kind, DocumentKinds.Find(d.Kind)?.En ?? d.Kind, d.Title, d.State, about, office.NameOf(d.IssuedBy),
            d.IssuedFor is null ? "" : office.NameOf(d.IssuedFor), d.IssuedAt, d.IssuedOn, office.SectionName(d.SectionId, db.Who.English), d.TemplateVersion,
            d.ServedHow, d.ServedOn, d.ServedTo, d.ServedBy is null ? "" : office.NameOf(d.ServedBy), d.VoidReason, d.VoidedBy is null ? "" : office.NameOf(d.VoidedBy), d.VoidedAt,
            d.Printed, prints, closed ? NoticeDoc.Closed : d.Open(box), closed, Dressing.Of(d, codes, copy: 0), d.Version,
            d.OfMeasure, measured, measure is { State: MeasureState.Lifted, AppealAt: { } lifted } ? OfficeClock.Day(lifted) : null, ServeDocumentHandler.IsOnAsker(db, office, d),
            await LinkTo(db, await db.Find<long?>(InItsPlace, new { d.Id })), await LinkTo(db, d.ReplacesId));
    }

    private static async Task<DocumentLink?> LinkTo(Db db, long? id) => id is { } other && await DocumentOffice.Find(db, other) is { } d ? new DocumentLink(d.Id, d.Number) : null;

    private sealed record PrintRow
    {
        public int CopyNo { get; init; }
        public DateTimeOffset At { get; init; }
        public long PersonId { get; init; }
        public string How { get; init; } = "";
    }
}

/// <summary>What goes onto a document when it is drawn.</summary>
internal static class Dressing
{
    /// <param name="copy">Which printing it is; 1 = the first, which bears no mark.</param>
    public static NoticeDress Of(DocumentRow d, StatusCode codes, int copy)
    {
        var mark = d.State == DocumentState.Void ? "作废" : copy > 1 ? $"副本（第{copy}次打印）" : "";
        var asks = d.StatusNumber.Length > 0 && d.State != DocumentState.Void;
        return new NoticeDress(asks ? codes.Of(d.StatusNumber) : "", asks ? codes.Link(d.StatusNumber) : "", mark, asks ? d.StatusNumber : "");
    }
}
