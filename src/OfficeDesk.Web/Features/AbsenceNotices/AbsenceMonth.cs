using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>A month of absences, day by day, of all sections or one (AB-9).</summary>
/// <param name="Month">Any day of it; null = this month.</param>
[Access(Everybody = Reach.All)]
public sealed record AbsenceMonth(DateOnly? Month = null, long? SectionId = null) : IQuery<AbsenceMonthShown>;

public sealed record AbsenceMonthShown(DateOnly First, long? SectionId, IReadOnlyList<MonthSection> Sections, IReadOnlyList<MonthDay> Days);

public sealed record MonthSection(long Id, string Name, string NameEn);

/// <param name="Lines">Who is away in the office hours of the day.</param>
public sealed record MonthDay(DateOnly Day, bool Working, string Holiday, IReadOnlyList<BoardLine> Lines);

public sealed class AbsenceMonthHandler(OfficeBook book) : IHandle<AbsenceMonth, AbsenceMonthShown>
{
    public async Task<Outcome<AbsenceMonthShown>> Handle(AbsenceMonth m, Db db)
    {
        var office = await book.Open(db.Ct);
        var day = m.Month ?? db.Today;
        var first = new DateOnly(day.Year, day.Month, 1);
        if (!WorkingCalendar.Covers(first)) return AbsenceRules.NotADay;
        var lines = (await BoardLines.Read(db, office, OfficeClock.Midnight(first), OfficeClock.Midnight(first.AddMonths(1)))).Where(l => m.SectionId is null || l.SectionId == m.SectionId).ToList();
        var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(n => first.AddDays(n)).Select(d => new MonthDay(d, office.Calendar.IsWorking(d), office.Calendar.HolidayName(d),
            office.Calendar.IsWorking(d) ? [.. lines.Where(l => l.FromAt < OfficeClock.Midnight(d.AddDays(1)) && Until(l, db.Now) > OfficeClock.Midnight(d))] : []));
        var sections = office.Sections.Values.Where(s => s.Active == 1).OrderBy(s => s.Sort).Select(s => new MonthSection(s.Id, s.Name, s.NameEn));
        return new AbsenceMonthShown(first, m.SectionId, [.. sections], [.. days]);
    }

    private static DateTimeOffset Until(BoardLine l, DateTimeOffset now) => l.Sign is BoardSign.Late ? now : l.ToAt;
}
