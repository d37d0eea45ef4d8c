using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>The register of documents, newest first, as far as the asker sees.</summary>
/// <param name="Kind">The code of a kind; empty = all.</param>
/// <param name="Text">Part of the document's number, or the number of its task or enquiry.</param>
/// <param name="Before">The id after which the next page begins; 0 = the newest.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ListDocuments(
    [property: Text(24)] string Kind = "", DocumentState? State = null, [property: Text(40)] string Text = "", DateOnly? From = null, DateOnly? To = null, long Before = 0) : IQuery<DocumentsListed>;

/// <param name="Next">Where the next page begins; 0 when this is the last.</param>
public sealed record DocumentsListed(IReadOnlyList<DocumentLine> Rows, long Next);

/// <param name="Addressee">Masked for whoever has nothing to do with it.</param>
public sealed record DocumentLine(long Id, string Number, string Kind, string KindEn, string Title, string Addressee, DocumentState State, DateTimeOffset IssuedAt, string IssuedBy, string Section, int Printed);

public sealed class ListDocumentsHandler(OfficeBook book) : IHandle<ListDocuments, DocumentsListed>
{
    /// <summary>Rows a page; a page can be printed in one job.</summary>
    public const int PageSize = 50;

    private const string Load = $"""
        SELECT d.id, d.kind, d.number, d.title, d.addressee, d.state, d.issued_at, d.issued_by, d.person_id, d.section_id, d.printed FROM documents d
        WHERE (@Kind = '' OR d.kind = @Kind) AND (@State = '' OR d.state = @State) AND (@From IS NULL OR d.issued_on >= @From) AND (@To IS NULL OR d.issued_on <= @To)
          AND (@Before = 0 OR d.id < @Before)
          AND (@Text = '' OR d.number LIKE concat('%', @Text, '%') OR d.task_id IN (SELECT id FROM tasks WHERE number = @Text) OR d.enquiry_id IN (SELECT id FROM enquiries WHERE number = @Text))
          AND {DocumentRow.InSight}
        ORDER BY d.id DESC LIMIT 51
        """;

    public async Task<Outcome<DocumentsListed>> Handle(ListDocuments m, Db db)
    {
        var office = await book.Open(db.Ct);
        var args = DocumentRow.Sight(db, new { m.Kind, State = m.State?.ToString() ?? "", m.From, m.To, m.Before, Text = m.Text.Trim().Replace("%", "", StringComparison.Ordinal) });
        var rows = await db.Query<DocumentRow>(Load, args);
        var shown = rows.Take(PageSize).Select(d => new DocumentLine(
            d.Id, d.Number, DocumentKinds.Find(d.Kind)?.Zh ?? d.Kind, DocumentKinds.Find(d.Kind)?.En ?? d.Kind, d.Title, For(db, office, d), d.State, d.IssuedAt,
            office.NameOf(d.IssuedBy), office.SectionName(d.SectionId, db.Who.English), d.Printed)).ToList();
        return new DocumentsListed(shown, rows.Count > PageSize ? shown[^1].Id : 0);
    }

    /// <summary>A section is nobody's secret; a person is masked for whoever has nothing to do with it.</summary>
    private static string For(Db db, OfficePage office, DocumentRow d) =>
        office.Sections.Values.FirstOrDefault(s => s.Name == d.Addressee) is { } section ? office.SectionName(section.Id, db.Who.English) : Near(db, d) ? d.Addressee : Masks.Name(d.Addressee);

    private static bool Near(Db db, DocumentRow d) => d.IssuedBy == db.Who.PersonId || d.PersonId == db.Who.PersonId || d.SectionId == db.Who.SectionId || db.Who.Led.Contains(d.SectionId);
}
