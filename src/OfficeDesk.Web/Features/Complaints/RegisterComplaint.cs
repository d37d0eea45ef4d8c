using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The discipline office writes down a complaint that came by phone, visit, letter or the report box (CP-1).</summary>
/// <param name="SecondId">Who opened the report box with the asker.</param>
/// <param name="AboutText">Whom or what it is about, in the complainant's words.</param>
/// <param name="Number">The number of what it points at: an enquiry, a task, a document, an absence (CP-4).</param>
/// <param name="Name">The complainant's; empty for an anonymous one. Sealed, as the phone and the address.</param>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record RegisterComplaint(
    ComplaintChannel Channel, DateOnly ReceivedOn, long? SecondId, [property: Personal] long? AboutPersonId, [property: Personal] long? AboutSectionId, [Text(200), Personal] string AboutText, BreachKind Kind,
    [Text(4000), Personal] string What, [Text(40), Personal] string Name, [Text(20), Personal] string Phone, [Text(200), Personal] string Address, [Text(40), Personal] string Number = "") : ICommand<ComplaintRegistered>;

/// <param name="Code">The number the complainant gets.</param>
/// <param name="Level">Before whom it is; what is not before the office is out of the asker's sight from now on.</param>
public sealed record ComplaintRegistered(long Id, string Number, string Code, ComplaintLevel Level, DateOnly DueOn);

public sealed class RegisterComplaintHandler(OfficeBook book, SealedBox box) : IHandle<RegisterComplaint, ComplaintRegistered>
{
    public async Task<Outcome<ComplaintRegistered>> Handle(RegisterComplaint m, Db db)
    {
        var office = await book.Open(db.Ct);
        var about = m.AboutPersonId is not null || m.AboutSectionId is not null || !string.IsNullOrWhiteSpace(m.AboutText);
        if (ComplaintRules.CannotRegister(m.Channel, m.ReceivedOn, db.Today, db.Who.PersonId, m.SecondId, m.What, about) is { } cannot) return cannot;
        if (EnquiryRules.PhoneMalformed(m.Phone) is { } phone) return phone with { Field = nameof(m.Phone) };
        if ((m.AboutPersonId is { } p && !office.People.ContainsKey(p)) || (m.AboutSectionId is { } s && !office.Sections.ContainsKey(s)) || (m.SecondId is { } o && !office.People.ContainsKey(o))) return DeskRefusals.NotFound();
        if (Registering.People(office, m.AboutPersonId, m.AboutText).Contains(db.Who.PersonId)) return ComplaintRules.AboutYourself;
        if (m.Number.Trim() is { Length: > 0 } number && await CaseLinks.Find(db, number) is null) return ComplaintRules.NumberUnknown;
        var said = new Said(m.Channel, m.ReceivedOn, m.SecondId, m.AboutPersonId, m.AboutSectionId, m.AboutText, m.Kind, m.What, Reporter.Of(m.Name, m.Phone, m.Address), null, m.Number);
        var done = await Registering.Write(db, office, await Officers.Today(db, office), box, said);
        return new ComplaintRegistered(done.Id, done.Number, done.Code, done.Level, done.DueOn);
    }
}
