using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Search;

/// <summary>
/// Everything that fits what was typed into the box. The box posts, so that names and phones stand in no address and no log; a link
/// with q in it works too.
/// </summary>
[Opens(typeof(FindAnything))]
public sealed class FindPage : DeskPage
{
    private const int Suggested = 6;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Take { get; set; } = 20;

    public Found Found { get; private set; } = new("", []);

    /// <summary>The lines of a kind.</summary>
    public IReadOnlyList<FoundLine> Of(FoundKind kind) => [.. Found.Lines.Where(l => l.Kind == kind)];

    public Task<IActionResult> OnGet() => Look();

    public Task<IActionResult> OnPost() => Look();

    /// <summary>What the box shows while somebody types.</summary>
    public async Task<IActionResult> OnPostSuggest()
    {
        if (await Ask(new FindAnything(Q ?? "", Suggested)) is { } found) Found = found;
        return Partial("_Suggested", this);
    }

    private async Task<IActionResult> Look()
    {
        if (await Ask(new FindAnything(Q ?? "", Take)) is not { } found) return Page();
        if (found.Href.Length > 0) return LocalRedirect(found.Href);
        Found = found;
        return Page();
    }
}
