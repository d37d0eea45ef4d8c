using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deputies;

/// <summary>Names who decides in a seat for some days. The holder does it, or the general office for somebody who is away.</summary>
/// <param name="Role">Chief, Leader, Director, Discipline or GeneralOffice (the filing clerk).</param>
/// <param name="SectionId">The section whose chief it is; without meaning for other seats.</param>
/// <param name="PrincipalId">Whose seat it is, where several people hold the role; without it one's own, or the only one.</param>
/// <remarks>GN-2: each has a named deputy for a period.</remarks>
[Access(Chief = Reach.All, Leader = Reach.All, Director = Reach.All, Discipline = Reach.All, GeneralOffice = Reach.All)]
public sealed record NameDeputy(
    Roles Role, long? SectionId, long DeputyId, DateOnly From, DateOnly To, long? PrincipalId = null, [property: Text(200)] string Reason = "") : ICommand<DeputyNamed>;

public sealed record DeputyNamed(long Id, string Principal, string Deputy);

public sealed class NameDeputyHandler(OfficeBook book, DeputyLetters letters) : IHandle<NameDeputy, DeputyNamed>
{
    // takes the row of the person whose seat it is, so that two who name at once come one after the other
    private const string Hold = "UPDATE people SET version = version WHERE id = @Principal";

    private const string SeatTaken = """
        SELECT from_day, to_day FROM deputies
        WHERE principal_id = @Principal AND role = @Role AND COALESCE(section_id, 0) = @Section AND ended = 0 AND to_day >= @From
        """;

    private const string DeputysSeats = "SELECT role, from_day, to_day FROM deputies WHERE deputy_id = @DeputyId AND ended = 0 AND to_day >= @From AND from_day <= @To";

    private const string Add = """
        INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day)
        VALUES (@Id, @Role, @SectionId, @Principal, @DeputyId, @From, @To);
        INSERT INTO deputy_acts (deputy_row, named_by, named_at, reason) VALUES (@Id, @PersonId, @Now, @Reason)
        """;

    public async Task<Outcome<DeputyNamed>> Handle(NameDeputy m, Db db)
    {
        var office = await book.Open(db.Ct);
        var holders = await Seats.Holders(db);
        if (Seats.PrincipalOf(m, db.Who, office, holders) is not { } principal) return DeputyRules.NoSuchSeat;
        if (DeputyRules.MayNotName(principal == db.Who.PersonId, db.Who.Is(Roles.GeneralOffice), m.DeputyId == db.Who.PersonId) is { } notYou) return notYou;

        var row = new
        {
            Id = db.NewId(), Role = m.Role.ToString(), SectionId = m.Role == Roles.Chief ? m.SectionId : null, Section = m.Role == Roles.Chief ? m.SectionId : 0,
            Principal = principal, m.DeputyId, m.From, m.To, db.Who.PersonId, db.Now, Reason = m.Reason.Trim(),
        };
        await db.Execute(Hold, row);
        var roles = holders[m.DeputyId].Aggregate(Roles.None, (all, role) => all | role);
        foreach (var other in await db.Query<SeatDays>(DeputysSeats, row)) roles |= other.Role;
        var canWork = office.People.TryGetValue(m.DeputyId, out var deputy) && deputy.Active == 1 && holders[m.DeputyId].Any();
        if (DeputyRules.MayNotStandIn(principal, m.DeputyId, canWork, Seats.Exclude(m.Role, roles)) is { } no) return no;
        var others = (await db.Query<SeatDays>(SeatTaken, row)).Select(d => new Period(d.FromDay, d.ToDay)).ToList();
        if (DeputyRules.PeriodWrong(new(m.From, m.To), db.Today, others) is { } wrong) return wrong;

        await db.Execute(Add, row);
        await letters.Queue(db, office, new DeputyRow { Id = row.Id, Role = m.Role, SectionId = row.SectionId, PrincipalId = principal, DeputyId = m.DeputyId, FromDay = m.From, ToDay = m.To });
        db.About("deputy", row.Id);
        return new DeputyNamed(row.Id, office.NameOf(principal), office.NameOf(m.DeputyId));
    }

    private sealed record SeatDays
    {
        public Roles Role { get; init; }
        public DateOnly FromDay { get; init; }
        public DateOnly ToDay { get; init; }
    }
}
