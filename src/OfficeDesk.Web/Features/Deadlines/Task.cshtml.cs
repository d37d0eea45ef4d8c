using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>One task: dates, who answers, what happened, and the acts that are open to whoever looks.</summary>
[Opens(typeof(ShowTask))]
public sealed class TaskPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    /// <summary>Which form is open: finish, report, why.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    /// <summary>Only what people did.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Result { get; set; }

    [BindProperty]
    public Channel? AnswerHow { get; set; }

    [BindProperty]
    public string? AnswerText { get; set; }

    [BindProperty]
    public string? ReportedTo { get; set; }

    public TaskSheet Sheet { get; private set; } = null!;

    public DateReasons? Reasons { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } gone) return gone;
        Version = Sheet.Head.Version;
        if (Act == "why") Reasons = await Ask(new WhyThisDate(Number));
        return Page();
    }

    public async Task<IActionResult> OnPostFinish()
    {
        Act = "finish";
        return await Done(await Ask(new FinishTask(Number, Result, string.IsNullOrWhiteSpace(AnswerText) ? null : AnswerHow, AnswerText, Version)));
    }

    public async Task<IActionResult> OnPostReport()
    {
        Act = "report";
        return await Done(await Ask(new ReportTask(Number, ReportedTo ?? "", Version)));
    }

    /// <summary>What was typed stays; after a conflict the page shows what changed and the form is ready to be sent again.</summary>
    private async Task<IActionResult> Done(object? answer)
    {
        if (answer is not null) return Redirect($"/t/{Uri.EscapeDataString(Number)}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        Version = Sheet.Head.Version;
        ModelState.Clear();
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowTask(Number)) is not { } sheet) return Sorry();
        Sheet = sheet;
        return null;
    }
}
