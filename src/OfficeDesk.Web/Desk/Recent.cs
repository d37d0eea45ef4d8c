using System.Collections.Concurrent;
using System.Text.Json;

namespace OfficeDesk.Web.Desk;

/// <summary>A message that many ask again and again: what was answered a moment ago is told again as long as it is still so (<see cref="Recent"/>).</summary>
public interface IAskedOften
{
    /// <summary>Whether this one is: long and odd ones are not worth the room.</summary>
    bool Often => true;
}

/// <summary>
/// Answers given a moment ago. Told again to whoever asks the same in the same seat, until this program writes into a table that the
/// answer was read from, and for a second at most: so soon the clock on the wall and other nodes are noticed.
/// </summary>
/// <remarks>Nobody declares what an answer depends on: the texts of its looks say it, and a write that names no table counts for all.</remarks>
public sealed class Recent(DoorBell bell, TimeProvider clock)
{
    private const int Most = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>How much was written until now; to be asked before the looks of what is kept.</summary>
    public long Writes => bell.Writes;

    /// <summary>The same question of the same person in the same seats.</summary>
    public static string Key(Asker who, object message) => string.Concat(message.GetType().Name, who.Seat, JsonSerializer.Serialize(message, message.GetType(), Wire.Json));

    /// <summary>What was answered, if it is still so; null when it has to be looked up.</summary>
    public T? Know<T>(string key) where T : class =>
        _kept.TryGetValue(key, out var kept) && clock.GetUtcNow() - kept.At is { Ticks: >= 0 } age && age < Fresh && !bell.Touched(kept.Writes, kept.Looks) ? (T)kept.Answer : null;

    /// <param name="writes">What <see cref="Writes"/> said before the first look.</param>
    /// <param name="looks">The texts of all looks the answer was read by.</param>
    public void Keep(string key, long writes, IReadOnlyList<string> looks, object answer)
    {
        if (_kept.Count >= Most) _kept.Clear();
        _kept[key] = new Kept(answer, writes, looks, clock.GetUtcNow());
    }

    private sealed record Kept(object Answer, long Writes, IReadOnlyList<string> Looks, DateTimeOffset At);
}
