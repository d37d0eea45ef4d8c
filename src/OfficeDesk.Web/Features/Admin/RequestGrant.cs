using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>
/// Asks for a role for somebody's account; it holds once another person has confirmed it. While nobody else could confirm (the
/// first days of an office), the security administrator's request holds at once and is marked as single-handed.
/// </summary>
/// <param name="Role">The name of a role: Staff, Chief, Leader, Director, GeneralOffice, Discipline, Appraisal, SystemAdmin, SecurityAdmin, Auditor.</param>
/// <remarks>GN-1: not for oneself, not alone; roles that exclude each other are refused.</remarks>
[Access(SecurityAdmin = Reach.All, Director = Reach.All, GeneralOffice = Reach.All, PeopleOnly = true)]
public sealed record RequestGrant(
    long AccountId,
    [property: Text(20, Required = true, Zh = "角色", En = "role")] string Role,
    [property: Text(500, Required = true, Zh = "理由", En = "reason")] string Reason) : ICommand<GrantRequested>;

/// <param name="SingleHanded">Whether it holds already because nobody else could have confirmed it.</param>
public sealed record GrantRequested(long Id, bool SingleHanded);

public sealed class RequestGrantHandler : IHandle<RequestGrant, GrantRequested>
{
    private const string Others = """
        SELECT COUNT(*) FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0 JOIN people p ON p.id = a.person_id AND p.active = 1
        WHERE g.role IN ('SecurityAdmin', 'Director') AND p.id NOT IN (@Me, @PersonId)
        """;

    public async Task<Outcome<GrantRequested>> Handle(RequestGrant m, Db db)
    {
        if (await Granting.Look(db, m.AccountId) is not { } account) return DeskRefusals.NotFound();
        if (Granting.MayNot(db, account, m.Role) is { } no) return no;
        var opened = await Proposals.Open(db, ProposalKind.Grant, Granting.Subject(m.AccountId, m.Role), Granting.Subject(m.AccountId, m.Role), account.Roles, m.Role, m.Reason);
        if (opened is not Done<long> id) return ((Refused<long>)opened).Why;
        if (!db.Who.Is(Roles.SecurityAdmin) || await db.One<long>(Others, new { Me = db.Who.PersonId, account.PersonId }) > 0) return new GrantRequested(id.Value, false);

        await Granting.Give(db, m.AccountId, m.Role);
        var alone = await Proposals.Find(db, ProposalKind.Grant, id.Value);
        if (await Proposals.Settle(db, alone!, ProposalState.Confirmed, Granting.By, Granting.Alone) is { } late) return late;
        return new GrantRequested(id.Value, true);
    }
}
