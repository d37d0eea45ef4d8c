using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Assigns a task.</summary>
[Opens(typeof(AssignTask))]
public sealed class NewPage : DeskPage
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public TaskSource Source { get; set; } = TaskSource.Superior;

    [BindProperty]
    public string? AssignedByText { get; set; }

    [BindProperty]
    public long AnsweringId { get; set; }

    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    [BindProperty]
    public int? Limit { get; set; }

    [BindProperty]
    public LimitUnit LimitUnit { get; set; }

    [BindProperty]
    public DateOnly? FixedDate { get; set; }

    [BindProperty]
    public bool Urgent { get; set; }

    [BindProperty]
    public bool Important { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public People People { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new AssignChoices()) is not { } people) return Sorry();
        People = people;
        ReceivedOn = people.Today;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        string[] typed = [nameof(Limit), nameof(ReceivedOn), nameof(FixedDate)];
        if (typed.FirstOrDefault(f => ModelState[f] is { Errors.Count: > 0 }) is { } odd) Refuse(DeskRefusals.UnknownChoice(odd));
        else if (await Ask(new AssignTask(Title ?? "", Source, AssignedByText ?? "", AnsweringId, ReceivedOn, Limit, Limit is null ? null : LimitUnit, FixedDate, Urgent, Important, Note ?? "")) is { } made)
            return Redirect($"/t/{made.Number}");
        var why = Refusal!;
        if (await Ask(new AssignChoices()) is not { } people) return Sorry();
        People = people;
        Refuse(why);
        return Page();
    }
}
