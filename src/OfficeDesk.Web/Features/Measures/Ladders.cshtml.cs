using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The measure ladders: everybody can read what follows from what; the discipline office changes them with a second person.</summary>
[Opens(typeof(ReadLadders))]
public sealed class LaddersPage : DeskPage
{
    [BindProperty]
    public long Id { get; set; }

    [BindProperty]
    public BreachKind Kind { get; set; }

    [BindProperty]
    public CountedOver Over { get; set; }

    [BindProperty]
    public List<StepForm> Steps { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public LadderList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostPropose() => await Done(await Ask(new ProposeLadder(Kind, Over, Reason ?? "", [.. Steps.Where(s => s.Measure is not null).Select(s => s.ToStep())])));

    public async Task<IActionResult> OnPostConfirm() => await Done(await Ask(new ConfirmLadder(Id)));

    public async Task<IActionResult> OnPostWithdraw() => await Done(await Ask(new WithdrawLadder(Id)));

    /// <summary>The words of a step.</summary>
    public string Of(LadderStep s) => T[s.Measure.Zh(), s.Measure.En()] + (s.Order ? T["＋责令补救", " + order to remedy"] : "") + (s.ChiefLiable ? T["，追究股室负责人", ", chief liable"] : "")
        + (s.BarsPerson ? T["，本人当年不评优", ", no award for the person"] : "") + (s.BarsSection ? T["，股室当年不评优", ", none for the section"] : "");

    private async Task<IActionResult> Done(object? answer)
    {
        if (answer is not null) return Redirect("/ladders");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ReadLadders()) is not { } list) return Sorry();
        List = list;
        ModelState.Clear();
        return null;
    }

    /// <summary>One step as it is typed.</summary>
    public sealed class StepForm
    {
        public MeasureKind? Measure { get; set; }
        public bool Order { get; set; }
        public bool ChiefLiable { get; set; }
        public bool BarsPerson { get; set; }
        public bool BarsSection { get; set; }

        public LadderStep ToStep() => new(Measure!.Value, Order, ChiefLiable, BarsPerson, BarsSection);
    }
}
