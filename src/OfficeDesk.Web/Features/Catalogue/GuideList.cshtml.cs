using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>Every matter people come with, for anybody.</summary>
[OpenToAll]
public sealed class GuideListPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public GuidesListed List { get; private set; } = new("", []);

    public async Task OnGet() => List = await Ask(new ListGuides(Q is { Length: > 40 } ? Q[..40] : Q ?? "")) ?? List;
}
