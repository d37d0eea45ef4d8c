using System.Collections.Concurrent;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Who has a task open at this moment, so that two do not work on it without knowing. Kept in memory for two minutes: nobody is
/// kept out, nothing is written, and after a restart it fills by itself. Each node knows those who look through it.
/// </summary>
public sealed class Presence(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<(long Task, long Person), DateTimeOffset> _seen = new();
    private DateTimeOffset _swept;

    /// <summary>Somebody has the task open.</summary>
    /// <returns>Who else has it open, the latest first.</returns>
    public IReadOnlyList<long> Here(long task, long person)
    {
        var now = clock.GetUtcNow();
        _seen[(task, person)] = now;
        Sweep(now);
        return [.. _seen.Where(s => s.Key.Task == task && s.Key.Person != person && now - s.Value < Fresh).OrderByDescending(s => s.Value).Select(s => s.Key.Person)];
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Fresh) return;
        _swept = now;
        foreach (var (key, at) in _seen)
            if (now - at >= Fresh) _seen.TryRemove(KeyValuePair.Create(key, at));
    }
}
