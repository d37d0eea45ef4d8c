using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Sums of absences by person, kind and month, late returns, the six-month sum; on screen, each table as CSV, all as a workbook.</summary>
[Opens(typeof(AbsenceFacts))]
public sealed class AbsenceFactsPage(OfficeBook book) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    public AbsenceFactsShown Facts { get; private set; } = null!;

    public OfficePage Office { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid || await Ask(new AbsenceFacts(Year, Section)) is not { } facts) return Sorry();
        Facts = facts;
        Office = await book.Open(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>One of the tables as CSV: people, kinds, years or months.</summary>
    public async Task<IActionResult> OnGetCsv(string? of)
    {
        if (!ModelState.IsValid || await Ask(new AbsenceFacts(Year, Section)) is not { } facts) return Sorry();
        var table = of switch { "people" => FactTables.People(T, facts), "kinds" => FactTables.Kinds(T, facts), "years" => FactTables.Years(T, facts), _ => FactTables.Months(T, facts) };
        return File(CsvCells.File(table), "text/csv; charset=utf-8", $"{table.Name}-{facts.Year}.csv");
    }

    /// <summary>All tables as one workbook.</summary>
    public async Task<IActionResult> OnGetBook()
    {
        if (!ModelState.IsValid || await Ask(new AbsenceFacts(Year, Section)) is not { } facts) return Sorry();
        return File(Xlsx.File([FactTables.People(T, facts), FactTables.Kinds(T, facts), FactTables.Years(T, facts), FactTables.Months(T, facts)]), Xlsx.Type, $"{T["离岗统计", "absences"]}-{facts.Year}.xlsx");
    }

    public string At(int year, string handler = "") => $"/absence/facts?year={year}{(Section is { } s ? $"&section={s}" : "")}{(handler.Length > 0 ? $"&handler={handler}" : "")}";
}
