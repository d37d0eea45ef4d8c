using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>
/// Counts anew what was still counted by the calendar before the last import: a task or an application logged in the very second of the import,
/// or on another node whose memory was a second old. Running it again changes nothing.
/// </summary>
/// <remarks>DL-4: due dates are recomputed when a schedule is imported.</remarks>
[Access(GeneralOffice = Reach.All, Clock = Reach.All)]
public sealed record RecountDueDates : ICommand<DueDatesRecounted>;

/// <param name="Kept">Last days that moved and belong to no task.</param>
public sealed record DueDatesRecounted(int Tasks, int Kept = 0) : IReport
{
    public Told Tell() => new($"重算到期日，移动 {Tasks + Kept} 件", $"Due dates recounted, {Tasks + Kept} moved", Quiet: Tasks + Kept == 0);
}

public sealed class RecountDueDatesHandler(OfficeBook book, MovedLetters letters) : IHandle<RecountDueDates, DueDatesRecounted>
{
    public async Task<Outcome<DueDatesRecounted>> Handle(RecountDueDates m, Db db)
    {
        var last = (await Proposals.Recent(db, ProposalKind.Holidays, 10)).FirstOrDefault(p => p.State == ProposalState.Confirmed);
        if (last is null || HolidayFile.Parse(last.Was) is not Done<IReadOnlyList<Holiday>> before) return new DueDatesRecounted(0);
        var office = await book.Open(db.Ct);
        var after = office.Calendar;
        var old = new WorkingCalendar(before.Value);
        var plan = await Recounting.Of(db, old, after);
        var days = await KeptDays.Of(db, office, old, after, last.SettledAt is { } at ? OfficeClock.Day(at) : db.Today);
        db.About("proposal", last.Id);
        if (await Recounting.Carry(db, plan, after) is not { } moved || await KeptDayMoves.Carry(db, days, after, last.Id) is not { } kept) return DeskRefusals.Changed();
        await letters.Queue(db, office, $"moved:{db.NewId()}", plan, days);
        return new DueDatesRecounted(moved, kept);
    }
}
