using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>The papers of a matter: a box on the pages of tasks and enquiries, and a page of its own where no script runs.</summary>
[Opens(typeof(PapersOf))]
public sealed class PapersPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    public PapersListed Listed { get; private set; } = null!;

    /// <summary>The box alone, for the page that asks for it.</summary>
    public bool Bare => IsFragment;

    public async Task<IActionResult> OnGet()
    {
        // a matter may be seen without its papers, as where a complaint points at it: then there is no box, and the page stays as it is
        if (await Ask(new PapersOf(Number)) is not { } listed) return Bare ? new ContentResult { StatusCode = StatusCodes.Status200OK } : Sorry();
        Listed = listed;
        return Page();
    }
}
