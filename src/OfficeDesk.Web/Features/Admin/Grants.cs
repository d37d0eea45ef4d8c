using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Gives an account a role, or takes it away. Never to oneself; roles that exclude each other are refused. Sessions end, so that it holds at once.</summary>
/// <param name="Role">The name of a role: Staff, Chief, Leader, Director, GeneralOffice, Discipline, Appraisal, SystemAdmin, SecurityAdmin, Auditor.</param>
[Access(SecurityAdmin = Reach.All)]
public sealed record GrantRole(long AccountId, [property: Text(20, Required = true, Zh = "角色", En = "role")] string Role, bool Granted) : ICommand<AccountChanged>;

public sealed class GrantRoleHandler : IHandle<GrantRole, AccountChanged>
{
    private const string Load = "SELECT person_id FROM accounts WHERE id = @AccountId";
    private const string Held = "SELECT role FROM grants WHERE account_id = @AccountId";
    private const string Give = "INSERT INTO grants (account_id, role) VALUES (@AccountId, @Role)";
    private const string Take = "DELETE FROM grants WHERE account_id = @AccountId AND role = @Role";
    private const string Restart = "UPDATE accounts SET stamp = stamp + 1, version = version + 1 WHERE id = @AccountId";

    public async Task<Outcome<AccountChanged>> Handle(GrantRole m, Db db)
    {
        if (!Enum.TryParse<Roles>(m.Role, out var role) || role is Roles.None or Roles.Clock || !Enum.IsDefined(role)) return AccountRules.RoleUnknown;
        if (await db.Find<long?>(Load, m) is not { } person) return DeskRefusals.NotFound();
        if (AccountRules.OwnAccount(db.Who.PersonId, person) is { } own) return own;
        if (m.Granted && AccountRules.Conflict(await db.Query<string>(Held, m), m.Role) is { } conflict) return conflict;
        if (!m.Granted && !await db.Changed(Take, m)) return DeskRefusals.Changed();
        if (m.Granted) await db.Execute(Give, m);
        await db.Execute(Restart, m);
        db.About("account", m.AccountId);
        return new AccountChanged(m.AccountId);
    }
}
