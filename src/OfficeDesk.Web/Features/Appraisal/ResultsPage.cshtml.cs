using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The results of a round.</summary>
[Opens(typeof(ListResults))]
public sealed class ResultsPageModel : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Recount { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ResultList List { get; private set; } = null!;

    public RoundRecounted? Recounted { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid || await Ask(new ListResults(Id, After ?? "")) is not { } list) return Sorry();
        List = list;
        if (Recount) Recounted = await Ask(new RecountRound(Id));
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await All() is not { } list) return Sorry();
        var categories = AppraisalRules.CategoriesOf(list.OfWhom);
        string[] head = [T["名次", "Rank"], T["姓名", "Name"], T["股室", "Section"], T["总分", "Total"], T["等次", "Grade"], .. categories.Select(c => AppraisalWords.Of(T, c)), T["本人意见", "Answer"], T["推荐评优", "Put forward"], T["整改事项", "Rectification"]];
        var rows = list.Lines.Select(x => (IReadOnlyList<string>)
        [
            x.Rank > 0 ? x.Rank.ToString(System.Globalization.CultureInfo.InvariantCulture) : "", x.Name, x.Section, x.Total is null ? "" : AppraisalWords.Points(x.Total), x.Grade is { } g ? AppraisalWords.Of(T, g) : "",
            .. categories.Select((_, i) => i < x.Means.Count && x.Means[i] is not null ? AppraisalWords.Points(x.Means[i]) : ""), x.Detail ? AppraisalWords.Of(T, x.Answer) : "", x.Award ? T["是", "yes"] : "", x.RectifyTask,
        ]);
        return File(CsvCells.File(head, rows), "text/csv", T[$"{list.TitleZh}-结果.csv", $"appraisal-{list.Year}.csv"]);
    }

    /// <summary>The results as a workbook: the list with its formulas, the spread of grades, the sections, what it all rests on.</summary>
    public async Task<IActionResult> OnGetXlsx()
    {
        if (await All() is not { } list) return Sorry();
        return File(ResultsWorkbook.Of(T, list, Who.Name), Xlsx.Type, T[$"{list.TitleZh}-结果.xlsx", $"appraisal-{list.Year}.xlsx"]);
    }

    /// <summary>Every page of the list, for a file.</summary>
    private async Task<ResultList?> All()
    {
        if (await Ask(new ListResults(Id, "", 500)) is not { } list) return null;
        var lines = list.Lines.ToList();
        for (var next = list.Next; next.Length > 0;)
        {
            // half a list is no file
            if (await Ask(new ListResults(Id, next, 500)) is not { } more) return null;
            lines.AddRange(more.Lines);
            next = more.Next;
        }
        return list with { Lines = lines, Next = "" };
    }

    /// <summary>What the chart draws: people a step of 5 points.</summary>
    public string Labels => JsonSerializer.Serialize(Enumerable.Range(0, 11).Select(ResultsWorkbook.StepName));

    public string Series => JsonSerializer.Serialize(new[] { new { name = T["人数", "People"], data = List.Histogram } });
}
