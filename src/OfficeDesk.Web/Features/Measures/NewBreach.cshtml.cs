using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>Writes down a fact that no list of the system shows.</summary>
[Opens(typeof(RecordBreach))]
public sealed class NewBreachPage : DeskPage
{
    [BindProperty]
    public long PersonId { get; set; }

    [BindProperty]
    public BreachKind Kind { get; set; } = BreachKind.Attitude;

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? What { get; set; }

    public OfficePage Office { get; private set; } = null!;

    public async Task OnGet([FromServices] OfficeBook book, [FromServices] TimeProvider clock)
    {
        Office = await book.Open(HttpContext.RequestAborted);
        On = OfficeClock.Day(clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPost([FromServices] OfficeBook book)
    {
        if (await Ask(new RecordBreach(PersonId, Kind, On ?? DateOnly.MaxValue, What ?? "")) is { } recorded) return Redirect($"/breaches/{recorded.Id}");
        Office = await book.Open(HttpContext.RequestAborted);
        return Page();
    }
}
