namespace OfficeDesk.Rules;

/// <summary>What the desk itself says before any rule of the office is asked.</summary>
public static class DeskRefusals
{
    public static Refusal SignInFirst() => new("请先登录。", "Please sign in first.", "", "", RefusalKind.Forbidden);

    public static Refusal NotYours() => new(
        "您的岗位没有这项权限。如确需办理，请找股室负责人，或由安全管理员授权。",
        "Your role does not allow this. If you need it, ask your section chief or the security administrator.", "", "", RefusalKind.Forbidden);

    public static Refusal NotFound() => new(
        "没有找到，或者不在您的查看范围内。请核对编号。",
        "Not found, or not within your sight. Please check the number.", "", "", RefusalKind.NotFound);

    public static Refusal Changed() => new(
        "刚才有别人动过这一件。请看看变了什么，您填的内容还在，核对后再提交一次。",
        "Somebody else has just changed this. Look at what changed; what you typed is kept. Check and send again.", "", "", RefusalKind.Conflict);

    public static Refusal OtherUseOfKey() => new(
        "同一个防重编号已用于另一份内容。请刷新页面后重新提交。",
        "This idempotency key was used for other content. Reload the page and send again.", "", "OnceKey", RefusalKind.Conflict);

    public static Refusal Missing(string field, string zh, string en) => new(
        $"请填写{(zh.Length > 0 ? zh : $"“{field}”")}。", $"Please fill in {(en.Length > 0 ? en : field)}.", "", field);

    public static Refusal TooLong(string field, int max, int length) => new(
        $"最多 {max} 个字，现在有 {length} 个。请缩短。", $"At most {max} characters; there are {length}. Please shorten it.", "", field);

    public static Refusal ControlCharacter(string field) => new(
        "含有看不见的控制字符。请删去后重新输入。", "There is an invisible control character in it. Please retype it.", "", field);

    public static Refusal FileTooLarge(string field, int bytes) => new(
        $"文件不能超过 {bytes / 1024 / 1024} MB。", $"A file has at most {bytes / 1024 / 1024} MB.", "", field);

    /// <summary>A workbook came where a table as text is wanted.</summary>
    public static Refusal Workbook(string field) => new(
        "这是 Excel 工作簿，请另存为 CSV，或在表格里复制后粘贴。", "This is an Excel workbook: save it as CSV, or copy the cells and paste them.", "", field);

    /// <summary>A list is too long.</summary>
    public static Refusal TooMany(string field, int max) => new(
        $"一次最多 {max} 项。请分几次提交。", $"At most {max} items at a time. Please send it in parts.", "", field);

    public static Refusal UnknownChoice(string field) => new(
        "没有这个选项。请从列表中选择。", "There is no such choice. Please choose from the list.", "", field);

    public static Refusal Malformed(string field, string detailZh, string detailEn) => new(detailZh, detailEn, "", field);

    public static Refusal Broken() => new(
        "系统出错了，已记入日志。您填的内容还在，请过一会儿再试；仍不行请告诉系统管理员。",
        "Something broke; it is in the log. What you typed is kept. Try again in a moment, or tell the system administrator.", "");

    public static Refusal Busy() => new(
        "系统正忙，请稍后再试。您填的内容没有丢。", "The system is busy; please try again. Nothing you typed is lost.", "", "", RefusalKind.TooMany);
}
