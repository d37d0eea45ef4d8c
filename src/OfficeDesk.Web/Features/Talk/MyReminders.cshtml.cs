using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>One's own reminders.</summary>
[Opens(typeof(MyReminders))]
public sealed class MyRemindersPage : DeskPage
{
    [BindProperty]
    public DateOnly? OnDay { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    public ReminderList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAdd() => await Done(await Ask(new Remember(OnDay ?? default, Text ?? "", About ?? "")), "/my/reminders");

    public async Task<IActionResult> OnPostDrop(long id, bool my) => await Done(await Ask(new DropReminder(id)), my ? "/my" : "/my/reminders");

    private async Task<IActionResult> Done(object? answer, string to)
    {
        if (answer is not null) return Redirect(to);
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new MyReminders()) is not { } list) return Sorry();
        List = list;
        ModelState.Clear();
        return null;
    }
}
