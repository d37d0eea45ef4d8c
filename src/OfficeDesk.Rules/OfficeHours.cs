namespace OfficeDesk.Rules;

/// <summary>When the office is open on a working day. Each half runs from its first minute to, but not including, its end.</summary>
public sealed record OfficeHours(TimeOnly MorningFrom, TimeOnly MorningTo, TimeOnly AfternoonFrom, TimeOnly AfternoonTo)
{
    /// <summary>08:30 to 12:00 and 14:30 to 17:30; a setting.</summary>
    public static OfficeHours Default { get; } = new(new(8, 30), new(12, 0), new(14, 30), new(17, 30));

    /// <summary>Minutes of office time in a working day.</summary>
    public int MinutesPerDay => MinutesBetween(TimeOnly.MinValue, TimeOnly.MaxValue);

    /// <summary>Minutes of the longer session of the day: half a day (AB-5).</summary>
    public int LongestSession => Math.Max(MinutesBetween(MorningFrom, MorningTo), MinutesBetween(AfternoonFrom, AfternoonTo));

    /// <summary>Whether the counter is open at this time of a working day; the break at noon is not open.</summary>
    public bool IsOpen(TimeOnly time) =>
        (time >= MorningFrom && time < MorningTo) || (time >= AfternoonFrom && time < AfternoonTo);

    /// <summary>Whether the day's work is over at this time.</summary>
    public bool IsOver(TimeOnly time) => time >= AfternoonTo;

    /// <summary>Whole minutes of office time from one time of a day to a later one; 0 when it is not later.</summary>
    public int MinutesBetween(TimeOnly from, TimeOnly to) =>
        Overlap(from, to, MorningFrom, MorningTo) + Overlap(from, to, AfternoonFrom, AfternoonTo);

    /// <summary>Why these hours cannot be the office's, or <c>null</c> when they can.</summary>
    /// <remarks>DL-4: office hours decide on which day a late receipt counts.</remarks>
    public Refusal? Broken() =>
        MorningFrom < MorningTo && MorningTo <= AfternoonFrom && AfternoonFrom < AfternoonTo
            ? null
            : new("办公时间须从早到晚填写：上午开始、上午结束、下午开始、下午结束。", "Enter office hours from early to late: morning start, morning end, afternoon start, afternoon end.", "DL-4", "Hours");

    private static int Overlap(TimeOnly from, TimeOnly to, TimeOnly opens, TimeOnly closes)
    {
        var first = Math.Max(from.Ticks, opens.Ticks);
        var last = Math.Min(to.Ticks, closes.Ticks);
        return last > first ? (int)((last - first) / TimeSpan.TicksPerMinute) : 0;
    }
}
