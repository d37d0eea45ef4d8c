using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Clocks;

/// <summary>The clock of a task: asking for a pause, deciding on it, and what was done before.</summary>
[Opens(typeof(ShowClock))]
public sealed class ClockPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty]
    public ClockAct Act { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Takes { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public bool Yes { get; set; }

    public ClockShown Clock { get; private set; } = null!;

    /// <summary>The form of the request was refused and stays open with what was typed.</summary>
    public bool Typing { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAsk()
    {
        Typing = true;
        return await Done(await Ask(new AskClock(Number, Act, Basis ?? "", Reason ?? "", Takes ?? "", Version)), false);
    }

    public async Task<IActionResult> OnPostDecide(long id, string? text, bool list) => await Done(await Ask(new DecideClock(id, Yes, text ?? "", Version)), list);

    private async Task<IActionResult> Done(object? answer, bool toList)
    {
        if (answer is not null) return Redirect(toList ? "/approvals" : $"/t/{Uri.EscapeDataString(Number)}/clock");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowClock(Number)) is not { } clock) return Sorry();
        Clock = clock;
        ModelState.Clear();
        return null;
    }
}
