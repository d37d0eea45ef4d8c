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
}
