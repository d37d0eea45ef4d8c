using System.Runtime.CompilerServices;

namespace OfficeDesk.Rules;

/// <summary>Knows the working days from 2000-01-01 to 2099-12-31. Built once, then only read: safe to share between threads.</summary>
/// <remarks>DL-4: working days follow the national holiday schedule, make-up workdays included.</remarks>
public sealed class WorkingCalendar
{
    /// <summary>The first day the calendar knows.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>The last day the calendar knows.</summary>
    public static readonly DateOnly LastDay = new(2099, 12, 31);

    private const int Origin = 730_119; // DateOnly.DayNumber of FirstDay, as a constant so that Add reads no static field
    private const int Days = 36_525;

    // Two tables make every count a look-up. _before[i]: working days strictly before day i (so _before[i + 1] includes day i).
    // _working[k]: the k-th working day, from 0. 16 bits hold both and keep them inside the processor's cache.
    private readonly ushort[] _before = new ushort[Days + 1];
    private readonly ushort[] _working;
    private readonly DayState[] _states;
    private readonly Schedule _schedule;

    /// <summary>Builds the tables from every row of the schedule that is known; the last row of a day wins.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row lies outside 2000 to 2099.</exception>
    public WorkingCalendar(IEnumerable<Holiday> holidays)
    {
        _schedule = new Schedule(holidays);
        _states = new DayState[Days];
        var working = new List<ushort>(Days);
        for (var i = 0; i < Days; i++)
        {
            _before[i] = (ushort)working.Count;
            _states[i] = _schedule.StateOf(DateOnly.FromDayNumber(Origin + i));
            if (_states[i].IsWorking()) working.Add((ushort)i);
        }
        _before[Days] = (ushort)working.Count;
        _working = [.. working];
    }

    /// <summary>Whether the office works on this day.</summary>
    public bool IsWorking(DateOnly day) => _states[IndexOf(day)].IsWorking();

    /// <summary>The day itself if it is a working day, else the next working day.</summary>
    public DateOnly NextWorking(DateOnly day) => Add(day, 0);

    /// <summary>The day reached by counting working days, the first day not counted.</summary>
    /// <param name="start">The day that is not counted.</param>
    /// <param name="workingDays">0 = the start itself if it is a working day, else the next one; n = the n-th working day after the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The start or the answer lies outside the calendar, or the number is negative.</exception>
    /// <remarks>DL-4: the starting day is not counted.</remarks>
    public DateOnly Add(DateOnly start, int workingDays)
    {
        var index = IndexOf(start);
        // The n-th after the start is the (n - 1)-th of those not yet passed; for 0 the start may be the answer itself.
        var ordinal = (uint)(workingDays == 0 ? _before[index] : _before[index + 1] + workingDays - 1);
        if (workingDays < 0 || ordinal >= (uint)_working.Length) OutOfRange(nameof(workingDays));
        return DateOnly.FromDayNumber(Origin + _working[ordinal]);
    }

    /// <summary>Whether <see cref="Add"/> has an answer inside the calendar.</summary>
    public bool CanAdd(DateOnly start, int workingDays) =>
        Covers(start) && workingDays is >= 0 and <= Days &&
        (workingDays == 0 ? _before[start.DayNumber - Origin] : _before[start.DayNumber - Origin + 1] + workingDays - 1) < _working.Length;

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when <paramref name="to"/> is earlier.</summary>
    /// <remarks>DL-4: the starting day is not counted.</remarks>
    public int Between(DateOnly from, DateOnly to) => _before[IndexOf(to) + 1] - _before[IndexOf(from) + 1];

    /// <summary>Whether the day lies inside the calendar, 2000-01-01 to 2099-12-31.</summary>
    public static bool Covers(DateOnly day) => (uint)(day.DayNumber - Origin) < Days;

    /// <summary>Whether the national schedule of this year is known.</summary>
    /// <remarks>DL-4: a year without a published schedule counts weekends and the fixed-date holidays.</remarks>
    public bool IsPublished(int year) => _schedule.IsPublished(year);

    /// <summary>Whether this date may still move when a schedule is published.</summary>
    /// <remarks>DL-4: due dates in a year without a schedule, or in the last days of December before one, are provisional.</remarks>
    public bool IsProvisional(DateOnly due) => _schedule.IsProvisional(due);

    /// <summary>What the day is, for screens that show why.</summary>
    public DayState StateOf(DateOnly day) => _states[IndexOf(day)];

    /// <summary>The holiday the schedule names for this day, in Chinese; empty when it names none.</summary>
    public string HolidayName(DateOnly day) => _schedule.NameOf(day);

    /// <summary>Every day from the start to the due date, with its number or the reason why it is not counted.</summary>
    /// <remarks>DL-4: "why this date?" shows the days counted, the days skipped and why.</remarks>
    public IReadOnlyList<DayReason> Explain(DateOnly start, Limit limit) => Explanation.Of(this, start, limit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOf(DateOnly day)
    {
        var index = day.DayNumber - Origin;
        if ((uint)index >= Days) OutOfRange(nameof(day));
        return index;
    }

    private static void OutOfRange(string name) =>
        throw new ArgumentOutOfRangeException(name, "The calendar runs from 2000-01-01 to 2099-12-31.");
}
