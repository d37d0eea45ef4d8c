using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>The schedule as a file that can be imported again: one year's rows, or all of them.</summary>
/// <remarks>DL-4: the schedule can be taken out, mended and imported again.</remarks>
[Access(Everybody = Reach.All)]
public sealed record HolidaysOf(int? Year = null) : IQuery<HolidayText>;

/// <summary>CSV: date,kind,name.</summary>
public sealed record HolidayText(int Rows, string Csv);

public sealed class HolidaysOfHandler(OfficeBook book) : IHandle<HolidaysOf, HolidayText>
{
    public async Task<Outcome<HolidayText>> Handle(HolidaysOf m, Db db)
    {
        if (m.Year is { } year && DeadlineRules.NoSuchMonth(year, null) is { } why) return why;
        var rows = (await book.Open(db.Ct)).Holidays.Where(h => m.Year is null || h.Day.Year == m.Year).ToList();
        return new HolidayText(rows.Count, HolidayFile.Write(rows));
    }
}
