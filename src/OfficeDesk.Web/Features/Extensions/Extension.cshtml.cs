using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>One request for a later date: opinion, decision, and telling the new date.</summary>
[Opens(typeof(ShowExtension))]
public sealed class ExtensionPage : DeskPage
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
    public string? How { get; set; }

    /// <summary>Came from the list of what waits, and goes back there.</summary>
    [BindProperty]
    public bool List { get; set; }

    public ExtensionShown X { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostOpinion() => await Done(await Ask(new GiveOpinion(Id, Yes, Text ?? "", Version)));

    public async Task<IActionResult> OnPostDecide() => await Done(await Ask(new DecideExtension(Id, Yes, Text ?? "", Version)));

    public async Task<IActionResult> OnPostTold() => await Done(await Ask(new RecordTold(Id, How ?? "")));

    private async Task<IActionResult> Done(object? answer)
    {
        if (answer is not null) return Redirect(List ? "/approvals" : $"/extensions/{Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowExtension(Id)) is not { } x) return Sorry();
        X = x;
        Version = x.Version;
        ModelState.Clear();
        return null;
    }
}
