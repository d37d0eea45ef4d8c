namespace OfficeDesk.Web.Office;

/// <summary>Compares the clock on the wall with one that only counts: whoever sets the wall clock while the program runs is noticed.</summary>
public sealed class ClockWatch(TimeProvider clock)
{
    private readonly DateTimeOffset _began = clock.GetUtcNow();
    private readonly long _counted = clock.GetTimestamp();

    /// <summary>When it began to watch: the start of the program.</summary>
    public DateTimeOffset Began => _began;

    /// <summary>How far the wall clock was moved since, forwards or back.</summary>
    public TimeSpan Jumped => clock.GetUtcNow() - _began - clock.GetElapsedTime(_counted);
}
