using System.Text.Json.Serialization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>
/// A citizen reached the office: the record of the first contact, with the matter task it opens and, where somebody else does
/// it, the transfer or the referral (FC-1 to FC-5).
/// </summary>
/// <param name="ReceivedAt">When the citizen came; empty = now. Earlier is recorded later, at most 30 days back.</param>
/// <param name="NoneLeft">The citizen left no way to be reached.</param>
/// <param name="AwayFromHome">The household lives away from its registered address: the longer limit of DL-2.</param>
/// <param name="ResponsibleId">Somebody else than the person proposed (FC-3); empty = the proposed one.</param>
/// <param name="ChosenWhy">Why somebody else.</param>
/// <param name="BroughtOver">The receiver is present and accepts on the spot (FC-2).</param>
/// <param name="Note">The message to the receiver.</param>
/// <param name="Unit">The unit outside OfficeDesk to which the citizen was led; empty = where the catalogue sends this matter.</param>
/// <param name="Reached">Whom the first contact reached there (FC-5).</param>
/// <param name="Details">Nobody answered there: which contact details the citizen was given (FC-5).</param>
/// <param name="Guidance">Outside the system: what was explained and advised.</param>
/// <param name="Answer">Own duty dealt with on the spot: what the citizen was told.</param>
/// <param name="ApartWhy">Why this is an enquiry of its own although one of the same matter is open.</param>
[Access(Everybody = Reach.Own)]
public sealed record LogEnquiry(
    Channel Channel,
    DateTimeOffset? ReceivedAt = null,
    [property: Text(40), Personal] string CitizenName = "",
    [property: Text(80), Personal] string Organisation = "",
    [property: Text(30), Personal] string Phone = "",
    bool NoneLeft = false,
    [property: JsonRequired] long MatterTypeId = 0,
    [property: JsonRequired, Text(2000), Personal] string Ask = "",
    [property: JsonRequired] EnquiryRoute Route = EnquiryRoute.Own,
    bool AwayFromHome = false,
    long? ResponsibleId = null,
    [property: Text(200)] string ChosenWhy = "",
    bool BroughtOver = false,
    [property: Text(1000), Personal] string Note = "",
    [property: Text(120)] string Unit = "",
    [property: Text(60), Personal] string Reached = "",
    [property: Text(300), Personal] string Details = "",
    [property: Text(1000), Personal] string Guidance = "",
    [property: Text(2000), Personal] string Answer = "",
    [property: Text(200), Personal] string ApartWhy = "") : ICommand<EnquiryLogged>;

/// <summary>What was written down.</summary>
/// <param name="DueOn">The promised day; empty where no task of the office came of it.</param>
/// <param name="Provisional">The day may move when the holiday schedule is published (DL-4).</param>
/// <param name="ResponsibleId">Who is to do the matter.</param>
/// <param name="TransferNumber">The number of the transfer on its way; empty without one.</param>
public sealed record EnquiryLogged(long Id, string Number, DateOnly? DueOn, bool Provisional, long ResponsibleId, string ResponsibleName, string? TransferNumber);

public sealed class LogEnquiryHandler(OfficeBook book, Initials initials) : IHandle<LogEnquiry, EnquiryLogged>
{
    public async Task<Outcome<EnquiryLogged>> Handle(LogEnquiry m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (EnquiryRules.CannotReceive(AtWork(office, db.Who.PersonId)) is { } gone) return gone with { Field = "" };
        var asker = office.People[db.Who.PersonId];
        m = Tidy(m);
        var receivedAt = m.ReceivedAt ?? db.Now;
        if (EnquiryRules.ReceivedNotCredible(receivedAt, db.Now) is { } when) return when;
        if (EnquiryRules.PhoneMalformed(m.Phone) is { } phone) return phone;
        if (EnquiryRules.ContactMissing(m.Phone, m.Organisation, m.CitizenName, m.NoneLeft) is { } contact) return contact;
        if (!office.Matters.TryGetValue(m.MatterTypeId, out var matter) || matter.Active == 0) return EnquiryRules.MatterUnknown;
        if (EnquiryRules.AskMissing(m.Ask) is { } ask) return ask;
        if (EnquiryRules.AnswerNotYours(m.Route, m.Answer) is { } answer) return answer;

        var led = m.Route is EnquiryRoute.Outside || (m.Route is EnquiryRoute.OtherUnit && m.ResponsibleId is null && (matter.PostId is null || m.Unit.Length > 0));
        var proposed = (await Answering.For(db, office, matter))?.Person;
        var receiver = led ? null : m.ResponsibleId ?? (m.Route is EnquiryRoute.Own ? asker.Id : proposed);
        if (EnquiryRules.RouteContradicts(new Routing(m.Route, matter.PostId is not null, asker.Id, asker.SectionId, receiver, SectionOf(office, receiver))) is { } route) return route;
        if (!led && receiver is null) return ResponsibleRules.NobodyAnswers with { Field = nameof(m.ResponsibleId) };
        if (receiver is { } id && EnquiryRules.CannotReceive(AtWork(office, id)) is { } away) return away with { Field = nameof(m.ResponsibleId) };
        if (!led && !OwnPost(office, matter, asker, m) && ResponsibleRules.ChoiceNeedsReason(proposed, receiver!.Value, m.ChosenWhy) is { } choice)
            return choice with { Field = nameof(m.ChosenWhy) };
        if (led && m.Unit.Length == 0 && m.Route is EnquiryRoute.OtherUnit) m = m with { Unit = Cut(matter.SendTo, 120) };
        var incomplete = led ? EnquiryRules.ReferralIncomplete(m.Route, m.Unit, m.Reached, m.Details, m.Guidance) : null;
        // FC-5: without a unit nothing was done; without whom was reached it is written down and stays open
        if (incomplete is not null && incomplete.Field != nameof(m.Reached)) return incomplete;

        var wall = OfficeClock.Wall(receivedAt);
        var hours = office.HoursOn(DateOnly.FromDateTime(wall));
        var receivedOn = EmergencyRules.ReceivedDay(matter.Emergency, wall, hours, office.Settings.Choice<AfterHours>(Settings.AfterHours), office.Calendar);
        var intake = new Intake
        {
            Id = db.NewId(), M = m, Matter = matter, Asker = asker, Receiver = receiver is { } to ? office.People[to] : null, ReceivedAt = receivedAt, ReceivedOn = receivedOn,
            OutOfHours = DutyRules.OutOfHours(wall, hours, office.Calendar), Complete = led && incomplete is null, Office = office,
        };
        db.About("enquiry", intake.Id);
        return await IntakeRows.Write(db, intake, initials);
    }

    private static LogEnquiry Tidy(LogEnquiry m) => m with
    {
        CitizenName = m.CitizenName.Trim(), Organisation = m.Organisation.Trim(), Phone = m.Phone.Trim(), Ask = m.Ask.Trim(), ChosenWhy = m.ChosenWhy.Trim(), Note = m.Note.Trim(),
        Unit = m.Unit.Trim(), Reached = m.Reached.Trim(), Details = m.Details.Trim(), Guidance = m.Guidance.Trim(), Answer = m.Answer.Trim(), ApartWhy = m.ApartWhy.Trim(),
    };

    /// <summary>Whether the asker does such matters anyway, or has already answered: no reason is asked for then.</summary>
    private static bool OwnPost(OfficePage office, MatterType matter, Person asker, LogEnquiry m) =>
        m.Route is EnquiryRoute.Own && (m.Answer.Length > 0
            || (matter.PostId is { } post && office.Posts.TryGetValue(post, out var p) && Intake.OwnPost(office, p, asker.Id)));

    private static bool AtWork(OfficePage office, long person) => office.People.TryGetValue(person, out var p) && p.Active == 1;

    private static long SectionOf(OfficePage office, long? person) => person is { } id && office.People.TryGetValue(id, out var p) ? p.SectionId : 0;

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
