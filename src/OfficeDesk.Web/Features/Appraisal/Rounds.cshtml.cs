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

    public RoundList List { get; private set; } = new([], false, [], [], []);

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

    /// <summary>The rounds as they stand in the list, for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new ListRounds()) is not { } list) return Sorry();
        return File(CsvCells.File(Sheet(list)), "text/csv", T["考评.csv", "appraisals.csv"]);
    }

    private XlsxSheet Sheet(RoundList list) => new(T["历次考评", "Rounds"], Heads, list.Rounds.Select(Cells));

    /// <summary>The same as a workbook, with the ballots one has still to give.</summary>
    public async Task<IActionResult> OnGetXlsx()
    {
        await Load();
        List<XlsxSheet> sheets = [Sheet(List)];
        if (Ballots.Count > 0)
            sheets.Add(new(T["我的测评票", "My ballots"], [T["考评", "Round"], T["被考评人", "Person"], T["股室", "Section"], T["我属于", "I vote as"], T["状态", "State"]],
                Ballots.SelectMany(b => b.Lines.Select(l => (IReadOnlyList<object?>)[T[b.TitleZh, b.TitleEn], l.Name, l.Section, AppraisalWords.Of(T, l.Category), l.Voted switch { 2 => T["已提交", "handed in"], 1 => T["草稿", "draft"], _ => T["未打分", "not yet"] }]))));
        return File(Xlsx.File(sheets), Xlsx.Type, T["考评.xlsx", "appraisals.xlsx"]);
    }

    private string[] Heads => [T["考评", "Round"], T["状态", "State"], T["被考评", "People"], T["已交票", "Ballots in"], T["应交票", "Ballots in all"], T["截止", "Last day"], T["已公布", "Published"]];

    private IReadOnlyList<object?> Cells(RoundLine r) =>
        [T[r.TitleZh, r.TitleEn], AppraisalWords.Of(T, r.State), r.People, r.HandedIn, r.Voters, r.LastDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), r.Published ? T["是", "yes"] : ""];

    private async Task Load()
    {
        List = await Ask(new ListRounds()) ?? List;
        Ballots = (await Ask(new MyBallots()))?.Rounds ?? [];
    }
}
