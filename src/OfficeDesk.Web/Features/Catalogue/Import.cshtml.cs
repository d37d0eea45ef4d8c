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
        if (file is { Length: > 0 } && await UploadedText.IsWorkbook(file, HttpContext.RequestAborted)) Refuse(DeskRefusals.Workbook(nameof(Csv)));
        else if (file is { Length: > LargestFile }) Refuse(CatalogueRules.FileTooLarge);
        else if (file is { Length: > 0 }) Csv = await UploadedText.Read(file);
        if (Refusal is null && string.IsNullOrWhiteSpace(Csv)) Refuse(DeskRefusals.Missing(nameof(Csv), "要导入的内容，或选择一个文件", "what to import, or choose a file"));
        if (Refusal is null) Preview = await Ask(new PreviewCatalogue(Csv!));
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
