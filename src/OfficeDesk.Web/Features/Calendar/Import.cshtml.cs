using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>A holiday schedule comes in: a file, what it changes, the first person's reason, the second person's confirmation.</summary>
[Opens(typeof(PreviewHolidays))]
public sealed class ImportPage : DeskPage
{
    private const long LargestFile = 60_000;

    [BindProperty]
    public string? Csv { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public HolidayProposalList? Known { get; private set; }

    /// <summary>What the typed or waiting file changes.</summary>
    public HolidaysPreviewed? Preview { get; private set; }

    public Task OnGet(int? page) => Show(null, page ?? 1);

    public async Task OnPostPreview(IFormFile? file)
    {
        var went = (await UploadedText.Of(file, Csv, nameof(Csv), LargestFile, length => DeskRefusals.TooLong(nameof(Csv), PreviewHolidays.Longest, length), HttpContext.RequestAborted)).Went(out var text, out var no);
        if (went) Csv = text;
        await Show(text, 1);
        if (no is not null) Refuse(no);
    }

    public async Task<IActionResult> OnPostPropose()
    {
        if (await Ask(new ProposeHolidays(Csv ?? "", Reason ?? "")) is not null) return Redirect("/calendar/import");
        return await Again(Csv ?? "");
    }

    public async Task<IActionResult> OnPostConfirm(long id)
    {
        if (await Ask(new ConfirmHolidays(id)) is { } done) return Redirect($"/calendar?year={done.Years[^4..]}&done={done.Days}-{done.Tasks + done.Kept}");
        return await Again(null);
    }

    public async Task<IActionResult> OnPostWithdraw(long id) => await Ask(new WithdrawHolidays(id)) is not null ? Redirect("/calendar/import") : await Again(null);

    private async Task<IActionResult> Again(string? typed)
    {
        var why = Refusal;
        await Show(typed, 1);
        if (why is not null) Refuse(why);
        return Page();
    }

    private async Task Show(string? typed, int page)
    {
        Known = await Ask(new HolidayProposals());
        var csv = Known?.Open is null ? typed : Known.Csv;
        if (csv is not null) Preview = await Ask(new PreviewHolidays(csv, page));
    }
}
