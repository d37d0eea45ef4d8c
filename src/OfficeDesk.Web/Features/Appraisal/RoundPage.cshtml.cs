using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>One round for those who run it.</summary>
[Opens(typeof(ShowRound))]
public sealed class RoundPageModel(OfficeBook book) : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public long SubjectId { get; set; }

    [BindProperty]
    public long PersonId { get; set; }

    [BindProperty]
    public VoteCategory Category { get; set; }

    [BindProperty]
    public bool In { get; set; }

    [BindProperty]
    public RoundStep Step { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Units { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public RoundShown Round { get; private set; } = null!;

    /// <summary>Fresh codes; on this answer and never again.</summary>
    public CodesMade? Codes { get; private set; }

    public IReadOnlyList<Person> People { get; private set; } = [];

    /// <summary>How many people were reminded just now; null when nobody asked for it.</summary>
    public int? Reminded { get; private set; }

    /// <summary>What was typed into a form that was refused; nothing in the other forms of the page.</summary>
    public string? ReasonOf(string form) => IsForm(form) ? Reason : null;

    /// <summary>Whether somebody has too few in a category that counts: raters while the round is prepared, ballots while it is open (AP-5).</summary>
    public bool IsShort(SubjectShown s, SubjectProgress p) =>
        !s.Exempt && p is { Applies: true, Share: > 0 } && Round.State is RoundState.Draft or RoundState.Open && (Round.State is RoundState.Draft ? p.Count : p.HandedIn) < Round.Weights.First(w => w.Category == p.Category).Need;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : Sorry();

    public Task<IActionResult> OnPostAsk() => Do(new AskRoundStep(Id, Step, Version, Reason ?? ""));

    public Task<IActionResult> OnPostConfirm() => Do(new ConfirmRoundStep(Id, Step, Version));

    public Task<IActionResult> OnPostRefuse() => Do(new RefuseRoundStep(Id, Version));

    public Task<IActionResult> OnPostCount() => Do(new CountBallots(Id, Version));

    public Task<IActionResult> OnPostReview() => Do(new ReviewRound(Id, In, Reason ?? "", Version));

    public Task<IActionResult> OnPostColleagues() => Do(new AskNewColleagues(Id));

    public Task<IActionResult> OnPostCorrect() => Do(new CorrectRound(Id, LastDay ?? default, In, Version));

    public Task<IActionResult> OnPostDrop() => Do(new DropRound(Id, Reason ?? "", Version));

    public Task<IActionResult> OnPostPapers() => Do(new IssueFeedback(Id));

    public Task<IActionResult> OnPostFeedBack() => Do(new FeedBackRound(Id, Version));

    public Task<IActionResult> OnPostPublish() => Do(new PublishRound(Id, Version));

    public async Task<IActionResult> OnPostRemind()
    {
        Reminded = (await Ask(new RemindRaters(Id)))?.People;
        return await Again();
    }

    public Task<IActionResult> OnPostApplies() => Do(new SetApplies(Id, Category, In));

    public Task<IActionResult> OnPostRater() => Do(new SetRater(SubjectId, PersonId, Category, In));

    public Task<IActionResult> OnPostSubject() => Do(new SetSubject(Id, PersonId, In));

    public Task<IActionResult> OnPostExempt() => Do(new AskExemption(SubjectId, In, Reason ?? "", Version));

    public Task<IActionResult> OnPostAgree() => Do(new ConfirmExemption(SubjectId, In, Version));

    public async Task<IActionResult> OnPostCodes()
    {
        var units = (Units ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Codes = await Ask(new MakeCodes(Id, units));
        return await Again();
    }

    public async Task<IActionResult> OnPostReplace(long codeId)
    {
        Codes = await Ask(new ReplaceCode(codeId));
        return await Again();
    }

    public async Task<IActionResult> OnGetXlsx()
    {
        if (await Ask(new ShowRound(Id)) is not { } round) return Sorry();
        return File(RoundWorkbook.Of(T, round), Xlsx.Type, T[$"{round.TitleZh}-进度.xlsx", $"appraisal-{round.Year}-progress.xlsx"]);
    }

    private async Task<IActionResult> Do<TAnswer>(IMessage<TAnswer> message) where TAnswer : class =>
        await Ask(message) is not null ? Redirect($"/appraisal/round/{Id}") : await Again();

    private async Task<IActionResult> Again()
    {
        var why = Refusal;
        if (!await Load()) return Sorry();
        if (why is not null) Refuse(why);
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> Load()
    {
        if (await Ask(new ShowRound(Id)) is not { } round) return false;
        Round = round;
        var office = await book.Open(HttpContext.RequestAborted);
        People = [.. office.People.Values.Where(p => p.Active == 1).OrderBy(p => p.SectionId).ThenBy(p => p.Id)];
        return true;
    }
}
