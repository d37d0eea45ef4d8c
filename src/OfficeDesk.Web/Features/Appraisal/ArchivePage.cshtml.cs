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
        var rows = archive.Lines.Select(l => (IReadOnlyList<string>)[T[l.TitleZh, l.TitleEn], l.Section, l.Total is null ? "" : AppraisalWords.Points(l.Total), l.Grade is { } g ? AppraisalWords.Of(T, g) : "", Remark(l)]);
        return File(CsvCells.File(Heads, rows), "text/csv", T["历年考评.csv", "appraisals.csv"]);
    }

    public async Task<IActionResult> OnGetXlsx()
    {
        if (await Ask(new PersonResults(Person)) is not { } archive) return Sorry();
        var rows = archive.Lines.Select(l => (IReadOnlyList<object?>)[T[l.TitleZh, l.TitleEn], l.Section, l.Total, l.Grade is { } g ? AppraisalWords.Of(T, g) : "", Remark(l)]);
        return File(Xlsx.File(new XlsxSheet(archive.Name, Heads, rows)), Xlsx.Type, T["历年考评.xlsx", "appraisals.xlsx"]);
    }

    private string[] Heads => [T["考评", "Round"], T["股室", "Section"], T["总分", "Total"], T["等次", "Grade"], T["备注", "Remark"]];

    private string Remark(ArchiveLine l) => string.Join(T["；", "; "], new[]
    {
        l.Exempt ? T["不参加考评", "not appraised"] : l.SetAside ? T["复核撤销", "set aside"] : "", l.Award ? T["推荐评优", "put forward"] : "",
        l.RectifyPassed is { } ok ? ok ? T["整改到位", "put right"] : T["整改不到位", "not put right"] : "",
    }.Where(w => w.Length > 0));
}
