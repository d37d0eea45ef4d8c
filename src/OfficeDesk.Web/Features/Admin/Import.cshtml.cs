using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>A table of people comes in: its mistakes with their lines, what it would do, then all of it or nothing.</summary>
[Opens(typeof(PreviewPeople))]
public sealed class ImportPeoplePage : DeskPage
{
    /// <summary>In bytes: every character may take three.</summary>
    private const long LargestFile = 3L * PeopleFile.Longest;

    [BindProperty]
    public string? Csv { get; set; }

    public PeoplePreviewed? Preview { get; private set; }

    /// <summary>What was imported; null before.</summary>
    public PeopleImported? Imported { get; private set; }

    /// <summary>Whether a sign-in name may stand in the table.</summary>
    public bool OpensAccounts => May<OpenAccount>();

    public void OnGet()
    {
        // an empty form
    }

    public async Task OnPostPreview(IFormFile? file)
    {
        if (file is { Length: > 0 } && await UploadedText.IsWorkbook(file, HttpContext.RequestAborted)) Refuse(DeskRefusals.Workbook(nameof(Csv)));
        else if (file is { Length: > LargestFile }) Refuse(DeskRefusals.TooLong(nameof(Csv), PeopleFile.Longest, (int)Math.Min(file.Length, int.MaxValue)));
        else if (file is { Length: > 0 }) Csv = await UploadedText.Read(file, HttpContext.RequestAborted);
        if (Refusal is null && string.IsNullOrWhiteSpace(Csv)) Refuse(DeskRefusals.Missing(nameof(Csv), "要导入的内容，或选择一个文件", "what to import, or choose a file"));
        if (Refusal is null) Preview = await Ask(new PreviewPeople(Csv!));
    }

    public async Task OnPost()
    {
        Imported = await Ask(new ImportPeople(Csv ?? ""));
        if (Refusal is not { } why) return;
        Preview = await Ask(new PreviewPeople(Csv ?? ""));
        Refuse(why);
    }
}
