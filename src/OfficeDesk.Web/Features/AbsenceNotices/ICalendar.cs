using System.Globalization;
using System.Text;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Writes an iCalendar file (RFC 5545): lines of at most 75 bytes, CRLF, UTC.</summary>
internal static class ICalendar
{
    private const int LineBytes = 75;

    public static string Write(string name, IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(Fold(line)).Append("\r\n");
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//OfficeDesk//Calendar//ZH");
        Line("X-WR-CALNAME:" + Escape(name));
        foreach (var e in entries)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + e.Uid);
            Line("DTSTAMP:" + Utc(now));
            Line("DTSTART" + e.Start);
            Line("DTEND" + e.End);
            Line("SUMMARY:" + Escape(e.Summary));
            if (e.Details.Length > 0) Line("DESCRIPTION:" + Escape(e.Details));
            if (e.Link.Length > 0) Line("URL:" + e.Link);
            Line(e.Busy ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    internal static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A long line goes on after a break and one space; no character is cut in two.</summary>
    internal static string Fold(string line)
    {
        if (Encoding.UTF8.GetByteCount(line) <= LineBytes) return line;
        var folded = new StringBuilder();
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LineBytes)
            {
                folded.Append("\r\n ");
                used = 1;
            }
            folded.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}

/// <summary>One entry of a calendar: a span of time that keeps somebody busy, or a whole day that does not.</summary>
/// <param name="Start">What stands behind DTSTART, with its kind.</param>
internal sealed record CalendarEntry(string Uid, string Start, string End, string Summary, string Details, string Link, bool Busy)
{
    public static CalendarEntry OfTime(string uid, DateTimeOffset from, DateTimeOffset to, string summary, string details) => new(uid, ":" + ICalendar.Utc(from), ":" + ICalendar.Utc(to), summary, details, "", Busy: true);

    public static CalendarEntry OfDay(string uid, DateOnly day, string summary, string link) => new(uid, Whole(day), Whole(day.AddDays(1)), summary, "", link, Busy: false);

    private static string Whole(DateOnly day) => ";VALUE=DATE:" + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
