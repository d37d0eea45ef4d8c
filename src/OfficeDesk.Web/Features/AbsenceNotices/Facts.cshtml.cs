using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Sums of absences by person, kind and month, late returns, the six-month sum; on screen and as a file.</summary>
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

    /// <summary>By person, kind and month.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (!ModelState.IsValid || await Ask(new AbsenceFacts(Year, Section)) is not { } facts) return Sorry();
        string[] heads = [T["年", "Year"], T["月", "Month"], T["股室", "Section"], T["姓名", "Name"], T["种类", "Kind"], T["次数", "Times"], T["办公小时", "Office hours"], T["工作日", "Working days"]];
        var rows = facts.Lines.Select(l => new[] { facts.Year.ToString(CultureInfo.InvariantCulture), l.Month.ToString(CultureInfo.InvariantCulture), l.Section, l.Person, T.Kind(l.Kind), l.Count.ToString(CultureInfo.InvariantCulture), AbsenceWords.Hours(l.Minutes), AbsenceWords.Days(l.Days100) });
        return File(CsvCells.File(heads, rows), "text/csv; charset=utf-8", $"absences-{facts.Year}.csv");
    }

    /// <summary>By person for the year.</summary>
    public async Task<IActionResult> OnGetPeople()
    {
        if (!ModelState.IsValid || await Ask(new AbsenceFacts(Year, Section)) is not { } facts) return Sorry();
        string[] heads = [T["年", "Year"], T["股室", "Section"], T["姓名", "Name"], T["次数", "Times"], T["办公小时", "Office hours"], T["工作日", "Working days"], T["迟归次数", "Late returns"], T["迟归分钟", "Minutes late"], T["未告离岗", "Without notice"], T["六个月累计（天）", "Six-month sum (days)"]];
        var rows = facts.People.Select(p => new[] { facts.Year.ToString(CultureInfo.InvariantCulture), p.Section, p.Person, p.Count.ToString(CultureInfo.InvariantCulture), AbsenceWords.Hours(p.Minutes), AbsenceWords.Days(p.Days100), p.LateReturns.ToString(CultureInfo.InvariantCulture), p.LateMinutes.ToString(CultureInfo.InvariantCulture), p.NoNotice.ToString(CultureInfo.InvariantCulture), AbsenceWords.Days(p.SixMonths100) });
        return File(CsvCells.File(heads, rows), "text/csv; charset=utf-8", $"absences-people-{facts.Year}.csv");
    }

    public string At(int year, string handler = "") => $"/absence/facts?year={year}{(Section is { } s ? $"&section={s}" : "")}{(handler.Length > 0 ? $"&handler={handler}" : "")}";
}
