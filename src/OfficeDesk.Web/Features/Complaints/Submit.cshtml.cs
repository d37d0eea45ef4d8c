using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>Members of the office and their sections complain; the page leaves no more trace than they write themselves (CP-1).</summary>
[OpenToStaff]
public sealed class SubmitPage : DeskPage
{
    [BindProperty]
    public long? AboutSectionId { get; set; }

    [BindProperty]
    public string? AboutText { get; set; }

    [BindProperty]
    public BreachKind Kind { get; set; } = BreachKind.Complaint;

    [BindProperty(SupportsGet = true)]
    public string? SlipNumber { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public OfficePage Office { get; private set; } = null!;

    /// <summary>What the complainant takes along; shown once.</summary>
    public ComplaintSubmitted? Submitted { get; private set; }

    public async Task OnGet([FromServices] OfficeBook book) => Office = await book.Open(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPost([FromServices] OfficeBook book)
    {
        Office = await book.Open(HttpContext.RequestAborted);
        Submitted = await Ask(new SubmitComplaint(AboutSectionId, AboutText ?? "", Kind, What ?? "", Name ?? "", Phone ?? "", Address ?? "", SlipNumber ?? ""));
        if (Submitted is not null) ModelState.Clear();
        return Page();
    }
}
