using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>The second person confirms a holiday file: the calendar changes and every open due date is counted anew, of tasks and of whatever else keeps one, all in one transaction.</summary>
/// <remarks>DL-4: due dates are recomputed when a schedule is imported, and who answers for a moved one is told by mail. GN-1: by somebody else than who proposed it.</remarks>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record ConfirmHolidays(long Id) : ICommand<HolidaysConfirmed>;

/// <param name="Days">Days that became something else.</param>
/// <param name="Tasks">Open tasks whose date or provisional mark changed.</param>
/// <param name="LeftAlone">Open tasks, and other open last days, whose date was set otherwise and stays.</param>
/// <param name="Kept">Open last days of applications, absences, breaches, measures, complaints and appraisals that moved.</param>
public sealed record HolidaysConfirmed(string Years, int Days, int Tasks, int LeftAlone, int Kept = 0);

public sealed class ConfirmHolidaysHandler(OfficeBook book, MovedLetters letters) : IHandle<ConfirmHolidays, HolidaysConfirmed>
{
    internal const Roles By = Roles.GeneralOffice | Roles.Director;

    private const string Present = "SELECT day, kind, name FROM holidays ORDER BY day";
    private const string Remove = "DELETE FROM holidays WHERE day = @Day";
    private const string Add = "INSERT INTO holidays (day, kind, name) VALUES (@Day, @Kind, @Name)";

    public async Task<Outcome<HolidaysConfirmed>> Handle(ConfirmHolidays m, Db db)
    {
        if (await Proposals.Find(db, ProposalKind.Holidays, m.Id) is not { } proposal) return DeskRefusals.NotFound();
        if (Proposals.MayNotConfirm(db, proposal, By) is { } no) return no;
        // read again inside the transaction: the book may be a second old
        var present = (await db.Query<HolidayRow>(Present)).Select(r => new Holiday(r.Day, Enum.Parse<HolidayKind>(r.Kind), r.Name)).ToList();
        if (HolidayFile.Write(present) != proposal.Was) return ProposalRules.Outdated;

        var after = HolidayMerge.Apply(present, HolidayFile.Parse(proposal.Body) is Done<IReadOnlyList<Holiday>> file ? file.Value : []);
        var (old, next) = (new WorkingCalendar(present), new WorkingCalendar(after));
        await db.Execute(Remove, present.Except(after).Select(h => new { h.Day }));
        await db.Execute(Add, after.Except(present).Select(h => new { h.Day, Kind = h.Kind.ToString(), h.Name }));
        var office = await book.Open(db.Ct);
        var (plan, days) = (await Recounting.Of(db, old, next), await KeptDays.Of(db, office, old, next));
        if (await Recounting.Carry(db, plan, next) is not { } moved || await KeptDayMoves.Carry(db, days, next, proposal.Id) is not { } kept) return DeskRefusals.Changed();
        await letters.Queue(db, office, $"moved:{proposal.Id}", plan, days);

        var turned = CalendarChange.Between(old, next).Count;
        if (await Proposals.Settle(db, proposal, ProposalState.Confirmed, By, $"{turned} / {moved} / {kept}") is { } late) return late;
        await book.Changed(db);
        return new HolidaysConfirmed(proposal.Subject, turned, moved, plan.LeftAlone + days.LeftAlone, kept);
    }

    private sealed record HolidayRow
    {
        public DateOnly Day { get; init; }
        public string Kind { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
