using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Duty;

/// <summary>Puts somebody on the roster of a day, or changes who is.</summary>
/// <param name="Version">0 for a day nobody is planned for; else the version of the entry that is changed.</param>
/// <remarks>DU-1: the roster names person, leader and phone.</remarks>
[Access(GeneralOffice = Reach.All)]
public sealed record PlanDuty(
    DateOnly Day, long PersonId, long LeaderId,
    [property: Text(30, Required = true, Zh = "值班电话", En = "the phone of the duty")] string Phone,
    [property: Text(200)] string Note = "", int Version = 0) : ICommand<DutyPlanned>;

public sealed record DutyPlanned(DateOnly Day, string Person, int Version);

public sealed class PlanDutyHandler(OfficeBook book) : IHandle<PlanDuty, DutyPlanned>
{
    private const string Leads = """
        SELECT COUNT(*) FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        WHERE a.person_id = @LeaderId AND g.role IN ('Chief', 'Leader', 'Director')
        """;

    private const string Add = """
        INSERT INTO duty_roster (id, day, person_id, leader_id, phone, note)
        SELECT @Id, @Day, @PersonId, @LeaderId, @Phone, @Note WHERE NOT EXISTS (SELECT 1 FROM duty_roster WHERE day = @Day)
        """;

    private const string Change = """
        UPDATE duty_roster SET person_id = @PersonId, leader_id = @LeaderId, phone = @Phone, note = @Note, version = version + 1
        WHERE day = @Day AND version = @Version
        """;

    private const string Planned = "SELECT person_id FROM duty_roster WHERE day = @Day";

    private const string Which = "SELECT id FROM duty_roster WHERE day = @Day";

    public async Task<Outcome<DutyPlanned>> Handle(PlanDuty m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (DutyRules.CannotPlan(m.Day, DutyRules.RosterDay(db.Wall, office.HoursOn(db.Today))) is { } late) return late;
        var leads = IsHere(office, m.LeaderId) && await db.One<long>(Leads, new { m.LeaderId }) > 0;
        if (DutyRules.RosterIncomplete(IsHere(office, m.PersonId), leads, m.Phone) is { } why) return why;

        var row = new { Id = db.NewId(), m.Day, m.PersonId, m.LeaderId, Phone = m.Phone.Trim(), Note = m.Note.Trim(), m.Version };
        if (!await db.Changed(m.Version == 0 ? Add : Change, row))
            return m.Version == 0 && await db.Find<long?>(Planned, row) is { } other ? DutyRules.AlreadyPlanned(m.Day, office.NameOf(other)) : DeskRefusals.Changed();
        db.About("duty", await db.One<long>(Which, row));
        return new DutyPlanned(m.Day, office.NameOf(m.PersonId), m.Version + 1);
    }

    private static bool IsHere(OfficePage office, long person) => office.People.TryGetValue(person, out var p) && p.Active == 1;
}
