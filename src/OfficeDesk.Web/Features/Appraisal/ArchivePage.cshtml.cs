using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>A person's results over the years; without a person one's own.</summary>
[Opens(typeof(PersonResults))]
public sealed class ArchivePageModel : DeskPage
{
    [FromRoute]
    public long? Person { get; set; }

    public PersonArchive Archive { get; private set; } = null!;

    private IEnumerable<ArchiveLine> InTime => Archive.Lines.Where(l => l.Total is not null).OrderBy(l => l.Year).ThenBy(l => l.Quarter == 0 ? 5 : l.Quarter);

    public bool HasTrend => InTime.Count() > 1;

    public string Labels => JsonSerializer.Serialize(InTime.Select(l => l.Quarter == 0 ? $"{l.Year}" : $"{l.Year} Q{l.Quarter}"));

    public string Series => JsonSerializer.Serialize(new[] { new { name = T["总分", "Total"], data = InTime.Select(l => l.Total) } });

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new PersonResults(Person)) is not { } archive) return Sorry();
        Archive = archive;
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new PersonResults(Person)) is not { } archive) return Sorry();
        string[] head = [T["考评", "Round"], T["股室", "Section"], T["总分", "Total"], T["等次", "Grade"]];
        var rows = archive.Lines.Select(l => (IReadOnlyList<string>)[T[l.TitleZh, l.TitleEn], l.Section, l.Total is null ? "" : AppraisalWords.Points(l.Total), l.Grade is { } g ? AppraisalWords.Of(T, g) : ""]);
        return File(CsvCells.File(head, rows), "text/csv", T["历年考评.csv", "appraisals.csv"]);
    }
}
