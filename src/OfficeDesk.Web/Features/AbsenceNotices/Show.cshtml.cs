using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>One absence: what was asked, what was checked, what happened, and the next act.</summary>
[Opens(typeof(ShowAbsence))]
public sealed class ShowAbsencePage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public bool Yes { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? EmptyWhy { get; set; }

    [BindProperty]
    public DateTime? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>When the person was back, where somebody else says so; empty = now.</summary>
    [BindProperty]
    public DateTime? At { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>Came from the list of what waits, or from the board, and goes back there.</summary>
    [BindProperty]
    public bool List { get; set; }

    [BindProperty]
    public bool Board { get; set; }

    /// <summary>Shows what the decision just taken broke off.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Broke { get; set; }

    public AbsenceShown A { get; private set; } = null!;

    /// <summary>What happened, newest first.</summary>
    public IReadOnlyList<TimelinePart> Story => [.. A.Acts.Select(x => new TimelinePart(x.At, (x.Who.Length > 0 ? x.Who : T["系统", "System"]) + (x.For.Length > 0 ? T[$"（代{x.For}）", $" (for {x.For})"] : ""), T[x.Zh, x.En], x.Note, KindOf(x)))];

    private static TimelineKind KindOf(AbsenceAct x) => x.Kind is "Late" or "Lapsed" ? TimelineKind.Bad : x.Who.Length == 0 ? TimelineKind.System : TimelineKind.Person;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostDecide() => await Done(await Ask(new DecideAbsence(Id, Yes, Text ?? "", EmptyWhy ?? "", Version)));

    public async Task<IActionResult> OnPostDecideLater() => await Done(await Ask(new DecideLaterReturn(Id, Yes, Text ?? "", Version, EmptyWhy ?? "")));

    public async Task<IActionResult> OnPostWithdraw() => await Done(await Ask(new WithdrawAbsence(Id, Version)));

    public async Task<IActionResult> OnPostReturn() => await Done(await Ask(new RecordReturn(Id, At is { } at ? OfficeClock.Instant(at) : null, Version, Why ?? "")));

    public async Task<IActionResult> OnPostLater() => await Done(await Ask(new AskLaterReturn(Id, OfficeClock.Instant(To ?? default(DateTime).AddYears(1999)), Reason ?? "", Version)));

    private async Task<IActionResult> Done(object? answer)
    {
        // whoever agreed to it sees first which covers that broke off (CV-7)
        if (answer is AbsenceDecided { BrokenOff.Count: > 0 } or LaterReturnDecided { BrokenOff.Count: > 0 }) return Redirect($"/absence/{Id}?broke=true");
        if (answer is not null) return Redirect(List ? "/approvals" : Board ? "/absence" : $"/absence/{Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowAbsence(Id)) is not { } a) return Sorry();
        A = a;
        Version = a.Version;
        ModelState.Clear();
        return null;
    }
}
