using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Shows a citizen's full phone number, for a purpose that is written down.</summary>
/// <remarks>
/// FC-2: it is there to reach the citizen; every look is on record, more than 30 an hour are stopped and the director hears of it. The number is kept nowhere else: a second sending is a second look.
/// CP-2: a discipline officer looks as the handler of a complaint that points at the enquiry; the look is written into the case, and nothing on the enquiry tells of it.
/// </remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Discipline = Reach.Overdue)]
public sealed record RevealPhone(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number,
    [property: Text(200, Required = true, Zh = "查看的用途", En = "what you need it for")] string Purpose) : ICommand<PhoneRevealed>, IToldAnew;

/// <param name="LeftThisHour">How many more this person may look at within the hour.</param>
public sealed record PhoneRevealed(string Number, [property: Personal] string Phone, int LeftThisHour);

public sealed class RevealPhoneHandler(LookAlarm alarm) : IHandle<RevealPhone, PhoneRevealed>
{
    private const string IntoCase = "INSERT INTO complaint_looks (id, complaint_id, person_id, at, purpose) VALUES (@Id, @Case, @Me, @Now, @Purpose)";

    public async Task<Outcome<PhoneRevealed>> Handle(RevealPhone m, Db db)
    {
        await Reveals.Wait(db);
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        var near = await FirstContacts.IsNear(db, e);
        var handled = near ? null : await FirstContacts.HandledCase(db, e.Number);
        if (!near && handled is null) return ComplaintRules.NoPhoneWithoutCase;
        if (e.Phone.Length == 0) return EnquiryRules.NoPhone;
        var before = await Reveals.ThisHour(db);
        if (EnquiryRules.TooManyReveals(before) is { } enough) return enough;

        db.About("enquiry", e.Id);
        await Reveals.Write(db, e.Id, m.Purpose.Trim());
        await alarm.Ring(db, before + 1, EnquiryRules.RevealsAnHour);
        if (handled is { } id) await db.Execute(IntoCase, new { Id = db.NewId(), Case = id, Me = db.Who.PersonId, db.Now, Purpose = Cut($"查看 {e.Number} 的电话：{m.Purpose.Trim()}") });
        else await Timeline.Write(db, null, e.Id, "Revealed", "查看了完整电话", "looked at the full phone number", m.Purpose.Trim());
        return new PhoneRevealed(e.Number, e.Phone, EnquiryRules.RevealsAnHour - before - 1);
    }

    private static string Cut(string purpose) => purpose.Length > 200 ? purpose[..200] : purpose;
}
