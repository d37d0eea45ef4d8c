using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>One cover: consent, approval, filing, and what became of it.</summary>
[Opens(typeof(ShowCover))]
public sealed class CoverPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public bool Yes { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public FormalFault Fault { get; set; }

    /// <summary>Came from the list of what waits, and goes back there.</summary>
    [BindProperty]
    public bool List { get; set; }

    public CoverShown C { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public Task<IActionResult> OnPostAnswer() => Send(new AnswerCover(Id, Yes, Text ?? "", Version));

    public Task<IActionResult> OnPostDecide() => Send(new DecideCover(Id, Yes, Text ?? "", Version));

    public Task<IActionResult> OnPostFile() => Send(new FileCover(Id, Text ?? "", Version));

    public Task<IActionResult> OnPostReturn() => Send(new ReturnCover(Id, Fault, Text ?? "", Version));

    public Task<IActionResult> OnPostMend() => Send(new MendCover(Id, Text ?? "", Version));

    public Task<IActionResult> OnPostBreakOff() => Send(new BreakOffCover(Id, Why ?? "", Version));

    private async Task<IActionResult> Send(IMessage<CoverMoved> message)
    {
        if (await Ask(message) is not null) return Redirect(List ? "/approvals" : $"/covers/{Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowCover(Id)) is not { } c) return Sorry();
        C = c;
        return null;
    }
}
