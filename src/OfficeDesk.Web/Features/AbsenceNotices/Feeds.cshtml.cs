using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Keys for calendar programs and the hall's screen: made, shown once, taken back.</summary>
[Opens(typeof(ListFeedKeys))]
public sealed class FeedKeysPage(OfficeAddress address) : DeskPage
{
    [BindProperty]
    public FeedScope Scope { get; set; }

    [BindProperty]
    public long Id { get; set; }

    public FeedKeys Keys { get; private set; } = new([], false);

    /// <summary>The address just made; shown this once.</summary>
    public string Made { get; private set; } = "";

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostMake()
    {
        if (await Ask(new MakeFeedKey(Scope)) is { } made) Made = address.Url + made.Path;
        return await Again();
    }

    public async Task<IActionResult> OnPostRevoke() => await Ask(new RevokeFeedKey(Id)) is not null ? Redirect("/absence/feeds") : await Again();

    public string NameOf(FeedKey key) => key.Scope switch
    {
        FeedScope.Own => T["本人离岗日历", "My absences"],
        FeedScope.Section => T[$"{key.Section}离岗日历", $"Absences of {key.Section}"],
        FeedScope.Due => T["本人事项到期日", "My due dates"],
        _ => T["大厅屏幕", "The hall's screen"],
    };

    private async Task<IActionResult> Again()
    {
        var why = Refusal;
        await Load();
        if (why is not null) Refuse(why);
        return Page();
    }

    private async Task Load() => Keys = await Ask(new ListFeedKeys()) ?? Keys;
}
