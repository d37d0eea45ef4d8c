using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The same board for whoever has signed in, to see what the hall sees.</summary>
[Opens(typeof(AbsenceBoard))]
public sealed class WallHerePage : DeskPage
{
    public WallShown Wall { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new AbsenceBoard()) is not { } b) return Sorry();
        Wall = new WallShown("", b.At, [.. b.Sections.Select(s => (S: s, Lines: s.Lines.Where(l => l.Sign is not BoardSign.Back).Select(l => l with { Reason = "", AbsenceId = 0 }).ToList())).Where(x => x.Lines.Count > 0)
            .Select(x => new WallSection(x.S.Name, x.S.NameEn, x.S.Place, x.S.Phone, x.S.EmptyTimes.Any(e => e.FromAt <= b.At && e.ToAt > b.At), x.Lines))]);
        return Page();
    }
}
