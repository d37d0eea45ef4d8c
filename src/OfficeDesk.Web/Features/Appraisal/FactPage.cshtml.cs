using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The records behind a figure beside an appraisal.</summary>
[Opens(typeof(ShowFact))]
public sealed class FactPageModel : DeskPage
{
    [FromRoute]
    public long Subject { get; set; }

    [FromRoute]
    public string Key { get; set; } = "";

    public FactShown Fact { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ShowFact(Subject, Key)) is not { } fact) return Sorry();
        Fact = fact;
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new ShowFact(Subject, Key)) is not { } fact) return Sorry();
        var rows = fact.Records.Select(r => (IReadOnlyList<string>)[r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), T[r.Zh, r.En], fact.Key == "tasks" && r.Bad ? T["超期", "late"] : ""]);
        return File(CsvCells.File([T["日期", "Day"], T[fact.Zh, fact.En], T["备注", "Remark"]], rows), "text/csv", T[$"{fact.Name}-{fact.Zh}.csv", $"{fact.Key}-{fact.SubjectId}.csv"]);
    }
}
