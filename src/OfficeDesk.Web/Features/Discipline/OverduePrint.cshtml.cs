using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>The report of the discipline desk on paper; documents stay Chinese.</summary>
[Opens(typeof(OverdueReport))]
public sealed class OverduePrintPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    public OverdueFigures? Figures { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid) return Sorry();
        Figures = await Ask(new OverdueReport(Section, Person, Month ?? ""));
        return Page();
    }
}
