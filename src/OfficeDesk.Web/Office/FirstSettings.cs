using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Whether the office is set up: somebody is in it besides the administrators made at the first start.</summary>
public static class FirstSettings
{
    private const string Others = """
        SELECT COUNT(*) FROM people WHERE id NOT IN
          (SELECT a.person_id FROM accounts a JOIN grants g ON g.account_id = a.id AND g.role IN ('SystemAdmin', 'SecurityAdmin', 'Auditor'))
        """;

    public static async Task<bool> Done(Db db) => await db.One<long>(Others) > 0;
}
