using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Enquiries without an answer, the oldest first: of one section, or of all in sight.</summary>
/// <param name="After">The cursor of the page before; empty for the first.</param>
/// <remarks>FC-6: one click away for the chief.</remarks>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record UnansweredEnquiries(long? SectionId = null, EnquiryFilter? Filter = null, long? After = null) : IQuery<EnquiriesListed>;

public sealed class UnansweredEnquiriesHandler(OfficeBook book) : IHandle<UnansweredEnquiries, EnquiriesListed>
{
    public async Task<Outcome<EnquiriesListed>> Handle(UnansweredEnquiries m, Db db) =>
        await EnquiryList.Read(db, await book.Open(db.Ct), EnquiryList.Unanswered, m.SectionId, m.Filter, m.After, oldestFirst: true);
}
