using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>The words for states, sources and reasons on the pages of tasks.</summary>
public static class TaskWords
{
    public static string Of(Words t, TaskSource source) => source switch
    {
        TaskSource.Citizen => t["来访登记", "A citizen"],
        TaskSource.FirstContact => t["首问转办", "First contact"],
        TaskSource.Superior => t["上级部门交办", "Superior department"],
        TaskSource.Letter => t["来信、批转件", "Letter or petition"],
        TaskSource.BureauLeader => t["局领导交办", "Bureau leader"],
        TaskSource.CountyDecision => t["县委、县政府决定", "County decision"],
        TaskSource.Recurring => t["周期任务", "Recurring duty"],
        TaskSource.CongressBill => t["人大议案、政协提案", "Congress bill or CPPCC proposal"],
        _ => t["系统", "System"],
    };

    public static string Of(Words t, TaskKind kind) => kind switch
    {
        TaskKind.Matter => t["群众事项", "Citizen's matter"],
        TaskKind.Transfer => t["转办", "Transfer"],
        TaskKind.Check => t["收件核对", "Check of an application"],
        TaskKind.Question => t["请示", "Question"],
        TaskKind.Site => t["到现场", "On site"],
        _ => t["交办事项", "Assigned"],
    };

    public static string Of(Words t, TaskState state) => state switch
    {
        TaskState.Open => t["在办", "Open"],
        TaskState.Paused => t["暂停", "Paused"],
        TaskState.Done => t["已办结", "Done"],
        TaskState.Reported => t["已报告", "Reported"],
        _ => t["作废", "Void"],
    };

    /// <summary>Why somebody answers for a task from then on.</summary>
    public static string Why(Words t, string why) => why switch
    {
        "FirstContact" => t["首问", "first contact"],
        "Holder" => t["岗位承办", "holds the post"],
        "Second" => t["B岗", "B holder"],
        "Chief" => t["股室负责人", "section chief"],
        "Accepted" => t["接收转办", "accepted the transfer"],
        "Handover" => t["签收移交", "signed the handover"],
        "Assigned" => t["交办", "assigned"],
        "Own" => t["本人受理", "own duty"],
        "Cover" => t["同岗替代", "covers the post"],
        "Vacant" => t["空岗，由负责人承担", "the post is vacant"],
        "Return" => t["返岗收回", "back from an absence"],
        _ => t["指定", "chosen"],
    };

    public static string Of(Words t, Limit limit) => limit.Number == 0 ? t["当日", "the same day"] : t[limit.Zh(), limit.En()];

    public static string Of(Words t, Channel channel) => channel switch
    {
        Channel.Visit => t["当面", "In person"],
        Channel.Call => t["电话", "By phone"],
        Channel.Hotline => t["热线", "Hotline"],
        Channel.Letter => t["信件", "Letter"],
        Channel.OfficialLetter => t["公函", "Official letter"],
        Channel.Online => t["网上、邮件", "Online or mail"],
        _ => t["其他", "Other"],
    };

    public static TimelineKind Kind(string kind, string who) => kind switch
    {
        "Decided" or "Paused" or "Resumed" => TimelineKind.Clock,
        "Lapsed" or "Overdue" => TimelineKind.Bad,
        _ => who.Length == 0 ? TimelineKind.System : TimelineKind.Person,
    };

    /// <summary>How far a citizen's matter or an assigned task has come; empty for others and for what is void.</summary>
    /// <returns>Each step with "done", "now" or nothing.</returns>
    public static IReadOnlyList<(string Text, string? State)> Steps(Words t, TaskSheet sheet)
    {
        var head = sheet.Head;
        if (head.State is TaskState.Void || head.Kind is not (TaskKind.Matter or TaskKind.Assigned)) return [];
        var done = head.DoneOn is not null;
        var working = (head.State is TaskState.Paused ? t["办理（暂停计时）", "Work (clock paused)"] : t["办理", "Work"], done);
        List<(string Text, bool Done)> steps = head.Kind is TaskKind.Matter ? [(t["登记", "Logged"], true)] : [(t["交办", "Assigned"], true)];
        if (sheet.Transfer is not null) steps.Add((t["转办接收", "Taken up"], false));
        steps.Add(working);
        if (sheet.Citizen is { } c) steps.Add((t["答复办事人", "Citizen told"], done || c.Answered || c.NoneLeft));
        steps.Add((t["办结", "Finished"], done));
        if (TaskRules.DoneWhenReported(head.Source)) steps.Add((t["报告", "Reported"], head.ReportedAt is not null));
        var now = steps.FindIndex(s => !s.Done);
        return [.. steps.Select((s, i) => (s.Text, s.Done ? "done" : i == now ? "now" : (string?)null))];
    }
}
