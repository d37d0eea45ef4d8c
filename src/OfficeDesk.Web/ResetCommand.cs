using Dapper;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>What the audit says of a password that was reset on the server.</summary>
public sealed record AdministratorReset(string SignIn);

/// <summary>
/// The way back in when the system administrator's password is lost: <c>reset-admin [NAME]</c>, for whoever may read the data folder.
/// Everybody else's password is reset by the administrators, on their pages.
/// </summary>
public static class ResetCommand
{
    public const string Name = "reset-admin";

    private const string Administrators = """
        SELECT a.id, a.sign_in FROM accounts a JOIN people p ON p.id = a.person_id AND p.active = 1
        WHERE a.disabled = 0 AND EXISTS (SELECT 1 FROM grants g WHERE g.account_id = a.id AND g.role = 'SystemAdmin') ORDER BY a.sign_in
        """;

    private const string Touched = "SELECT COUNT(*) FROM accounts WHERE last_seen IS NOT NULL OR must_change = 0";

    private const string Reset = "UPDATE accounts SET password = @Hash, set_at = @Now, must_change = 1, stamp = stamp + 1, version = version + 1 WHERE id = @Id";

    /// <returns>0 = done, 1 = not, and why was said.</returns>
    public static async Task<int> Run(IReadOnlyList<string> args, TextWriter said)
    {
        try
        {
            var builder = ConfigureHost.Builder([.. args.Where(a => a.StartsWith('-'))]);
            builder.AddHost();
            await Give(new Place(builder), args.FirstOrDefault(a => !a.StartsWith('-')) ?? "", said);
            return 0;
        }
        catch (Exception e) when (e is BackupException or InvalidOperationException or System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            await said.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task Give(Place place, string wanted, TextWriter said)
    {
        // a folder without its key is no office of before: a key made now would break the chain
        if (!File.Exists(Path.Combine(place.Folder, "audit.key")) || (place.Engine == "sqlite" && !File.Exists(place.SqliteFile)))
            throw new StartException($"{place.Folder} 里没有办公数据。请用 Office:DataFolder 指明。/ There is no office in this folder. Name it with Office:DataFolder.");
        await using var database = place.OpenDatabase();
        if (await database.Unsafe() is { } why) throw new StartException(why);
        var account = await Choose(database, wanted);
        var password = Passwords.OneTime();
        var hash = Passwords.Hash(password);
        var visit = new Visit { Who = Asker.Clock with { Via = "console" } };
        var shortly = new ShortWrite(new Lane(database, new DoorBell(), TimeProvider.System), new Audit(AuditKey.Load(place.Folder)), visit, TimeProvider.System, new Ids(TimeProvider.System));
        await shortly.Do(new AdministratorReset(account.SignIn), db =>
        {
            db.About("account", account.Id);
            return db.Execute(Reset, new { account.Id, Hash = hash, db.Now });
        }, CancellationToken.None);
        await said.WriteLineAsync($"{account.SignIn} 的一次性口令，只显示这一次，登录后须修改；原有登录全部退出：{password}");
        await said.WriteLineAsync($"One-time password of {account.SignIn}, shown this once, to be changed at the next sign-in; all their sessions have ended: {password}");
    }

    private static async Task<(long Id, string SignIn)> Choose(Database database, string wanted)
    {
        await using var connection = await database.OpenRead();
        if (await connection.ExecuteScalarAsync<long>(Touched) == 0)
            throw new StartException("还没有人登录过：请直接启动程序，控制台会显示新的一次性口令。/ Nobody has signed in yet: just start the program, its console shows new one-time passwords.");
        var there = (await connection.QueryAsync<(long Id, string SignIn)>(Administrators)).AsList();
        var fit = wanted.Length == 0 ? there : there.FindAll(a => a.SignIn == wanted);
        if (fit.Count == 1) return fit[0];
        var names = string.Join(", ", there.Select(a => a.SignIn));
        throw new StartException($"请写明是哪个系统管理员账号（{names}）。/ Say which account of a system administrator ({names}): {Name} NAME");
    }
}
