namespace OfficeDesk.Tests.House;

/// <summary>The office's clock in a test: stands still until the test moves it. Timers of the framework run on real time.</summary>
public sealed class StoppedClock(DateTime wall) : TimeProvider
{
    private DateTimeOffset _now = Web.Desk.OfficeClock.Instant(wall);

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Sets the clock on the office wall.</summary>
    public void Set(DateTime wall) => _now = Web.Desk.OfficeClock.Instant(wall);

    public void Pass(TimeSpan time) => _now += time;
}
