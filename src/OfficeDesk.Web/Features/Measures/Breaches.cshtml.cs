using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>Breaches and what came of them, filtered by what stands in the address.</summary>
[Opens(typeof(ListBreaches))]
public sealed class BreachesPage : DeskPage
{
    public IReadOnlyList<BreachState> States { get; private set; } = [];

    public IReadOnlyList<BreachKind> Kinds { get; private set; } = [];

    public IReadOnlyList<MeasureState> Measures { get; private set; } = [];

    /// <summary>Oldest first.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Turned { get; set; }

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
        if (!Broken() && await Ask(Asked(After, 50)) is { } list) List = list;
        return await ViewsOf("/breaches", With()) is { } own ? LocalRedirect(own) : Page();
    }

    public async Task<IActionResult> OnPostHear([FromForm] long[] ids)
    {
        Broken();
        Heard = ids.Length == 0 ? null : await Ask(new HearBreaches(ids));
        var why = Refusal;
        if (await Desk.Send(Asked(After, 50), HttpContext.RequestAborted) is Done<BreachList> list) List = list.Value;
        if (why is not null) Refuse(why);
        ModelState.Clear();
        await ViewsOf("/breaches", With());
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (Broken() || await Ask(Asked(0, 500)) is not { } list) return Sorry();
        string[] head = [T["种类", "Kind"], T["状态", "State"], T["人员", "Person"], T["股室", "Section"], T["事项", "Task"], T["事实日期", "Day"], T["提出", "Proposed"], T["处理措施", "Measure"], T["措施状态", "Its state"]];
        return new CsvStream(T["违规与处理.csv", "breaches.csv"], head, Rows(list));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(BreachList list)
    {
        while (true)
        {
            foreach (var r in list.Rows)
                yield return [
                    T[r.Kind.Zh(), r.Kind.En()], T[r.State.Zh(), r.State.En()], r.Person, r.Section, r.Task, r.On, r.ProposedOn,
                    r.Measure is { } m ? T[m.Zh(), m.En()] : "", r.MeasureState is { } s ? T[s.Zh(), s.En()] : "",
                ];
            if (!list.More || await Desk.Send(Asked(list.Rows[^1].Id, 500), HttpContext.RequestAborted) is not Done<BreachList> next) yield break;
            list = next.Value;
        }
    }

    /// <summary>A filter that cannot be read shows nothing, never everything.</summary>
    private bool Broken()
    {
        var filters = new Filters(Request, ModelState);
        (States, Kinds, Measures) = (filters.Enums<BreachState>("state"), filters.Enums<BreachKind>("kind"), filters.Enums<MeasureState>("measure"));
        return Misread(filters);
    }

    /// <summary>The list with this state put to or taken from those chosen.</summary>
    public string Toggled(BreachState state) => With("state", string.Join(',', States.Contains(state) ? States.Except([state]) : States.Append(state)));

    /// <summary>The same list with one filter changed.</summary>
    public string With(string? name = null, object? value = null) => ListAddress("/breaches", Everything, new (string Name, object? Value)[]
    {
        ("state", string.Join(',', States)), ("kind", string.Join(',', Kinds)), ("measure", string.Join(',', Measures)), ("turned", Turned ? "true" : null), ("section", Section), ("person", Person), ("month", Month), ("matter", Matter), ("task", Task),
    }.Where(p => p.Name != name).Append((Name: name ?? "", Value: value)).Where(p => p.Value?.ToString() is { Length: > 0 } && p.Name.Length > 0).Select(p => KeyValuePair.Create(p.Name, p.Value!.ToString())));

    /// <summary>The filter that leaves nothing out.</summary>
    public const string Everything = "state=";

    private ListBreaches Asked(long after, int take) => new(null, null, null, Section, Person, after, take, Month ?? "", Matter, Task ?? "", States, Kinds, Measures, Turned);
}
