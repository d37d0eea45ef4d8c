using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Somebody is back. A late return is a fact of the appraisal; three in a quarter propose a breach (AB-7).</summary>
/// <param name="At">When, where the chief or the general office puts it right afterwards; null = now.</param>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Why">Needed to put right a return that is recorded already.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, GeneralOffice = Reach.All)]
public sealed record RecordReturn(long Id, DateTimeOffset? At, int Version, [Text(300)] string Why = "") : ICommand<ReturnRecorded>;

/// <param name="LateMinutes">Office minutes after the expected return.</param>
/// <param name="LateReturns">Late returns of this person in the quarter.</param>
/// <param name="BreachProposed">They were one too many.</param>
public sealed record ReturnRecorded(long Id, string Number, DateTimeOffset At, int LateMinutes, int LateReturns, bool BreachProposed);

public sealed class RecordReturnHandler(OfficeBook book, SectionWatch sections) : IHandle<RecordReturn, ReturnRecorded>
{
    public async Task<Outcome<ReturnRecorded>> Handle(RecordReturn m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.Id) is not { } a || !Present(db, a)) return DeskRefusals.NotFound();
        if (m.At is not null && a.PersonId == db.Who.PersonId) return AbsenceRules.OwnReturnIsNow;
        if (m.At is { } right && a.State is AbsenceState.Returned) return await Correct(db, office, a, right, m);
        var at = m.At ?? db.Now;
        if (AbsenceRules.CannotReturn(a.State, a.FromAt, at, db.Now) is { } cannot) return cannot;
        if (await Returning.Write(db, office, a, at, m.Version) is not { } back) return DeskRefusals.Changed();
        await sections.Look(db, office, a.SectionId);
        await Covers.Follow(db, office, a.Id);
        db.About("absence", a.Id);
        return new ReturnRecorded(a.Id, a.Number, at, back.LateMinutes, back.LateReturns, back.Breach);
    }

    private static async Task<Outcome<ReturnRecorded>> Correct(Db db, OfficePage office, AbsenceRow a, DateTimeOffset at, RecordReturn m)
    {
        if (DecisionRules.OwnMatter(db.Who.PersonId, a.PersonId) is { } own) return own;
        await NewAbsence.Lock(db, a.PersonId);
        var next = await Returning.NextAfter(db, a);
        if (AbsenceRules.CannotCorrect(a.FromAt, at, a.ReturnedAt ?? a.ToAt, next, db.Now, m.Why) is { } cannot) return cannot;
        if (await Returning.Correct(db, office, a, at, m.Version, m.Why.Trim()) is not { } back) return DeskRefusals.Changed();
        db.About("absence", a.Id);
        return new ReturnRecorded(a.Id, a.Number, at, back.LateMinutes, back.LateReturns, back.Breach);
    }

    // whoever has to decide something about it sees it, but is not the one to say that the person is back
    private static bool Present(Db db, AbsenceRow a) => a.PersonId == db.Who.PersonId || db.Sight.Sees(a.SectionId);
}
