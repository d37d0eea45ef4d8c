using System.Collections.Concurrent;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Whom the doorman has just seen, so that ten clicks in a second are one look. Forgotten at once when this program writes a
/// session, an account, a role or a seat, and after half a second in any case, which is how soon other nodes notice (E6).
/// </summary>
public sealed class Faces(DoorBell bell, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private const int Most = 5000;
    private readonly ConcurrentDictionary<string, Face> _known = new(StringComparer.Ordinal);

    /// <summary>How often the bell rang until now; to be asked before the look whose result is remembered.</summary>
    public long Rings => bell.Rings;

    /// <summary>The person behind a hash, if seen a moment ago and nothing changed since.</summary>
    /// <param name="hash">Of the secret of a session; of a key, marked as such.</param>
    public Asker? Know(string hash) =>
        _known.TryGetValue(hash, out var face) && face.Rings == bell.Rings && clock.GetElapsedTime(face.Tick) < Fresh && clock.GetUtcNow() - face.At < Fresh ? face.Who : null;

    public Asker Remember(string hash, long rings, Asker who)
    {
        if (_known.Count >= Most) _known.Clear();
        _known[hash] = new Face(who, rings, clock.GetTimestamp(), clock.GetUtcNow());
        return who;
    }

    private sealed record Face(Asker Who, long Rings, long Tick, DateTimeOffset At);
}
