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
        if ((await UploadedText.Of(file, Csv, nameof(Csv), LargestFile, length => DeskRefusals.TooLong(nameof(Csv), PeopleFile.Longest, length), HttpContext.RequestAborted)).Went(out var text, out var no)) Preview = await Ask(new PreviewPeople(Csv = text));
        else Refuse(no);
    }

    public async Task OnPost()
    {
        Imported = await Ask(new ImportPeople(Csv ?? ""));
        if (Refusal is not { } why) return;
        Preview = await Ask(new PreviewPeople(Csv ?? ""));
        Refuse(why);
    }
}
