using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Status;

/// <summary>Where the QR code on a notice leads. It says the same to every number and code, so nobody learns from it what exists.</summary>
/// <remarks>PB-1, PB-4: wrong number and wrong code get the same answer.</remarks>
[OpenToAll]
public sealed class StatusPage : DeskPage
{
    public Contact Contact { get; private set; } = new("", "", "");

    public async Task OnGet() => Contact = await Ask(new ReadContact()) ?? Contact;
}
