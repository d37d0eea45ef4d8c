using System.Text.RegularExpressions;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The words of covers and handover lists.</summary>
public static partial class CoverWords
{
    public static string Zh(FormalFault fault) => fault switch
    {
        FormalFault.ReasonUnclear => "事由不清楚",
        FormalFault.PeriodDiffers => "起止时间不一致",
        FormalFault.NameWrong => "姓名或岗位写错",
        FormalFault.ConsentMissing => "缺少替代人同意",
        _ => "缺少附件",
    };

    public static string En(FormalFault fault) => fault switch
    {
        FormalFault.ReasonUnclear => "the reason is not clear",
        FormalFault.PeriodDiffers => "the periods differ",
        FormalFault.NameWrong => "a name or a post is wrong",
        FormalFault.ConsentMissing => "the consent is missing",
        _ => "an attachment is missing",
    };

    public static string Of(Words t, HandoverThing thing) => thing switch
    {
        HandoverThing.Task => t["在办事项", "Open task"],
        HandoverThing.Material => t["材料", "Material"],
        HandoverThing.Procedure => t["办理程序", "Procedure"],
        HandoverThing.Key => t["钥匙", "Key"],
        _ => t["印章", "Seal"],
    };

    public static string Of(Words t, HandoverPart part) => part switch
    {
        HandoverPart.Giver => t["移交人", "Giver"],
        HandoverPart.Taker => t["接收人", "Taker"],
        _ => t["监交人", "Witness"],
    };

    /// <summary>Why a cover ended: what the desk says of itself in the reader's language, what somebody typed as it is.</summary>
    public static string Ended(Words t, string why) => why switch
    {
        "替代人离岗" => t[why, "the cover is away"],
        "替代人同期离岗" => t[why, "the cover is away in the same time"],
        "替代人离岗未归" => t[why, "the cover is not back from an absence"],
        "离岗未成行或已结束" => t[why, "the absence did not take place or is over"],
        "岗位已由他人承担" => t[why, "the post has another holder"],
        "替代人已不在胜任人员名单内" => t[why, "the cover is not on the post's list any more"],
        _ => Follower().Match(why) is { Success: true } next ? t[why, $"{next.Groups["who"].Value} took over"] : why,
    };

    /// <summary>The class of a tag that shows a state.</summary>
    public static string Tag(CoverState state) => state switch
    {
        CoverState.Running or CoverState.HandedOver => "tag-g",
        CoverState.Filed or CoverState.Approved or CoverState.Consented => "tag-b",
        CoverState.Proposed or CoverState.Returned => "tag-y",
        CoverState.Declined or CoverState.Refused or CoverState.BrokenOff => "tag-r",
        _ => "",
    };

    [GeneratedRegex("^由 (?<who>.+) 接替$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Follower();
}
