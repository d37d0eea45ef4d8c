using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Duty;

/// <summary>Takes the entry of a day to come off the roster; the audit keeps who did.</summary>
/// <remarks>DU-1: who was on duty is a record and stays as it was.</remarks>
[Access(GeneralOffice = Reach.All)]
public sealed record RemoveDuty(DateOnly Day, int Version) : ICommand<DutyRemoved>;

public sealed record DutyRemoved(DateOnly Day);

public sealed class RemoveDutyHandler(OfficeBook book) : IHandle<RemoveDuty, DutyRemoved>
{
    private const string Which = "SELECT id FROM duty_roster WHERE day = @Day";
    private const string Remove = "DELETE FROM duty_roster WHERE day = @Day AND version = @Version";

    public async Task<Outcome<DutyRemoved>> Handle(RemoveDuty m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (DutyRules.CannotPlan(m.Day, DutyRules.RosterDay(db.Wall, office.HoursOn(db.Today))) is { } late) return late;
        if (await db.Find<long?>(Which, new { m.Day }) is not { } id) return DeskRefusals.NotFound();
        db.About("duty", id);
        return await db.Changed(Remove, new { m.Day, m.Version }) ? new DutyRemoved(m.Day) : DeskRefusals.Changed();
    }
}
