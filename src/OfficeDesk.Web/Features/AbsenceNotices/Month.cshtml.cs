using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>A month of absences as a calendar, for the screen and for paper.</summary>
[Opens(typeof(AbsenceMonth))]
public sealed class AbsenceMonthPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Print { get; set; }

    public AbsenceMonthShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        DateOnly? first = null;
        if (Month is { Length: > 0 } typed)
        {
            if (!DateOnly.TryParseExact(typed + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return NotFound();
            first = day;
        }
        if (!ModelState.IsValid || await Ask(new AbsenceMonth(first, Section)) is not { } shown) return Sorry();
        Shown = shown;
        return Page();
    }

    public string To(int months, bool print = false) => $"/absence/month?month={Shown.First.AddMonths(months):yyyy-MM}{(Section is { } s ? $"&section={s}" : "")}{(print ? "&print=true" : "")}";

    public string Name => T[$"{Shown.First.Year} 年 {Shown.First.Month} 月", Shown.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture)];

    /// <summary>The weeks of the month, Monday first; null where another month is.</summary>
    public IEnumerable<MonthDay?[]> Weeks()
    {
        var before = ((int)Shown.First.DayOfWeek + 6) % 7;
        return Enumerable.Repeat<MonthDay?>(null, before).Concat(Shown.Days).Chunk(7).Select(w => w.Concat(Enumerable.Repeat<MonthDay?>(null, 7 - w.Length)).ToArray());
    }
}
