using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The grades of a year, for anybody (AP-10); not there unless the office has chosen so.</summary>
[OpenToAll]
public sealed class GradesPage : DeskPage
{
    public GradesForAll Grades { get; private set; } = null!;

    public async Task<IActionResult> OnGet(int? year)
    {
        if (!ModelState.IsValid || await Ask(new PublicGrades(year)) is not { } grades) return Sorry();
        Grades = grades;
        return Page();
    }
}
