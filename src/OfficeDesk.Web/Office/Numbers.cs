using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Numbers without gaps, counted a series and year inside the transaction that uses them: rolled back with it (see <see cref="Db.NextNumber"/>).</summary>
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

    /// <summary>The next number of a series in the year of the message. Enquiries, tasks and extensions have unique numbers in their tables.</summary>
    public static Task<string> Next(Db db, string series)
    {
        var no = db.NextNumber(series, unique: series is Enquiries or Assigned or Extensions);
        return Task.FromResult(series == Enquiries ? $"{db.Today.Year}-{no}" : $"{series}{db.Today.Year}-{no}");
    }

    /// <summary>The same as a bare number, for series that are written in another way (NT-1).</summary>
    /// <param name="unique">Whether the table it goes into refuses a second one.</param>
    public static Task<long> Count(Db db, string series, bool unique = false) => Task.FromResult(db.NextNumber(series, unique));
}
