using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>One matter, for anybody with a phone or at the counter.</summary>
[OpenToAll]
public sealed class GuidePage : DeskPage
{
    public Guide Guide { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string code)
    {
        if (await Ask(new ReadGuide(code)) is not { } guide) return Sorry();
        Guide = guide;
        return Page();
    }
}
