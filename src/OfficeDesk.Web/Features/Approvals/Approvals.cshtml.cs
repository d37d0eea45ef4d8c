using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>What waits for one's opinion or decision, on the desk and on the phone.</summary>
[Opens(typeof(ListApprovals))]
public sealed class ApprovalsPage : DeskPage
{
    public Approvals Waiting { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ListApprovals()) is not { } waiting) return Sorry();
        Waiting = waiting;
        return Page();
    }
}
