using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Handovers;

/// <summary>Hands a task, or papers of it, to somebody.</summary>
[Opens(typeof(HandoverForm))]
public sealed class HandOverPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty]
    public long ToId { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public bool Moves { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public HandoverSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new HandoverForm(Number)) is not { } sheet) return Sorry();
        Sheet = sheet;
        Version = sheet.Version;
        Moves = sheet.CannotMove is null;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Ask(new HandOver(Number, ToId, What ?? "", Moves, Version)) is { } given) return Redirect($"/t/{given.Number}");
        var why = Refusal!;
        if (await Ask(new HandoverForm(Number)) is not { } sheet) return Sorry();
        Sheet = sheet;
        Refuse(why);
        Version = sheet.Version;
        // a choice that is no longer there is not sent either, so it is not shown as chosen
        Moves = Moves && sheet.CannotMove is null;
        ModelState.Clear();
        return Page();
    }
}
