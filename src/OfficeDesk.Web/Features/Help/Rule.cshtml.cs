using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Help;

/// <summary>One rule: what it demands, in both languages, and what this office has decided where it leaves something open.</summary>
[Opens(typeof(ReadRule))]
public sealed class RulePage : DeskPage
{
    public RuleRead? Rule { get; private set; }

    /// <summary>Drawn without the shell of the page, for the dialog at the side.</summary>
    public bool Bare => IsFragment;

    public async Task<IActionResult> OnGet(string id)
    {
        Rule = await Ask(new ReadRule(id));
        return Rule is null ? Sorry() : Page();
    }

    /// <summary>The value as people read it.</summary>
    public string Shown(RuleSetting setting) => setting.Value is not { } value ? T["见邮件设置", "see the mail settings"]
        : SettingWords.Shown(T, setting.Form, value);

    public string Changer(RuleSetting setting)
    {
        var (zh, en) = RoleWords.Of(setting.MayChange.ToString());
        return setting.Form.Kind is SettingKind.Text && setting.Value is null ? T[zh, en] : T[$"{zh}提出，第二人确认", $"{en}, with a second person"];
    }
}
