using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>The discipline desk at a glance.</summary>
[Opens(typeof(DisciplineDesk))]
public sealed class OverviewPage : DeskPage
{
    public DeskSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<ViewLine> Views { get; private set; } = [];

    [BindProperty]
    public long ViewId { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Href { get; set; }

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostKeep()
    {
        if (await Ask(new SaveView(Name ?? "", Href ?? "")) is not null) return Redirect("/discipline/overview");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    public async Task<IActionResult> OnPostForget() => await Ask(new ForgetView(ViewId)) is null ? await Load() ?? Page() : Redirect("/discipline/overview");

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Load() is { } gone) return gone;
        string[] head = [T["月份", "Month"], T["违规建议", "Proposed"], T["已确认", "Confirmed"], T["黄牌", "Yellow"], T["红牌", "Red"], T["超期办结", "Finished late"], .. Sheet.Complaints is null ? Array.Empty<string>() : [T["投诉登记", "Complaints"]]];
        var rows = Sheet.Months.Select(m => (IReadOnlyList<string>)[m.Month, $"{m.Proposed}", $"{m.Confirmed}", $"{m.Yellow}", $"{m.Red}", $"{m.Late}", .. m.Complaints is { } c ? [$"{c}"] : Array.Empty<string>()]);
        return File(CsvCells.File(head, rows), "text/csv", T["督查台月度趋势.csv", "discipline-months.csv"]);
    }

    public int Breaches(BreachState state) => Sheet.Breaches.FirstOrDefault(b => b.State == state.ToString())?.N ?? 0;

    public int Measures(MeasureState state) => Sheet.Measures.FirstOrDefault(b => b.State == state.ToString())?.N ?? 0;

    public string ChartLabels => JsonSerializer.Serialize(Sheet.Months.Select(m => m.Month));

    public string ChartSeries => JsonSerializer.Serialize(new[]
    {
        new { name = T["违规建议", "Breaches proposed"], data = Sheet.Months.Select(m => m.Proposed) },
        new { name = T["黄牌", "Yellow cards"], data = Sheet.Months.Select(m => m.Yellow) },
        new { name = T["红牌", "Red cards"], data = Sheet.Months.Select(m => m.Red) },
        new { name = T["超期办结", "Finished late"], data = Sheet.Months.Select(m => m.Late) },
    });

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new DisciplineDesk()) is not { } sheet) return Sorry();
        Sheet = sheet;
        Views = await Ask(new ListViews()) is { } views ? views.Views : [];
        return null;
    }
}

/// <summary>The month on paper.</summary>
[Opens(typeof(DisciplineDesk))]
public sealed class MonthlyPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    public DeskSheet Sheet { get; private set; } = null!;

    public OverdueFigures? Figures { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new DisciplineDesk()) is not { } sheet || await Ask(new OverdueReport(Month: Month ?? "")) is not { } figures) return Sorry();
        (Sheet, Figures) = (sheet, figures);
        return Page();
    }
}
