using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>A new password for one's own account; every other session of the account ends.</summary>
[Access(Everybody = Reach.Own, PeopleOnly = true, BeforeNewPassword = true)]
public sealed record ChangePassword(
    [property: Text(128, Required = true, Zh = "原口令", En = "old password"), Personal(Omit = true)] string OldPassword,
    [property: Text(128, Required = true, Zh = "新口令", En = "new password"), Personal(Omit = true)] string NewPassword) : IErrand<PasswordChanged>;

public sealed record PasswordChanged(int SessionsEnded);

public sealed class ChangePasswordHandler(Passwords passwords, Tries tries, ShortWrite shortly, Visit visit) : IHandle<ChangePassword, PasswordChanged>
{
    private const string Load = "SELECT sign_in, password, version FROM accounts WHERE id = @AccountId";

    private const string Old = "SELECT password FROM old_passwords WHERE account_id = @AccountId ORDER BY set_at DESC LIMIT 5";

    private const string Change = """
        UPDATE accounts SET password = @Hash, set_at = @Now, must_change = 0, stamp = stamp + 1, version = version + 1 WHERE id = @AccountId AND version = @Version
        """;

    private const string Remember = "INSERT INTO old_passwords (account_id, set_at, password) VALUES (@AccountId, @Now, @Hash)";

    private const string EndOthers = "UPDATE sessions SET ended = 1 WHERE account_id = @AccountId AND ended = 0 AND hash <> @Mine";

    private const string KeepMine = """
        UPDATE sessions SET stamp = (SELECT stamp FROM accounts WHERE id = @AccountId) WHERE hash = @Mine
        """;

    public async Task<Outcome<PasswordChanged>> Handle(ChangePassword m, Db db)
    {
        var account = await db.One<Account>(Load, new { db.Who.AccountId });
        if (SignInRules.TooWeak(m.NewPassword, account.SignIn) is { } weak) return weak;
        // an open screen left alone is no place for guessing either
        if (await tries.Begin(TriedDoor.SignIn, account.SignIn, db.Ct) is not { } tryId) return SignInRules.Locked();
        if (!await passwords.Fits(m.OldPassword, account.Password, db.Ct)) return SignInRules.OldWrong();
        var used = (await db.Query<string>(Old, new { db.Who.AccountId })).Prepend(account.Password).Distinct(StringComparer.Ordinal).Take(SignInRules.Remembered).ToList();
        foreach (var old in used)
        {
            if (!await passwords.Fits(m.NewPassword, old, db.Ct)) continue;
            await shortly.Do(null, async d => { await Tries.Passed(d, tryId); return true; }, db.Ct);
            return SignInRules.UsedBefore();
        }
        var hash = await passwords.HashOf(m.NewPassword, db.Ct);
        return await shortly.Do(m, d => Write(d, hash, account.Version, tryId), db.Ct) is { } ended ? new PasswordChanged(ended) : DeskRefusals.Changed();
    }

    private async Task<int?> Write(Db d, string hash, int version, long tryId)
    {
        // somebody else (a reset, another window) was faster: theirs stands
        if (!await d.Changed(Change, new { d.Who.AccountId, d.Now, Hash = hash, Version = version })) return null;
        d.About("account", d.Who.AccountId);
        await d.Execute(Remember, new { d.Who.AccountId, d.Now, Hash = hash });
        var ended = await d.Execute(EndOthers, new { d.Who.AccountId, Mine = visit.SessionHash });
        await d.Execute(KeepMine, new { d.Who.AccountId, Mine = visit.SessionHash });
        await Tries.Passed(d, tryId);
        return ended;
    }

    private sealed record Account
    {
        public string SignIn { get; init; } = "";
        public string Password { get; init; } = "";
        public int Version { get; init; }
    }
}
