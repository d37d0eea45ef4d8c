using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>The records behind a figure of the discipline desk, page by page.</summary>
[Opens(typeof(OverdueRecords))]
public sealed class OverdueRecordsPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public OverdueKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public OverdueAge? Age { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? AfterDay { get; set; }

    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    public OverduePage? Records { get; private set; }

    /// <summary>Whether what is chosen here can be ordered to be put right; each line says why when it cannot.</summary>
    public bool MayOrder => Kind is OverdueKind.Overdue && Who.Is(Roles.Discipline | Roles.Director);

    public string Heading => T[Names.Of(Kind).Zh, Names.Of(Kind).En] + (Age is { } age ? T[$"：{Names.Of(age).Zh}", $": {Names.Of(age).En}"] : "");

    public async Task<IActionResult> OnGet()
    {
        // a filter that cannot be read must not show everything
        if (!ModelState.IsValid) return Sorry();
        Records = await Ask(Asked(AfterDay, After));
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (!ModelState.IsValid) return Sorry();
        string[] head =
        [
            T["编号", "No."], T["事项", "Matter"], T["股室", "Section"], T["承办人", "Answering"], T["到期", "Due"], T["办结", "Finished"], T["超期工作日", "Working days late"],
        ];
        Records = await Ask(Asked(null, 0) with { Take = 500 });
        return Records is null ? Page() : new CsvStream(T[$"{Names.Of(Kind).Zh}-{Records.Month}.csv", $"{Kind}-{Records.Month}.csv"], head, Rows(Records));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(OverduePage page)
    {
        while (true)
        {
            foreach (var r in page.Records)
                yield return [r.Number, T[r.What, r.WhatEn], T[r.Section, r.SectionEn], r.Person, r.DueOn, r.DoneOn is { } done ? done : r.ToReport ? T["已办结待报告", "not reported"] : null, r.WorkingDays];
            if (!page.More || page.Records is not [.., var last] || await Desk.Send(Asked(last.Day, last.Id) with { Take = 500 }, HttpContext.RequestAborted) is not Done<OverduePage> more) yield break;
            page = more.Value;
        }
    }

    /// <summary>The address of the next page, or of the same list as a file.</summary>
    public string To(OverdueRecord? after, bool csv = false) => "/discipline/records" + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("handler", csv ? "Csv" : null), new("kind", Kind.ToString()), new("section", Section?.ToString()), new("person", Person?.ToString()),
        new("month", Records?.Month), new("age", Age?.ToString()), new("afterDay", after is null ? null : Iso(after.Day)), new("after", after?.Id.ToString()),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    private OverdueRecords Asked(DateOnly? afterDay, long after) => new(Kind, Section, Person, Month ?? "", Age, afterDay, after);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
