using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>One application: how it stands, what has to be done next, its notices and its story.</summary>
[Opens(typeof(ShowApplication))]
public sealed class ApplicationPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    /// <summary>Something was just done; its words stand above the page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Did { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public bool Yes { get; set; }

    public ApplicationShown A { get; private set; } = null!;

    /// <summary>The check with what stands beside it.</summary>
    public CheckPart Part { get; private set; } = null!;

    /// <summary>What was asked for and comes now, as it was ticked.</summary>
    public CheckTyped Brought { get; private set; } = null!;

    /// <summary>The act whose form was refused: it stays open with what was typed.</summary>
    public string Act { get; private set; } = "";

    /// <summary>What was just done came after the acceptance.</summary>
    public const string Later = "later";

    public async Task<IActionResult> OnGet() => await Load(null) ?? Page();

    public async Task<IActionResult> OnPostOutcome() => await Load(CheckTyped.Of(Request.Form)) ?? Partial("_Outcome", Part);

    /// <param name="all">Nothing is sent: what is still open is filled in for everybody to see.</param>
    public async Task<IActionResult> OnPostCheck(string? all)
    {
        var typed = CheckTyped.Of(Request.Form);
        if (all is not null) return await Load(typed, fill: true) ?? Page();
        return await Done("Check", await Ask(new CheckApplication(Number, Version, typed.Papers, typed.ToAnswers())), typed);
    }

    /// <param name="all">Nothing is sent: what is still open is filled in for everybody to see.</param>
    public async Task<IActionResult> OnPostHandIn(string? all)
    {
        var typed = CheckTyped.Of(Request.Form);
        if (all is not null) return await Load(null, brought: typed with { Papers = [.. typed.Papers.Select(p => p with { State = p.State ?? PaperState.HandedIn })], Corrected = typed.Corrected.Length > 0 ? typed.Corrected : "true" }) ?? Page();
        return await Done("HandIn", await Ask(new HandIn(Number, Version, typed.Papers, CheckTyped.YesNo(typed.Corrected))), brought: typed);
    }

    public async Task<IActionResult> OnPostMore(string? item, bool newFact, string? fact, string? whyLate) =>
        await Done("More", await Ask(new AskMore(Number, Version, whyLate ?? "", [new MoreItem(item ?? "", newFact, fact ?? "")])));

    public async Task<IActionResult> OnPostWithdraw(string? reason) => await Done("Withdraw", await Ask(new WithdrawApplication(Number, reason ?? "", Version)));

    public async Task<IActionResult> OnPostReview(long id, string? text, bool list) => await Done("Review", await Ask(new ReviewRefusal(id, Yes, text ?? "", Version)), toList: list);

    public async Task<IActionResult> OnPostSecond(long id, string? text, bool list) => await Done("Second", await Ask(new DecideSecondNotice(id, Yes, text ?? "", Version)), toList: list);

    public async Task<IActionResult> OnPostAnswer(string? answer) => await Done("Answer", await Ask(new AnswerQuestion(Number, answer ?? "", Version)));

    /// <summary>A void paper is issued again; its new one is shown, ready to be printed and served.</summary>
    public async Task<IActionResult> OnPostAgain(long id) => await Ask(new IssueAgain(Number, id, Version)) is { } issued ? Redirect($"/documents/{issued.DocumentId}") : await Done("Again", null);

    public async Task<IActionResult> OnPostFile(long id) => await Done("File", await Ask(new FileRefusal(id)));

    /// <summary>The one-time notice for a first contact, from its own page.</summary>
    public async Task<IActionResult> OnPostOnce(string? enquiry) => await Ask(new TellOnce(enquiry ?? "")) is { } told ? Redirect($"/e/{told.EnquiryNumber}") : Sorry();

    /// <summary>The sign of a line of the story.</summary>
    public static TimelineKind Kind(StoryLine line) => line.Kind switch
    {
        "Refused" or "Lapsed" or "Withdrawn" => TimelineKind.Bad,
        "Noticed" or "Filed" => TimelineKind.Document,
        "Paused" or "Resumed" or "Recounted" => TimelineKind.Clock,
        _ => line.Who.Length == 0 ? TimelineKind.System : TimelineKind.Person,
    };

    private async Task<IActionResult> Done(string act, object? answer, CheckTyped? typed = null, bool toList = false, CheckTyped? brought = null)
    {
        // asked for or brought after the acceptance: that it was accepted is no news
        if (answer is not null) return Redirect(toList ? "/approvals" : $"/applications/{Uri.EscapeDataString(Number)}?did={(answer is SecondNoticeDecided or ApplicationSettled { State: ApplicationState.Accepted, DueOn: null } ? Later : "1")}");
        var why = Refusal!;
        Act = act;
        if (await Load(typed, brought) is { } gone) return gone;
        Refuse(why with { Field = why.Field == "Items" ? "Item" : CheckTyped.FieldOf(why.Field) });
        return Page();
    }

    private async Task<IActionResult?> Load(CheckTyped? typed, CheckTyped? brought = null, bool fill = false)
    {
        if (await Ask(new ShowApplication(Number)) is not { } shown) return Sorry();
        A = shown;
        var given = A.Notices.Where(n => n.State == "Given").ToList();
        Part = new CheckPart(A.Matter, fill ? typed!.AllGood(A.Matter) : typed ?? CheckTyped.Of(A), [.. given.SelectMany(n => n.Items)], given.Count > 0, A.TellBy, null, A.Question?.At is not null);
        Brought = brought ?? CheckTyped.Brought(A);
        ModelState.Clear();
        return null;
    }
}
