using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>"Why this date?" under an address of its own: a page, or a fragment for the side dialog and the try form.</summary>
[Opens(typeof(ExplainDueDate))]
public sealed class WhyPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Start { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public LimitUnit Unit { get; set; }

    public DueDateExplained? Answer { get; private set; }

    /// <summary>Drawn without the shell of the page.</summary>
    public bool Bare => IsFragment;

    public async Task<IActionResult> OnGet()
    {
        // gone to by name, there is nothing to explain yet: the calendar has the form
        if (!IsFragment && !Request.QueryString.HasValue) return Redirect("/calendar");
        // the refusal comes from the rules also where the address holds no date or no number
        var unit = ModelState[nameof(Unit)]?.Errors.Count > 0 ? (LimitUnit)(-1) : Unit;
        Answer = await Ask(new ExplainDueDate(Start ?? default, Number ?? -1, unit));
        return Page();
    }
}
