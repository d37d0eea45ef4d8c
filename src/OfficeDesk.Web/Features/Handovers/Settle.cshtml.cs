using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Handovers;

/// <summary>Signs for a handover, or declines it.</summary>
[Opens(typeof(ShowHandover))]
public sealed class SettlePage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public HandoverShown Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostSign() => await Settled(await Ask(new SignHandover(Id)));

    public async Task<IActionResult> OnPostDecline() => await Settled(await Ask(new DeclineHandover(Id, Why ?? "")));

    private async Task<IActionResult> Settled(HandoverSettled? settled)
    {
        if (settled is not null) return Redirect(settled.Moved ? $"/t/{settled.Number}" : "/my");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowHandover(Id)) is not { } sheet) return Sorry();
        Sheet = sheet;
        return null;
    }
}
