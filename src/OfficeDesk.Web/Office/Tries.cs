using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A door at which a secret is tried, and how often.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Window">How far back failures count.</param>
/// <param name="AName">Failures with one name from one address.</param>
/// <param name="AnAddress">Failures from one address whatever the name.</param>
public sealed record TriedDoor(string Name, TimeSpan Window, int AName, int AnAddress)
{
    /// <summary>A name and a password (E5).</summary>
    public static readonly TriedDoor SignIn = new("SignIn", SignInRules.Window, SignInRules.TriesAnAccount, SignInRules.TriesAnAddress);

    /// <summary>A citizen's number and code (PB-4); what was typed is not written down, so all tries have one name.</summary>
    public static readonly TriedDoor Status = new("Status", PublicRules.Window, PublicRules.TriesAnAddress, PublicRules.TriesAnAddress);
}

/// <summary>
/// Tries to prove a secret. A try is written down as failed before the secret is looked at, so that two hundred at once get
/// no more looks than five (E5); whoever was right strikes it out afterwards.
/// </summary>
public sealed class Tries(ShortWrite shortly)
{
    private const string StandInLine = "UPDATE stamps SET value = value + 1 WHERE name = 'tries'";

    private const string Failures = """
        SELECT COALESCE(SUM(CASE WHEN sign_in = @Name THEN 1 ELSE 0 END), 0) AS account, COUNT(*) AS address
        FROM sign_in_tries WHERE address = @Address AND at > @Since AND passed = 0 AND door = @Door
        """;

    private const string WriteDown = "INSERT INTO sign_in_tries (id, sign_in, address, at, door) VALUES (@Id, @Name, @Address, @Now, @Door)";

    private const string StrikeOut = """
        UPDATE sign_in_tries SET passed = 1 WHERE id = @TryId;
        DELETE FROM sign_in_tries WHERE address = @Address AND at < @Old
        """;

    private const string Oldest = "SELECT MIN(at) FROM sign_in_tries WHERE address = @Address AND at > @Since AND passed = 0 AND door = @Door";

    private const string Forget = "DELETE FROM sign_in_tries WHERE id = @TryId";

    // a flood of tries waits here and not with a connection in its hand; a flood at the public page keeps nobody from signing in
    private static readonly SemaphoreSlim SigningIn = new(4, 4);
    private static readonly SemaphoreSlim AskingStatus = new(4, 4);

    /// <summary>The id of the try, or null when there were too many from this address.</summary>
    /// <param name="name">The sign-in name; empty where there is none.</param>
    public async Task<long?> Begin(TriedDoor door, string name, CancellationToken ct)
    {
        var line = door == TriedDoor.Status ? AskingStatus : SigningIn;
        await line.WaitAsync(ct);
        try
        {
            return await shortly.Do(null, db => Count(db, door, name), ct);
        }
        finally
        {
            line.Release();
        }
    }

    /// <summary>The secret was right: in the transaction of what follows from it.</summary>
    public static Task Passed(Db db, long tryId) =>
        db.Execute(StrikeOut, new { TryId = tryId, Address = db.Who.Network, Old = db.Now.AddDays(-SignInRules.TracesKept) });

    /// <summary>The secret was right, and nothing is kept of it: who looked at their own matter, and from where, is nobody's business (PB-4).</summary>
    public Task Gone(long tryId, CancellationToken ct) => shortly.Do(null, db => db.Execute(Forget, new { TryId = tryId }), ct);

    /// <summary>When the asker's address, which had too many failures, may try again.</summary>
    public static async Task<DateTimeOffset> AgainAt(Db db, TriedDoor door) =>
        (await db.Find<DateTimeOffset?>(Oldest, new { Address = db.Who.Network, Since = db.Now - door.Window, Door = door.Name }) ?? db.Now) + door.Window;

    private static async Task<long?> Count(Db db, TriedDoor door, string name)
    {
        await db.Execute(StandInLine);
        var failed = await db.One<Failed>(Failures, new { Name = name, Address = db.Who.Network, Since = db.Now - door.Window, Door = door.Name });
        if (failed.Account >= door.AName || failed.Address >= door.AnAddress) return null;
        var id = db.NewId();
        await db.Execute(WriteDown, new { Id = id, Name = name, Address = db.Who.Network, db.Now, Door = door.Name });
        return id;
    }

    private sealed record Failed
    {
        public long Account { get; init; }
        public long Address { get; init; }
    }
}
