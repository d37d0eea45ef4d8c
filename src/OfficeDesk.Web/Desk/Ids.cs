namespace OfficeDesk.Web.Desk;

/// <summary>Makes the ids of every row: time-ordered, below 2^53 so that JSON carries them exactly.</summary>
public sealed class Ids(TimeProvider clock)
{
    private static readonly long Epoch = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private long _last;

    /// <summary>The lowest id that could be made at this instant, to ask for "since then" by id.</summary>
    public static long At(DateTimeOffset instant) => (instant.ToUnixTimeMilliseconds() - Epoch) << 13;

    /// <summary>Milliseconds since 2025 in the upper bits, 13 bits to tell ids of one millisecond apart; never the same twice.</summary>
    public long Next()
    {
        var now = (clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 13;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }
}
