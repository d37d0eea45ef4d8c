using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The notice for the door of a section that stands empty (AB-6).</summary>
[OpenToAll]
public sealed class SectionDoorPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public DoorNoticeShown N { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new DoorNotice(Id, OfSection: true)) is not { } notice) return NotFound();
        N = notice;
        return Page();
    }

    public async Task<IActionResult> OnPostHang() => await Ask(new HangSectionNotice(Id)) is not null ? Redirect($"/absence/empty/{Id}/door") : Sorry();
}
