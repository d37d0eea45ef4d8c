using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>How far the first settings are: what is typed with every mistake in it, and, once they are written, what an office still needs.</summary>
[Access(SystemAdmin = Reach.All)]
public sealed record ReadSetup : IQuery<SetupTold>;

/// <param name="Mistakes">Everything that is wrong with what is typed, in the order of the steps.</param>
/// <param name="Version">Goes back with <see cref="KeepSetup"/>.</param>
/// <param name="Left">What comes after the first settings; empty before.</param>
/// <param name="Matters">Which usual matter goes to which post; empty while a list has mistakes, and where none are wanted.</param>
public sealed record SetupTold(bool Done, SetupDraft Draft, int Version, IReadOnlyList<SetupMistake> Mistakes, IReadOnlyList<SetupLeft> Left, IReadOnlyList<SetupMatter> Matters);

/// <summary>A usual matter of the last step.</summary>
/// <param name="Post">The name of its post; empty where there is none, and the matter is written out of use.</param>
/// <param name="SendTo">Where people are sent when it is not the bureau's.</param>
public sealed record SetupMatter(string Code, string Name, string NameEn, string Post, string SendTo)
{
    /// <summary>ON-1, PB-3: nobody would do it, so the public does not read of it.</summary>
    public bool Off => Post.Length == 0 && SendTo.Length == 0;
}

/// <param name="Field">The part it stands in: BureauName, Mark, ComplainPhone, Sections, People, Posts, Hours.</param>
/// <param name="Line">From 1; 0 where there are no lines.</param>
public sealed record SetupMistake(string Field, int Line, string Zh, string En);

/// <summary>One thing a new office still needs, and where it is done.</summary>
/// <param name="Who">The role that does it.</param>
public sealed record SetupLeft(bool Done, string Href, string Zh, string En, Roles Who);

public sealed class ReadSetupHandler(OfficeBook book) : IHandle<ReadSetup, SetupTold>
{
    private const string WithoutMail = "SELECT COUNT(*) FROM people WHERE active = 1 AND email = ''";
    private const string Backups = "SELECT COUNT(*) FROM backups";
    private const string Guards = "SELECT COUNT(DISTINCT a.person_id) FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0 WHERE g.role IN ('SecurityAdmin', 'Director')";
    private const string Phrases = "SELECT COUNT(*) FROM phrases WHERE active = 1";

    public async Task<Outcome<SetupTold>> Handle(ReadSetup m, Db db)
    {
        var (draft, version) = await Drafts.Read(db);
        if (await FirstSettings.Done(db)) return new SetupTold(true, SetupDraft.Example, version, [], await Left(db), []);
        return new SetupTold(false, draft, version, await SetupChecks.All(db, draft), [], await SetupChecks.Matters(db, draft));
    }

    private async Task<IReadOnlyList<SetupLeft>> Left(Db db)
    {
        var office = await book.Open(db.Ct);
        var without = await db.One<long>(WithoutMail);
        var year = db.Today.Year;
        var usual = UsualMatters.All.ToDictionary(m => m.Code, StringComparer.Ordinal);
        var off = office.Matters.Values.Where(t => t.Active == 0 && t.PostId is null && t.SendTo.Length == 0).OrderBy(t => t.Id).ToList();
        var bare = office.Matters.Values.Where(t => t.Active == 1 && t.PostId is null && usual.TryGetValue(t.Code, out var m) && m.SendTo == t.SendTo).OrderBy(t => t.Id).ToList();
        return
        [
            new(office.Settings.Text(Settings.MailHost).Length > 0, "/admin/mail", "设置邮件服务器，给自己发一封测试邮件", "Set the mail server and send yourself a test mail", Roles.SystemAdmin),
            new(without == 0, "/admin/people", $"补齐邮箱：{without} 人没有邮箱，收不到催办", $"Fill in e-mail addresses: {without} people have none and get no reminders", Roles.SystemAdmin),
            new(await db.One<long>(Guards) > 1, "/admin/grants", "再授一位安全管理员或局长，授权才有第二人确认", "A second security administrator or a director, so that roles are confirmed by another", Roles.SecurityAdmin),
            new(office.Holidays.Any(h => h.Day.Year == year), "/calendar/import", $"导入 {year} 年节假日安排", $"Import the holiday schedule of {year}", Roles.GeneralOffice),
            new(off.Count == 0, "/catalogue", $"给这些事项设岗位并启用，公众现在看不到：{string.Join("、", off.Select(t => t.Name))}", $"Give these matters a post and put them in use; the public does not see them now: {string.Join(", ", off.Select(NameEn))}", Roles.GeneralOffice),
            new(bare.Count == 0, "/catalogue", $"写明不在本局办的事项该到哪里（地址、电话）：{string.Join("、", bare.Select(t => t.Name))}", $"Say where people go with what is not done here (address, phone): {string.Join(", ", bare.Select(NameEn))}", Roles.GeneralOffice),
            new(office.Settings.Text(Settings.BureauMark) != Settings.BureauMark.Default, "/admin/settings", $"填写本单位的发文代字：文号里现在是示例“{Settings.BureauMark.Default}”", "Give the office's own characters in front of document numbers: they are those of the example now", Roles.GeneralOffice),
            new(office.Settings.Text(Settings.ComplainPhone).Length > 0, "/admin/settings", "填写监督投诉电话：它印在给群众的文书上", "Give the phone for complaints: it stands on every paper for citizens", Roles.GeneralOffice),
            new(office.Settings.Text(Settings.LowIncomeOffice).Length > 0, "/admin/settings", "选定低保办：股室全员离岗时要告知它", "Choose the low-income-assistance office: it is told when a section stands empty", Roles.GeneralOffice),
            new(await db.One<long>(Phrases) > 0, "/admin/phrases", "存几条窗口常用语", "Keep some phrases for the counter", Roles.GeneralOffice),
            new(await db.One<long>(Backups) > 0, "/admin/backup", "做第一次备份，确认备份放在哪里", "Make the first backup and see where it is kept", Roles.SystemAdmin),
        ];
    }

    private static string NameEn(MatterType t) => t.NameEn.Length > 0 ? t.NameEn : t.Name;
}

/// <summary>Everything that is wrong with a draft of the first settings.</summary>
internal static class SetupChecks
{
    public static async Task<IReadOnlyList<SetupMistake>> All(Db db, SetupDraft draft)
    {
        var mistakes = new List<SetupMistake>();
        if (draft.BureauName.Trim().Length == 0) mistakes.Add(new("BureauName", 0, "请填写单位名称。", "Name the bureau."));
        if (draft.Mark.Trim().Length == 0) mistakes.Add(new("Mark", 0, "请填写本单位的发文代字，它在每份文书的文号里，发出后不能改。", "Give the office's own characters in front of document numbers; they stand in every number and stay there."));
        if (draft.ComplainPhone.Trim().Length == 0) mistakes.Add(new("ComplainPhone", 0, "请填写监督投诉电话，它印在给群众的每份文书上。", "Give the phone for complaints; it stands on every paper for citizens."));
        mistakes.AddRange(SetupFile.Check(draft.Sections, draft.People, draft.Posts, await Taken(db)).Select(e => new SetupMistake(e.Field, e.Error.Line, e.Error.Zh, e.Error.En)));
        if (OfficeHoursText.Parse(draft.Hours).WhyNot() is { } no) mistakes.Add(new("Hours", 0, no.Zh, no.En));
        return mistakes;
    }

    /// <summary>Which usual matter would go to which of the posts typed.</summary>
    public static async Task<IReadOnlyList<SetupMatter>> Matters(Db db, SetupDraft draft)
    {
        if (!draft.UsualMatters || !SetupFile.Parse(draft.Sections, draft.People, draft.Posts, await Taken(db)).Went(out var sheet, out _)) return [];
        var posts = sheet.Posts.ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);
        return [.. UsualMatters.Placed(posts.Keys).Select(p => new SetupMatter(p.Matter.Code, p.Matter.Name, p.Matter.NameEn, p.Post is null ? "" : posts[p.Post], p.Matter.SendTo))];
    }

    /// <summary>The administrator made at the first start is there already, with a section and accounts.</summary>
    public static async Task<SetupTaken> Taken(Db db) =>
        new((await db.Query<string>("SELECT code FROM sections")).ToHashSet(StringComparer.Ordinal), (await db.Query<string>("SELECT sign_in FROM accounts")).ToHashSet(StringComparer.Ordinal));
}
