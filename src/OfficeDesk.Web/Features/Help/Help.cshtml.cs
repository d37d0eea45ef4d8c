using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Help;

/// <summary>The office's rules, restated and searchable.</summary>
[Opens(typeof(FindRules))]
public sealed class HelpPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<RuleText> Rules { get; private set; } = [];

    public IEnumerable<IGrouping<string, RuleText>> Groups => RuleGroups.By(Rules, r => r.Id);

    public async Task<IActionResult> OnGet()
    {
        Rules = (await Ask(new FindRules(Q ?? "")))?.Rules ?? [];
        return IsFragment ? Partial("_Rules", this) : Page();
    }
}
