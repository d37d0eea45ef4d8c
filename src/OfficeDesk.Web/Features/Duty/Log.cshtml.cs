using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Duty;

/// <summary>The log of a duty: what happened, given to the next, signed for.</summary>
[Opens(typeof(DutyLog))]
public sealed class DutyLogPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? GiveText { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public DutyLogShown? Log { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostWrite() => await Done(await Ask(new WriteDutyLog(Day ?? default, Text ?? "")));

    public async Task<IActionResult> OnPostGive() => await Done(await Ask(new HandOverDuty(Day ?? default, GiveText ?? "")));

    public async Task<IActionResult> OnPostTake() => await Done(await Ask(new TakeOverDuty(Day ?? default, Version)));

    private async Task<IActionResult> Done(object? answer)
    {
        if (answer is not null) return Redirect($"/duty/log?day={Day:yyyy-MM-dd}");
        var why = Refusal!;
        await Load();
        Refuse(why);
        return Page();
    }

    /// <summary>A duty that does not concern the asker shows nothing; the page says so and lets them choose another.</summary>
    private async Task Load()
    {
        Log = await Ask(new DutyLog(Day));
        ModelState.Clear();
        if (Log is not null) { Day = Log.Day; return; }
        ViewData.Remove("Refusal");
        Response.StatusCode = StatusCodes.Status200OK;
    }
}
