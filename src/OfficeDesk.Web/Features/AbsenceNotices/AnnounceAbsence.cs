using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Somebody says that they are away, from when to when, and why. The length in office time decides who has to approve (AB-1 to AB-5).</summary>
/// <param name="From">Null = now.</param>
/// <param name="To">The expected return.</param>
/// <param name="PersonId">Whose absence it is; null = one's own. Others enter it for somebody who fell ill.</param>
/// <param name="Sudden">Sudden illness: starts at once, the rest follows (AB-3).</param>
/// <param name="Phone">Where the person is reached meanwhile.</param>
/// <param name="Draft">Only keep it; nobody is asked yet.</param>
/// <param name="DraftId">The draft that is changed or sent.</param>
[Access(Everybody = Reach.Own)]
public sealed record AnnounceAbsence(
    AbsenceKind Kind,
    [Text(300), Personal] string Reason,
    DateTimeOffset? From,
    DateTimeOffset To,
    long? PersonId = null,
    bool Sudden = false,
    [Text(30), Personal] string Phone = "",
    bool Draft = false,
    long? DraftId = null) : ICommand<AbsenceAnnounced>;

/// <param name="Number">Empty for a draft.</param>
/// <param name="WaitsFor">Who approves; empty when nobody has to.</param>
/// <param name="Late">It was recorded afterwards, or approval follows.</param>
public sealed record AbsenceAnnounced(long Id, string Number, AbsenceState State, AbsencePath Path, int Minutes, int Days100, string WaitsFor, bool Late, int Version);

public sealed class AnnounceAbsenceHandler(OfficeBook book, AbsenceLetters letters, SectionWatch sections) : IHandle<AnnounceAbsence, AbsenceAnnounced>
{
    public async Task<Outcome<AbsenceAnnounced>> Handle(AnnounceAbsence m, Db db)
    {
        var office = await book.Open(db.Ct);
        var person = m.PersonId ?? db.Who.PersonId;
        if (!office.People.TryGetValue(person, out var p) || p.Active == 0) return DeskRefusals.NotFound();
        if (AbsenceRules.MayNotEnterFor(m.Kind, person == db.Who.PersonId, Near(db.Who, p), db.Who.Is(Roles.GeneralOffice)) is { } foreign) return foreign;
        if ((AbsenceRules.NotATime(m.From, nameof(m.From)) ?? AbsenceRules.NotATime(m.To, nameof(m.To))) is { } never) return never;
        var (from, to) = (OfficeClock.Minute(m.From ?? db.Now), OfficeClock.Minute(m.To));
        if (WellTimed(m, db, office, from, to) is { } wrong) return wrong;
        var plan = await AbsencePlan.Of(db, office, person, from, to);

        await NewAbsence.Lock(db, person);
        if (await NewAbsence.Clashes(db, office, m, person, from, to) is { } clash) return clash;
        // who is suddenly ill goes whoever is there to decide; it is decided afterwards (AB-3)
        if (!m.Draft && !m.Sudden && plan.Approval && plan.Decider is null) return DecisionRules.NobodyDecides;
        var row = await NewAbsence.Write(db, office, m, person, plan, from, to);
        if (row is null) return DeskRefusals.Changed();
        db.About("absence", row.Id);
        if (!m.Draft) await Tell(db, office, row, plan);
        return new AbsenceAnnounced(row.Id, row.Number, row.State, row.Path, row.Minutes, row.Days100, plan.WaitsFor(office), row.Late == 1, row.Version);
    }

    private async Task Tell(Db db, OfficePage office, AbsenceRow a, AbsencePlan plan)
    {
        if (plan.Before is { } before) await Deciders.Ask(db, "Absence", a.Id, before, plan.Role, a.SectionId);
        if (a.Path is AbsencePath.Inform) await letters.Informs(db, office, a);
        if (a.Sudden == 1) await letters.Sudden(db, office, a, nobodyDecides: plan.Approval && plan.Decider is null);
        if (a.Path is AbsencePath.Leave) await letters.NobodyFree(db, office, a);
        if (a.Running || a.State is AbsenceState.Returned) await Returning.EndBefore(db, office, a);
        if (!a.Stands) return;
        await sections.Look(db, office, a.SectionId);
        await Covers.Follow(db, office, a.Id);
        await letters.CoverAway(db, office, a);
    }

    private static Refusal? WellTimed(AnnounceAbsence m, Db db, OfficePage office, DateTimeOffset from, DateTimeOffset to)
    {
        var (wallFrom, wallTo) = (OfficeClock.Wall(from), OfficeClock.Wall(to));
        if (AbsenceRules.CannotAnnounce(wallFrom, wallTo, Absences.LengthOf(office, from, to), !string.IsNullOrWhiteSpace(m.Reason)) is { } cannot) return cannot;
        if (m.Sudden && AbsenceRules.NotSudden(m.Kind, wallFrom, db.Wall) is { } healthy) return healthy;
        return AbsenceRules.TooLongAgo(wallFrom, db.Wall);
    }

    private static bool Near(Asker who, Person p) => p.SectionId == who.SectionId || who.Led.Contains(p.SectionId);
}
