using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Duty;

/// <summary>Who is on duty now and this month; the general office plans it.</summary>
[Opens(typeof(DutyOf))]
public sealed class DutyPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public long PersonId { get; set; }

    [BindProperty]
    public long LeaderId { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public OnDuty? Now { get; private set; }

    public DutyRoster Roster { get; private set; } = new([], 0);

    public DutyChoices Choices { get; private set; } = new([], []);

    /// <summary>The first day of the month shown.</summary>
    public DateOnly First { get; private set; }

    /// <summary>Drawn for paper.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Print { get; set; }

    public Task OnGet(DateOnly? edit) => Load(edit);

    public async Task<IActionResult> OnPostPlan() =>
        await Ask(new PlanDuty(Day ?? default, PersonId, LeaderId, Phone ?? "", Note ?? "", Version)) is not null ? Back() : await Again();

    public async Task<IActionResult> OnPostRemove() => await Ask(new RemoveDuty(Day ?? default, Version)) is not null ? Back() : await Again();

    public string MonthName => T[$"{First.Year}年{First.Month}月", First.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)];

    public string To(int months) => First.AddMonths(months).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Somebody is planned for the day that was to be planned: who it is can be changed.</summary>
    public bool Taken => Refusal is { Field: nameof(Day) } && Version == 0 && Roster.Days.Any(d => d.Day == Day && d.Duty is not null && !d.Past);

    private RedirectResult Back() => Redirect($"/duty?month={Day:yyyy-MM}");

    private async Task<IActionResult> Again()
    {
        var why = Refusal!;
        Month ??= Day is { } d ? d.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) : null;
        await Load(null);
        Refuse(why);
        return Page();
    }

    private async Task Load(DateOnly? edit)
    {
        Now = await Ask(new DutyNow());
        First = DateOnly.TryParseExact(Month + "-01", "yyyy-MM-dd", out var first) && first.Year is >= 2000 and < 2099 ? first : new DateOnly(Now!.Day.Year, Now.Day.Month, 1);
        Roster = await Ask(new DutyOf(First, First.AddMonths(1).AddDays(-1))) ?? Roster;
        if (!May<PlanDuty>()) return;
        Choices = await Ask(new DutyPeople()) ?? Choices;
        if (edit is not { } day) return;
        Day = day;
        if (Roster.Days.FirstOrDefault(d => d.Day == day)?.Duty is { } duty) (PersonId, LeaderId, Phone, Note, Version) = (duty.PersonId, duty.LeaderId, duty.Phone, duty.Note, duty.Version);
    }
}
