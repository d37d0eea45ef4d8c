using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The board for a screen in the hall, behind a key of the general office: big letters, dark, nothing private, fresh every minute.</summary>
[OpenToAll]
public sealed class WallPage : DeskPage
{
    [FromRoute]
    public string Key { get; set; } = "";

    public WallShown Wall { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ReadWall(Key)) is not { } wall) return NotFound();
        Wall = wall;
        return Page();
    }
}
