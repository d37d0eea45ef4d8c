using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>One breach: facts, statement, decision, and the measures that follow.</summary>
[Opens(typeof(ShowBreach))]
public sealed class BreachPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public long MeasureId { get; set; }

    [BindProperty]
    public bool Yes { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public long? IntoId { get; set; }

    [BindProperty]
    public MeasureKind? Measure { get; set; }

    [BindProperty]
    public bool WithOrder { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public int? Fine { get; set; }

    [BindProperty]
    public int? OrderDays { get; set; }

    [BindProperty]
    public AppealResult Result { get; set; }

    public BreachShown B { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostHear() => await Done(await Ask(new HearBreaches([Id])));

    public async Task<IActionResult> OnPostState() => await Done(await Ask(new GiveStatement(Id, Text ?? "", Version)));

    public async Task<IActionResult> OnPostConfirm() => await Done(await Ask(new ConfirmBreach(Id, Reason ?? "", Version)));

    public async Task<IActionResult> OnPostDismiss() => await Done(await Ask(new DismissBreach(Id, Reason ?? "", Version)));

    public async Task<IActionResult> OnPostMerge() => await Done(await Ask(new MergeBreach(Id, IntoId ?? Id, Reason ?? "", Version)));

    public async Task<IActionResult> OnPostPropose() => await Done(await Ask(new ProposeMeasure(Id, Measure ?? MeasureKind.Admonition, WithOrder, Reason ?? "", Fine, Version, Why ?? "")));

    public async Task<IActionResult> OnPostDecide() => await Done(await Ask(new DecideMeasure(MeasureId, Yes, Text ?? "", Version)));

    public async Task<IActionResult> OnPostIssue() => await Done(await Ask(new IssueNotice(MeasureId, Text ?? "", Version)));

    public async Task<IActionResult> OnPostServe() => await Done(await Ask(new ServeMeasure(MeasureId, On ?? DateOnly.MaxValue, How ?? "", OrderDays, Version)));

    public async Task<IActionResult> OnPostAppeal() => await Done(await Ask(new AppealMeasure(MeasureId, Text ?? "", Version)));

    public async Task<IActionResult> OnPostAnswer() => await Done(await Ask(new DecideAppeal(MeasureId, Result, Result is AppealResult.Changed ? Measure : null, Text ?? "", Version)));

    /// <summary>What is typed before a warning is decided or issued: the number of the task, or where there is none whom it is about; empty for other measures.</summary>
    public string ToType(MeasureKind kind) => kind is not MeasureKind.Warning ? "" : B.Task.Length > 0 ? B.Task : B.Person;

    /// <summary>The words for who did it, and for whom.</summary>
    public string Name(string who, string forWhom) => forWhom.Length > 0 ? T[$"{who}（代{forWhom}）", $"{who} (for {forWhom})"] : who;

    private async Task<IActionResult> Done(object? answer)
    {
        if (answer is not null) return Redirect($"/breaches/{Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowBreach(Id)) is not { } b) return Sorry();
        B = b;
        Today = OfficeClock.Day(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        ModelState.Clear();
        return null;
    }
}
