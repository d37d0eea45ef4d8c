using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>A catalogue file comes in: what it changes, its mistakes with their lines, the first person's reason.</summary>
[Opens(typeof(PreviewCatalogue))]
public sealed class ImportCataloguePage : DeskPage
{
    /// <summary>In bytes: every character may take three.</summary>
    private const long LargestFile = 3L * CatalogueFile.Longest;

    [BindProperty]
    public string? Csv { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CataloguePreviewed? Preview { get; private set; }

    public void OnGet()
    {
        // an empty form
    }

    public async Task OnPostPreview(IFormFile? file)
    {
        if ((await UploadedText.Of(file, Csv, nameof(Csv), LargestFile, _ => CatalogueRules.FileTooLarge, HttpContext.RequestAborted)).Went(out var text, out var no)) Preview = await Ask(new PreviewCatalogue(Csv = text));
        else Refuse(no);
    }

    public async Task<IActionResult> OnPostPropose()
    {
        if (await Ask(new ImportCatalogue(Csv ?? "", Reason ?? "")) is not null) return Redirect("/catalogue");
        var why = Refusal!;
        Preview = await Ask(new PreviewCatalogue(Csv ?? ""));
        Refuse(why);
        return Page();
    }
}
