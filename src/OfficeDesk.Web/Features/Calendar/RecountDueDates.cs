using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>
/// Counts anew what was still counted by the calendar before the last import: a task logged in the very second of the import,
/// or on another node whose memory was a second old. Running it again changes nothing.
/// </summary>
/// <remarks>DL-4: due dates are recomputed when a schedule is imported.</remarks>
[Access(GeneralOffice = Reach.All, Clock = Reach.All)]
public sealed record RecountDueDates : ICommand<DueDatesRecounted>;

public sealed record DueDatesRecounted(int Tasks) : IReport
{
    public Told Tell() => new($"重算到期日，移动 {Tasks} 件", $"Due dates recounted, {Tasks} moved", Quiet: Tasks == 0);
}

public sealed class RecountDueDatesHandler(OfficeBook book, MovedLetters letters) : IHandle<RecountDueDates, DueDatesRecounted>
{
    public async Task<Outcome<DueDatesRecounted>> Handle(RecountDueDates m, Db db)
    {
        var last = (await Proposals.Recent(db, ProposalKind.Holidays, 10)).FirstOrDefault(p => p.State == ProposalState.Confirmed);
        if (last is null || HolidayFile.Parse(last.Was) is not Done<IReadOnlyList<Holiday>> before) return new DueDatesRecounted(0);
        var office = await book.Open(db.Ct);
        var after = office.Calendar;
        var plan = await Recounting.Of(db, new WorkingCalendar(before.Value), after);
        db.About("proposal", last.Id);
        if (await Recounting.Carry(db, plan, after) is not { } moved) return DeskRefusals.Changed();
        await letters.Queue(db, office, $"moved:{db.NewId()}", plan);
        return new DueDatesRecounted(moved);
    }
}
