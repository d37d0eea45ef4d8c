using System.Globalization;
using System.Text;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Writes an iCalendar file (RFC 5545): lines of at most 75 bytes, CRLF, UTC.</summary>
internal static class ICalendar
{
    private const int LineBytes = 75;

    public static string Write(string name, IEnumerable<BoardLine> lines, DateTimeOffset now)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(Fold(line)).Append("\r\n");
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//OfficeDesk//Absences//ZH");
        Line("X-WR-CALNAME:" + Escape(name));
        foreach (var l in lines)
        {
            Line("BEGIN:VEVENT");
            // the person and the start make it the same entry when the end moves
            Line($"UID:{l.PersonId}-{Utc(l.FromAt)}@officedesk");
            Line("DTSTAMP:" + Utc(now));
            Line("DTSTART:" + Utc(l.FromAt));
            Line("DTEND:" + Utc(l.Sign is BoardSign.Late ? now : l.ToAt));
            Line("SUMMARY:" + Escape($"{l.Person} {l.Word}"));
            if (l.Covers.Count > 0) Line("DESCRIPTION:" + Escape("替岗：" + string.Join('；', l.Covers)));
            Line("TRANSP:OPAQUE");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

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
