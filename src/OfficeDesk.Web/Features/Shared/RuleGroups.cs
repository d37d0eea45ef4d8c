namespace OfficeDesk.Web.Features.Shared;

/// <summary>What the groups of rules are about, in the order of the book.</summary>
public static class RuleGroups
{
    public static IReadOnlyList<(string Group, string Zh, string En)> All { get; } =
    [
        ("GN", "决定的通则", "All decisions"), ("FC", "首问负责", "First contact"), ("AB", "离岗告示", "Absence notices"), ("CV", "同岗替代", "Cover of posts"),
        ("DL", "限时办结", "Deadlines"), ("DU", "值班", "Duty"), ("ES", "提醒与催办", "Reminders and escalation"), ("ON", "一次性告知", "Telling once"),
        ("CP", "投诉举报", "Complaints"), ("BR", "责任追究", "Breaches and measures"), ("AP", "绩效考评", "Appraisal"), ("RP", "总结与公开", "Reports and disclosure"),
        ("TR", "学习培训", "Training"), ("PB", "面向群众", "The public side"), ("NT", "文书", "Documents"),
    ];

    /// <summary>The group of a rule: the two letters before its number.</summary>
    public static string Of(string rule) => rule[..2];

    public static string Name(Words words, string group) => All.Where(n => n.Group == group).Select(n => words[n.Zh, n.En]).FirstOrDefault(group);

    /// <summary>Things by the group of their rule, in the order of the book.</summary>
    public static IEnumerable<IGrouping<string, T>> By<T>(IEnumerable<T> things, Func<T, string> rule) =>
        things.GroupBy(t => Of(rule(t))).OrderBy(g => All.TakeWhile(n => n.Group != g.Key).Count());
}
