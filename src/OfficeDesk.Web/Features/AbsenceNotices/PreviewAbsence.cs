using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Before it is sent: how long it is in office time, on which path it goes and why, who decides, and what would have to be seen to (AB-1 to AB-6).</summary>
/// <param name="From">Null = now.</param>
/// <param name="PersonId">Whose absence; null = one's own.</param>
[Access(Everybody = Reach.Own)]
public sealed record PreviewAbsence(AbsenceKind Kind, DateTimeOffset? From, DateTimeOffset To, long? PersonId = null, bool Sudden = false) : IQuery<AbsencePreview>;

/// <param name="Decider">Who approves; empty when nobody has to.</param>
/// <param name="DeciderFor">For whom they would act (GN-2).</param>
/// <param name="Cannot">Why it could not be sent like this.</param>
/// <param name="Checks">What the approver would see; null where it could not be sent.</param>
public sealed record AbsencePreview(DateTimeOffset FromAt, DateTimeOffset ToAt, int Minutes, int Days100, AbsencePath Path, bool Past, bool Approval, string Decider, string DeciderFor, Refusal? Cannot, AbsenceChecks? Checks);

public sealed class PreviewAbsenceHandler(OfficeBook book) : IHandle<PreviewAbsence, AbsencePreview>
{
    public async Task<Outcome<AbsencePreview>> Handle(PreviewAbsence m, Db db)
    {
        var office = await book.Open(db.Ct);
        var person = m.PersonId ?? db.Who.PersonId;
        if (!office.People.TryGetValue(person, out var p) || p.Active == 0) return DeskRefusals.NotFound();
        if ((AbsenceRules.NotATime(m.From, nameof(m.From)) ?? AbsenceRules.NotATime(m.To, nameof(m.To))) is { } never) return never;
        var near = p.SectionId == db.Who.SectionId || db.Who.Led.Contains(p.SectionId);
        var from = m.From ?? db.Now;
        var length = Absences.LengthOf(office, from, m.To);
        var cannot = AbsenceRules.CannotAnnounce(OfficeClock.Wall(from), OfficeClock.Wall(m.To), length, reasonGiven: true)
            ?? AbsenceRules.TooLongAgo(OfficeClock.Wall(from), db.Wall)
            ?? (m.Sudden ? AbsenceRules.NotSudden(m.Kind, OfficeClock.Wall(from), db.Wall) : null)
            ?? AbsenceRules.MayNotEnterFor(m.Kind, person == db.Who.PersonId, near, db.Who.Is(Roles.GeneralOffice));
        if (cannot is not null) return new AbsencePreview(from, m.To, length.Minutes, length.Days100, AbsencePath.Recorded, false, false, "", "", cannot, null);
        (_, cannot) = await NewAbsence.Beside(db, m.Sudden, person, from, m.To);
        var plan = await AbsencePlan.Of(db, office, person, from, m.To);
        if (plan.Approval && plan.Decider is null) cannot ??= DecisionRules.NobodyDecides;
        var checks = await AbsenceChecks.Of(db, office, new AbsenceRow { PersonId = person, SectionId = p.SectionId, Kind = m.Kind, FromAt = from, ToAt = m.To, Path = plan.Path, Sudden = m.Sudden ? 1 : 0, Late = plan.Past ? 1 : 0 });
        return new AbsencePreview(from, m.To, length.Minutes, length.Days100, plan.Path, plan.Past, plan.Approval, plan.Decider is { } d ? office.NameOf(d.Person) : "",
            plan.Decider?.ForPerson is { } principal ? office.NameOf(principal) : "", cannot, checks);
    }
}
