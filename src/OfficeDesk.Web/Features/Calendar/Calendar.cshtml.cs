using System.Text;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>The year, day by day, and a place to try any start and limit.</summary>
[Opens(typeof(MonthOf))]
public sealed class CalendarPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>What a confirmed import did; shown once after it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public MonthDays? Days { get; private set; }

    public DueDateExplained? Why { get; private set; }

    /// <summary>Working days from the first to the last day; null when none were given or they are refused.</summary>
    public int? Counted { get; private set; }

    /// <summary>Whether a schedule waits for the second person.</summary>
    public bool Waiting { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var today = (await Ask(new MonthOf(2026)))!.Today;
        Days = await Ask(new MonthOf(Year ?? today.Year)) ?? await Ask(new MonthOf(today.Year));
        Why = await Ask(new ExplainDueDate(today, 10));
        await Count();
        if (May<HolidayProposals>()) Waiting = (await Ask(new HolidayProposals()))?.Open is not null;
        return Page();
    }

    /// <summary>The answer to from and to alone, for the form that asks while one types.</summary>
    public async Task<IActionResult> OnGetCount()
    {
        await Count();
        return Partial("_Counted", this);
    }

    /// <summary>The schedule as a file that can be imported again.</summary>
    public async Task<IActionResult> OnGetExport(int? year)
    {
        var text = await Ask(new HolidaysOf(year));
        // the mark tells Excel and WPS that it is UTF-8; the import takes it
        return text is null ? Sorry() : File(Encoding.UTF8.GetBytes('\uFEFF' + text.Csv), "text/csv; charset=utf-8", $"holidays{(year is null ? "" : $"-{year}")}.csv");
    }

    private async Task Count()
    {
        if (From is { } from && To is { } to) Counted = (await Ask(new CountWorkingDays([new(from, to)])))?.Items[0];
    }

    /// <summary>How a day of the grid is drawn: its class and the mark beside the number.</summary>
    public (string Class, string Mark, string Words) Drawn(CalendarDay day) => day.State switch
    {
        DayState.Holiday => ("off", T["休", "H"], T["放假 ", "holiday "] + day.Name),
        DayState.FixedHoliday => ("off fix", T["休", "H"], T["放假（暂定） ", "holiday (provisional) "] + day.Name),
        DayState.MakeUp => ("mk", T["班", "W"], T["调休上班 ", "make-up working day "] + day.Name),
        DayState.Weekend => ("we", "", T["周末", "weekend"]),
        _ => ("", "", ""),
    };

    public string MonthName(int month) => T[$"{month}月", new DateOnly(2000, month, 1).ToString("MMM", System.Globalization.CultureInfo.InvariantCulture)];
}
