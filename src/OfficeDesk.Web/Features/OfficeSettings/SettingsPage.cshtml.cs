using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.OfficeSettings;

/// <summary>What the rules leave to the office: present values, proposals, confirmations.</summary>
[Opens(typeof(SettingList))]
public sealed class SettingsPage : DeskPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public SettingsListed List { get; private set; } = new([], []);

    public IEnumerable<IGrouping<string, SettingItem>> Groups => RuleGroups.By(List.Items, i => i.Rule);

    public Task OnGet() => Load();

    public Task<IActionResult> OnPostPropose()
    {
        if (Request.Form["Parts"] == "Hours") Value = SettingWords.Hours(Request.Form["From"], Request.Form["Times"]);
        else if (Request.Form["Parts"] == "Ladder") Value = Ladder();
        return Send(new ProposeSetting(Name ?? "", Value ?? "", Reason ?? ""));
    }

    private string Ladder()
    {
        var (when, whom) = (Request.Form["When"], Request.Form["Whom"]);
        return string.Join("; ", when.Select((w, i) => (When: w ?? "", Whom: whom.Where(x => x?.StartsWith($"{i}:", StringComparison.Ordinal) == true).Select(x => x!.Split(':')[1]).ToList()))
            .Where(r => r.When.Length > 0 || r.Whom.Count > 0).Select(r => $"{r.When}: {string.Join('+', r.Whom)}"));
    }

    public Task<IActionResult> OnPostConfirm(long id) => Send(new ConfirmSetting(id));

    public Task<IActionResult> OnPostWithdraw(long id) => Send(new WithdrawProposal(id));

    /// <summary>A value as people read it.</summary>
    public string Shown(string name, string value) =>
        List.Items.FirstOrDefault(i => i.Name == name) is { } item ? SettingWords.Shown(T, item.Form, value) : value;

    public string Words(string name) => List.Items.FirstOrDefault(i => i.Name == name) is { } item ? T[item.Zh, item.En] : name;

    /// <summary>Whether the refused form is the one of this setting, so that it stays open with what was typed.</summary>
    public bool Mine(SettingItem item) => Refusal is not null && Name == item.Name;

    public string HintFor(SettingForm form) => form.Kind switch
    {
        SettingKind.Number => T[$"{form.Least} 至 {form.Most} 的整数", $"a whole number from {form.Least} to {form.Most}"],
        SettingKind.Hundred => T[$"{form.Least} 个数，用逗号分开，合计 100", $"{form.Least} numbers with commas between them that sum to 100"],
        SettingKind.Cron => T["秒 分 时 日 月 周，例如 0 30 8 * * ?", "second minute hour day month weekday, such as 0 30 8 * * ?"],
        _ => "",
    };

    private async Task<IActionResult> Send<T>(OfficeDesk.Web.Desk.IMessage<T> message) where T : class
    {
        if (await Ask(message) is not null) return Redirect("/admin/settings");
        var why = Refusal;
        await Load();
        if (why is not null) Refuse(why);
        return Page();
    }

    private async Task Load() => List = await Ask(new SettingList()) ?? List;
}
