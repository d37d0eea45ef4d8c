using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Duty;

/// <summary>Who is on duty at this moment, and whether the office is closed so that they are the first contact.</summary>
/// <remarks>DU-1: out of hours the duty person is the first contact.</remarks>
[Access(Everybody = Reach.All)]
public sealed record DutyNow : IQuery<OnDuty>;

/// <param name="OutOfHours">The office is closed: the duty person is the first contact.</param>
/// <param name="Day">Whose day on the roster it is; it changes when the office opens.</param>
/// <param name="Duty">Null when nobody is planned.</param>
/// <param name="Next">Who is on duty the day after.</param>
public sealed record OnDuty(bool OutOfHours, DateOnly Day, DutyEntry? Duty, DutyEntry? Next);

public sealed class DutyNowHandler(OfficeBook book) : IHandle<DutyNow, OnDuty>
{
    private const string Load = "SELECT * FROM duty_roster WHERE day >= @Day AND day <= @Next";

    public async Task<Outcome<OnDuty>> Handle(DutyNow m, Db db)
    {
        var office = await book.Open(db.Ct);
        var hours = office.HoursOn(db.Today);
        var day = DutyRules.RosterDay(db.Wall, hours);
        var next = day.AddDays(1);
        var rows = (await db.Query<DutyRow>(Load, new { Day = day, Next = next })).ToDictionary(r => r.Day, r => r.Shown(db, office));
        return new OnDuty(DutyRules.OutOfHours(db.Wall, hours, office.Calendar), day, rows.GetValueOrDefault(day), rows.GetValueOrDefault(next));
    }
}
