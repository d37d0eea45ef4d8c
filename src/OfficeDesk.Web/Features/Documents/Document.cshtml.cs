using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>One document as it was issued, with its service and its printings.</summary>
[Opens(typeof(ShowDocument))]
public sealed class DocumentPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ServedHow How { get; set; }

    [BindProperty]
    public DateOnly On { get; set; }

    [BindProperty]
    public string? SignedBy { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    public DocumentShown D { get; private set; } = null!;

    public IHtmlContent Paper => new NoticeHtml(D.Doc, D.Dress);

    public Task<IActionResult> OnGet() => Show();

    public Task<IActionResult> OnPostServe() => Act(new ServeDocument(Id, How, On, SignedBy ?? "", Version));

    public Task<IActionResult> OnPostVoid() => Act(new VoidDocument(Id, Reason ?? "", Version));

    public Task<IActionResult> OnPostOpen() => Act(new OpenReply(Id, Purpose ?? ""));

    public async Task<IActionResult> OnPostWord() =>
        await Ask(new DownloadDocument(Id)) is { } file ? File(file.Content, NoticeWord.MediaType, file.Name) : await Show();

    private async Task<IActionResult> Act<T>(OfficeDesk.Web.Desk.IMessage<T> message) where T : class =>
        await Ask(message) is not null ? Redirect($"/documents/{Id}") : await Show();

    private async Task<IActionResult> Show()
    {
        var why = Refusal;
        if (await Ask(new ShowDocument(Id)) is not { } shown) return Sorry();
        D = shown;
        if (why is not null) Refuse(why);
        else On = HttpContext.RequestServices.GetRequiredService<TimeProvider>() is { } clock ? OfficeDesk.Web.Desk.OfficeClock.Day(clock.GetUtcNow()) : default;
        return Page();
    }
}
