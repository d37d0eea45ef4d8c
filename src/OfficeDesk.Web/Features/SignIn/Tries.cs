using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>
/// Tries to prove a password. A try is written down as failed before the password is looked at, so that two hundred at once get
/// no more looks than five (E5); whoever was right strikes it out afterwards.
/// </summary>
public sealed class Tries(ShortWrite shortly)
{
    private const string StandInLine = "UPDATE stamps SET value = value + 1 WHERE name = 'tries'";

    private const string Failures = """
        SELECT COALESCE(SUM(CASE WHEN sign_in = @Name THEN 1 ELSE 0 END), 0) AS account, COUNT(*) AS address
        FROM sign_in_tries WHERE address = @Address AND at > @Since AND passed = 0
        """;

    private const string WriteDown = "INSERT INTO sign_in_tries (id, sign_in, address, at) VALUES (@Id, @Name, @Address, @Now)";

    private const string StrikeOut = """
        UPDATE sign_in_tries SET passed = 1 WHERE id = @TryId;
        DELETE FROM sign_in_tries WHERE address = @Address AND at < @Old
        """;

    // a flood of tries waits here and not with a connection in its hand
    private static readonly SemaphoreSlim AtOnce = new(4, 4);

    /// <summary>The id of the try, or null when there were too many from this address.</summary>
    public async Task<long?> Begin(string name, CancellationToken ct)
    {
        await AtOnce.WaitAsync(ct);
        try
        {
            return await shortly.Do(null, db => Count(db, name), ct);
        }
        finally
        {
            AtOnce.Release();
        }
    }

    /// <summary>The password was right: in the transaction of what follows from it.</summary>
    public static Task Passed(Db db, long tryId) =>
        db.Execute(StrikeOut, new { TryId = tryId, Address = db.Who.Network, Old = db.Now.AddDays(-SignInRules.TracesKept) });

    private static async Task<long?> Count(Db db, string name)
    {
        await db.Execute(StandInLine);
        var failed = await db.One<Failed>(Failures, new { Name = name, Address = db.Who.Network, Since = db.Now - SignInRules.Window });
        if (failed.Account >= SignInRules.TriesAnAccount || failed.Address >= SignInRules.TriesAnAddress) return null;
        var id = db.NewId();
        await db.Execute(WriteDown, new { Id = id, Name = name, Address = db.Who.Network, db.Now });
        return id;
    }

    private sealed record Failed
    {
        public long Account { get; init; }
        public long Address { get; init; }
    }
}
