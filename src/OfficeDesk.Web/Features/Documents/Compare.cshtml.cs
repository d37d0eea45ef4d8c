using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Two versions of a template line by line.</summary>
[Opens(typeof(CompareTemplates))]
public sealed class ComparePage : DeskPage
{
    public TemplatesCompared Compared { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string kind, int left, int right)
    {
        if (await Ask(new CompareTemplates(kind, left, right)) is not { } compared) return Sorry();
        Compared = compared;
        return Page();
    }
}
