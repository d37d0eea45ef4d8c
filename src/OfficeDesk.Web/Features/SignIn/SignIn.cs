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

public sealed class SignInHandler(Passwords passwords, ShortWrite shortly) : IHandle<SignIn, SignedIn>
{
    private const string Failures = """
        SELECT COALESCE(SUM(CASE WHEN sign_in = @Name THEN 1 ELSE 0 END), 0) AS account, COUNT(*) AS address
        FROM sign_in_tries WHERE address = @Address AND at > @Since AND passed = 0
        """;

    private const string WriteDown = "INSERT INTO sign_in_tries (id, sign_in, address, at) VALUES (@Id, @Name, @Address, @Now)";

    private const string Load = """
        SELECT a.id, a.password, a.stamp, a.must_change, a.set_at
        FROM accounts a JOIN people p ON p.id = a.person_id AND p.active = 1
        WHERE a.sign_in = @Name AND a.disabled = 0
        """;

    private const string Start = """
        INSERT INTO sessions (hash, account_id, stamp, started_at, seen_at, ends_at, address, agent)
        VALUES (@Hash, @Id, @Stamp, @Now, @Now, @EndsAt, @Address, @Agent);
        UPDATE accounts SET last_seen = @Now WHERE id = @Id;
        UPDATE sign_in_tries SET passed = 1 WHERE id = @TryId
        """;

    public async Task<Outcome<SignedIn>> Handle(SignIn m, Db db)
    {
        var name = m.Name.Trim();
        // written down as failed before the password is looked at: two hundred at once do not get more tries than five (E5)
        if (await shortly.Do(null, d => Reserve(d, name), db.Ct) is not { } tryId) return SignInRules.Locked();

        var account = await db.Find<Account>(Load, new { Name = name });
        if (!await passwords.Fits(m.Password, account?.Password, db.Ct) || account is null)
        {
            await shortly.Do(m, d => { d.About("refused", account?.Id ?? 0); return Task.FromResult(true); }, db.Ct);
            return SignInRules.Wrong();
        }
        var old = (db.Now - account.SetAt).TotalDays > SignInRules.PasswordDays;
        var secret = Secret.New();
        var ends = db.Now + Doorman.Longest;
        await shortly.Do(m, d =>
        {
            d.About("account", account.Id);
            return d.Execute(Start, new { Hash = Secret.HashOf(secret), account.Id, account.Stamp, d.Now, EndsAt = ends, d.Who.Address, m.Agent, TryId = tryId });
        }, db.Ct);
        return new SignedIn(secret, ends, account.MustChange == 1 || old);
    }

    private static async Task<long?> Reserve(Db db, string name)
    {
        var failed = await db.One<Failed>(Failures, new { Name = name, db.Who.Address, Since = db.Now - SignInRules.Window });
        if (failed.Account >= SignInRules.TriesAnAccount || failed.Address >= SignInRules.TriesAnAddress) return null;
        var id = db.NewId();
        await db.Execute(WriteDown, new { Id = id, Name = name, db.Who.Address, db.Now });
        return id;
    }

    private sealed record Failed
    {
        public long Account { get; init; }
        public long Address { get; init; }
    }

    private sealed record Account
    {
        public long Id { get; init; }
        public string Password { get; init; } = "";
        public int Stamp { get; init; }
        public int MustChange { get; init; }
        public DateTimeOffset SetAt { get; init; }
    }
}
