using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>Receiving an application: the matter's papers are ticked, the questions preset, the outcome stands below while one answers.</summary>
[Opens(typeof(ReceiveApplication))]
public sealed class NewPage : DeskPage
{
    [BindProperty]
    public long MatterTypeId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public string? CitizenName { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    [BindProperty]
    public bool Away { get; set; }

    public ReceiptSheet Sheet { get; private set; } = null!;

    /// <summary>The check with what stands beside it; only with a matter.</summary>
    public CheckPart Part { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long? matter, string? again)
    {
        if (await Ask(new ReceiptForm(From ?? "", matter, again ?? "")) is not { } sheet) return Sorry();
        Away = sheet.Away;
        Show(sheet, sheet.Matter is null ? new CheckTyped() : CheckTyped.Fresh(sheet.Matter));
        return Page();
    }

    public async Task<IActionResult> OnPostOutcome()
    {
        if (await Ask(new ReceiptForm(From ?? "", MatterTypeId, ReceivedOn: ReceivedOn, Away: Away)) is not { Matter: not null } sheet) return Sorry();
        Show(sheet, CheckTyped.Of(Request.Form));
        return Partial("_Outcome", Part);
    }

    /// <param name="later">It is taken and checked later.</param>
    /// <param name="all">Nothing is sent: what is still open is filled in for everybody to see.</param>
    public async Task<IActionResult> OnPost(string? later, string? all)
    {
        var typed = CheckTyped.Of(Request.Form);
        if (all is not null)
        {
            if (await Ask(new ReceiptForm(From ?? "", MatterTypeId, ReceivedOn: ReceivedOn, Away: Away)) is not { Matter: { } of } filled) return Sorry();
            Show(filled, typed.AllGood(of));
            return Page();
        }
        var done = await Ask(new ReceiveApplication(MatterTypeId, From ?? "", Channel.Visit, CitizenName ?? "", Organisation ?? "", Phone ?? "", ReceivedOn, Away, typed.Papers, later is null ? typed.ToAnswers() : null));
        if (done is not null) return Redirect($"/applications/{done.Number}?did=1");
        var why = Refusal!;
        if (await Ask(new ReceiptForm(From ?? "", MatterTypeId, ReceivedOn: ReceivedOn, Away: Away)) is not { } sheet) return Sorry();
        Refuse(why with { Field = CheckTyped.FieldOf(why.Field) });
        Show(sheet, typed);
        return Page();
    }

    private void Show(ReceiptSheet sheet, CheckTyped typed)
    {
        Sheet = sheet;
        if (sheet.Matter is { } matter) Part = new CheckPart(matter, typed, sheet.Named, sheet.NamedOn is not null, sheet.TellBy, sheet.DueOn, Asked: false, sheet.Provisional);
        ModelState.Clear();
    }
}
