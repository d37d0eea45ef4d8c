using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The ballots of somebody from a town or community: a code instead of an account. The code travels in the form only, never in an address.</summary>
[OpenToAll]
public sealed class VotePageModel : DeskPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public List<Given> Ballots { get; set; } = [];

    public CodeSheet? Sheet { get; private set; }

    public bool Done { get; private set; }

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostOpen()
    {
        Sheet = await Ask(new OpenCode(Code ?? ""));
        return Page();
    }

    public async Task<IActionResult> OnPostHandIn()
    {
        // somebody the rater does not know is left empty as a whole
        var given = Ballots.Where(b => b.Points.Any(p => p is not null)).Select(b => new CodeBallot(b.SubjectId, b.Points)).ToList();
        Done = await Ask(new HandInCode(Code ?? "", given)) is not null;
        if (Done) return Page();
        var why = Refusal ?? AppraisalRules.CodeWrong;
        Sheet = await Ask(new OpenCode(Code ?? ""));
        Refuse(why);
        ModelState.Clear();
        return Page();
    }

    public string PointsOf(int person, int dimension) => AppraisalWords.Short(person < Ballots.Count && dimension < Ballots[person].Points.Count ? Ballots[person].Points[dimension] : null);

    /// <summary>One person's points as typed.</summary>
    public sealed class Given
    {
        public long SubjectId { get; set; }

        public List<decimal?> Points { get; set; } = [];
    }
}
