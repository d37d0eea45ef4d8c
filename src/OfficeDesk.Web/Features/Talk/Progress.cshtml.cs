using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>How far the important tasks are: the chief's list.</summary>
[Opens(typeof(ListProgress))]
public sealed class ProgressPage : DeskPage
{
    public ProgressList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ListProgress()) is not { } list) return Sorry();
        List = list;
        return Page();
    }
}
