using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>Asks for a later due date.</summary>
[Opens(typeof(ExtensionForm))]
public sealed class AskPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty]
    public int Days { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Agreement { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public ExtensionSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ExtensionForm(Number)) is not { } sheet) return Sorry();
        Sheet = sheet;
        Version = sheet.Version;
        Days = Math.Min(5, Math.Max(1, sheet.Most.Number));
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Ask(new AskExtension(Number, Days, Reason ?? "", Agreement ?? "", Version)) is not null) return Redirect($"/t/{Uri.EscapeDataString(Number)}");
        var why = Refusal!;
        if (await Ask(new ExtensionForm(Number)) is not { } sheet) return Sorry();
        Sheet = sheet;
        Refuse(why);
        Version = sheet.Version;
        ModelState.Clear();
        return Page();
    }
}
