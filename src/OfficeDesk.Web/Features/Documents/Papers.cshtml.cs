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
        if (await Ask(new PapersOf(Number)) is not { } listed) return Sorry();
        Listed = listed;
        return Page();
    }
}
