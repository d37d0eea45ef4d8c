using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>What would be promised to the citizen for this matter, and who would answer for it (DL-2, FC-3). Changes nothing.</summary>
/// <param name="ReceivedOn">The day it came; empty = today.</param>
[Access(Everybody = Reach.Own)]
public sealed record PromiseFor(long MatterTypeId, bool AwayFromHome = false, DateOnly? ReceivedOn = null) : IQuery<Promise>;

/// <summary>The promise as it stands before anything is saved.</summary>
/// <param name="DueOn">Empty where the matter belongs to somebody outside.</param>
/// <param name="RestDays">Days between receipt and due date that were not counted.</param>
/// <param name="Holidays">The names of the holidays among them.</param>
/// <param name="Provisional">The day may move when the schedule is published (DL-4).</param>
/// <param name="HasAway">The matter has a longer limit for households away from home (DL-2).</param>
/// <param name="ResponsibleId">The person proposed; empty where nobody is found.</param>
/// <param name="Suggested">The route that fits the asker.</param>
/// <param name="OnSiteBy">Somebody has to be there by the end of this day (DL-13).</param>
/// <param name="NotMine">The asker is not of this post: "own duty" needs a reason (FC-3).</param>
public sealed record Promise(
    DateOnly? DueOn, Limit Limit, int RestDays, IReadOnlyList<string> Holidays, bool Provisional, bool HasAway, long? ResponsibleId, string ResponsibleName, ResponsibleWhy? Why,
    string SectionName, string SectionNameEn, string SectionPhone, string Place, string Basis, string SendTo, EnquiryRoute Suggested, bool NotMine,
    Emergency Emergency = Emergency.None, DateOnly? OnSiteBy = null);

public sealed class PromiseForHandler(OfficeBook book) : IHandle<PromiseFor, Promise>
{
    public async Task<Outcome<Promise>> Handle(PromiseFor m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (!office.Matters.TryGetValue(m.MatterTypeId, out var matter) || matter.Active == 0) return EnquiryRules.MatterUnknown;
        var limit = matter.LimitFor(m.AwayFromHome);
        if (matter.PostId is null || !office.Posts.TryGetValue(matter.PostId.Value, out var post))
            return new Promise(null, limit, 0, [], false, false, null, "", null, "", "", "", "", matter.Basis, matter.SendTo, EnquiryRoute.OtherUnit, false);

        var received = m.ReceivedOn ?? Received(db, office, matter);
        if (DeadlineRules.NotCountable(received, limit, office.Calendar) is { } why) return why;
        var due = DeadlineRules.DueDate(received, limit, office.Calendar);
        var responsible = await Answering.For(db, office, matter);
        var duty = responsible is { Why: ResponsibleWhy.Duty } ? office.People[responsible.Person] : null;
        var mine = Intake.OwnPost(office, post, db.Who.PersonId) || responsible?.Person == db.Who.PersonId;
        var section = office.Sections[duty?.SectionId ?? post.SectionId];
        var suggested = mine ? EnquiryRoute.Own : section.Id == db.Who.SectionId ? EnquiryRoute.SameSection : EnquiryRoute.OtherUnit;
        var skipped = Enumerable.Range(1, due.DayNumber - received.DayNumber).Select(received.AddDays).Where(d => limit.Unit is LimitUnit.WorkingDays && !office.Calendar.IsWorking(d)).ToList();
        return new Promise(due, limit, skipped.Count, [.. skipped.Select(office.Calendar.HolidayName).Where(n => n.Length > 0).Distinct()], office.Calendar.IsProvisional(due), matter.AwayNo is not null,
            responsible?.Person, office.NameOf(responsible?.Person), responsible?.Why, section.Name, section.NameEn, section.Phone, section.Place, matter.Basis, matter.SendTo, suggested, !mine,
            matter.Emergency, EmergencyRules.OnSiteWithin(matter.Emergency) is { } there ? DeadlineRules.DueDate(received, there, office.Calendar) : null);
    }

    private static DateOnly Received(Db db, OfficePage office, MatterType matter) =>
        EmergencyRules.ReceivedDay(matter.Emergency, db.Wall, office.HoursOn(db.Today), office.Settings.Choice<AfterHours>(Settings.AfterHours), office.Calendar);
}
