using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Status;

/// <summary>How anybody reaches the office: what stands on every notice anyway.</summary>
[Access(Anybody = true)]
public sealed record ReadContact : IQuery<Contact>;

public sealed record Contact(string Bureau, string AskPhone, string ComplainPhone);

public sealed class ReadContactHandler(OfficeBook book) : IHandle<ReadContact, Contact>
{
    public async Task<Outcome<Contact>> Handle(ReadContact m, Db db)
    {
        var settings = (await book.Open(db.Ct)).Settings;
        return new Contact(settings.Text(Settings.BureauName), settings.Text(Settings.AskPhone), settings.Text(Settings.ComplainPhone));
    }
}
