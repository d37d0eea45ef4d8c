using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Help;

/// <summary>The office's rules, restated and searchable.</summary>
[Opens(typeof(FindRules))]
public sealed class HelpPage : DeskPage
{
    /// <summary>What the groups of rules are about, in the order of the book.</summary>
    private static readonly (string Group, string Zh, string En)[] Names =
    [
        ("GN", "决定的通则", "All decisions"), ("FC", "首问负责", "First contact"), ("AB", "离岗告示", "Absence notices"), ("CV", "同岗替代", "Cover of posts"),
        ("DL", "限时办结", "Deadlines"), ("DU", "值班", "Duty"), ("ES", "提醒与催办", "Reminders and escalation"), ("ON", "一次性告知", "Telling once"),
        ("CP", "投诉举报", "Complaints"), ("BR", "责任追究", "Breaches and measures"), ("RP", "总结与公开", "Reports and disclosure"), ("TR", "学习培训", "Training"),
        ("PB", "面向群众", "The public side"), ("NT", "文书", "Documents"),
    ];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<RuleText> Rules { get; private set; } = [];

    public IEnumerable<IGrouping<string, RuleText>> Groups => Rules.GroupBy(r => r.Id[..2]);

    public async Task<IActionResult> OnGet()
    {
        Rules = (await Ask(new FindRules(Q ?? "")))?.Rules ?? [];
        return IsFragment ? Partial("_Rules", this) : Page();
    }

    public string NameOf(string group) => Names.Where(n => n.Group == group).Select(n => T[n.Zh, n.En]).FirstOrDefault(group);
}
