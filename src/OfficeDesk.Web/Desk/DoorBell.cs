using System.Text.RegularExpressions;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Rings when a session, an account, a role, a seat, an absence, a cover or a template was written in this program, so that the door looks
/// again before it believes what it remembers of anybody (E6), the lane before it believes who is away and who covers, and a document before it
/// believes which wording is in force. Found from the statements
/// themselves: no handler can forget to ring. It also hears which tables every commit wrote, for whoever remembers answers (<see cref="Recent"/>).
/// </summary>
public sealed partial class DoorBell
{
    /// <summary>Commits remembered: whoever asks about an older moment is told that everything was written since.</summary>
    private const int Most = 512;

    private readonly ISet<string>?[] _written = new ISet<string>?[Most];
    private readonly Lock _writing = new();
    private long _rings;
    private long _writes;

    /// <summary>How often it rang.</summary>
    public long Rings => Interlocked.Read(ref _rings);

    /// <summary>How many commits it heard of.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Rings; whatever was remembered of anything is looked up again.</summary>
    public void Ring()
    {
        Interlocked.Increment(ref _rings);
        Wrote(null);
    }

    /// <summary>Hears of a commit.</summary>
    /// <param name="tables">What it wrote into; null when that is not known.</param>
    public void Wrote(ISet<string>? tables)
    {
        lock (_writing)
        {
            // what is written into the office book is read by everything, and its looks are not among those of an answer
            _written[_writes % Most] = tables is null || tables.Contains("stamps") ? null : tables;
            Interlocked.Increment(ref _writes);
        }
    }

    /// <summary>Whether one of these looks could find something that was written since.</summary>
    /// <param name="since">What <see cref="Writes"/> said then.</param>
    /// <param name="looks">Their texts.</param>
    public bool Touched(long since, IReadOnlyList<string> looks)
    {
        var now = Writes;
        if (now == since) return false;
        if (now - since > Most / 2) return true;
        for (var write = since; write < now; write++)
            if (_written[write % Most] is not { } tables || looks.Any(l => Statement.Of(l).MayRead(tables))) return true;
        // a place that was used again while it was read belongs to a later commit
        return Writes - since > Most / 2;
    }

    /// <summary>Whether a statement writes into a table that says who somebody is, whether they are there, or what a document says.</summary>
    public static bool Concerns(string sql) => Who().IsMatch(sql);

    [GeneratedRegex(@"\b(UPDATE|INTO|FROM)\s+(sessions|tokens|accounts|grants|deputies|people|sections|absences|posts|covers|notice_templates)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Who();
}
