using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Which list.</summary>
public enum EnquiryTab { Mine, Unanswered, Section }

/// <summary>A list for taking away, without phones and with masked names: one's own, or what one leads or is in charge of. Read page by page to its end.</summary>
/// <param name="Cursor">Where the page before ended; empty for the first.</param>
/// <remarks>FC-6.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ExportEnquiries(EnquiryTab Tab, long? SectionId = null, EnquiryFilter? Filter = null, long? Cursor = null) : IQuery<EnquiriesExported>;

/// <param name="Next">The cursor of the next page; empty on the last one.</param>
public sealed record EnquiriesExported(IReadOnlyList<EnquiryLine> Lines, long? Next);

public sealed class ExportEnquiriesHandler(OfficeBook book) : IHandle<ExportEnquiries, EnquiriesExported>
{
    /// <summary>Lines on a page.</summary>
    public const int Size = 1000;

    public async Task<Outcome<EnquiriesExported>> Handle(ExportEnquiries m, Db db)
    {
        var which = m.Tab switch
        {
            EnquiryTab.Mine => EnquiryList.Mine,
            EnquiryTab.Unanswered => EnquiryList.Unanswered,
            _ => SectionEnquiriesHandler.Which,
        };
        var list = await EnquiryList.Read(db, await book.Open(db.Ct), which, m.SectionId, m.Filter, m.Cursor, m.Tab == EnquiryTab.Unanswered, Size);
        return new EnquiriesExported([.. list.Lines.Select(l => l with { CitizenName = Masks.Name(l.CitizenName) })], list.Next);
    }
}
