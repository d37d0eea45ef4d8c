using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The register of complaints; nothing in it tells who complained.</summary>
[Opens(typeof(ListComplaints))]
public sealed class ComplaintsPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public ComplaintState? State { get; set; }

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

    public ComplaintList List { get; private set; } = new([], false, []);

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid) return Sorry();
        if (await Ask(new ListComplaints(!All, State, Mine, Linked ?? "", After, Month: Month ?? "")) is { } list) List = list;
        return Page();
    }

    /// <summary>The register as a file: numbers, states and days; what was said and by whom is not in it (CP-2).</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (!ModelState.IsValid) return Sorry();
        string[] head = [T["编号", "No."], T["状态", "State"], T["种类", "Kind"], T["来源", "Channel"], T["承办", "Handler"], T["登记", "Registered"], T["答复期限", "Reply by"]];
        var rows = new List<IReadOnlyList<string>>();
        for (long after = 0; rows.Count < 20_000;)
        {
            if (await Ask(new ListComplaints(false, State, Mine, Linked ?? "", after, 500, Month ?? "")) is not { } list) return Sorry();
            rows.AddRange(list.Rows.Select(c => (IReadOnlyList<string>)[c.Number, T[c.State.Zh(), c.State.En()], T[c.Kind.Zh(), c.Kind.En()], T[c.Channel.Zh(), c.Channel.En()], c.Handler, $"{c.RegisteredOn:yyyy-MM-dd}", $"{c.DueOn:yyyy-MM-dd}"]));
            if (!list.More) break;
            after = list.Rows[^1].Id;
        }
        return new CsvStream(T["投诉登记.csv", "complaints.csv"], head, rows.ToAsyncEnumerable());
    }

    /// <summary>The same list elsewhere: its file, or kept as a view.</summary>
    public string Same(string handler = "") => "/complaints" + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("handler", handler), new("state", State?.ToString()), new("mine", Mine ? "true" : null), new("all", All ? "true" : null), new("linked", Linked), new("month", Month),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>How many stand in a state.</summary>
    public int Count(ComplaintState state) => List.Counts.FirstOrDefault(c => c.State == state)?.N ?? 0;
}
