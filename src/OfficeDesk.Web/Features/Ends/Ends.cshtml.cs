using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Ends;

/// <summary>Recording that a task was finished on an earlier day, confirming that, and making a task void.</summary>
[Opens(typeof(ShowEnds))]
public sealed class EndsPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty]
    public DateOnly? DoneOn { get; set; }

    [BindProperty]
    public string? Result { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public Channel? AnswerHow { get; set; }

    [BindProperty]
    public string? AnswerText { get; set; }

    [BindProperty]
    public string? ReportedTo { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public bool Yes { get; set; }

    public EndsShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostEarlier() => await Done(await Ask(new FinishEarlier(Number, DoneOn ?? default, Result, Evidence ?? "",
        string.IsNullOrWhiteSpace(AnswerText) ? null : AnswerHow, AnswerText, ReportedTo, Version)), $"/t/{Uri.EscapeDataString(Number)}/ends");

    public async Task<IActionResult> OnPostVoid() => await Done(await Ask(new VoidTask(Number, Reason ?? "", Version)), $"/t/{Uri.EscapeDataString(Number)}");

    public async Task<IActionResult> OnPostDecide(long id, string? text, bool list) =>
        await Done(await Ask(new DecideEarlier(id, Yes, text ?? "", Version)), list ? "/approvals" : $"/t/{Uri.EscapeDataString(Number)}");

    private async Task<IActionResult> Done(object? answer, string to)
    {
        if (answer is not null) return Redirect(to);
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowEnds(Number)) is not { } shown) return Sorry();
        Shown = shown;
        ModelState.Clear();
        return null;
    }
}
