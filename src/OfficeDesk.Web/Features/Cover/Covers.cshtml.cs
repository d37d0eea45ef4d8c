using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>Who covers the posts of an absent person, and who could.</summary>
[Opens(typeof(CoversOf))]
public sealed class CoversPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public long PostId { get; set; }

    [BindProperty]
    public long CoverId { get; set; }

    [BindProperty]
    public long QualifiedId { get; set; }

    [BindProperty]
    public string? Remark { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public AbsenceCovers Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public Task<IActionResult> OnPostPropose() => Send(new ProposeCover(Id, PostId, CoverId, Remark ?? ""));

    public Task<IActionResult> OnPostQualify() => Send(new QualifyForPost(Id, PostId, QualifiedId, Why ?? ""));

    private async Task<IActionResult> Send<TAnswer>(IMessage<TAnswer> message) where TAnswer : class
    {
        if (await Ask(message) is not null) return Redirect($"/absence/{Id}/cover");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new CoversOf(Id)) is not { } sheet) return Sorry();
        Sheet = sheet;
        return null;
    }
}
