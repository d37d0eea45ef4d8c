using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The notice for the door of a section that stands empty (AB-6).</summary>
[Opens(typeof(DoorNotice))]
public sealed class SectionDoorPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public DoorNoticeShown N { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new DoorNotice(Id, OfSection: true)) is not { } notice) return Sorry();
        N = notice;
        return Page();
    }
}
