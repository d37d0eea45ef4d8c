using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>One person's result and what follows from it.</summary>
[Opens(typeof(ShowResult))]
public sealed class ResultPageModel : DeskPage
{
    [FromRoute]
    public long Subject { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Facts { get; set; }

    [BindProperty]
    public bool Yes { get; set; }

    [BindProperty]
    public int Days { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public ResultShown Result { get; private set; } = null!;

    /// <summary>What was typed into a form that was refused; nothing in the other forms of the page.</summary>
    public string? TextOf(string form) => IsForm(form) ? Text : null;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ShowResult(Subject)) is not { } result) return Sorry();
        Result = result;
        return Page();
    }

    /// <summary>The result for a spreadsheet: what the page shows and no more.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new ShowResult(Subject)) is not { } result) return Sorry();
        return File(ResultWorkbook.Csv(T, result), "text/csv", T[$"{result.TitleZh}-{result.Name}.csv", $"appraisal-{result.SubjectId}.csv"]);
    }

    public async Task<IActionResult> OnGetXlsx()
    {
        if (await Ask(new ShowResult(Subject)) is not { } result) return Sorry();
        return File(ResultWorkbook.Xlsx(T, result), Shared.Xlsx.Type, T[$"{result.TitleZh}-{result.Name}.xlsx", $"appraisal-{result.SubjectId}.xlsx"]);
    }

    public Task<IActionResult> OnPostRespond() => Yes != string.IsNullOrWhiteSpace(Text) ? Again(Yes ? OfficeDesk.Rules.AppraisalRules.ObjectionTyped : OfficeDesk.Rules.AppraisalRules.ObjectionMissing) : Do(new RespondToResult(Subject, Yes ? "" : Text ?? "", Version));

    public Task<IActionResult> OnPostAnswer() => Do(new AnswerObjection(Subject, Yes, Text ?? "", Version));

    public Task<IActionResult> OnPostAward() => Do(new PutForward(Subject, Text ?? "", Version));

    public Task<IActionResult> OnPostWithdraw() => Do(new WithdrawNomination(Subject, Text ?? "", Version));

    public Task<IActionResult> OnPostOrder() => Do(new OrderRectification(Subject, Text ?? "", Days, Version));

    public Task<IActionResult> OnPostWarn() => Do(new IssueWarning(Subject, Facts ?? "", Text ?? ""));

    public Task<IActionResult> OnPostAssess() => Do(new AssessRectification(Subject, Yes, Text ?? "", Version));

    private async Task<IActionResult> Do<TAnswer>(IMessage<TAnswer> message) where TAnswer : class =>
        await Ask(message) is not null ? Redirect($"/appraisal/result/{Subject}") : await Again(Refusal!);

    private async Task<IActionResult> Again(OfficeDesk.Rules.Refusal why)
    {
        if (await Ask(new ShowResult(Subject)) is not { } result) return Sorry();
        Result = result;
        Refuse(why);
        ModelState.Clear();
        return Page();
    }
}
