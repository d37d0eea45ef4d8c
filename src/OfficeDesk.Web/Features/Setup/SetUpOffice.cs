using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>
/// The first settings of an empty office in one go: its name, sections, people with accounts, posts, and, if wanted, the usual
/// matters of a county civil-affairs bureau. All or nothing; afterwards refused for ever.
/// </summary>
[Access(SystemAdmin = Reach.All, PeopleOnly = true)]
public sealed record SetUpOffice(
    [property: Text(60, Required = true, Zh = "单位名称", En = "name of the bureau")] string BureauName,
    [property: Text(20_000, Required = true, Zh = "股室", En = "sections")] string Sections,
    [property: Text(20_000, Required = true, Zh = "人员", En = "people")] string People,
    [property: Text(20_000)] string Posts,
    bool UsualMatters) : ICommand<OfficeSetUp>;

/// <summary>The one-time passwords are in this answer only.</summary>
public sealed record OfficeSetUp(IReadOnlyList<NewAccount> Accounts);

public sealed record NewAccount(string Name, string SignIn, string OneTimePassword);

public sealed class SetUpOfficeHandler(OfficeBook book, SetupWriter writer) : IHandle<SetUpOffice, OfficeSetUp>
{
    // the administrator made at the first start is there already
    private const string Others = "SELECT COUNT(*) FROM people WHERE id NOT IN (SELECT a.person_id FROM accounts a JOIN grants g ON g.account_id = a.id AND g.role IN ('SystemAdmin', 'SecurityAdmin', 'Auditor'))";

    private const string Name = "INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('bureau.name', @Name, @Now, @Me)";

    public async Task<Outcome<OfficeSetUp>> Handle(SetUpOffice m, Db db)
    {
        if (await db.One<long>(Others) > 0) return AccountRules.AlreadySetUp;
        var read = SetupFile.Parse(m.Sections, m.People, m.Posts);
        if (read is Refused<SetupSheet> wrong) return wrong.Why;
        await db.Execute(Name, new { Name = m.BureauName.Trim(), db.Now, Me = db.Who.PersonId });
        var accounts = await writer.Write(db, ((Done<SetupSheet>)read).Value, m.UsualMatters);
        await book.Changed(db);
        db.About("office", 1);
        return new OfficeSetUp(accounts);
    }
}
