using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The feedback form on paper; documents stay Chinese.</summary>
[Opens(typeof(ShowResult))]
public sealed class ResultPrintPage : DeskPage
{
    [FromRoute]
    public long Subject { get; set; }

    public ResultShown Result { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ShowResult(Subject)) is not { } result) return Sorry();
        Result = result;
        return Page();
    }
}
