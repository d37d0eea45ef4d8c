using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Views;

/// <summary>Views of lists: kept, renamed, shared, chosen, forgotten.</summary>
[Opens(typeof(ListViews))]
public sealed class ViewsPage(ViewShelf shelf) : DeskPage
{
    [BindProperty]
    public long Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Href { get; set; }

    [BindProperty]
    public bool Shared { get; set; }

    /// <summary>Where somebody comes from and wants back to.</summary>
    [BindProperty]
    public string? Back { get; set; }

    public IReadOnlyList<KeptView> Views { get; private set; } = [];

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPostKeep() => await Ask(new SaveView(Name ?? "", Href ?? "")) is null ? await Show() : Return();

    public async Task<IActionResult> OnPostRename() => await Ask(new RenameView(Id, Name ?? "")) is null ? await Show() : Return();

    public async Task<IActionResult> OnPostShare() => await Ask(new ShareView(Id, Shared)) is null ? await Show() : Return();

    public async Task<IActionResult> OnPostForget() => await Ask(new ForgetView(Id)) is null ? await Show() : Return();

    /// <summary>Id 0: the list opens without filters.</summary>
    public async Task<IActionResult> OnPostChoose() => await Ask(new ChooseView(Href ?? "", Id == 0 ? null : Id)) is null ? await Show() : Return();

    private IActionResult Return() => LocalRedirect(SignInRules.Local(Back) is { Length: > 1 } back ? back : "/views");

    private async Task<IActionResult> Show()
    {
        Views = await shelf.Of(Who, "", HttpContext.RequestAborted);
        return Page();
    }
}
