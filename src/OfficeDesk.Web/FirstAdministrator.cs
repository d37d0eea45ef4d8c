using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>The only person of an empty office: one administrator with three accounts that no role may share; everybody else is made by them.</summary>
public static class FirstAdministrator
{
    private static readonly (string SignIn, Roles Role)[] Accounts = [("admin", Roles.SystemAdmin), ("security", Roles.SecurityAdmin), ("auditor", Roles.Auditor)];

    /// <summary>Writes the person, the section they sit in and the three accounts.</summary>
    /// <returns>The one-time passwords, which are kept nowhere.</returns>
    public static async Task<IReadOnlyList<OneTimeAccount>> Write(Db db)
    {
        var (section, person) = (db.NewId(), db.NewId());
        await db.Execute("INSERT INTO sections (id, code, name, name_en, kind, sort) VALUES (@Section, 'XTGL', '系统管理', 'System administration', 'Section', 999)", new { Section = section });
        await db.Execute("INSERT INTO people (id, name, initials, section_id, job_title) VALUES (@Person, '系统管理员', 'XTGLY', @Section, '系统管理员')", new { Person = person, Section = section });
        var made = Accounts.Select(a => (Id: db.NewId(), a.SignIn, a.Role, Password: Passwords.OneTime())).ToList();
        await db.Execute("INSERT INTO accounts (id, person_id, sign_in, password, set_at, must_change) VALUES (@Id, @Person, @SignIn, @Hash, @Now, 1)",
            made.Select(a => new { a.Id, Person = person, a.SignIn, Hash = Passwords.Hash(a.Password), db.Now }));
        await db.Execute("INSERT INTO grants (account_id, role) VALUES (@Id, @Role)", made.Select(a => new { a.Id, Role = a.Role.ToString() }));
        return [.. made.Select(a => new OneTimeAccount(a.SignIn, a.Role, a.Password))];
    }
}
