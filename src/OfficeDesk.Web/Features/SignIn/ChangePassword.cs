using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>A new password for one's own account; every other session of the account ends.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ChangePassword(
    [property: Text(128, Required = true, Zh = "原口令", En = "old password"), Personal(Omit = true)] string OldPassword,
    [property: Text(128, Required = true, Zh = "新口令", En = "new password"), Personal(Omit = true)] string NewPassword) : IErrand<PasswordChanged>;

public sealed record PasswordChanged(int SessionsEnded);

public sealed class ChangePasswordHandler(Passwords passwords, ShortWrite shortly, Visit visit) : IHandle<ChangePassword, PasswordChanged>
{
    private const string Load = "SELECT sign_in, password FROM accounts WHERE id = @AccountId";

    private const string Old = "SELECT password FROM old_passwords WHERE account_id = @AccountId ORDER BY set_at DESC LIMIT 5";

    private const string Change = """
        INSERT INTO old_passwords (account_id, set_at, password) VALUES (@AccountId, @Now, @Hash);
        UPDATE accounts SET password = @Hash, set_at = @Now, must_change = 0, stamp = stamp + 1, version = version + 1 WHERE id = @AccountId
        """;

    private const string EndOthers = "UPDATE sessions SET ended = 1 WHERE account_id = @AccountId AND ended = 0 AND hash <> @Mine";

    private const string KeepMine = """
        UPDATE sessions SET stamp = (SELECT stamp FROM accounts WHERE id = @AccountId) WHERE hash = @Mine
        """;

    public async Task<Outcome<PasswordChanged>> Handle(ChangePassword m, Db db)
    {
        var mine = new { db.Who.AccountId };
        var account = await db.One<Account>(Load, mine);
        if (!await passwords.Fits(m.OldPassword, account.Password, db.Ct)) return SignInRules.OldWrong();
        if (SignInRules.TooWeak(m.NewPassword, account.SignIn) is { } weak) return weak;
        foreach (var old in (await db.Query<string>(Old, mine)).Prepend(account.Password))
            if (await passwords.Fits(m.NewPassword, old, db.Ct)) return SignInRules.UsedBefore();

        var hash = Passwords.Hash(m.NewPassword);
        return new PasswordChanged(await shortly.Do(m, async d =>
        {
            d.About("account", d.Who.AccountId);
            await d.Execute(Change, new { d.Who.AccountId, d.Now, Hash = hash });
            var ended = await d.Execute(EndOthers, new { d.Who.AccountId, Mine = visit.SessionHash });
            await d.Execute(KeepMine, new { d.Who.AccountId, Mine = visit.SessionHash });
            return ended;
        }, db.Ct));
    }

    private sealed record Account
    {
        public string SignIn { get; init; } = "";
        public string Password { get; init; } = "";
    }
}
