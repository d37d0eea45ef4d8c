using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The register of complaints; nothing in it tells who complained.</summary>
[Opens(typeof(ListComplaints))]
public sealed class ComplaintsPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public ComplaintState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Linked { get; set; }

    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    public ComplaintList List { get; private set; } = new([], false, []);

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid) return Sorry();
        if (await Ask(new ListComplaints(!All, State, Mine, Linked ?? "", After)) is { } list) List = list;
        return Page();
    }

    /// <summary>How many stand in a state.</summary>
    public int Count(ComplaintState state) => List.Counts.FirstOrDefault(c => c.State == state)?.N ?? 0;
}
