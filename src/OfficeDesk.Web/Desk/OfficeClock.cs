namespace OfficeDesk.Web.Desk;

/// <summary>The office's wall clock. Instants are stored in UTC; days and hours of the office exist only through here.</summary>
public static class OfficeClock
{
    /// <summary>Asia/Shanghai has kept UTC+8 without summer time since 1991; a fixed zone needs no zone data on the machine.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "中国标准时间", "China Standard Time");

    /// <summary>What the clock on the office wall shows at this instant.</summary>
    public static DateTime Wall(DateTimeOffset instant) => instant.ToOffset(Zone.BaseUtcOffset).DateTime;

    /// <summary>The office's day at this instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Wall(instant));

    /// <summary>The instant at which the office's wall clock shows this; before the first hours of the calendar its beginning.</summary>
    public static DateTimeOffset Instant(DateTime wall) => wall.Ticks < Zone.BaseUtcOffset.Ticks ? DateTimeOffset.MinValue
        : new DateTimeOffset(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified), Zone.BaseUtcOffset).ToUniversalTime();

    /// <summary>The instant at which a day of the office begins.</summary>
    public static DateTimeOffset Midnight(DateOnly day) => Instant(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The whole minute an instant lies in: people write minutes.</summary>
    public static DateTimeOffset Minute(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
