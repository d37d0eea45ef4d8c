using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Says that one is leaving: good defaults, one line of reason, one button; the path stands beside the form before it is sent.</summary>
[Opens(typeof(PreviewAbsence))]
public sealed class NewAbsencePage(OfficeBook book, TimeProvider clock) : DeskPage
{
    [BindProperty]
    public AbsenceKind Kind { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateTime? From { get; set; }

    [BindProperty]
    public DateTime? To { get; set; }

    /// <summary>The return that stood in the form when it was opened: another one has been typed.</summary>
    [BindProperty]
    public DateTime? ToWas { get; set; }

    /// <summary>30, 60, Half, Day or Until.</summary>
    [BindProperty]
    public string Quick { get; set; } = "Half";

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public long? PersonId { get; set; }

    [BindProperty]
    public bool Sudden { get; set; }

    [BindProperty]
    public bool Keep { get; set; }

    [BindProperty(SupportsGet = true, Name = "draft")]
    public long? DraftId { get; set; }

    public AbsencePreview? Preview { get; private set; }

    /// <summary>For whom the asker may enter it; only themselves where there is nobody else.</summary>
    public IReadOnlyList<Person> People { get; private set; } = [];

    private DateTime Now => OfficeClock.Wall(clock.GetUtcNow());

    public async Task<IActionResult> OnGet()
    {
        var office = await Open();
        if (DraftId is { } id)
        {
            if (await Ask(new ShowAbsence(id)) is not { State: AbsenceState.Draft } draft) return Sorry();
            (Kind, Reason, Phone, Quick) = (draft.Kind, draft.Reason, draft.Phone, "Until");
            (From, To) = (OfficeClock.Wall(draft.FromAt), OfficeClock.Wall(draft.ToAt));
        }
        From ??= Floor(Now);
        To ??= Ends(office, From.Value);
        ToWas = To;
        Preview = await Ask(new PreviewAbsence(Kind, OfficeClock.Instant(From.Value), OfficeClock.Instant(To.Value)));
        return Page();
    }

    /// <summary>The path and the checks for what is typed so far.</summary>
    public async Task<IActionResult> OnPostPreview()
    {
        var office = await Open();
        var (from, to) = Times(office);
        Preview = await Ask(new PreviewAbsence(Kind, from is { } f ? OfficeClock.Instant(f) : null, OfficeClock.Instant(to), Person, Sudden));
        return Partial("_Preview", this);
    }

    public async Task<IActionResult> OnPost()
    {
        var office = await Open();
        var (from, to) = Times(office);
        if (Contradicts(to)) Refuse(AbsenceRules.EndOtherThanLength);
        var sent = Refusal is not null ? null : await Ask(new AnnounceAbsence(Kind, Reason ?? "", from is { } f ? OfficeClock.Instant(f) : null, OfficeClock.Instant(to), Person, Sudden, Phone ?? "", Keep, DraftId));
        if (sent is not null) return Redirect(Keep ? "/absence" : $"/absence/{sent.Id}");
        var why = Refusal!;
        Preview = await Ask(new PreviewAbsence(Kind, from is { } g ? OfficeClock.Instant(g) : null, OfficeClock.Instant(to), Person, Sudden));
        Refuse(why);
        return Page();
    }

    public static string Local(DateTime? at) => at?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? "";

    private long? Person => PersonId is { } p && p != Who.PersonId ? p : null;

    private async Task<OfficePage> Open()
    {
        var office = await book.Open(HttpContext.RequestAborted);
        People = [.. office.People.Values.Where(p => p.Active == 1 && (p.Id == Who.PersonId || Who.Is(Roles.GeneralOffice) || p.SectionId == Who.SectionId || Who.Led.Contains(p.SectionId))).OrderBy(p => p.Id != Who.PersonId).ThenBy(p => p.SectionId).ThenBy(p => p.Id)];
        return office;
    }

    /// <summary>From now (null) or what was typed, to the chosen length.</summary>
    private (DateTime? From, DateTime To) Times(OfficePage office)
    {
        // a start of this very minute is now, however long the form was open
        DateTime? from = From is null or { Year: < 2000 } || (From <= Now && From > Now.AddMinutes(-15)) ? null : From;
        // what cannot be read is refused, never replaced by a guess
        if (Bad(nameof(From))) from = Unreadable;
        if (Bad(nameof(To))) return (from, Unreadable);
        return (from, Quick != "Until" ? Ends(office, from ?? Floor(Now)) : To ?? Unreadable);
    }

    /// <summary>A return was typed and another length left chosen: which of the two is meant is asked, never guessed.</summary>
    private bool Contradicts(DateTime to) => Quick != "Until" && To is { } typed && typed != ToWas && typed != to;

    private static readonly DateTime Unreadable = new(2000, 1, 2);

    private bool Bad(string name) => ModelState[name]?.ValidationState is Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid || (name == nameof(From) ? From : To) is { Year: < 2000 };

    private DateTime Ends(OfficePage office, DateTime from) => Quick switch
    {
        "30" => from.AddMinutes(30),
        "60" => from.AddMinutes(60),
        "Day" => AbsenceTimes.DayEnd(from, office.Calendar, office.HoursOn),
        _ => AbsenceTimes.SessionEnd(from, office.Calendar, office.HoursOn),
    };

    private static DateTime Floor(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
}
