using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>Breaches and what came of them, filtered by what stands in the address.</summary>
[Opens(typeof(ListBreaches))]
public sealed class BreachesPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public BreachState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public BreachKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public MeasureState? Measure { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Matter { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Task { get; set; }

    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    public BreachList List { get; private set; } = new([], false);

    /// <summary>What came of asking people for a statement.</summary>
    public BreachesHeard? Heard { get; private set; }

    /// <summary>Whether the asker may ask people for statements.</summary>
    public bool MayHear => May<HearBreaches>() && List.Rows.Any(r => r.State is BreachState.Proposed && !r.Mine);

    public async Task<IActionResult> OnGet()
    {
        // a filter that cannot be read must not show everything
        if (!ModelState.IsValid) return Sorry();
        if (await Ask(Asked(After, 50)) is { } list) List = list;
        return Page();
    }

    public async Task<IActionResult> OnPostHear([FromForm] long[] ids)
    {
        Heard = ids.Length == 0 ? null : await Ask(new HearBreaches(ids));
        var why = Refusal;
        if (await Desk.Send(Asked(After, 50), HttpContext.RequestAborted) is Done<BreachList> list) List = list.Value;
        if (why is not null) Refuse(why);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (!ModelState.IsValid || await Ask(Asked(0, 500)) is not { } list) return Sorry();
        string[] head = [T["种类", "Kind"], T["状态", "State"], T["人员", "Person"], T["股室", "Section"], T["事项", "Task"], T["事实日期", "Day"], T["提出", "Proposed"], T["处理措施", "Measure"], T["措施状态", "Its state"]];
        var rows = new List<IReadOnlyList<string>>();
        while (true)
        {
            rows.AddRange(list.Rows.Select(r => new[]
            {
                T[r.Kind.Zh(), r.Kind.En()], T[r.State.Zh(), r.State.En()], r.Person, r.Section, r.Task, $"{r.On:yyyy-MM-dd}", $"{r.ProposedOn:yyyy-MM-dd}",
                r.Measure is { } m ? T[m.Zh(), m.En()] : "", r.MeasureState is { } s ? T[s.Zh(), s.En()] : "",
            }));
            if (!list.More || rows.Count >= 10_000 || await Ask(Asked(list.Rows[^1].Id, 500)) is not { } next) break;
            list = next;
        }
        return new CsvStream(T["违规与处理.csv", "breaches.csv"], head, rows.ToAsyncEnumerable());
    }

    /// <summary>The same list with one filter changed.</summary>
    public string With(string? name = null, object? value = null) => "/breaches" + QueryString.Create(new (string Name, object? Value)[]
    {
        ("state", State), ("kind", Kind), ("measure", Measure), ("section", Section), ("person", Person), ("month", Month), ("matter", Matter), ("task", Task),
    }.Where(p => p.Name != name).Append((Name: name ?? "", Value: value)).Where(p => p.Value is not null && p.Name.Length > 0).Select(p => KeyValuePair.Create(p.Name, p.Value!.ToString())));

    private ListBreaches Asked(long after, int take) => new(State, Kind, Measure, Section, Person, after, take, Month ?? "", Matter, Task ?? "");
}
