using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The person, or whoever entered it for them, takes an absence back that has not started.</summary>
/// <param name="Version">The version that was looked at.</param>
[Access(Everybody = Reach.Own)]
public sealed record WithdrawAbsence(long Id, int Version) : ICommand<AbsenceWithdrawn>;

public sealed record AbsenceWithdrawn(long Id, string Number);

public sealed class WithdrawAbsenceHandler(OfficeBook book, AbsenceLetters letters, SectionWatch sections) : IHandle<WithdrawAbsence, AbsenceWithdrawn>
{
    private const string Withdraw = "UPDATE absences SET state = 'Withdrawn', version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Draft', 'Asked', 'Approved')";

    public async Task<Outcome<AbsenceWithdrawn>> Handle(WithdrawAbsence m, Db db)
    {
        var office = await book.Open(db.Ct);
        // whoever only has to decide it sees it, but does not take it back
        if (await Absences.Find(db, m.Id) is not { } a || (a.PersonId != db.Who.PersonId && a.EnteredBy != db.Who.PersonId)) return DeskRefusals.NotFound();
        if (AbsenceRules.CannotWithdraw(a.State) is { } cannot) return cannot;
        if (!await db.Changed(Withdraw, new { m.Id, m.Version })) return DeskRefusals.Changed();
        await Deciders.Close(db, "Absence", a.Id, lapsed: true);
        await LaterReturn.Drop(db, a.Id);
        if (a.State is not AbsenceState.Draft) await Absences.Note(db, a.Id, "Withdrawn", "撤回离岗", "Withdrawn");
        if (a.State is AbsenceState.Approved)
        {
            await letters.Withdrawn(db, office, a);
            await sections.Look(db, office, a.SectionId);
        }
        await Covers.Follow(db, office, a.Id);
        db.About("absence", a.Id);
        return new AbsenceWithdrawn(a.Id, a.Number);
    }
}
