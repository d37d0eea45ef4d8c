using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>"What to bring" on one A4 page, for anybody; a paper of the office, so always in Chinese.</summary>
[OpenToAll]
public sealed class SheetPage : DeskPage
{
    /// <summary>Paper stays Chinese whatever the reader's language.</summary>
    public static Words Paper { get; } = new();

    /// <summary>"counter" when it was opened there, so that it leads back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public Guide Guide { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string code)
    {
        if (await Ask(new ReadGuide(code)) is not { } guide) return Sorry();
        Guide = guide;
        return Page();
    }
}
