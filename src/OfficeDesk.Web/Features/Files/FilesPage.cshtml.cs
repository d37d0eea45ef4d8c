using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Files;

/// <summary>The files of a task or an enquiry.</summary>
[Opens(typeof(ListFiles))]
[RequestSizeLimit(AttachmentRules.MostBytes + (1024 * 1024))]
public sealed class CaseFilesPage : DeskPage
{
    /// <summary>t or e, as in the address of the thing.</summary>
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public string Number { get; set; } = "";

    public FileList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPost(IFormFile? file)
    {
        var added = await Ask(new AttachFile(CaseKind, Number, file?.FileName ?? "", await Bytes(file)));
        if (added is not null) return Redirect($"/files/{Kind}/{Uri.EscapeDataString(Number)}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    public async Task<IActionResult> OnGetFile(long id) =>
        await Ask(new ReadFile(CaseKind, Number, id)) is { } file ? Served(file) : Sorry();

    // a word that is neither finds nothing
    private FileCase CaseKind => Kind switch { "t" => FileCase.Task, "e" => FileCase.Enquiry, _ => FileCase.Finding };

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ListFiles(CaseKind, Number)) is not { } list) return Sorry();
        List = list;
        return null;
    }
}
