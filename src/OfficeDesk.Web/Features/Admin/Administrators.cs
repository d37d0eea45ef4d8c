using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Whether an account or a person is the last who can open accounts or grant roles.</summary>
internal static class Administrators
{
    private const string Last = """
        SELECT g.role FROM grants g JOIN accounts t ON t.id = g.account_id
        WHERE (t.id = @AccountId OR t.person_id = @PersonId) AND g.role IN ('SystemAdmin', 'SecurityAdmin') AND (@Role = '' OR g.role = @Role)
          AND NOT EXISTS (SELECT 1 FROM grants o JOIN accounts a ON a.id = o.account_id AND a.disabled = 0 JOIN people p ON p.id = a.person_id AND p.active = 1
                          WHERE o.role = g.role AND a.id <> @AccountId AND a.person_id <> @PersonId)
        """;

    /// <param name="role">One role that would go; empty for all the account has.</param>
    public static Task<Refusal?> LastAccount(Db db, long account, string role = "") => Ask(db, account, 0, role);

    public static Task<Refusal?> LastPerson(Db db, long person) => Ask(db, 0, person, "");

    private static async Task<Refusal?> Ask(Db db, long account, long person, string role) =>
        await db.Find<string>(Last, new { AccountId = account, PersonId = person, Role = role }) is { } last ? AccountRules.LastAdministrator(last) : null;
}
