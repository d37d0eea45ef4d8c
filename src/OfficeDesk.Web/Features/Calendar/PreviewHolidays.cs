using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>What a holiday file would change, before anybody decides: the days, and every open due date and last day that moves.</summary>
/// <param name="Csv">The file: date,kind,name.</param>
/// <param name="Page">Which fifty of the moved tasks are listed, from 1.</param>
/// <remarks>DL-4: before and after are shown.</remarks>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record PreviewHolidays([property: Text(PreviewHolidays.Longest, Required = true, Zh = "节假日文件", En = "the holiday file")] string Csv, int Page = 1) : IQuery<HolidaysPreviewed>
{
    /// <summary>The most characters of one file.</summary>
    public const int Longest = 20_000;
}

/// <param name="Years">The years that are replaced as a whole.</param>
/// <param name="Days">Every day that becomes something else.</param>
/// <param name="Moved">Open tasks whose due date moves.</param>
/// <param name="Settled">Open tasks that keep their date and stop being provisional.</param>
/// <param name="Unsettled">Open tasks that keep their date and become provisional.</param>
/// <param name="Overdue">Tasks in time now and overdue on the new date.</param>
/// <param name="LeftAlone">Open tasks and other open last days that were set otherwise than by counting; they stay.</param>
/// <param name="Tasks">The page of tasks, by present due date.</param>
/// <param name="Doubts">What looks forgotten or mistaken in the file.</param>
/// <param name="Kept">Open last days that move and belong to no task: of applications by number, of the rest how many; the first hundred.</param>
/// <param name="KeptMoved">How many of them move in all.</param>
/// <param name="Errors">Every mistake with its line; then all else is empty, and nothing is taken from the file.</param>
public sealed record HolidaysPreviewed(
    IReadOnlyList<int> Years, int Rows, IReadOnlyList<CalendarChange> Days, int Moved, int Settled, int Unsettled, int Overdue, int LeftAlone,
    int Page, int Total, IReadOnlyList<MovedTask> Tasks, IReadOnlyList<HolidayDoubt> Doubts, IReadOnlyList<MovedDay> Kept, int KeptMoved, IReadOnlyList<LineError> Errors);

/// <summary>A sentence about a schedule that somebody has to look at before it counts.</summary>
public sealed record HolidayDoubt(string Zh, string En);

public sealed class PreviewHolidaysHandler(OfficeBook book) : IHandle<PreviewHolidays, HolidaysPreviewed>
{
    /// <summary>Tasks a page.</summary>
    public const int PageSize = 50;

    private const int MostKept = 100;

    public async Task<Outcome<HolidaysPreviewed>> Handle(PreviewHolidays m, Db db)
    {
        var (file, errors) = HolidayFile.Read(m.Csv);
        if (errors.Count > 0) return new HolidaysPreviewed([], 0, [], 0, 0, 0, 0, 0, 1, 0, [], [], [], 0, errors);
        var office = await book.Open(db.Ct);
        var after = new WorkingCalendar(HolidayMerge.Apply(office.Holidays, file));
        var plan = await Recounting.Of(db, office.Calendar, after);
        var days = await KeptDays.Of(db, office, office.Calendar, after);
        var tasks = plan.Moves.Select(move => Recounting.Seen(move, db.Today, office, db.Who.English)).ToList();
        var page = Math.Clamp(m.Page, 1, Math.Max(1, (tasks.Count + PageSize - 1) / PageSize));
        return new HolidaysPreviewed(
            HolidayMerge.YearsOf(file), file.Count, CalendarChange.Between(office.Calendar, after),
            tasks.Count(t => t.Before != t.After), tasks.Count(t => t.Before == t.After && t is { WasProvisional: true, Provisional: false }),
            tasks.Count(t => t.Before == t.After && t is { WasProvisional: false, Provisional: true }), tasks.Count(t => t.Overdue), plan.LeftAlone + days.LeftAlone,
            page, tasks.Count, [.. tasks.Skip((page - 1) * PageSize).Take(PageSize)],
            [.. HolidayDoubts.Of(file).Select(d => new HolidayDoubt(d.Zh, d.En))],
            [.. KeptDayMoves.Seen(days, db.Today, office, db.Who.English).Take(MostKept)], days.Told, []);
    }
}
