using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who is on duty while the office is closed: they are the first contact (DU-1).</summary>
public sealed record Sitting
{
    public long PersonId { get; init; }
    public long LeaderId { get; init; }
    public string Phone { get; init; } = "";

    private const string Load = "SELECT person_id, leader_id, phone FROM duty_roster WHERE day = @Day";

    /// <summary>Whoever sits at this moment; null in the office's hours, and where nobody is on the roster.</summary>
    public static async Task<Sitting?> Now(Db db, OfficePage office)
    {
        var hours = office.HoursOn(db.Today);
        return DutyRules.OutOfHours(db.Wall, hours, office.Calendar) ? await db.Find<Sitting>(Load, new { Day = DutyRules.RosterDay(db.Wall, hours) }) : null;
    }
}
