using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>Every application in sight; the filters are in the address.</summary>
[Opens(typeof(ListApplications))]
public sealed class ListPage(OfficeBook book) : DeskPage
{
    private const int MostExported = 1000;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public ApplicationState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Matter { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Running { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public ApplicationsListed List { get; private set; } = new([], null);

    public IReadOnlyList<MatterType> Matters { get; private set; } = [];

    public async Task OnGet()
    {
        Matters = [.. (await book.Open(HttpContext.RequestAborted)).Matters.Values.Where(m => m.PostId is not null).OrderByDescending(m => m.Uses).ThenBy(m => m.Id)];
        List = await Ask(Filter(Before, 50)) ?? List;
    }

    /// <summary>The list as a file: names masked for whoever has nothing to do with them, no phones.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(Filter(null, MostExported)) is not { } list) return Sorry();
        IEnumerable<IReadOnlyList<string>> rows = list.Lines.Select(l => new[]
        {
            l.Number, l.ReceivedOn.ToString("yyyy-MM-dd"), Masks.Name(l.CitizenName), T[l.MatterName, l.MatterNameEn], l.Section, l.Handler, ReceiptTalk.Of(T, l.State),
            l.Outcome is { } o ? T[ReceiptWords.Zh(o), ReceiptWords.En(o)] : "", l.Deemed ? T["是", "yes"] : "", l.By?.ToString("yyyy-MM-dd") ?? "",
        });
        var heads = new[] { T["编号", "Number"], T["收到", "Received"], T["办事人", "Citizen"], T["事项", "Matter"], T["股室", "Section"], T["经办", "Handler"], T["状态", "State"], T["结果", "Outcome"], T["视为受理", "Counts as accepted"], T["下一个日期", "Next date"] };
        return new CsvStream(T["申请.csv", "applications.csv"], heads, rows.ToAsyncEnumerable());
    }

    /// <summary>This address with some values changed; null takes one away.</summary>
    public string Address(params (string Name, string? Value)[] changed)
    {
        var kept = Request.Query.Where(q => q.Key is not ("handler" or "culture") && changed.All(c => !string.Equals(c.Name, q.Key, StringComparison.OrdinalIgnoreCase)) && q.Value.ToString().Length > 0)
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return "/applications" + QueryString.Create(kept.Concat(changed.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value))));
    }

    private ListApplications Filter(long? before, int take) => new(State, Matter, Mine, Running, Q is { Length: > 40 } ? Q[..40] : Q ?? "", From, To, before, take);
}
