using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>The box in the head: an exact number leads straight there, anything else is looked for in the running tasks.</summary>
[Opens(typeof(FindAnything))]
public sealed class FindPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<TaskLine> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new FindAnything(Q ?? "")) is not { } found) return Page();
        if (found.Href.Length > 0) return LocalRedirect(found.Href);
        if (!string.IsNullOrWhiteSpace(Q) && await Ask(new ListTasks(Text: Q, Sort: TaskSort.Number)) is { } list) Rows = list.Rows;
        return Page();
    }
}
