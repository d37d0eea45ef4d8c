using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The notice for the door: one A4 page across, big letters; on a phone it is read like any page, by anybody who stands there.</summary>
[OpenToAll]
public sealed class DoorPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public DoorNoticeShown N { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new DoorNotice(Id)) is not { } notice) return NotFound();
        N = notice;
        return Page();
    }

    public async Task<IActionResult> OnPostHang() => await Ask(new HangNotice(Id)) is not null ? Redirect($"/absence/{Id}/door") : Sorry();
}
