using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Who answered for a task from when to when, and on a day of one's choice.</summary>
[Opens(typeof(ResponsibilityOf))]
public sealed class ResponsiblePage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    public Responsibilities Sheet { get; private set; } = null!;

    public ResponsibleOn? On { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ResponsibilityOf(Number)) is not { } sheet) return Sorry();
        Sheet = sheet;
        if (Day is { } day) On = await Ask(new WhoWasResponsible(Number, day));
        return Page();
    }
}
