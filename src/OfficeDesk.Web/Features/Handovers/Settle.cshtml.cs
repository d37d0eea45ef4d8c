using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Handovers;

/// <summary>Signs for a handover, or declines it.</summary>
[Opens(typeof(SignHandover))]
public sealed class SettlePage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostSign() => Settled(await Ask(new SignHandover(Id)));

    public async Task<IActionResult> OnPostDecline() => Settled(await Ask(new DeclineHandover(Id, Why ?? "")));

    private IActionResult Settled(HandoverSettled? settled) =>
        settled is null ? Page() : Redirect(settled.Moved ? $"/t/{settled.Number}" : "/my");
}
