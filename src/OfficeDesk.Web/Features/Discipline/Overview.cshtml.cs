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

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Load() is { } gone) return gone;
        var rows = new List<IReadOnlyList<string>>();
        void Line(string block, string what, string figure, long n) => rows.Add([block, what, figure, $"{n}"]);
        Line(T["现在", "Now"], "", T["超期未办结", "Overdue"], Sheet.Overdue);
        foreach (var b in Sheet.Breaches) Line(T["违规", "Breaches"], "", T[Enum.Parse<BreachState>(b.State).Zh(), b.State], b.N);
        foreach (var m in Sheet.Measures) Line(T["处理措施", "Measures"], "", T[Enum.Parse<MeasureState>(m.State).Zh(), m.State], m.N);
        foreach (var c in Sheet.Complaints ?? [])
        {
            Line(T["投诉", "Complaints"], T[c.State.Zh(), c.State.En()], T["正常", "In time"], c.InTime);
            Line(T["投诉", "Complaints"], T[c.State.Zh(), c.State.En()], T["2 日内到期", "Due in 2 days"], c.Soon);
            Line(T["投诉", "Complaints"], T[c.State.Zh(), c.State.En()], T["超期", "Overdue"], c.Late);
        }
        foreach (var r in Sheet.Repeats) Line(T["重复违规", "Repeat cases"], r.PersonId > 0 ? $"{r.Person}（{r.Section}）" : r.Section, T[r.Kind.Zh(), r.Kind.En()], r.N);
        foreach (var m in Sheet.Matters) Line(T["重复违规", "Repeat cases"], T[m.Matter, m.MatterEn], T["事项", "Matter"], m.N);
        foreach (var u in Sheet.Uncovered) Line(T["离岗无人顶岗", "Without cover"], $"{u.Section} {u.Person}", u.Post, 1);
        foreach (var m in Sheet.Months)
        {
            Line(m.Month, "", T["违规建议", "Proposed"], m.Proposed);
            Line(m.Month, "", T["已确认", "Confirmed"], m.Confirmed);
            Line(m.Month, "", T["黄牌", "Yellow"], m.Yellow);
            Line(m.Month, "", T["红牌", "Red"], m.Red);
            Line(m.Month, "", T["超期办结", "Finished late"], m.Late);
            if (m.Complaints is { } c) Line(m.Month, "", T["投诉登记", "Complaints"], c);
        }
        return File(CsvCells.File([T["栏目", "Block"], T["对象", "About"], T["指标", "Figure"], T["数值", "Number"]], rows), "text/csv", T["督查台.csv", "discipline.csv"]);
    }

    public int Breaches(BreachState state) => Sheet.Breaches.FirstOrDefault(b => b.State == state.ToString())?.N ?? 0;

    public int Measures(MeasureState state) => Sheet.Measures.FirstOrDefault(b => b.State == state.ToString())?.N ?? 0;

    public string ChartLabels => JsonSerializer.Serialize(Sheet.Months.Select(m => m.Month[5..].TrimStart('0') + T["月", ""]));

    /// <summary>One chart for each thing that is counted, with a scale of its own: breaches, cards and tasks are no parts of one whole.</summary>
    public IEnumerable<MonthChart> Charts =>
    [
        Chart(T["违规建议", "Breaches proposed"], T["件", ""], m => m.Proposed), Chart(T["黄牌", "Yellow cards"], T["张", ""], m => m.Yellow),
        Chart(T["红牌", "Red cards"], T["张", ""], m => m.Red), Chart(T["超期办结", "Finished late"], T["件", ""], m => m.Late),
    ];

    private MonthChart Chart(string name, string unit, Func<MonthLine, int> of) => new(name, unit, JsonSerializer.Serialize(new[] { new { name, data = Sheet.Months.Select(of) } }));

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new DisciplineDesk()) is not { } sheet) return Sorry();
        Sheet = sheet;
        await ViewsOf("", "");
        return null;
    }
}

/// <summary>The twelve months of one thing.</summary>
/// <param name="Series">For charts.js: one series with its name and numbers.</param>
public sealed record MonthChart(string Name, string Unit, string Series);

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

/// <summary>Complaints of one state and age; the numbers of cases that are not before the asker stay numbers (CP-2).</summary>
public sealed record AgedPart(bool Opens, ComplaintState State, long N, DateOnly? From, DateOnly? To);
