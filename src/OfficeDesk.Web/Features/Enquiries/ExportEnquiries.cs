using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Which list.</summary>
public enum EnquiryTab { Mine, Unanswered, Section }

/// <summary>A list for taking away, without phones and with masked names: one's own, or what one leads or is in charge of.</summary>
/// <remarks>FC-6.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ExportEnquiries(EnquiryTab Tab, long? SectionId = null, EnquiryFilter? Filter = null) : IQuery<EnquiriesExported>;

/// <param name="More">There are more than <see cref="ExportEnquiriesHandler.Most"/>; the list is to be narrowed.</param>
public sealed record EnquiriesExported(IReadOnlyList<EnquiryLine> Lines, bool More);

public sealed class ExportEnquiriesHandler(OfficeBook book) : IHandle<ExportEnquiries, EnquiriesExported>
{
    /// <summary>The most lines of one export.</summary>
    public const int Most = 5000;

    public async Task<Outcome<EnquiriesExported>> Handle(ExportEnquiries m, Db db)
    {
        var which = m.Tab switch
        {
            EnquiryTab.Mine => EnquiryList.Mine,
            EnquiryTab.Unanswered => EnquiryList.Unanswered,
            _ => SectionEnquiriesHandler.Which,
        };
        var list = await EnquiryList.Read(db, await book.Open(db.Ct), which, m.SectionId, m.Filter, null, m.Tab == EnquiryTab.Unanswered, Most);
        return new EnquiriesExported([.. list.Lines.Select(l => l with { CitizenName = Masks.Name(l.CitizenName) })], list.Next is not null);
    }
}
