using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who can see and do work: people at work with an account that bears a role of the office. Administrators' accounts see no matters.</summary>
internal static class Workers
{
    private const string With = """
        SELECT DISTINCT a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0 JOIN people p ON p.id = a.person_id AND p.active = 1
        WHERE g.role NOT IN ('SystemAdmin', 'SecurityAdmin', 'Auditor')
        """;

    private const string One = $"{With} AND a.person_id = @Person";

    public static async Task<IReadOnlySet<long>> All(Db db) => (await db.Query<long>(With)).ToHashSet();

    public static async Task<bool> Has(Db db, long person) => await db.Find<long?>(One, new { Person = person }) is not null;

    /// <summary>Why a task cannot go to this person, or <c>null</c> when it can (DL-1).</summary>
    /// <param name="person"><c>null</c> when there is no such person.</param>
    public static async Task<Refusal?> CannotAnswer(Db db, Person? person) =>
        TaskRules.CannotAnswer(person is not null, person is { Active: 1 }, person is not null && await Has(db, person.Id));
}
