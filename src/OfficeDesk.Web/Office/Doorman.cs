using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Knows who comes in: turns the secret of a session or of a program's token into the person behind it. Whom he has just seen he
/// knows again (<see cref="Faces"/>).
/// </summary>
public sealed class Doorman(Database database, ShortWrite shortly, TimeProvider clock, Ids ids, Faces faces)
{
    /// <summary>A session ends after this long without a click.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>A session ends after this long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const string Account = """
        SELECT a.id AS account_id, a.person_id, a.must_change, a.set_at, a.english, p.name, p.section_id,
               (SELECT group_concat(g.role) FROM grants g WHERE g.account_id = a.id) AS roles,
               (SELECT group_concat(s.id) FROM sections s WHERE s.chief_id = a.person_id) AS led,
               (SELECT group_concat(s.id) FROM sections s WHERE s.leader_id = a.person_id) AS in_charge
        """;

    private const string Seats = """
        SELECT d.role, COALESCE(d.section_id, 0) AS section_id, d.principal_id, p.name AS principal_name,
               (SELECT group_concat(s.id) FROM sections s WHERE s.leader_id = d.principal_id) AS in_charge
        FROM deputies d JOIN people p ON p.id = d.principal_id
        WHERE d.ended = 0 AND d.from_day <= @Today AND d.to_day >= @Today AND d.deputy_id =
        """;

    // who it is and whom they stand in for, in one round trip
    private const string BySession = Account + """
        , x.seen_at, '' AS scopes
        FROM sessions x JOIN accounts a ON a.id = x.account_id AND a.stamp = x.stamp AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1
        WHERE x.hash = @Hash AND x.ended = 0 AND x.ends_at > @Now AND x.seen_at > @IdleSince;

        """ + Seats + " (SELECT b.person_id FROM sessions y JOIN accounts b ON b.id = y.account_id WHERE y.hash = @Hash)";

    private const string ByToken = Account + """
        , x.made_at AS seen_at, x.scopes
        FROM tokens x JOIN accounts a ON a.id = x.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1
        WHERE x.hash = @Hash AND x.revoked_at IS NULL AND x.ends_at > @Now;

        """ + Seats + " (SELECT b.person_id FROM tokens y JOIN accounts b ON b.id = y.account_id WHERE y.hash = @Hash)";

    // a key is known as a key only: it opens no session
    private const string Key = "key ";

    private const string Seen = "UPDATE sessions SET seen_at = @Now WHERE hash = @Hash AND seen_at < @Now";

    /// <summary>The person of a session; null when there is none, or it has ended here or elsewhere.</summary>
    public async Task<Asker?> OfSession(string? secret, CancellationToken ct)
    {
        if (Secret.HashOf(secret) is not { } hash) return null;
        if (faces.Know(hash) is { } face) return face;
        var rings = faces.Rings;
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenRead(ct);
        var db = new Db(connection, Asker.Nobody, new Sight(0, false, false, []), now, ids, ct);
        var (known, seats) = await db.FindBoth<Known, Seat>(BySession, new { Hash = hash, Now = now, db.Today, IdleSince = now - Idle });
        if (known is null) return null;
        // written down once a minute, not with every click
        if (now - known.SeenAt > TimeSpan.FromMinutes(1)) await shortly.Do(null, d => d.Execute(Seen, new { Hash = hash, Now = now }), ct);
        return faces.Remember(hash, rings, Complete(known, seats) with { MustChangePassword = known.MustChange == 1 || SignInRules.Expired(known.SetAt, now) });
    }

    /// <summary>The person behind a program's token, limited to the token's messages. A key has an end of its own and does not wait for a password.</summary>
    public async Task<Asker?> OfToken(string? secret, CancellationToken ct)
    {
        if (Secret.HashOf(secret) is not { } hash) return null;
        if (faces.Know(Key + hash) is { } face) return face;
        var rings = faces.Rings;
        await using var connection = await database.OpenRead(ct);
        var db = new Db(connection, Asker.Nobody, new Sight(0, false, false, []), clock.GetUtcNow(), ids, ct);
        var (known, seats) = await db.FindBoth<Known, Seat>(ByToken, new { Hash = hash, db.Now, db.Today });
        if (known is null) return null;
        return faces.Remember(Key + hash, rings, Complete(known, seats) with { Scopes = known.Scopes.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal) });
    }

    private static Asker Complete(Known known, IReadOnlyList<Seat> standsIn)
    {
        var roles = Split(known.Roles).Aggregate(Roles.None, (all, r) => all | Enum.Parse<Roles>(r));
        var chief = (roles & Roles.Chief) != 0;
        var leader = (roles & Roles.Leader) != 0;
        List<long> led = chief ? [.. Split(known.Led).Select(long.Parse)] : [];
        List<long> inCharge = leader ? [.. Split(known.InCharge).Select(long.Parse)] : [];
        var business = (roles & (Roles.SystemAdmin | Roles.SecurityAdmin | Roles.Auditor)) == 0;
        // only the business account of a person takes a seat over, never an administrator's
        var seats = business ? standsIn : [];
        foreach (var seat in seats)
        {
            roles |= Enum.Parse<Roles>(seat.Role);
            if (seat.Role == nameof(Roles.Chief)) led.Add(seat.SectionId);
            if (seat.Role == nameof(Roles.Leader)) inCharge.AddRange(Split(seat.InCharge).Select(long.Parse));
        }
        return new Asker(known.AccountId, known.PersonId, known.Name, known.SectionId, roles, led, inCharge,
            [.. seats.Select(s => new StandIn(Enum.Parse<Roles>(s.Role), s.SectionId, s.PrincipalId, s.PrincipalName))])
        {
            English = known.English == 1,
        };
    }

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Known
    {
        public long AccountId { get; init; }
        public long PersonId { get; init; }
        public int MustChange { get; init; }
        public DateTimeOffset SetAt { get; init; }
        public int English { get; init; }
        public string Name { get; init; } = "";
        public long SectionId { get; init; }
        public string? Roles { get; init; }
        public string? Led { get; init; }
        public string? InCharge { get; init; }
        public DateTimeOffset SeenAt { get; init; }
        public string Scopes { get; init; } = "";
    }

    private sealed record Seat
    {
        public string Role { get; init; } = "";
        public long SectionId { get; init; }
        public long PrincipalId { get; init; }
        public string PrincipalName { get; init; } = "";
        public string? InCharge { get; init; }
    }
}
