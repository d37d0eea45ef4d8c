namespace OfficeDesk.Rules;

/// <summary>When somebody is away, and whether on duty.</summary>
/// <remarks>AB-6: found from recorded absences.</remarks>
public sealed record AwayTime(long Person, DateTimeOffset From, DateTimeOffset To, bool OnDuty);

/// <summary>A time in which nobody of a section is there.</summary>
/// <param name="OnDuty">Whether everybody is away on duty in all of it.</param>
/// <remarks>AB-6: every member away at the same moment.</remarks>
public sealed record EmptyTime(DateTimeOffset From, DateTimeOffset To, bool OnDuty);

/// <summary>Finds when a section stands empty.</summary>
public static class EmptySection
{
    /// <summary>The times in which every member is away, also where several absences overlap only in part; the earliest first.</summary>
    /// <param name="members">Everybody of the section; nobody means never empty.</param>
    /// <param name="away">Their absences, in any order; times of one person may touch or overlap.</param>
    /// <param name="officeMinutes">The office minutes between two instants: a time without any is nobody's concern.</param>
    /// <remarks>AB-6: the system finds this by itself from recorded absences.</remarks>
    public static IReadOnlyList<EmptyTime> Find(IReadOnlyCollection<long> members, IReadOnlyCollection<AwayTime> away, Func<DateTimeOffset, DateTimeOffset, int> officeMinutes)
    {
        if (members.Count == 0) return [];
        var mine = away.Where(a => members.Contains(a.Person) && a.From < a.To).ToList();
        var edges = mine.SelectMany(a => new[] { a.From, a.To }).Distinct().Order().ToList();
        var found = new List<EmptyTime>();
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var (from, to) = (edges[i], edges[i + 1]);
            var there = mine.Where(a => a.From <= from && a.To >= to).ToLookup(a => a.Person);
            if (!members.All(there.Contains)) continue;
            // who is on leave and on duty at once is on leave
            var duty = members.All(m => there[m].All(a => a.OnDuty));
            if (found.Count > 0 && found[^1].To == from) found[^1] = new EmptyTime(found[^1].From, to, found[^1].OnDuty && duty);
            else found.Add(new EmptyTime(from, to, duty));
        }
        return [.. found.Where(e => officeMinutes(e.From, e.To) > 0)];
    }

    /// <summary>How many of some people are there at least, at any office time of a period.</summary>
    /// <param name="members">Whoever is counted.</param>
    /// <param name="away">Their absences, in any order; those of others are left out.</param>
    /// <param name="from">The beginning of the period.</param>
    /// <param name="to">Its end.</param>
    /// <param name="officeMinutes">The office minutes between two instants: who is away in none of them is there.</param>
    /// <remarks>AB-9: the board of another day, or of a week, counts that time and not this moment.</remarks>
    public static int LeastPresent(IReadOnlyCollection<long> members, IReadOnlyCollection<AwayTime> away, DateTimeOffset from, DateTimeOffset to, Func<DateTimeOffset, DateTimeOffset, int> officeMinutes)
    {
        var mine = away.Where(a => members.Contains(a.Person) && a.From < a.To && a.From < to && a.To > from).ToList();
        var edges = mine.SelectMany(a => new[] { a.From < from ? from : a.From, a.To > to ? to : a.To }).Distinct().Order().ToList();
        var most = 0;
        for (var i = 0; i + 1 < edges.Count; i++)
        {
            var (start, end) = (edges[i], edges[i + 1]);
            var gone = mine.Where(a => a.From <= start && a.To >= end).Select(a => a.Person).Distinct().Count();
            if (gone > most && officeMinutes(start, end) > 0) most = gone;
        }
        return members.Count - most;
    }
}
