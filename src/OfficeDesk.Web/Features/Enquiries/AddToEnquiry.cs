using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The citizen came again about an enquiry that is still open: it is written into that one, no second one is made.</summary>
/// <param name="Ask">What they said this time.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record AddToEnquiry([property: Text(20)] string Number, Channel Channel, [property: Text(2000), Personal] string Ask) : ICommand<AddedToEnquiry>;

/// <summary>Where it was written.</summary>
public sealed record AddedToEnquiry(string Number);

public sealed class AddToEnquiryHandler : IHandle<AddToEnquiry, AddedToEnquiry>
{
    private const string Again = "UPDATE citizens SET visits = visits + 1, last_seen = @Now WHERE known_by = @KnownBy";

    public async Task<Outcome<AddedToEnquiry>> Handle(AddToEnquiry m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } enquiry) return DeskRefusals.NotFound();
        if (EnquiryRules.CannotAdd(enquiry.State) is { } ended) return ended;
        if (EnquiryRules.AskMissing(m.Ask) is { } ask) return ask;
        db.About("enquiry", enquiry.Id);
        var by = CounterWords.Channels.First(c => c.Value == m.Channel);
        await Timeline.Write(db, enquiry.TaskId, enquiry.Id, "Again", $"办事人就同一事项再次找来（{by.Zh}）", $"The citizen came again about the same matter ({by.En})", m.Ask.Trim());
        if (enquiry.KnownBy is not null) await db.Execute(Again, new { enquiry.KnownBy, db.Now });
        return new AddedToEnquiry(enquiry.Number);
    }
}
