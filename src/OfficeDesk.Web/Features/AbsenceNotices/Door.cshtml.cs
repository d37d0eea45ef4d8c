using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The notice for the door: one A4 page across, big letters; on a phone it is read like any page.</summary>
[Opens(typeof(DoorNotice))]
public sealed class DoorPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public DoorNoticeShown N { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new DoorNotice(Id)) is not { } notice) return Sorry();
        N = notice;
        return Page();
    }
}
