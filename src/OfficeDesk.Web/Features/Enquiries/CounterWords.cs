using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The words of the counter's choices, in the order of the form.</summary>
public static class CounterWords
{
    /// <summary>FC-1: whatever the channel.</summary>
    public static IReadOnlyList<(Channel Value, string Zh, string En)> Channels { get; } =
    [
        (Channel.Visit, "来访", "Visit"), (Channel.Call, "来电", "Call"), (Channel.Hotline, "热线转办", "Hotline"), (Channel.Letter, "来信", "Letter"),
        (Channel.OfficialLetter, "来函", "Official letter"), (Channel.Online, "网上", "Online"), (Channel.Other, "其他", "Other"),
    ];

    /// <summary>FC-2: four routes and no others.</summary>
    public static IReadOnlyList<(EnquiryRoute Value, string Zh, string En)> Routes { get; } =
    [
        (EnquiryRoute.Own, "本人办理", "My own duty"), (EnquiryRoute.SameSection, "转同股室", "My section"),
        (EnquiryRoute.OtherUnit, "转其他单位", "Another unit"), (EnquiryRoute.Outside, "系统外引导", "Outside the system"),
    ];

    /// <summary>In which capacity somebody answers (FC-3).</summary>
    public static (string Zh, string En) Of(ResponsibleWhy why) => why switch
    {
        ResponsibleWhy.Holder => ("A岗", "A holder"),
        ResponsibleWhy.Cover => ("替岗", "cover"),
        ResponsibleWhy.Second => ("B岗", "B holder"),
        ResponsibleWhy.Duty => ("值班", "on duty"),
        _ => ("股室负责人", "section chief"),
    };

    /// <summary>Where an earlier enquiry stands.</summary>
    public static (string Zh, string En) Of(EnquiryState state) => state switch
    {
        EnquiryState.Open => ("办理中", "open"),
        EnquiryState.Answered => ("已答复", "answered"),
        EnquiryState.Closed => ("已结案", "closed"),
        EnquiryState.Withdrawn => ("已撤回", "withdrawn"),
        _ => ("已并入", "merged"),
    };
}
