using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Opens an account without any role; its one-time password is shown once and has to be changed at the first sign-in.</summary>
[Access(SystemAdmin = Reach.All, PeopleOnly = true)]
public sealed record OpenAccount(long PersonId, [property: Text(40, Required = true, Zh = "登录名", En = "sign-in name")] string SignIn) : ICommand<AccountOpened>;

/// <summary>The one-time password is in this answer only.</summary>
public sealed record AccountOpened(long Id, [property: Personal(Omit = true)] string OneTimePassword);

public sealed class OpenAccountHandler(OfficeBook book) : IHandle<OpenAccount, AccountOpened>
{
    private const string Taken = "SELECT COUNT(*) FROM accounts WHERE sign_in = @SignIn";
    private const string Insert = "INSERT INTO accounts (id, person_id, sign_in, password, set_at, must_change) VALUES (@Id, @PersonId, @SignIn, @Hash, @Now, 1)";

    public async Task<Outcome<AccountOpened>> Handle(OpenAccount m, Db db)
    {
        var name = m.SignIn.Trim();
        if (AccountRules.SignInMalformed(name) is { } bad) return bad;
        if (!(await book.Open(db.Ct)).People.TryGetValue(m.PersonId, out var person)) return DeskRefusals.NotFound();
        if (person.Active == 0) return AccountRules.PersonLeft;
        if (await db.One<long>(Taken, new { SignIn = name }) > 0) return AccountRules.SignInTaken;
        var (id, password) = (db.NewId(), Passwords.OneTime());
        await db.Execute(Insert, new { Id = id, m.PersonId, SignIn = name, Hash = Passwords.Hash(password), db.Now });
        db.About("account", id);
        return new AccountOpened(id, password);
    }
}

/// <summary>
/// A new one-time password for somebody who forgot theirs; the administrator cannot choose it. All sessions end. For the accounts
/// that watch over the administrator it takes a second person: <see cref="RequestReset"/>.
/// </summary>
/// <remarks>GN-1.</remarks>
[Access(SystemAdmin = Reach.All, PeopleOnly = true)]
public sealed record ResetPassword(long AccountId, int Version) : ICommand<AccountOpened>;

public sealed class ResetPasswordHandler : IHandle<ResetPassword, AccountOpened>
{
    public async Task<Outcome<AccountOpened>> Handle(ResetPassword m, Db db)
    {
        if (await Granting.Look(db, m.AccountId) is not { } account || account.Version != m.Version) return DeskRefusals.Changed();
        if (AccountRules.ResetTakesTwo(db.Who.PersonId, account.PersonId, account.RoleList)) return AccountRules.NotAlone;
        return await Resetting.Do(db, account) is { } password ? new AccountOpened(m.AccountId, password) : DeskRefusals.Changed();
    }
}

/// <summary>Closes an account, or opens it again; every session ends at once, everywhere.</summary>
[Access(SystemAdmin = Reach.All, PeopleOnly = true)]
public sealed record DisableAccount(long AccountId, bool Disabled, int Version) : ICommand<AccountChanged>;

public sealed record AccountChanged(long Id);

public sealed class DisableAccountHandler : IHandle<DisableAccount, AccountChanged>
{
    private const string Set = "UPDATE accounts SET disabled = @Disabled, stamp = stamp + 1, version = version + 1 WHERE id = @AccountId AND version = @Version";

    public async Task<Outcome<AccountChanged>> Handle(DisableAccount m, Db db)
    {
        if (m.Disabled && await Administrators.LastAccount(db, m.AccountId) is { } last) return last;
        if (!await db.Changed(Set, new { m.AccountId, m.Version, Disabled = m.Disabled ? 1 : 0 })) return DeskRefusals.Changed();
        db.About("account", m.AccountId);
        return new AccountChanged(m.AccountId);
    }
}

/// <summary>Ends every session of an account.</summary>
[Access(SecurityAdmin = Reach.All, PeopleOnly = true)]
public sealed record EndSessions(long AccountId) : ICommand<AccountChanged>;

public sealed class EndSessionsHandler : IHandle<EndSessions, AccountChanged>
{
    private const string Restart = "UPDATE accounts SET stamp = stamp + 1, version = version + 1 WHERE id = @AccountId";
    private const string End = "UPDATE sessions SET ended = 1 WHERE account_id = @AccountId AND ended = 0";

    public async Task<Outcome<AccountChanged>> Handle(EndSessions m, Db db)
    {
        if (!await db.Changed(Restart, m)) return DeskRefusals.NotFound();
        await db.Execute(End, m);
        db.About("account", m.AccountId);
        return new AccountChanged(m.AccountId);
    }
}
