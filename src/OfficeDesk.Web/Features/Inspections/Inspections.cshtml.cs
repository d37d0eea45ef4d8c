using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>Inspections, and the form that opens one.</summary>
[Opens(typeof(ListInspections))]
public sealed class InspectionsPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    [BindProperty]
    public long SectionId { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public InspectionList List { get; private set; } = new([], false, false);

    public OfficePage Office { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        On = OfficeClock.Day(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return await Load() ?? Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Ask(new OpenInspection(SectionId, On ?? DateOnly.MaxValue)) is { } opened) return Redirect($"/inspections/{opened.Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        Office = await HttpContext.RequestServices.GetRequiredService<OfficeBook>().Open(HttpContext.RequestAborted);
        if (await Ask(new ListInspections(null, After)) is not { } list) return Sorry();
        List = list;
        return null;
    }
}
