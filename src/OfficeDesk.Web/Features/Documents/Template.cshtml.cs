using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>One template in the office's hands: text, live preview, fields, versions, two persons.</summary>
[Opens(typeof(ReadTemplate))]
public sealed class TemplatePage : DeskPage
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public TemplateRead Read { get; private set; } = null!;

    /// <summary>The sample drawn with the text at hand; null when it has a mistake.</summary>
    public NoticeDoc? Drawn { get; private set; }

    /// <summary>The mistake in the text at hand, with its line.</summary>
    public Refusal? Wrong { get; private set; }

    /// <param name="from">An earlier version to begin with.</param>
    public async Task<IActionResult> OnGet(int? from)
    {
        if (from is { } version && await Desk.Send(new CompareTemplates(Kind, version, version), HttpContext.RequestAborted) is Done<TemplatesCompared> { Value: var old })
            Text = string.Join('\n', old.Lines.Select(l => l.Text)) + "\n";
        return await Show();
    }

    public async Task<IActionResult> OnPostPropose() =>
        await Ask(new ProposeTemplate(Kind, Text ?? "", Reason ?? "")) is not null ? Redirect("/documents/templates/" + Uri.EscapeDataString(Kind)) : await Show();

    public Task<IActionResult> OnPostConfirm(long id) => Settle(new ConfirmTemplate(id));

    public Task<IActionResult> OnPostWithdraw(long id) => Settle(new WithdrawTemplate(id));

    /// <summary>Without script: the same page with the preview of what was typed.</summary>
    public Task<IActionResult> OnPostLook() => Show();

    public async Task<IActionResult> OnPostPreview()
    {
        await Draw();
        return Partial("_Preview", this);
    }

    private async Task<IActionResult> Settle<T>(OfficeDesk.Web.Desk.IMessage<T> message) where T : class
    {
        Text = null;
        return await Ask(message) is not null ? Redirect("/documents/templates/" + Uri.EscapeDataString(Kind)) : await Show();
    }

    private async Task<IActionResult> Show()
    {
        var why = Refusal;
        if (await Ask(new ReadTemplate(Kind)) is not { } read) return Sorry();
        Read = read;
        Text = string.IsNullOrEmpty(Text) ? read.Waiting?.Text ?? read.Text : Text;
        await Draw();
        if (why is not null) Refuse(why);
        ModelState.Clear();
        return Page();
    }

    private async Task Draw()
    {
        switch (await Desk.Send(new PreviewTemplate(Kind, (Text ?? "").ReplaceLineEndings("\n")), HttpContext.RequestAborted))
        {
            case Done<TemplatePreviewed> done: Drawn = done.Value.Doc; break;
            case Refused<TemplatePreviewed> refused: Wrong = refused.Why; break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }
}
