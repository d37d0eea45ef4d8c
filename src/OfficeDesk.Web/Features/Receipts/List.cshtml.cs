using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>Every application in sight; the filters are in the address.</summary>
[Opens(typeof(ListApplications))]
public sealed class ListPage(OfficeBook book) : DeskPage
{
    private const int AtATime = 1000;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<ApplicationState> States { get; private set; } = [];

    public IReadOnlyList<long> Chosen { get; private set; } = [];

    /// <summary>Oldest first.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Turned { get; set; }

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

    public async Task<IActionResult> OnGet()
    {
        Matters = [.. (await book.Open(HttpContext.RequestAborted)).Matters.Values.Where(m => m.PostId is not null).OrderByDescending(m => m.Uses).ThenBy(m => m.Id)];
        if (!Broken()) List = await Ask(Filter(Before, 50)) ?? List;
        return await ViewsOf("/applications", Address(("before", null))) is { } own ? LocalRedirect(own) : Page();
    }

    /// <summary>The list as a file: names masked for whoever has nothing to do with them, no phones.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (Broken() || await Ask(Filter(null, AtATime)) is not { } list) return Sorry();
        var heads = new[] { T["编号", "Number"], T["收到", "Received"], T["办事人", "Citizen"], T["事项", "Matter"], T["股室", "Section"], T["经办", "Handler"], T["状态", "State"], T["结果", "Outcome"], T["视为受理", "Counts as accepted"], T["下一个日期", "Next date"] };
        return new CsvStream(T["申请.csv", "applications.csv"], heads, Rows(list));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(ApplicationsListed list)
    {
        while (true)
        {
            foreach (var l in list.Lines)
                yield return [
                    l.Number, l.ReceivedOn, Masks.Name(l.CitizenName), T[l.MatterName, l.MatterNameEn], l.Section, l.Handler, ReceiptTalk.Of(T, l.State),
                    l.Outcome is { } o ? T[ReceiptWords.Zh(o), ReceiptWords.En(o)] : "", l.Deemed ? T["是", "yes"] : "", l.By,
                ];
            if (list.Next is not { } next || await Desk.Send(Filter(next, AtATime), HttpContext.RequestAborted) is not Done<ApplicationsListed> more) yield break;
            list = more.Value;
        }
    }

    /// <summary>A filter that cannot be read shows nothing, never everything.</summary>
    private bool Broken()
    {
        var filters = new Filters(Request, ModelState);
        (States, Chosen) = (filters.Enums<ApplicationState>("state"), filters.Ids("matter"));
        return Misread(filters);
    }

    /// <summary>This address with some values changed; null takes one away.</summary>
    public string Address(params (string Name, string? Value)[] changed)
    {
        var kept = Request.Query.Where(q => q.Key is not ("handler" or "culture") && changed.All(c => !string.Equals(c.Name, q.Key, StringComparison.OrdinalIgnoreCase)) && q.Value.ToString().Length > 0)
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return ListAddress("/applications", "mine=false", kept.Concat(changed.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value))));
    }

    private ListApplications Filter(long? before, int take) => new(null, null, Mine, Running, Q is { Length: > 40 } ? Q[..40] : Q ?? "", From, To, before, take, States, Chosen, Turned);
}
