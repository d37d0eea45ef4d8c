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

    /// <summary>Why a record of those looked at is not among those counted; empty where it is, and where the figure is no share.</summary>
    public string Remark(bool bad) => !bad ? "" : Fact.Key switch
    {
        "tasks" => T["超期办结，不计入按时", "late, not among those in time"],
        "enquiries" => T["尚未答复，不计入已答复", "not answered, not counted"],
        "transfers" => T["未按时接转，不计入按时", "not taken up in time, not counted"],
        _ => "",
    };

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new ShowFact(Subject, Key)) is not { } fact) return Sorry();
        Fact = fact;
        var rows = fact.Records.Select(r => (IReadOnlyList<string>)[r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), T[r.Zh, r.En], Remark(r.Bad)]);
        return File(CsvCells.File([T["日期", "Day"], T[fact.Zh, fact.En], T["备注", "Remark"]], rows), "text/csv", T[$"{fact.Name}-{fact.Zh}.csv", $"{fact.Key}-{fact.SubjectId}.csv"]);
    }
}
