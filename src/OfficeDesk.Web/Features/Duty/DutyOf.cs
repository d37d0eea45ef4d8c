using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Duty;

/// <summary>The duty roster from a day to a day, at most 400 days.</summary>
/// <remarks>DU-1: the roster is public in the office.</remarks>
[Access(Everybody = Reach.All)]
public sealed record DutyOf(DateOnly From, DateOnly To) : IQuery<DutyRoster>;

/// <param name="Days">Every day of the period, also those nobody is on duty yet.</param>
/// <param name="Gaps">Rest days from today on for which nobody is planned.</param>
public sealed record DutyRoster(IReadOnlyList<DutyDay> Days, int Gaps);

/// <param name="Rest">The office does not work on this day.</param>
/// <param name="Holiday">The holiday's name; empty for none.</param>
/// <param name="Duty">Who is on duty; null when nobody is planned.</param>
/// <param name="Past">The day's duty is over and stays as it was.</param>
public sealed record DutyDay(DateOnly Day, bool Rest, string Holiday, bool Past, DutyEntry? Duty);

/// <param name="Version">Give it back when changing the entry, so that nobody's change is lost.</param>
public sealed record DutyEntry(DateOnly Day, long PersonId, string Person, string Section, long LeaderId, string Leader, string Phone, string Note, int Version);

public sealed class DutyOfHandler(OfficeBook book) : IHandle<DutyOf, DutyRoster>
{
    private const string Load = "SELECT * FROM duty_roster WHERE day >= @From AND day <= @To ORDER BY day";

    public async Task<Outcome<DutyRoster>> Handle(DutyOf m, Db db)
    {
        if ((DeadlineRules.OutsideCalendar(m.From) ?? DeadlineRules.OutsideCalendar(m.To)) is { } outside) return outside;
        if (DutyRules.PeriodWrong(m.From, m.To) is { } wrong) return wrong;
        var office = await book.Open(db.Ct);
        var current = DutyRules.RosterDay(db.Wall, office.HoursOn(db.Today));
        var rows = (await db.Query<DutyRow>(Load, new { m.From, m.To })).ToDictionary(r => r.Day);
        var days = new List<DutyDay>();
        for (var day = m.From; day <= m.To; day = day.AddDays(1))
            days.Add(new(day, !office.Calendar.IsWorking(day), office.Calendar.HolidayName(day), day < current, rows.TryGetValue(day, out var row) ? row.Shown(db, office) : null));
        return new DutyRoster(days, days.Count(d => d is { Rest: true, Past: false, Duty: null }));
    }
}

internal sealed record DutyRow
{
    public long Id { get; init; }
    public DateOnly Day { get; init; }
    public long PersonId { get; init; }
    public long LeaderId { get; init; }
    public string Phone { get; init; } = "";
    public string Note { get; init; } = "";
    public int Version { get; init; }

    public DutyEntry Shown(Db db, OfficePage office) => new(
        Day, PersonId, office.NameOf(PersonId), office.People.TryGetValue(PersonId, out var person) ? office.SectionName(person.SectionId, db.Who.English) : "",
        LeaderId, office.NameOf(LeaderId), Phone, Note, Version);
}
