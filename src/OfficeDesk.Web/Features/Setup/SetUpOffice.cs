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

public sealed record NewAccount(string Name, string SignIn, [property: Personal(Omit = true)] string OneTimePassword);

public sealed class SetUpOfficeHandler(OfficeBook book, SetupWriter writer) : IHandle<SetUpOffice, OfficeSetUp>
{
    // two administrators at once: the second waits here and finds the office set up
    private const string StandInLine = "UPDATE stamps SET value = value + 1 WHERE name = 'office'";

    private const string Name = "INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('bureau.name', @Name, @Now, @Me)";

    public async Task<Outcome<OfficeSetUp>> Handle(SetUpOffice m, Db db)
    {
        await db.Execute(StandInLine);
        if (await FirstSettings.Done(db)) return AccountRules.AlreadySetUp;
        // the administrator made at the first start is there already, with a section and accounts
        var taken = new SetupTaken((await db.Query<string>("SELECT code FROM sections")).ToHashSet(StringComparer.Ordinal), (await db.Query<string>("SELECT sign_in FROM accounts")).ToHashSet(StringComparer.Ordinal));
        var read = SetupFile.Parse(m.Sections, m.People, m.Posts, taken);
        if (read is Refused<SetupSheet> wrong) return wrong.Why;
        await db.Execute(Name, new { Name = m.BureauName.Trim(), db.Now, Me = db.Who.PersonId });
        var accounts = await writer.Write(db, ((Done<SetupSheet>)read).Value, m.UsualMatters);
        await book.Changed(db);
        db.About("office", 1);
        return new OfficeSetUp(accounts);
    }
}
