using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>An account as those see it who grant it a role.</summary>
internal sealed record GrantedAccount
{
    public long Id { get; init; }
    public long PersonId { get; init; }
    public int Active { get; init; }
    public string Roles { get; init; } = "";
    public int Version { get; init; }

    public IReadOnlyList<string> RoleList => Roles.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What asking for a role and confirming it have in common.</summary>
internal static class Granting
{
    /// <summary>Who confirms a grant.</summary>
    public const Roles By = Roles.SecurityAdmin | Roles.Director;

    /// <summary>Marks a grant that only one person could decide.</summary>
    public const string Alone = "single-handed";

    private const string Load = """
        SELECT a.id, a.person_id, a.version, p.active, COALESCE((SELECT group_concat(g.role) FROM grants g WHERE g.account_id = a.id), '') AS roles
        FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.id = @AccountId
        """;

    // the sessions end, so that the role holds at once and everywhere
    private const string Insert = """
        INSERT INTO grants (account_id, role) VALUES (@AccountId, @Role);
        UPDATE accounts SET stamp = stamp + 1, version = version + 1 WHERE id = @AccountId
        """;

    public static Task<GrantedAccount?> Look(Db db, long accountId) => db.Find<GrantedAccount>(Load, new { AccountId = accountId });

    /// <summary>Why this role cannot be granted to this account by this asker; null when it can.</summary>
    public static Refusal? MayNot(Db db, GrantedAccount account, string role)
    {
        if (!Enum.TryParse<Roles>(role, out var known) || known is Roles.None or Roles.Clock || known.ToString() != role || !Enum.IsDefined(known)) return AccountRules.RoleUnknown;
        if (account.Active == 0) return AccountRules.PersonLeft;
        return AccountRules.OwnAccount(db.Who.PersonId, account.PersonId) ?? AccountRules.Conflict(account.RoleList, role);
    }

    public static Task Give(Db db, long accountId, string role) => db.Execute(Insert, new { AccountId = accountId, Role = role });

    /// <summary>What a proposal is about: the account and the role.</summary>
    public static string Subject(long accountId, string role) => $"{accountId}:{role}";

    /// <summary>The account of a proposal's subject.</summary>
    public static long AccountOf(string subject) => long.Parse(subject.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
}
