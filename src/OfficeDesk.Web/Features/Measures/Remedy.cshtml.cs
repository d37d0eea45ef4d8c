using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>Overdue tasks chosen from the list are ordered to be put right.</summary>
[Opens(typeof(RemedyForm))]
public sealed class RemedyPage : DeskPage
{
    /// <summary>The numbers of the chosen tasks.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Ids { get; set; } = [];

    [BindProperty]
    public string? Demand { get; set; }

    [BindProperty]
    public int? Days { get; set; }

    public RemedySheet Sheet { get; private set; } = null!;

    /// <summary>What was just ordered.</summary>
    public IReadOnlyList<RemedyOrdered>? Ordered { get; private set; }

    /// <summary>The lines that can be ordered.</summary>
    public IReadOnlyList<RemedyLine> Open => [.. Sheet.Lines.Where(l => l.Cannot is null)];

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new RemedyForm(Ids)) is not { } sheet) return Sorry();
        (Sheet, Days) = (sheet, sheet.Days);
        Demand = T.IsEnglish ? "" : "立即办结所列事项，并向办事人说明延误原因；对在办事项逐件核对到期日。";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        Ordered = (await Ask(new OrderRemedy(Ids, Demand ?? "", Days)))?.Orders;
        if (Ordered is not null) return Page();
        var why = Refusal!;
        if (await Ask(new RemedyForm(Ids)) is not { } sheet) return Sorry();
        Sheet = sheet;
        Refuse(why);
        return Page();
    }
}
