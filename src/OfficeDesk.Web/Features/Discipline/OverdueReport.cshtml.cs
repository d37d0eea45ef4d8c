using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>The discipline desk: what is overdue, where, for how long, and what became late in a month.</summary>
[Opens(typeof(OverdueReport))]
public sealed class OverdueReportPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    public OverdueFigures? Figures { get; private set; }

    /// <summary>The first breaches of the list; all are one click away.</summary>
    public OverduePage? Breaches { get; private set; }

    /// <summary>The lines of each section together.</summary>
    public IReadOnlyList<OverdueLine> BySection => [.. Figures!.Lines.GroupBy(l => l.SectionId)
        .Select(g => g.First() with { PersonId = 0, Person = "", Counts = OverdueCounts.Sum(g.Select(l => l.Counts)) })];

    public async Task<IActionResult> OnGet()
    {
        // a filter that cannot be read must not show everything
        if (!ModelState.IsValid) return Sorry();
        Figures = await Ask(new OverdueReport(Section, Person, Month ?? ""));
        if (Figures is not null) Breaches = await Ask(new OverdueRecords(OverdueKind.Breach, Section, Person, Figures.Month, Take: 10));
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        var shown = await OnGet();
        if (Figures is null) return shown;
        string[] head =
        [
            T["股室", "Section"], T["承办人", "Answering"], T["超期合计", "Overdue"], .. Enum.GetValues<OverdueAge>().Select(NameOf),
            T["本月办结", "Finished"], T["其中超期", "of them late"], T["黄牌", "Yellow cards"], T["红牌", "Red cards"], T["违规建议", "Breaches proposed"],
        ];
        var rows = Figures.Lines.Select(l => new[] { SectionOf(l), l.Person }.Concat(new[]
        {
            l.Counts.Overdue, l.Counts.UpTo1, l.Counts.From2, l.Counts.From5, l.Counts.From10, l.Counts.Finished, l.Counts.Late, l.Counts.Yellow, l.Counts.Red, l.Counts.Breaches,
        }.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList());
        return File(CsvCells.File(head, rows), "text/csv", T[$"超期情况-{Figures.Month}.csv", $"overdue-{Figures.Month}.csv"]);
    }

    public string SectionOf(OverdueLine line) => T[line.Section, line.SectionEn];

    public string NameOf(OverdueAge age) => T[Names.Of(age).Zh, Names.Of(age).En];

    /// <summary>The same for the head of a narrow column, in working days.</summary>
    public string ShortOf(OverdueAge age) => age switch
    {
        OverdueAge.One => T["超 1 日内", "≤ 1 day"],
        OverdueAge.TwoToFour => T["超 2–4 日", "2–4 days"],
        OverdueAge.FiveToNine => T["超 5–9 日", "5–9 days"],
        _ => T["超 10 日以上", "≥ 10 days"],
    };

    /// <summary>The address of the records behind a figure.</summary>
    public string To(OverdueKind kind, OverdueLine? line = null, OverdueAge? age = null) => "/discipline/records" + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("kind", kind.ToString()),
        new("section", (line?.SectionId ?? Section)?.ToString()),
        new("person", (line is { PersonId: > 0 } ? line.PersonId : Person)?.ToString()),
        new("month", Figures!.Month),
        new("age", age?.ToString()),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>The same report elsewhere (print, CSV), with the filters of this one.</summary>
    public string Same(string path) => path + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("handler", path.Length == 0 ? "Csv" : null), new("section", Section?.ToString()), new("person", Person?.ToString()), new("month", Figures?.Month),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>What the chart draws: a bar a section, a piece of it a step of ageing.</summary>
    public string ChartLabels => JsonSerializer.Serialize(BySection.Select(SectionOf));

    /// <summary>The series of the chart.</summary>
    public string ChartSeries => JsonSerializer.Serialize(Enum.GetValues<OverdueAge>().Select(age => new
    {
        name = NameOf(age), data = BySection.Select(l => Of(l.Counts, age)),
    }));

    public static int Of(OverdueCounts counts, OverdueAge age) => age switch
    {
        OverdueAge.One => counts.UpTo1,
        OverdueAge.TwoToFour => counts.From2,
        OverdueAge.FiveToNine => counts.From5,
        _ => counts.From10,
    };
}
