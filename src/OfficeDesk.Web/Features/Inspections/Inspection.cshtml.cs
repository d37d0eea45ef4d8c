using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>One inspection: its lines, what followed, opinion forms and meetings.</summary>
[Opens(typeof(ShowInspection))]
[RequestSizeLimit(AttachmentRules.MostBytes + (1024 * 1024))]
public sealed class InspectionPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public long ItemId { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public ItemResult Result { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public long PersonId { get; set; }

    [BindProperty]
    public int Days { get; set; } = 10;

    [BindProperty]
    public BreachKind Kind { get; set; } = BreachKind.Inspection;

    [BindProperty]
    public bool Yes { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public int Handed { get; set; }

    [BindProperty]
    public int Returned { get; set; }

    [BindProperty]
    public decimal Mean { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public long VoiceId { get; set; }

    [BindProperty]
    public string? Topic { get; set; }

    [BindProperty]
    public string? People { get; set; }

    /// <summary>Which of the page's forms was sent.</summary>
    public string Handler => Request.Query["handler"].ToString();

    /// <summary>What was typed into a field of the form that was refused: of one line, or with 0 of the page's other forms; else what it begins with.</summary>
    public string Typed(string handler, string field, string otherwise = "", long item = 0) => ItemId == item && Handler == handler ? Kept(field, otherwise) : otherwise;

    /// <summary>The same for a line's form that has a button for each of three acts.</summary>
    public string TypedToAct(long item, string field, string otherwise = "") => Handler is "Record" or "Photo" ? otherwise : Typed(Handler, field, otherwise, item);

    /// <summary>Orders to remedy were issued, or can be.</summary>
    public bool HasNotices => I.Notices.Count > 0 || (I.MayWrite && I.Items.Any(p => p.TaskNumber.Length > 0));

    /// <summary>This form was refused; it stays open.</summary>
    public bool Was(string handler) => Refusal is not null && Handler == handler;

    public InspectionShown I { get; private set; } = null!;

    public OfficePage Office { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnGetPhoto(long item, long file) => await Ask(new ReadPhoto(item, file)) is { } content ? Served(content) : Sorry();

    public async Task<IActionResult> OnPostRecord() => await Done(await Ask(new RecordItem(ItemId, Result, Note ?? "", Version)));

    public async Task<IActionResult> OnPostRectify() => await Done(await Ask(new RectifyItem(ItemId, PersonId, Days, Version)));

    public async Task<IActionResult> OnPostBreach() => await Done(await Ask(new BreachFromItem(ItemId, PersonId, Kind, Note ?? "", Version)));

    public async Task<IActionResult> OnPostCheck() => await Done(await Ask(new CheckItem(ItemId, Yes, Note ?? "", Version, Yes ? null : Days, PersonId == 0 || Yes ? null : PersonId)));

    public async Task<IActionResult> OnPostPhoto(IFormFile? file) => await Done(await Ask(new AttachPhoto(ItemId, file?.FileName ?? "", await Bytes(file))));

    public async Task<IActionResult> OnPostForms() => await Done(await Ask(new RecordForms(Id, On ?? DateOnly.MaxValue, Handed, Returned, (int)(Mean * 10))));

    public async Task<IActionResult> OnPostHandOut() =>
        await Ask(new HandOutForms(Id, Topic ?? "", People ?? "", Until ?? DateOnly.MinValue, Note ?? "", Handed)) is { } form ? Redirect($"/documents/{form.DocumentId}") : await Done(null);

    public async Task<IActionResult> OnPostReturn() => await Done(await Ask(new ReturnForms(VoiceId, Returned, (int)(Mean * 10), Version)));

    public async Task<IActionResult> OnPostMeeting() => await Done(await Ask(new RecordMeeting(Id, On ?? DateOnly.MaxValue, Topic ?? "", People ?? "", Note ?? "")));

    public async Task<IActionResult> OnPostNotice() => await Ask(new IssueInspectionNotice(Id)) is { } notice ? Redirect($"/documents/{notice.DocumentId}") : await Done(null);

    public async Task<IActionResult> OnPostClose() => await Done(await Ask(new CloseInspection(Id, Note ?? "", Version)));

    private async Task<IActionResult> Done(object? answer)
    {
        // htmx swaps the one line; what is being typed into the others stays
        var line = IsFragment && ItemId > 0;
        if (answer is not null && !line) return Redirect($"/inspections/{Id}{(ItemId > 0 ? $"#i{ItemId}" : "")}");
        var why = Refusal;
        if (await Load() is { } gone) return gone;
        if (why is not null) Refuse(why);
        return line && I.Items.FirstOrDefault(p => p.Id == ItemId) is { } item ? Partial("_Line", (this, item)) : Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowInspection(Id)) is not { } shown) return Sorry();
        I = shown;
        Office = await HttpContext.RequestServices.GetRequiredService<OfficeBook>().Open(HttpContext.RequestAborted);
        On ??= OfficeClock.Day(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        ModelState.Clear();
        return null;
    }
}
