using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Status;

/// <summary>Where the QR code on a notice leads: number and code are typed or come with it, and the matter is shown to whoever has both.</summary>
/// <remarks>PB-1, PB-4: the code travels in the form only; wrong number and wrong code get the same answer.</remarks>
[OpenToAll]
public sealed class StatusPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public Contact Contact { get; private set; } = new("", "", "");

    /// <summary>Null before it was asked, and when nothing was found.</summary>
    public MatterStatus? Status { get; private set; }

    public async Task OnGet() => await Open();

    public async Task<IActionResult> OnPost()
    {
        await Open();
        Status = await Ask(new CheckStatus(Number ?? "", Code ?? ""));
        return Page();
    }

    private async Task Open()
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Contact = await Ask(new ReadContact()) ?? Contact;
    }
}
