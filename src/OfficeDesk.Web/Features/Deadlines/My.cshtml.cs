using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>My work: what must happen next, the most urgent first.</summary>
[Opens(typeof(MyWork))]
public sealed class MyPage : DeskPage
{
    public MyDay Day { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGet([FromServices] TimeProvider clock)
    {
        if (await Ask(new MyWork()) is not { } day) return Sorry();
        Day = day;
        Today = OfficeClock.Day(clock.GetUtcNow());
        return Page();
    }
}
