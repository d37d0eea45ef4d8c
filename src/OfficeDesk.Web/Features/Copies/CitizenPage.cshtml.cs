using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Copies;

/// <summary>What the office has about one citizen, given to them or looked through for them: what would be in it, what for, and the file.</summary>
[Opens(typeof(PreviewCitizen))]
public sealed class CitizenPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    public CitizenCounted Counted { get; private set; } = null!;

    public string Purpose { get; private set; } = "";

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPost(string purpose)
    {
        Purpose = purpose ?? "";
        if (await Ask(new ExportCitizen(Number, Purpose)) is { } made) return File(made.Content, "application/zip", made.Name);
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new PreviewCitizen(Number)) is not { } counted) return Sorry();
        Counted = counted;
        return null;
    }
}
