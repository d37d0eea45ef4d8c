using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Three lists: what I received first, what has no answer, what my section has; the filters are in the address.</summary>
/// <remarks>FC-1, FC-6.</remarks>
[Opens(typeof(MyFirstContacts))]
public sealed class EnquiryListsPage(OfficeBook book) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public EnquiryTab? Tab { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    public IReadOnlyList<EnquiryState> States { get; private set; } = [];

    public IReadOnlyList<Channel> Channels { get; private set; } = [];

    public IReadOnlyList<long> Matters { get; private set; } = [];

    /// <summary>The other way round than the list usually goes.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Turned { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Cursor { get; set; }

    public EnquiriesListed List { get; private set; } = new([], null);

    public EnquiriesCounted Counts { get; private set; } = new(0, 0, 0);

    public OfficePage Office { get; private set; } = null!;

    /// <summary>Whoever sees more than one section can choose one.</summary>
    public bool ManySections => Who.Is(Roles.Leader | Roles.Director | Roles.GeneralOffice) || Who.Led.Count > 1;

    /// <summary>The list shown: the own first contacts, unless somebody leads more than does.</summary>
    public EnquiryTab Shown => Tab ?? (Who.Is(Roles.Leader | Roles.Director | Roles.Discipline) ? EnquiryTab.Section : EnquiryTab.Mine);

    public bool Filtered => States.Count > 0 || Channels.Count > 0 || Matters.Count > 0 || From is not null || To is not null || !string.IsNullOrEmpty(Q) || Section is not null;

    private EnquiryFilter Filter => new(null, null, null, From, To, Q ?? "", Shown == EnquiryTab.Unanswered ? [] : States, Channels, Matters, Turned);

    public async Task<IActionResult> OnGet()
    {
        Office = await book.Open(HttpContext.RequestAborted);
        Counts = await Ask(new CountEnquiries()) ?? Counts;
        if (!Broken()) List = await (Shown switch
        {
            EnquiryTab.Mine => Ask(new MyFirstContacts(Filter, Cursor)),
            EnquiryTab.Unanswered => Ask(new UnansweredEnquiries(Section, Filter, Cursor)),
            _ => Ask(new SectionEnquiries(Section, Filter, Cursor)),
        }) ?? List;
        return await ViewsOf("/enquiries", Address(("cursor", null))) is { } own ? LocalRedirect(own) : Page();
    }

    /// <summary>The whole list as a file, written while it is read: names masked, no phones.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (Broken() || await Ask(new ExportEnquiries(Shown, Section, Filter)) is not { } first) return Sorry();
        var heads = new[]
        {
            T["编号", "Number"], T["收到时间", "Received"], T["方式", "Channel"], T["办事人", "Citizen"], T["事项", "Matter"], T["去向", "Route"], T["首问责任人", "First contact"], T["承办人", "Done by"],
            T["状态", "State"], T["转办", "Transfer"], T["答复时间", "Answered"], T["到期日", "Due"],
        };
        return new CsvStream(Shown switch { EnquiryTab.Mine => T["首问登记-我的.csv", "enquiries-mine.csv"], EnquiryTab.Unanswered => T["首问登记-未答复.csv", "enquiries-unanswered.csv"], _ => T["首问登记-股室.csv", "enquiries-section.csv"] }, heads, Rows(first));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(EnquiriesExported list)
    {
        while (true)
        {
            foreach (var l in list.Lines)
                yield return [
                    l.Number, OfficeClock.Wall(l.ReceivedAt), T.Of(l.Channel), l.CitizenName, T[l.MatterName, l.MatterNameEn], T.Of(l.Route), l.FirstContactName, l.ResponsibleName,
                    T.Of(l.State), l.TransferState is { } f ? T.Of(f) : "", l.AnsweredAt is { } at ? OfficeClock.Wall(at) : null, l.DueOn,
                ];
            if (list.Next is not { } next || await Desk.Send(new ExportEnquiries(Shown, Section, Filter, next), HttpContext.RequestAborted) is not Done<EnquiriesExported> more) yield break;
            list = more.Value;
        }
    }

    /// <summary>A filter that cannot be read shows nothing, never everything.</summary>
    private bool Broken()
    {
        var filters = new Filters(Request, ModelState);
        (States, Channels, Matters) = (filters.Enums<EnquiryState>("state"), filters.Enums<Channel>("channel"), filters.Ids("matter"));
        return Misread(filters);
    }

    /// <summary>This address with another tab, without cursor and section.</summary>
    public string Of(EnquiryTab tab) => Address(("tab", tab.ToString()), ("cursor", null), ("state", null), ("section", null));

    /// <summary>This address with some values changed; null takes one away.</summary>
    public string Address(params (string Name, string? Value)[] changed)
    {
        var kept = Request.Query.Where(q => q.Key is not ("handler" or "culture") && changed.All(c => !string.Equals(c.Name, q.Key, StringComparison.OrdinalIgnoreCase)) && q.Value.ToString().Length > 0)
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return ListAddress("/enquiries", $"tab={Shown}", kept.Concat(changed.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value))));
    }
}
