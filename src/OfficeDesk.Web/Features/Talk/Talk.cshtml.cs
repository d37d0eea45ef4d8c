using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>Progress, notes, watching: a box on the page of a task, and a page of its own where no script runs.</summary>
[Opens(typeof(ShowTalk))]
public sealed class TalkPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? NoteText { get; set; }

    [BindProperty]
    public string? SeriousText { get; set; }

    [BindProperty]
    public int? Percent { get; set; }

    [BindProperty]
    public string? Stage { get; set; }

    [BindProperty]
    public DateOnly? OnDay { get; set; }

    [BindProperty]
    public List<long> Mentions { get; set; } = [];

    public TalkShown Shown { get; private set; } = null!;

    /// <summary>Which form was refused and stays open.</summary>
    public string Open { get; private set; } = "";

    /// <summary>The box alone, for the page that asks for it.</summary>
    public bool Bare { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Bare = IsFragment;
        return await Load() ?? Page();
    }

    public async Task<IActionResult> OnPostProgress()
    {
        Open = "progress";
        return await Done(await Ask(new ReportProgress(Number, Text ?? "", Percent, Stage ?? "", OnDay)));
    }

    public async Task<IActionResult> OnPostNote()
    {
        Open = "note";
        return await Done(await Ask(new WriteNote(Number, NoteText ?? "", Mentions)));
    }

    public async Task<IActionResult> OnPostSerious()
    {
        Open = "serious";
        return await Done(await Ask(new ReportSerious(Number, SeriousText ?? "")));
    }

    public async Task<IActionResult> OnPostKnow(long id, string? words, bool my) => await Done(await Ask(new SeeSerious(id, words ?? "")), my ? "/my" : null);

    public async Task<IActionResult> OnPostWatch(bool on) => await Done(await Ask(new WatchTask(Number, on)));

    public async Task<IActionResult> OnPostSeen(bool my) => await Done(await Ask(new SeeTalk(Number)), my ? "/my" : null);

    private async Task<IActionResult> Done(object? answer, string? to = null)
    {
        if (answer is not null) return Redirect(to ?? $"/t/{Uri.EscapeDataString(Number)}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowTalk(Number)) is not { } shown) return Sorry();
        Shown = shown;
        ModelState.Clear();
        return null;
    }
}
