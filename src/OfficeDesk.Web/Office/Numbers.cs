using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Numbers without gaps, counted a series and year inside the transaction that uses them: rolled back with it.</summary>
public static class Numbers
{
    /// <summary>Enquiries and the matters they open: 2026-1107.</summary>
    public const string Enquiries = "enquiry";

    /// <summary>Tasks assigned without an enquiry: RW2026-12.</summary>
    public const string Assigned = "RW";

    /// <summary>Extensions: YQ2026-3.</summary>
    public const string Extensions = "YQ";

    /// <summary>Absences: LD2026-7; the notice on the door has a number of its own.</summary>
    public const string Absences = "LD";

    private const string CountOne = """
        UPDATE counters SET last_no = last_no + 1 WHERE series = @Series AND year_no = @Year;
        SELECT last_no FROM counters WHERE series = @Series AND year_no = @Year
        """;

    private const string First = "INSERT INTO counters (series, year_no, last_no) VALUES (@Series, @Year, 1)";

    /// <summary>The next number of a series in the year of the message. Take it as late as possible: the row stays locked until the commit.</summary>
    public static async Task<string> Next(Db db, string series)
    {
        var no = await Count(db, series);
        return series == Enquiries ? $"{db.Today.Year}-{no}" : $"{series}{db.Today.Year}-{no}";
    }

    /// <summary>The same as a bare number, for series that are written in another way (NT-1).</summary>
    public static async Task<long> Count(Db db, string series)
    {
        var row = new { Series = series, db.Today.Year };
        if (await db.Find<long?>(CountOne, row) is { } no) return no;
        // two first numbers of a year at the same moment: one insert fails as a duplicate and the whole message is carried again
        await db.Execute(First, row);
        return 1;
    }
}
