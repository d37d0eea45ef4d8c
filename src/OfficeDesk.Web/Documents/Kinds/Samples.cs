using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Documents.Kinds;

/// <summary>What the samples of several kinds share; nobody and nothing in them is real.</summary>
internal static class Samples
{
    /// <summary>An instant of November 2026 by the office's clock.</summary>
    public static DateTimeOffset At(int day, int hour, int minute) => new(new DateTime(2026, 11, day, hour, minute, 0), OfficeClock.Wall(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)) - new DateTime(2026, 11, 1));

    public static IReadOnlyList<Material> Materials { get; } =
    [
        new("申请书", "1", "原件", "村（居）委会领取统一格式"),
        new("户口簿、身份证", "1", "复印件", "共同生活家庭成员全部提供，验原件"),
        new("家庭经济状况核对授权书", "1", "原件", "成年家庭成员签字"),
        new("收入证明", "1", "原件", "近六个月，由用人单位出具"),
    ];
}

/// <summary>One required paper (ON-1).</summary>
public sealed record Material([Field("名称")] string Name, [Field("份数")] string Copies, [Field("形式")] string Form, [Field("备注")] string Note = "");

/// <summary>One line of a plain list.</summary>
public sealed record Line([Field("内容")] string Text);
