using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Chief, leader and discipline office tell somebody in writing that a task is due or overdue.</summary>
[Opens(typeof(ReminderForm))]
public sealed class RemindPage : DeskPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty]
    public string? Demand { get; set; }

    [BindProperty]
    public DateOnly? ReplyBy { get; set; }

    public ReminderSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ReminderForm(Number)) is not { } sheet) return Sorry();
        Sheet = sheet;
        ReplyBy = sheet.ReplyBy;
        Demand = T.IsEnglish ? "" : "请立即办理，按期办结并答复办事人；不能按期办结的，书面说明原因。";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Ask(new IssueReminder(Number, Demand ?? "", ReplyBy ?? default)) is { } issued) return Redirect($"/documents/{issued.Id}");
        var why = Refusal!;
        if (await Ask(new ReminderForm(Number)) is not { } sheet) return Sorry();
        Sheet = sheet;
        Refuse(why);
        return Page();
    }
}
