using System.Text;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>What a calendar program reads; a wrong key and one that was taken back look alike.</summary>
[OpenToAll]
public sealed class FeedPage : DeskPage
{
    [FromRoute]
    public string Key { get; set; } = "";

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ReadFeed(Key)) is not { } feed) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(Encoding.UTF8.GetBytes(feed.Text), "text/calendar; charset=utf-8");
    }
}
