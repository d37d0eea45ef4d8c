using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Everything the asker received first, with what became of it; newest first.</summary>
/// <param name="Before">The cursor of the page before; empty for the first.</param>
/// <remarks>FC-1: the first contact is kept for ever.</remarks>
[Access(Everybody = Reach.Own)]
public sealed record MyFirstContacts(EnquiryFilter? Filter = null, long? Before = null) : IQuery<EnquiriesListed>;

public sealed class MyFirstContactsHandler(OfficeBook book) : IHandle<MyFirstContacts, EnquiriesListed>
{
    public async Task<Outcome<EnquiriesListed>> Handle(MyFirstContacts m, Db db) =>
        await EnquiryList.Read(db, await book.Open(db.Ct), EnquiryList.Mine, null, m.Filter, m.Before);
}
