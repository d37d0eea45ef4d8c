using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>All enquiries in sight, or those of one section: received there or to be done there; newest first.</summary>
/// <param name="Before">The cursor of the page before; empty for the first.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record SectionEnquiries(long? SectionId = null, EnquiryFilter? Filter = null, long? Before = null) : IQuery<EnquiriesListed>;

public sealed class SectionEnquiriesHandler(OfficeBook book) : IHandle<SectionEnquiries, EnquiriesListed>
{
    /// <summary>The condition of this list.</summary>
    internal const string Which = $"{EnquiryList.OfSection} AND {EnquiryList.InSight}";

    public async Task<Outcome<EnquiriesListed>> Handle(SectionEnquiries m, Db db) =>
        await EnquiryList.Read(db, await book.Open(db.Ct), Which, m.SectionId, m.Filter, m.Before);
}
