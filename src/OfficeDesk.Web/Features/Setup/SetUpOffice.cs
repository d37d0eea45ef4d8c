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
    bool UsualMatters,
    [property: Text(20, Required = true, Zh = "发文代字", En = "the characters in front of document numbers")] string Mark = "",
    [property: Text(40)] string AskPhone = "",
    [property: Text(40, Required = true, Zh = "监督投诉电话", En = "the phone for complaints")] string ComplainPhone = "",
    [property: Text(500)] string Hours = "") : ICommand<OfficeSetUp>;

/// <summary>The one-time passwords are in this answer only.</summary>
public sealed record OfficeSetUp(IReadOnlyList<NewAccount> Accounts);

public sealed record NewAccount(string Name, string SignIn, [property: Personal(Omit = true)] string OneTimePassword);

public sealed class SetUpOfficeHandler(OfficeBook book, SetupWriter writer) : IHandle<SetUpOffice, OfficeSetUp>
{
    // two administrators at once: the second waits here and finds the office set up
    private const string StandInLine = "UPDATE stamps SET value = value + 1 WHERE name = 'office'";

    private const string Set = "INSERT INTO settings (name, value, changed_at, changed_by) VALUES (@Name, @Value, @Now, @Me)";

    private const string Forget = "DELETE FROM setup_draft";

    public async Task<Outcome<OfficeSetUp>> Handle(SetUpOffice m, Db db)
    {
        await db.Execute(StandInLine);
        if (await FirstSettings.Done(db)) return AccountRules.AlreadySetUp;
        if (!SetupFile.Parse(m.Sections, m.People, m.Posts, await SetupChecks.Taken(db)).Went(out var sheet, out var wrong)) return wrong;
        var values = Values(m).Where(v => v.Value.Length > 0).ToList();
        foreach (var (setting, value, field) in values)
            if (setting.Form.Wrong(value, db.Now) is { } no) return no with { Field = field };
        await db.Execute(Set, values.Select(v => new { v.Setting.Name, v.Value, db.Now, Me = db.Who.PersonId }));
        var accounts = await writer.Write(db, sheet, m.UsualMatters);
        await db.Execute(Forget);
        await book.Changed(db);
        db.About("office", 1);
        return new OfficeSetUp(accounts);
    }

    /// <summary>What becomes a setting; where nothing is said, what ships holds.</summary>
    private static IEnumerable<(Setting Setting, string Value, string Field)> Values(SetUpOffice m) =>
    [
        (Settings.BureauName, m.BureauName.Trim(), nameof(m.BureauName)), (Settings.BureauMark, m.Mark.Trim(), nameof(m.Mark)), (Settings.AskPhone, m.AskPhone.Trim(), nameof(m.AskPhone)),
        (Settings.ComplainPhone, m.ComplainPhone.Trim(), nameof(m.ComplainPhone)), (Settings.OfficeHours, m.Hours.Trim(), nameof(m.Hours)),
    ];
}
