using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>An inspection or a complaint found somebody away without a notice.</summary>
[Opens(typeof(ReportAbsence))]
public sealed class ReportAbsencePage(OfficeBook book, TimeProvider clock) : DeskPage
{
    [BindProperty]
    public long PersonId { get; set; }

    [BindProperty]
    public DateTime? SeenAt { get; set; }

    [BindProperty]
    public ReportSource Source { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public AbsenceReported? Done { get; private set; }

    /// <summary>Whom the asker may report.</summary>
    public IReadOnlyList<Person> People { get; private set; } = [];

    public async Task OnGet()
    {
        await Load();
        SeenAt ??= OfficeClock.Wall(clock.GetUtcNow()).AddMinutes(-5);
    }

    public async Task<IActionResult> OnPost()
    {
        Done = await Ask(new ReportAbsence(PersonId, OfficeClock.Instant(SeenAt ?? new DateTime(2100, 1, 1)), Source, Text ?? ""));
        await Load();
        return Page();
    }

    private async Task Load()
    {
        var office = await book.Open(HttpContext.RequestAborted);
        var all = Who.Is(Roles.Director | Roles.GeneralOffice | Roles.Discipline);
        People = [.. office.People.Values.Where(p => p.Active == 1 && p.Id != Who.PersonId && (all || Who.Led.Contains(p.SectionId) || Who.InCharge.Contains(p.SectionId))).OrderBy(p => p.SectionId).ThenBy(p => p.Id)];
    }
}
