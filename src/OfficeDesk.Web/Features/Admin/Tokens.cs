using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>A key for a program: it may send the messages named, as far as its account may, until it ends or is revoked.</summary>
/// <param name="Scopes">Names of messages.</param>
/// <param name="Days">How long it lives: 1 to 366 days.</param>
[Access(SecurityAdmin = Reach.All, PeopleOnly = true)]
public sealed record MakeToken(
    long AccountId,
    [property: Text(60, Required = true, Zh = "用途", En = "purpose")] string Name,
    [property: Items(50), Text(60)] IReadOnlyList<string> Scopes,
    int Days) : ICommand<TokenMade>;

/// <summary>The secret is shown this once; the office keeps its hash only.</summary>
public sealed record TokenMade(long Id, [property: Personal(Omit = true)] string Secret, DateTimeOffset EndsAt);

public sealed class MakeTokenHandler(Registry registry) : IHandle<MakeToken, TokenMade>
{
    private const string Account = "SELECT COUNT(*) FROM accounts WHERE id = @AccountId AND disabled = 0";

    private const string Insert = """
        INSERT INTO tokens (id, hash, account_id, name, scopes, made_at, made_by, ends_at)
        VALUES (@Id, @Hash, @AccountId, @Name, @Scopes, @Now, @MadeBy, @EndsAt)
        """;

    public async Task<Outcome<TokenMade>> Handle(MakeToken m, Db db)
    {
        if (m.Days is < 1 or > 366) return TokenRules.DaysOutOfRange;
        if (m.Scopes.Count == 0) return TokenRules.ScopeUnknown("");
        if (m.Scopes.FirstOrDefault(s => !registry.ByName.ContainsKey(s)) is { } unknown) return TokenRules.ScopeUnknown(unknown);
        if (m.Scopes.FirstOrDefault(s => registry.ByName[s].Access.PeopleOnly) is { } forPeople) return TokenRules.ScopeForPeople(forPeople);
        if (await db.One<long>(Account, m) == 0) return DeskRefusals.NotFound();
        var (id, secret, ends) = (db.NewId(), Secret.New(), db.Now.AddDays(m.Days));
        await db.Execute(Insert, new { Id = id, Hash = Secret.HashOf(secret), m.AccountId, m.Name, Scopes = string.Join(',', m.Scopes), db.Now, MadeBy = db.Who.PersonId, EndsAt = ends });
        db.About("token", id);
        return new TokenMade(id, secret, ends);
    }
}

/// <summary>Ends a program's key at once.</summary>
[Access(SecurityAdmin = Reach.All, PeopleOnly = true)]
public sealed record RevokeToken(long Id) : ICommand<TokenRevoked>;

public sealed record TokenRevoked(long Id);

public sealed class RevokeTokenHandler : IHandle<RevokeToken, TokenRevoked>
{
    private const string Revoke = "UPDATE tokens SET revoked_at = @Now WHERE id = @Id AND revoked_at IS NULL";

    public async Task<Outcome<TokenRevoked>> Handle(RevokeToken m, Db db)
    {
        if (!await db.Changed(Revoke, new { m.Id, db.Now })) return DeskRefusals.NotFound();
        db.About("token", m.Id);
        return new TokenRevoked(m.Id);
    }
}

/// <summary>All keys of programs, without their secrets.</summary>
[Access(SecurityAdmin = Reach.All, Auditor = Reach.All)]
public sealed record ListTokens : IQuery<IReadOnlyList<TokenRow>>;

public sealed record TokenRow
{
    public long Id { get; init; }
    public string Name { get; init; } = "";
    public string SignIn { get; init; } = "";
    public string Scopes { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
}

public sealed class ListTokensHandler : IHandle<ListTokens, IReadOnlyList<TokenRow>>
{
    private const string All = "SELECT t.id, t.name, a.sign_in, t.scopes, t.made_at, t.ends_at, t.revoked_at FROM tokens t JOIN accounts a ON a.id = t.account_id ORDER BY t.id DESC LIMIT 200";

    public async Task<Outcome<IReadOnlyList<TokenRow>>> Handle(ListTokens m, Db db) => new Done<IReadOnlyList<TokenRow>>(await db.Query<TokenRow>(All));
}
