using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>The line that says who else has a task open; asked for again every 45 seconds.</summary>
[Opens(typeof(WhoIsHere))]
public sealed class HerePage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    public PeopleHere Here { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new WhoIsHere(Number)) is not { } here) return Sorry();
        Here = here;
        return Page();
    }
}
