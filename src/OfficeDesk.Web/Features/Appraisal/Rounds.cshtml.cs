using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The rounds, and the ballots one has to give.</summary>
[Opens(typeof(ListRounds))]
public sealed class RoundsPage(TimeProvider clock) : DeskPage
{
    [BindProperty]
    public RoundOf OfWhom { get; set; }

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public int Quarter { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public RoundList List { get; private set; } = new([], false);

    public IReadOnlyList<BallotRound> Ballots { get; private set; } = [];

    public async Task OnGet()
    {
        var today = OfficeClock.Day(clock.GetUtcNow());
        Year = today.Year;
        LastDay = today.AddDays(14);
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Ask(new DraftRound(OfWhom, Year, Quarter, LastDay ?? default)) is { } drafted) return Redirect($"/appraisal/round/{drafted.Id}");
        var why = Refusal!;
        await Load();
        Refuse(why);
        return Page();
    }

    private async Task Load()
    {
        List = await Ask(new ListRounds()) ?? List;
        Ballots = (await Ask(new MyBallots()))?.Rounds ?? [];
    }
}
