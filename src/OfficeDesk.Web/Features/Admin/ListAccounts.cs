using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Everybody in the office with their accounts, for the administrators.</summary>
/// <param name="Text">Part of a name, initials or a sign-in name; empty for all.</param>
[Access(SystemAdmin = Reach.All, SecurityAdmin = Reach.All, Auditor = Reach.All, GeneralOffice = Reach.All)]
public sealed record ListAccounts([property: Text(40)] string Text = "") : IQuery<IReadOnlyList<PersonWithAccounts>>;

/// <summary>A member of the office and how they sign in.</summary>
public sealed record PersonWithAccounts(Person Person, string SectionName, IReadOnlyList<AccountRow> Accounts);

/// <summary>An account as administrators see it; never its password.</summary>
public sealed record AccountRow
{
    public long Id { get; init; }
    public long PersonId { get; init; }
    public string SignIn { get; init; } = "";
    public string Roles { get; init; } = "";
    public int Disabled { get; init; }
    public int MustChange { get; init; }
    public DateTimeOffset? LastSeen { get; init; }
    public DateTimeOffset SetAt { get; init; }
    public long Sessions { get; init; }
    public int Version { get; init; }

    /// <summary>Nobody signed in for so long that it sleeps until its password is reset.</summary>
    public bool Asleep(DateTimeOffset now) => !RoleList.Contains(nameof(Desk.Roles.SystemAdmin)) && SignInRules.Unused(LastSeen, SetAt, now);

    public IReadOnlyList<string> RoleList => Roles.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

public sealed class ListAccountsHandler(OfficeBook book) : IHandle<ListAccounts, IReadOnlyList<PersonWithAccounts>>
{
    private const string All = """
        SELECT a.id, a.person_id, a.sign_in, a.disabled, a.must_change, a.last_seen, a.set_at, a.version,
               COALESCE((SELECT group_concat(g.role) FROM grants g WHERE g.account_id = a.id), '') AS roles,
               (SELECT COUNT(*) FROM sessions s WHERE s.account_id = a.id AND s.ended = 0 AND s.stamp = a.stamp AND s.ends_at > @Now AND s.seen_at > @IdleSince) AS sessions
        FROM accounts a ORDER BY a.sign_in
        """;

    public async Task<Outcome<IReadOnlyList<PersonWithAccounts>>> Handle(ListAccounts m, Db db)
    {
        var office = await book.Open(db.Ct);
        var accounts = (await db.Query<AccountRow>(All, new { db.Now, IdleSince = db.Now - Doorman.Idle })).ToLookup(a => a.PersonId);
        var text = m.Text.Trim();
        return office.People.Values
            .Where(p => text.Length == 0 || p.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || p.Initials.StartsWith(text, StringComparison.OrdinalIgnoreCase)
                || accounts[p.Id].Any(a => a.SignIn.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(p => office.Sections.TryGetValue(p.SectionId, out var s) ? s.Sort : int.MaxValue).ThenBy(p => p.Id)
            .Select(p => new PersonWithAccounts(p, office.SectionName(p.SectionId, db.Who.English), [.. accounts[p.Id]]))
            .ToList();
    }
}
