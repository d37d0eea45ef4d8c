using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The discipline office writes down a complaint.</summary>
[Opens(typeof(RegisterComplaint))]
public sealed class NewComplaintPage : ComplaintFields
{
    [BindProperty]
    public ComplaintChannel Channel { get; set; }

    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    [BindProperty]
    public long? SecondId { get; set; }

    [BindProperty]
    public long? AboutPersonId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>What was registered, with the code for the complainant.</summary>
    public ComplaintRegistered? Registered { get; private set; }

    public async Task OnGet([FromServices] OfficeBook book, [FromServices] TimeProvider clock)
    {
        await Open(book);
        ReceivedOn = OfficeClock.Day(clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPost([FromServices] OfficeBook book)
    {
        await Open(book);
        Registered = await Ask(new RegisterComplaint(Channel, ReceivedOn ?? DateOnly.MaxValue, SecondId, AboutPersonId, AboutSectionId, AboutText ?? "", Kind, What ?? "", Name ?? "", Phone ?? "", Address ?? "", Number ?? ""));
        if (Registered is not null) ModelState.Clear();
        return Page();
    }
}
