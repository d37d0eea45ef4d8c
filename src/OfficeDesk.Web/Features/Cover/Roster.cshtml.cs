using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The roster of posts and staff with every gap to come, on screen, on paper and as CSV.</summary>
[Opens(typeof(CoverRoster))]
public sealed class RosterPage : DeskPage
{
    /// <summary>Drawn for paper.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Print { get; set; }

    public Roster Roster { get; private set; } = null!;

    /// <summary>Whether the reader may name a cover for people of a section.</summary>
    public bool Names(long sectionId) => !Print && (Who.Led.Contains(sectionId) || Who.InCharge.Contains(sectionId) || Who.Is(OfficeDesk.Web.Desk.Roles.Director));

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new CoverRoster()) is not { } roster) return Sorry();
        Roster = roster;
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new CoverRoster()) is not { } r) return Sorry();
        string[] heads = [T["岗位", "Post"], T["股室", "Section"], "A", "B", T["其他胜任人员", "Others qualified"], T["现在替代", "Covering now"], .. r.Days.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        var rows = r.Posts.Select(p => (IReadOnlyList<string>)[T[p.Name, p.NameEn], T[p.Section, p.SectionEn], p.A, p.B, T.List(p.Others), p.Now is { } now ? now.Vacant ? T["空岗", "gap"] : now.Cover + T.In(now.For).TrimEnd() : "",
            .. p.Cells.Select(c => c.State is not PostDay.Gap ? c.Who : c.Free.Length > 0 ? T["待指定", "to name"] : T["空岗", "gap"])]);
        return File(CsvCells.File(heads, rows), "text/csv; charset=utf-8", T[$"AB岗一览-{r.From:yyyy年M月d日}.csv", $"cover-{r.From:yyyyMMdd}.csv"]);
    }
}
