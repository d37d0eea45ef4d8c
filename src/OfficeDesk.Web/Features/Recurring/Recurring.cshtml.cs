using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Recurring;

/// <summary>The duties that come back; chiefs, leaders and the general office set them up.</summary>
[Opens(typeof(ListRecurring))]
public sealed class RecurringPage : DeskPage
{
    [BindProperty]
    public long Id { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public long AnsweringId { get; set; }

    [BindProperty]
    public Every Every { get; set; } = Every.Month;

    [BindProperty]
    public int Month { get; set; } = 1;

    [BindProperty]
    public int Day { get; set; } = 5;

    [BindProperty]
    public DayShift Shift { get; set; }

    [BindProperty]
    public int Ahead { get; set; } = 5;

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public bool Important { get; set; }

    /// <summary>A box that is not ticked does not arrive, so it begins unticked.</summary>
    [BindProperty]
    public bool Active { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public RecurringList List { get; private set; } = null!;

    /// <summary>The duty that was saved just now; null otherwise.</summary>
    public RecurringLine? Saved { get; private set; }

    public async Task<IActionResult> OnGet(long? edit, int? usual, long? saved)
    {
        if (await Load() is { } gone) return gone;
        Saved = List.Duties.FirstOrDefault(d => d.Id == saved && d.MayChange);
        if (usual is { } nth && RecurringRules.Usual.ElementAtOrDefault(nth) is { } u)
            (Title, Every, Month, Day, Shift, Ahead, Important) = (u.Zh, u.Rule.Every, u.Rule.Month, u.Rule.Day, u.Rule.Shift, u.Ahead, u.Important);
        if (List.Duties.FirstOrDefault(d => d.Id == edit && d.MayChange) is { } d)
            (Id, Title, AnsweringId, Every, Month, Day, Shift, Ahead, Note, Important, Active, Version) = (d.Id, d.Title, d.AnsweringId, d.Rule.Every, d.Rule.Month, d.Rule.Day, d.Rule.Shift, d.Ahead, d.Note, d.Important, d.Active, d.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostSave()
    {
        // weeks and months have no month of their own
        var month = Every is Every.Week or Every.Month ? 1 : Month;
        if (await Ask(new SaveRecurring(Id, Title ?? "", AnsweringId, Every, month, Day, Shift, Ahead, Note ?? "", Important, Active, Version)) is { } saved) return Redirect($"/tasks/recurring?saved={saved.Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    /// <summary>What comes of a duty as it was saved: when its next task is made, and when that is due.</summary>
    public string Then(RecurringLine d) => d.Comes is not { } next
        ? T["已停用，不再生成；已经生成的照常办理。", "It rests: no more tasks are made; those made stay."]
        : T[$"下一件 {T.Long(next.DueOn)}到期，", $"The next task is due {T.Long(next.DueOn)}, "] + (T.Today is { } today && next.MadeOn <= today
            ? T["已到生成的时候，下一次运行时即生成。", "and is made with the next run, as its time has come."]
            : T[$"{T.Long(next.MadeOn)}生成。", $"and is made on {T.Long(next.MadeOn)}."]);

    /// <summary>每月5日（遇休息日提前）</summary>
    public string When(DutyRule r)
    {
        var shift = r.Shift is DayShift.Before ? T["遇休息日提前", "before a rest day"] : T["遇休息日顺延", "after a rest day"];
        var day = r.Every switch
        {
            Every.Week => T[$"每周{"一二三四五六日"[r.Day - 1]}", $"every {(DayOfWeek)(r.Day % 7)}"],
            Every.Month => T[$"每月 {r.Day} 日", $"monthly on day {r.Day}"],
            Every.Quarter => T[$"每季第 {r.Month} 个月 {r.Day} 日", $"quarterly, month {r.Month}, day {r.Day}"],
            Every.HalfYear => T[$"每半年第 {r.Month} 个月 {r.Day} 日", $"half-yearly, month {r.Month}, day {r.Day}"],
            _ => T[$"每年 {r.Month} 月 {r.Day} 日", $"yearly on {r.Day} {CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(r.Month)}"],
        };
        return T[$"{day}（{shift}）", $"{day} ({shift})"];
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ListRecurring()) is not { } list) return Sorry();
        List = list;
        ModelState.Clear();
        return null;
    }
}
