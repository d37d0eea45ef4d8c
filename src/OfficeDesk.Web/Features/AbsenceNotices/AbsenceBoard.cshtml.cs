using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Who is away today or this week, and one's own absences with the next act beside them.</summary>
[Opens(typeof(AbsenceBoard))]
public sealed class AbsenceBoardPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Week { get; set; }

    public BoardShown? Board { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        // a day that cannot be read must not show today's board instead
        if (!ModelState.IsValid) return NotFound();
        Board = await Ask(new AbsenceBoard(Day, Week));
        return Board is null ? Sorry() : Page();
    }

    /// <summary>The lists alone, for refreshing.</summary>
    public async Task<IActionResult> OnGetLists() => ModelState.IsValid && await Ask(new AbsenceBoard(Day, Week)) is { } board ? Partial("_Board", board) : Sorry();

    public string To(int days) => $"/absence?day={Board!.Day.AddDays(days):yyyy-MM-dd}{(Week ? "&week=true" : "")}";
}
