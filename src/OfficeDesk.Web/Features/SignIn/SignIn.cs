using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>Somebody comes in. The answer's secret goes into a cookie, or is a program's bearer token until it ends.</summary>
/// <param name="Agent">What the person came with (the browser's name), shown in the list of sessions.</param>
[Access(Anybody = true)]
public sealed record SignIn(
    [property: Text(40, Required = true, Zh = "登录名", En = "sign-in name")] string Name,
    [property: Text(128, Required = true, Zh = "口令", En = "password"), Personal(Omit = true)] string Password,
    [property: Text(120)] string Agent = "") : IErrand<SignedIn>;

/// <summary>A session: its secret (43 characters), and when it ends at the latest (UTC).</summary>
public sealed record SignedIn(string Secret, DateTimeOffset EndsAt, bool MustChangePassword);

public sealed class SignInHandler(Passwords passwords, Tries tries, ShortWrite shortly, Visit visit) : IHandle<SignIn, SignedIn>
{
    private const string Load = """
        SELECT a.id, a.password, a.stamp, a.must_change, a.set_at, a.last_seen,
               (SELECT COUNT(*) FROM grants g WHERE g.account_id = a.id AND g.role = 'SystemAdmin') AS wakes_others
        FROM accounts a JOIN people p ON p.id = a.person_id AND p.active = 1
        WHERE a.sign_in = @Name AND a.disabled = 0
        """;

    // the session that was open in this browser ends: nobody carries a secret from before signing in to after it
    private const string Start = """
        UPDATE sessions SET ended = 1 WHERE hash = @Before AND ended = 0;
        DELETE FROM sessions WHERE account_id = @Id AND ends_at < @Old;
        INSERT INTO sessions (hash, account_id, stamp, started_at, seen_at, ends_at, address, agent)
        VALUES (@Hash, @Id, @Stamp, @Now, @Now, @EndsAt, @Address, @Agent);
        UPDATE accounts SET last_seen = @Now WHERE id = @Id
        """;

    public async Task<Outcome<SignedIn>> Handle(SignIn m, Db db)
    {
        // sign-in names have small letters only; a phone begins with a capital
        var name = m.Name.Trim().ToLowerInvariant();
        if (await tries.Begin(TriedDoor.SignIn, name, db.Ct) is not { } tryId) return SignInRules.Locked();
        var account = await db.Find<Account>(Load, new { Name = name });
        var fits = await passwords.Fits(m.Password, account?.Password, db.Ct);
        if (!fits || account is null || account.Asleep(db.Now))
        {
            await shortly.Do(m, d => { d.About("refused", account?.Id ?? 0); return Task.FromResult(true); }, db.Ct);
            return SignInRules.Wrong();
        }
        var secret = Secret.New();
        var ends = db.Now + Doorman.Longest;
        await shortly.Do(m, async d =>
        {
            d.About("account", account.Id);
            await Tries.Passed(d, tryId);
            return await d.Execute(Start, new
            {
                Hash = Secret.HashOf(secret), account.Id, account.Stamp, d.Now, EndsAt = ends, d.Who.Address, m.Agent,
                Before = visit.SessionHash, Old = d.Now.AddDays(-SignInRules.TracesKept),
            });
        }, db.Ct);
        return new SignedIn(secret, ends, account.MustChange == 1 || SignInRules.Expired(account.SetAt, db.Now));
    }

    private sealed record Account
    {
        public long Id { get; init; }
        public string Password { get; init; } = "";
        public int Stamp { get; init; }
        public int MustChange { get; init; }
        public DateTimeOffset SetAt { get; init; }
        public DateTimeOffset? LastSeen { get; init; }
        public long WakesOthers { get; init; }

        /// <summary>A system administrator is never asleep: nobody else could wake them.</summary>
        public bool Asleep(DateTimeOffset now) => WakesOthers == 0 && SignInRules.Unused(LastSeen, SetAt, now);
    }
}
