using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>One ballot: by keyboard, on a phone, without scripts.</summary>
[Opens(typeof(ReadBallot))]
public sealed class BallotPageModel : DeskPage
{
    [FromRoute]
    public long Subject { get; set; }

    [BindProperty]
    public List<decimal?> Points { get; set; } = [];

    [BindProperty]
    public string? Remark { get; set; }

    [BindProperty]
    public bool HandIn { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public BallotSheet Sheet { get; private set; } = null!;

    /// <summary>Just saved: the page says so once.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ReadBallot(Subject)) is not { } sheet) return Sorry();
        Sheet = sheet;
        Version = sheet.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid && await Ask(new SaveBallot(Subject, Points, Remark ?? "", HandIn, Version)) is not null)
        {
            var next = HandIn ? (await Ask(new ReadBallot(Subject)))?.Next : null;
            return Redirect(next is { } id ? $"/appraisal/ballot/{id}" : $"/appraisal/ballot/{Subject}?saved=true");
        }
        var why = Refusal ?? OfficeDesk.Rules.AppraisalRules.Incomplete;
        if (await Ask(new ReadBallot(Subject)) is not { } sheet) return Sorry();
        Sheet = sheet;
        Refuse(why);
        ModelState.Clear();
        return Page();
    }

    /// <summary>What stands in a field: what was typed when it was refused, else what was kept.</summary>
    public string PointsOf(int i) => AppraisalWords.Short(Refusal is not null && i < Points.Count ? Points[i] : Sheet.Dimensions[i].Points);
}
