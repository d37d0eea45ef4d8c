using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>A paper of an enquiry, a task or an extension before it is issued: what is shown is what is printed.</summary>
[Opens(typeof(PreviewPaper))]
public sealed class PaperPage : DeskPage
{
    [FromRoute]
    public string Paper { get; set; } = "";

    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Opened by "log and print": the form sends itself.</summary>
    public bool PrintNow { get; private set; }

    public PaperPreviewed Previewed { get; private set; } = new(null, null, NoticeDress.Bare, "", "", null);

    public Task<IActionResult> OnGet(int print)
    {
        PrintNow = print == 1;
        return Show();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Known(out var paper)) return NotFound();
        var back = Url.IsLocalUrl(Back) ? Back! : HomeOf(paper);
        return await Ask(new IssuePaper(paper, Number)) is { } issued ? Redirect($"/documents/sheets?now=1&ids={issued.Id}&back={Uri.EscapeDataString(back)}") : await Show();
    }

    private async Task<IActionResult> Show()
    {
        if (!Known(out var paper)) return NotFound();
        var why = Refusal;
        if (await Ask(new PreviewPaper(paper, Number)) is not { } previewed) return Sorry();
        Previewed = previewed;
        Back = Url.IsLocalUrl(Back) ? Back! : HomeOf(paper);
        if (why is not null) Refuse(why);
        return Page();
    }

    private bool Known(out Paper paper) => Enum.TryParse(Paper, ignoreCase: true, out paper) && Enum.IsDefined(paper) && !char.IsDigit(Paper[0]);

    private string HomeOf(Paper paper) => paper switch
    {
        Documents.Paper.Result => "/t/" + Number,
        Documents.Paper.Extension or Documents.Paper.Extended => "/approvals",
        _ => "/e/" + Number,
    };
}
