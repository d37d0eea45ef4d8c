using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>One thing an office still needs after its first settings, and where it is done.</summary>
/// <param name="Who">The role that does it.</param>
public sealed record OfficeToDo(bool Done, string Href, string Zh, string En, Roles Who);

/// <summary>What an office still needs after its first settings: each is done when the data say so, nobody ticks it off.</summary>
public static class OfficeToDos
{
    private const string WithoutMail = "SELECT COUNT(*) FROM people WHERE active = 1 AND email = ''";
    private const string Backups = "SELECT COUNT(*) FROM backups";
    private const string Guards = "SELECT COUNT(DISTINCT a.person_id) FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0 WHERE g.role IN ('SecurityAdmin', 'Director')";
    private const string Phrases = "SELECT COUNT(*) FROM phrases WHERE active = 1";

    /// <summary>All of them, done or not, in the order in which they are best done.</summary>
    public static async Task<IReadOnlyList<OfficeToDo>> All(Db db, OfficePage office)
    {
        var without = await db.One<long>(WithoutMail);
        return
        [
            new(office.Settings.Text(Settings.MailHost).Length > 0, "/admin/mail", "设置邮件服务器，给自己发一封测试邮件", "Set the mail server and send yourself a test mail", Roles.SystemAdmin),
            new(without == 0, "/admin/people", $"补齐邮箱：{without} 人没有邮箱，收不到催办", $"Fill in e-mail addresses: {without} people have none and get no reminders", Roles.SystemAdmin),
            new(await db.One<long>(Guards) > 1, "/admin/grants", "再授一位安全管理员或局长，授权才有第二人确认", "A second security administrator or a director, so that roles are confirmed by another", Roles.SecurityAdmin),
            .. OfTheOffice(office, db.Today.Year),
            new(await db.One<long>(Phrases) > 0, "/admin/phrases", "存几条窗口常用语", "Keep some phrases for the counter", Roles.GeneralOffice),
            new(await db.One<long>(Backups) > 0, "/admin/backup", "做第一次备份，确认备份放在哪里", "Make the first backup and see where it is kept", Roles.SystemAdmin),
        ];
    }

    /// <summary>What is open and for the asker to do, what waits for a second person first.</summary>
    public static async Task<IReadOnlyList<OfficeToDo>> Mine(Db db, OfficePage office)
    {
        var confirm = await Confirming.Waiting(db);
        return db.Who.Is(Roles.SystemAdmin | Roles.SecurityAdmin | Roles.GeneralOffice) ? [.. confirm, .. (await All(db, office)).Where(t => !t.Done && db.Who.Is(t.Who))] : confirm;
    }

    /// <summary>What the general office does, as the office book says.</summary>
    private static IEnumerable<OfficeToDo> OfTheOffice(OfficePage office, int year)
    {
        var usual = UsualMatters.All.ToDictionary(m => m.Code, StringComparer.Ordinal);
        var matters = office.Matters.Values.OrderBy(t => t.Id).ToList();
        var off = matters.Where(t => t.Active == 0 && t.PostId is null && t.SendTo.Length == 0).ToList();
        var bare = matters.Where(t => t.Active == 1 && t.PostId is null && usual.TryGetValue(t.Code, out var m) && m.SendTo == t.SendTo).ToList();
        var general = matters.Where(t => t.Active == 1 && t.PostId is not null && UsualGuides.AsShipped(t.Code, t.Basis)).ToList();
        // the characters of the example are those of the bureau that is called so, which no office is that was set up
        var example = office.Settings.Text(Settings.BureauName) == Settings.BureauName.Default;
        return
        [
            new(office.Holidays.Any(h => h.Day.Year == year), "/calendar/import", $"导入 {year} 年节假日安排", $"Import the holiday schedule of {year}", Roles.GeneralOffice),
            new(off.Count == 0, "/catalogue", $"给这些事项定岗并启用，公众现在看不到；本局不办的，写明该到哪里：{Zh(off)}", $"Give these matters a post and put them in use, the public does not see them now; what is not done here says where people go: {En(off)}", Roles.GeneralOffice),
            new(bare.Count == 0, "/catalogue", $"写明不在本局办的事项该到哪里（地址、电话）：{Zh(bare)}", $"Say where people go with what is not done here (address, phone): {En(bare)}", Roles.GeneralOffice),
            new(general.Count == 0, "/catalogue", $"给这些事项的依据补上条款，它印在文书上，现在只有法规名称：{Zh(general)}", $"Add the provisions to the legal basis of these matters; it is printed and names the regulation only: {En(general)}", Roles.GeneralOffice),
            new(office.Settings.Text(Settings.BureauMark) != Settings.BureauMark.Default || example, "/admin/settings#s-bureau.mark", $"填写本单位的发文代字：文号里现在是示例“{Settings.BureauMark.Default}”", "Give the office's own characters in front of document numbers: they are those of the example now", Roles.GeneralOffice),
            new(office.Settings.Text(Settings.ComplainPhone).Length > 0, "/admin/settings#s-bureau.complainPhone", "填写监督投诉电话：它印在给群众的文书上", "Give the phone for complaints: it stands on every paper for citizens", Roles.GeneralOffice),
            new(office.Settings.Text(Settings.LowIncomeOffice).Length > 0, "/admin/settings#s-absence.lowIncomeOffice", "选定低保办：股室全员离岗时要告知它", "Choose the low-income-assistance office: it is told when a section stands empty", Roles.GeneralOffice),
        ];
    }

    private static string Zh(IEnumerable<MatterType> some) => string.Join("、", some.Select(t => t.Name));

    private static string En(IEnumerable<MatterType> some) => string.Join(", ", some.Select(t => t.NameEn.Length > 0 ? t.NameEn : t.Name));
}
