using OfficeDesk.Rules;

namespace OfficeDesk.Web.Office;

/// <summary>A matter most county civil-affairs bureaus have.</summary>
/// <param name="PostCode">The code of the post it belongs to, unless a post bears its own code; null when it is somebody else's business.</param>
/// <param name="Days">The promised limit in working days (DL-2), of an emergency in calendar days.</param>
/// <param name="Away">The limit for households that live away from their registered address.</param>
/// <param name="Assistance">Assistance always needs an authority's decision (ON-2).</param>
/// <param name="SendTo">Where people are sent with it, when it is not the bureau's; address and phone are for the office to add.</param>
/// <param name="Emergency">Paid at once (DL-13).</param>
public sealed record UsualMatter(string Code, string Name, string NameEn, string? PostCode, int Days, int? Away, bool Assistance, string SendTo, Emergency Emergency = Emergency.None)
{
    public LimitUnit Unit => Emergency is Emergency.None ? LimitUnit.WorkingDays : LimitUnit.CalendarDays;
}

/// <summary>The matter catalogue an office starts with; each office changes it to its own.</summary>
public static class UsualMatters
{
    public static IReadOnlyList<UsualMatter> All { get; } =
    [
        new("CSDB", "城市居民最低生活保障", "Urban low-income assistance", "CSDB", 10, 15, true, ""),
        new("NCDB", "农村居民最低生活保障", "Rural low-income assistance", "NCDB", 10, null, true, ""),
        new("YLJZ", "医疗救助", "Medical assistance", "YLJZ", 5, null, true, ""),
        new("LSJZ", "临时救助", "Temporary assistance", "LSJZ", 10, null, true, ""),
        new("JZZX", "救助政策咨询", "Question about assistance", "CSDB", 1, null, false, ""),
        new("DBFH", "低保动态复核", "Re-verification of assistance", "DBFH", 15, null, true, ""),
        new("GLJT", "高龄津贴", "Old-age allowance", "GLJT", 10, null, false, ""),
        new("DMMM", "地名命名更名", "Naming of places", "DMGL", 15, null, false, ""),
        new("LXLF", "来信来访（意见建议）", "Letters and suggestions", "LXLF", 15, null, false, ""),
        new("ZXSL", "镇办低保申请受理", "Application at the town office", "ZXSL", 3, null, true, ""),
        new("YBBX", "医保报销", "Medical insurance", null, 0, null, false, "县医疗保障局服务大厅"),
        new("YLBX", "养老保险", "Pension insurance", null, 0, null, false, "县人力资源和社会保障局"),
        new("HKQY", "户口迁移", "Household registration", null, 0, null, false, "县公安局户政窗口"),
        new("JNZB", "急难救助（突发重病）", "Emergency: critical illness", "LSJZ", 0, null, true, "", Emergency.Illness),
        new("JNZH", "急难救助（火灾、灾害）", "Emergency: fire or disaster", "LSJZ", 1, null, true, "", Emergency.Disaster),
    ];

    /// <summary>Each usual matter with the post it goes to in an office with these posts: that of its own code, else the usual one; null where there is neither, or where it is not the bureau's.</summary>
    public static IReadOnlyList<(UsualMatter Matter, string? Post)> Placed(IReadOnlyCollection<string> posts) =>
        [.. All.Select(m => (m, m.PostCode is null ? null : posts.Contains(m.Code) ? m.Code : posts.Contains(m.PostCode) ? m.PostCode : null))];
}
