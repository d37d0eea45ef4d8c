using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Rings when a session, an account, a role, a seat, an absence, a cover or a template was written in this program, so that the door looks
/// again before it believes what it remembers of anybody (E6), the lane before it believes who is away and who covers, and a document before it
/// believes which wording is in force. Found from the statements
/// themselves: no handler can forget to ring.
/// </summary>
public sealed partial class DoorBell
{
    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);
    private long _rings;

    /// <summary>How often it rang.</summary>
    public long Rings => Interlocked.Read(ref _rings);

    public void Ring() => Interlocked.Increment(ref _rings);

    /// <summary>Whether a statement writes into a table that says who somebody is, whether they are there, or what a document says.</summary>
    public static bool Concerns(string sql) => Known.GetOrAdd(sql, s => Who().IsMatch(s));

    [GeneratedRegex(@"\b(UPDATE|INTO|FROM)\s+(sessions|tokens|accounts|grants|deputies|people|sections|absences|posts|covers|notice_templates)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Who();
}
