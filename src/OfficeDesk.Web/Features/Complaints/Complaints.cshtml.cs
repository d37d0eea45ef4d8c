using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The register of complaints; nothing in it tells who complained.</summary>
[Opens(typeof(ListComplaints))]
public sealed class ComplaintsPage : DeskPage
{
    public IReadOnlyList<ComplaintState> States { get; private set; } = [];

    public IReadOnlyList<BreachKind> Kinds { get; private set; } = [];

    /// <summary>Oldest first.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Turned { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Linked { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public ComplaintList List { get; private set; } = new([], false, []);

    public async Task<IActionResult> OnGet()
    {
        if (!Broken() && await Ask(Asked(!All, After, 50)) is { } list) List = list;
        return await ViewsOf("/complaints", Same()) is { } own ? LocalRedirect(own) : Page();
    }

    /// <summary>The register as a file: numbers, states and days; what was said and by whom is not in it (CP-2).</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (Broken() || await Ask(Asked(!All, 0, 500)) is not { } list) return Sorry();
        string[] head = [T["编号", "No."], T["状态", "State"], T["种类", "Kind"], T["来源", "Channel"], T["承办", "Handler"], T["登记", "Registered"], T["答复期限", "Reply by"]];
        return new CsvStream(T["投诉登记.csv", "complaints.csv"], head, Rows(list));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(ComplaintList list)
    {
        while (true)
        {
            foreach (var c in list.Rows) yield return [c.Number, T[c.State.Zh(), c.State.En()], T[c.Kind.AboutZh(), c.Kind.AboutEn()], T[c.Channel.Zh(), c.Channel.En()], c.Handler, c.RegisteredOn, c.DueOn];
            if (!list.More || await Desk.Send(Asked(!All, list.Rows[^1].Id, 500), HttpContext.RequestAborted) is not Done<ComplaintList> more) yield break;
            list = more.Value;
        }
    }

    private ListComplaints Asked(bool open, long after, int take) => new(open, null, Mine, Linked ?? "", after, take, Month ?? "", States, Kinds, Turned, From, To);

    /// <summary>A filter that cannot be read shows nothing, never everything.</summary>
    private bool Broken()
    {
        var filters = new Filters(Request, ModelState);
        (States, Kinds) = (filters.Enums<ComplaintState>("state"), filters.Enums<BreachKind>("kind"));
        return Misread(filters);
    }

    /// <summary>The list with this state put to or taken from those chosen.</summary>
    public string Toggled(ComplaintState state) => Same(states: States.Contains(state) ? [.. States.Except([state])] : [.. States.Append(state)]);

    /// <summary>The same list elsewhere: its file, or kept as a view.</summary>
    public string Same(string handler = "", IReadOnlyList<ComplaintState>? states = null, bool? turned = null, long after = 0) => ListAddress("/complaints", "state=", new KeyValuePair<string, string?>[]
    {
        new("handler", handler), new("state", string.Join(',', states ?? States)), new("kind", string.Join(',', Kinds)), new("turned", turned ?? Turned ? "true" : null), new("after", after == 0 ? null : $"{after}"), new("mine", Mine ? "true" : null), new("all", All ? "true" : null), new("linked", Linked), new("month", Month), new("from", $"{From:yyyy-MM-dd}"), new("to", $"{To:yyyy-MM-dd}"),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>How many stand in a state.</summary>
    public int Count(ComplaintState state) => List.Counts.FirstOrDefault(c => c.State == state)?.N ?? 0;
}
