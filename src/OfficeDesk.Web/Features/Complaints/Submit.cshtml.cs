using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>Members of the office and their sections complain; the page leaves no more trace than they write themselves (CP-1).</summary>
[OpenToStaff]
public sealed class SubmitPage : ComplaintFields
{
    [BindProperty(SupportsGet = true)]
    public string? SlipNumber { get; set; }

    /// <summary>What the complainant takes along; shown once.</summary>
    public ComplaintSubmitted? Submitted { get; private set; }

    public async Task OnGet([FromServices] OfficeBook book) => await Open(book);

    public async Task<IActionResult> OnPost([FromServices] OfficeBook book)
    {
        await Open(book);
        Submitted = await Ask(new SubmitComplaint(AboutSectionId, AboutText ?? "", Kind, What ?? "", Name ?? "", Phone ?? "", Address ?? "", SlipNumber ?? ""));
        if (Submitted is not null) ModelState.Clear();
        return Page();
    }
}
