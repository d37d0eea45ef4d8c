using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Takes a role from an account. One person is enough: less power cannot wait for a second. Sessions end, so that it holds at once.</summary>
/// <remarks>GN-1: not from oneself.</remarks>
[Access(SecurityAdmin = Reach.All, PeopleOnly = true)]
public sealed record TakeRole(long AccountId, [property: Text(20, Required = true, Zh = "角色", En = "role")] string Role) : ICommand<AccountChanged>;

public sealed class TakeRoleHandler : IHandle<TakeRole, AccountChanged>
{
    private const string Take = "DELETE FROM grants WHERE account_id = @AccountId AND role = @Role";
    private const string Restart = "UPDATE accounts SET stamp = stamp + 1, version = version + 1 WHERE id = @AccountId";

    public async Task<Outcome<AccountChanged>> Handle(TakeRole m, Db db)
    {
        if (await Granting.Look(db, m.AccountId) is not { } account) return DeskRefusals.NotFound();
        if (AccountRules.OwnAccount(db.Who.PersonId, account.PersonId) is { } own) return own;
        if (await Administrators.LastAccount(db, m.AccountId, m.Role) is { } last) return last;
        if (!await db.Changed(Take, m)) return AccountRules.RoleNotHeld;
        await db.Execute(Restart, m);
        db.About("account", m.AccountId);
        return new AccountChanged(m.AccountId);
    }
}
