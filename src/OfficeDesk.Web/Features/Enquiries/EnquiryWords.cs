using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>What enquiries, transfers and answers are called on screen.</summary>
public static class EnquiryWords
{
    /// <summary>The ways in which a citizen is told something, in the order of their use.</summary>
    public static IReadOnlyList<Channel> Ways { get; } = [Channel.Call, Channel.Visit, Channel.Online, Channel.Letter, Channel.Other];

    public static string Of(this Words t, Channel channel) => CounterWords.Channels.Where(c => c.Value == channel).Select(c => t[c.Zh, c.En]).First();

    /// <summary>The same as a way to tell somebody.</summary>
    public static string Way(this Words t, Channel how) => how switch
    {
        Channel.Visit => t["当面", "In person"],
        Channel.Call => t["电话", "By phone"],
        Channel.Hotline => t["热线回复", "By the hotline"],
        Channel.Letter => t["书面", "In writing"],
        Channel.OfficialLetter => t["复函", "By official letter"],
        Channel.Online => t["短信、网上", "Text message, online"],
        _ => t["其他方式", "Otherwise"],
    };

    public static string Of(this Words t, EnquiryRoute route) => CounterWords.Routes.Where(r => r.Value == route).Select(r => t[r.Zh, r.En]).First();

    public static string Of(this Words t, EnquiryState state) => state switch
    {
        EnquiryState.Open => t["未答复", "No answer yet"],
        EnquiryState.Answered => t["已答复", "Answered"],
        EnquiryState.Closed => t["已结案", "Closed"],
        EnquiryState.Withdrawn => t["已撤回", "Withdrawn"],
        _ => t["已并入", "Merged"],
    };

    /// <summary>The tag that goes with a state.</summary>
    public static string Tag(EnquiryState state) => state switch
    {
        EnquiryState.Open => "tag-y",
        EnquiryState.Answered or EnquiryState.Closed => "tag-g",
        _ => "",
    };

    public static string Of(this Words t, TransferState state) => state switch
    {
        TransferState.Sent => t["待接收", "Waits to be accepted"],
        TransferState.Accepted => t["已接收，待联系", "Accepted, citizen not yet contacted"],
        TransferState.Contacted => t["已接收并联系", "Accepted and contacted"],
        TransferState.SentBack => t["已退回，待决定", "Sent back, waits for a decision"],
        _ => t["已指定，待接收", "Decided, waits to be accepted"],
    };

    public static string Of(this Words t, SendBackReason reason) => reason switch
    {
        SendBackReason.NotMyPost => t["不是我岗的职责", "Not my post"],
        SendBackReason.WrongSection => t["不属本股室", "Wrong section"],
        SendBackReason.ConflictOfInterest => t["需要回避（利益冲突）", "Conflict of interest"],
        _ => t["其他", "Other"],
    };

    public static string Of(this Words t, TaskKind kind) => kind switch
    {
        TaskKind.Matter => t["办理", "Matter"],
        TaskKind.Transfer => t["转办", "Transfer"],
        TaskKind.Check => t["收件核对", "Check"],
        TaskKind.Question => t["请示", "Question"],
        TaskKind.Site => t["到现场", "On site"],
        _ => t["交办", "Assigned"],
    };

    public static string Of(this Words t, TaskState state) => state switch
    {
        TaskState.Open => t["在办", "Open"],
        TaskState.Paused => t["暂停", "Paused"],
        TaskState.Done => t["已办结", "Done"],
        TaskState.Reported => t["已报结", "Reported"],
        _ => t["已作废", "Void"],
    };

    /// <summary>What kind of sign an event gets in the timeline.</summary>
    public static TimelineKind Kind(EventShown entry) => entry.Kind switch
    {
        "SentBack" or "Withdrawn" or "Tried" or "Overdue" or "Escalated" => TimelineKind.Bad,
        "Reminded" or "Told" => TimelineKind.System,
        "Extended" or "Paused" or "Resumed" => TimelineKind.Clock,
        _ => entry.PersonName == "—" ? TimelineKind.System : TimelineKind.Person,
    };
}
