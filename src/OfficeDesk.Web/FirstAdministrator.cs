using Dapper;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>What the audit says of one-time passwords that a start has given.</summary>
public sealed record FirstPasswordsGiven(IReadOnlyList<string> SignIns);

/// <summary>The only person of an empty office: one administrator with three accounts that no role may share; everybody else is made by them.</summary>
public static class FirstAdministrator
{
    private static readonly (string SignIn, Roles Role)[] Accounts = [("admin", Roles.SystemAdmin), ("security", Roles.SecurityAdmin), ("auditor", Roles.Auditor)];

    // whoever signed in once, or chose a password, ends it for all of them
    private const string Untouched = """
        SELECT id, sign_in FROM accounts WHERE sign_in IN @Names AND disabled = 0
        AND NOT EXISTS (SELECT 1 FROM accounts u WHERE u.last_seen IS NOT NULL OR u.must_change = 0)
        """;

    private const string Give = "UPDATE accounts SET password = @Hash, set_at = @Now, stamp = stamp + 1, version = version + 1 WHERE id = @Id AND last_seen IS NULL AND must_change = 1";

    /// <summary>Writes the person, the section they sit in and the three accounts, with a password that nobody knows.</summary>
    public static async Task<bool> Write(Db db)
    {
        var (section, person) = (db.NewId(), db.NewId());
        await db.Execute("INSERT INTO sections (id, code, name, name_en, kind, sort) VALUES (@Section, 'XTGL', '系统管理', 'System administration', 'Section', 999)", new { Section = section });
        await db.Execute("INSERT INTO people (id, name, initials, section_id, job_title) VALUES (@Person, '系统管理员', 'XTGLY', @Section, '系统管理员')", new { Person = person, Section = section });
        var nobodys = Passwords.Hash(Passwords.OneTime());
        var made = Accounts.Select(a => (Id: db.NewId(), a.SignIn, a.Role)).ToList();
        await db.Execute("INSERT INTO accounts (id, person_id, sign_in, password, set_at, must_change) VALUES (@Id, @Person, @SignIn, @Hash, @Now, 1)",
            made.Select(a => new { a.Id, Person = person, a.SignIn, Hash = nobodys, db.Now }));
        await db.Execute("INSERT INTO grants (account_id, role) VALUES (@Id, @Role)", made.Select(a => new { a.Id, Role = a.Role.ToString() }));
        return true;
    }

    /// <summary>
    /// Gives the three accounts one-time passwords as long as nobody ever signed in: whoever has not seen those of an earlier start is
    /// not locked out.
    /// </summary>
    /// <returns>The passwords, which are kept nowhere; empty once somebody has signed in.</returns>
    /// <remarks>GN-1.</remarks>
    public static async Task<IReadOnlyList<OneTimeAccount>> GivePasswords(IServiceProvider services)
    {
        var there = await Waiting(services.GetRequiredService<Database>());
        if (there.Count == 0) return [];
        var given = there.Select(a => (a.Id, a.SignIn, Password: Passwords.OneTime())).ToList();
        var rows = given.Select(g => (g.Id, Hash: Passwords.Hash(g.Password))).ToList();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock with { Via = "console" };
        var all = await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(new FirstPasswordsGiven([.. given.Select(g => g.SignIn)]), async db =>
        {
            db.About("account", given[0].Id);
            foreach (var (id, hash) in rows)
                if (!await db.Changed(Give, new { Id = id, Hash = hash, db.Now })) return null;
            return "all";
        }, CancellationToken.None);
        return all is null ? [] : [.. given.Select(g => new OneTimeAccount(g.SignIn, Accounts.Single(a => a.SignIn == g.SignIn).Role, g.Password))];
    }

    private static async Task<IReadOnlyList<(long Id, string SignIn)>> Waiting(Database database)
    {
        await using var connection = await database.OpenRead();
        return (await connection.QueryAsync<(long Id, string SignIn)>(Untouched, new { Names = Accounts.Select(a => a.SignIn) })).AsList();
    }
}
