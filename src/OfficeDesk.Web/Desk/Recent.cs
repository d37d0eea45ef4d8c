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
/// answer was read from, and for a second at most: so soon the clock on the wall and other nodes are noticed. One that was put together
/// from others may be a second older for each.
/// </summary>
/// <remarks>Nobody declares what an answer depends on: the texts of its looks say it, and a write that names no table counts for all.</remarks>
public sealed class Recent(DoorBell bell, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>Waits for others in vain, because something was written meanwhile, before one looks by oneself.</summary>
    private const int Patience = 2;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _coming = new(StringComparer.Ordinal);

    /// <summary>How much was written until now.</summary>
    public long Writes => bell.Writes;

    /// <summary>The same question of the same person in the same seats.</summary>
    public static string Key(Asker who, object message) => string.Concat(message.GetType().Name, who.Seat, JsonSerializer.Serialize(message, message.GetType(), Wire.Json));

    /// <summary>What was answered, if it is still so; null when it has to be looked up.</summary>
    public T? Know<T>(string key) where T : class =>
        _kept.TryGetValue(key, out var kept) && clock.GetUtcNow() - kept.At is { Ticks: >= 0 } age && age < Fresh && !bell.Touched(kept.Writes, kept.Looks) ? (T)kept.Answer : null;

    /// <summary>What was answered, else what somebody else is looking up at this moment, else what is looked up now: a rush on one question asks the database once.</summary>
    /// <param name="look">Looks it up, and adds the texts of all its looks.</param>
    public async Task<T> Of<T>(string key, Func<List<string>, Task<T>> look, CancellationToken ct) where T : class
    {
        for (var turn = 0; turn <= Patience; turn++)
        {
            if (Know<T>(key) is { } known) return known;
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_coming.GetOrAdd(key, mine) is var first && first == mine) return await LookUp(key, look, mine);
            await first.Task.WaitAsync(ct);
        }
        return Know<T>(key) ?? await LookUp(key, look, null);
    }

    private async Task<T> LookUp<T>(string key, Func<List<string>, Task<T>> look, TaskCompletionSource? others) where T : class
    {
        try
        {
            var (writes, looks) = (bell.Writes, new List<string>());
            var answer = await look(looks);
            if (_kept.Count >= Most) _kept.Clear();
            _kept[key] = new Kept(answer, writes, looks, clock.GetUtcNow());
            return answer;
        }
        finally
        {
            // where it failed the others look by themselves
            if (others is not null && _coming.TryRemove(new(key, others))) others.SetResult();
        }
    }

    private sealed record Kept(object Answer, long Writes, IReadOnlyList<string> Looks, DateTimeOffset At);
}
