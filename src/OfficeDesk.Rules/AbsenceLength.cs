namespace OfficeDesk.Rules;

/// <summary>How long an absence is, in office time only. Exact: shares of a day are kept as fractions, never rounded before they are compared.</summary>
/// <remarks>AB-5: lengths are counted in office minutes; over several days, minutes divided by that day's minutes are added.</remarks>
public sealed record AbsenceLength
{
    private readonly Share _halves;
    private readonly Share _days;

    private AbsenceLength(int minutes, Share halves, Share days) => (Minutes, _halves, _days) = (minutes, halves, days);

    /// <summary>Office minutes.</summary>
    public int Minutes { get; }

    /// <summary>Office days in hundredths, rounded half up, for people to read.</summary>
    public int Days100 => _days.Hundredths;

    /// <summary>Up to and including half a day: the longest session of the day.</summary>
    public bool IsUpToHalfDay => _halves.CompareTo(1) <= 0;

    /// <summary>One day or more, one day included.</summary>
    public bool IsDayOrMore => IsAtLeast(1);

    /// <summary>So many days or more, compared as it is and not as it is shown: a minute less than three days is shown as 3 and is less.</summary>
    /// <param name="days">Office days.</param>
    /// <remarks>AB-5: lengths are counted in office minutes; AB-3: who approves which length.</remarks>
    public bool IsAtLeast(int days) => _days.CompareTo(days) >= 0;

    /// <summary>The length from one wall-clock time of the office to a later one.</summary>
    /// <param name="from">The first minute away.</param>
    /// <param name="to">The return; 0 when it is not later.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="hoursOn">The office hours of a day; they differ by season.</param>
    /// <remarks>AB-5: lengths are counted in office minutes, not by the wall clock.</remarks>
    public static AbsenceLength Between(DateTime from, DateTime to, WorkingCalendar calendar, Func<DateOnly, OfficeHours> hoursOn)
    {
        var minutes = 0;
        Share halves = Share.Zero, days = Share.Zero;
        var (first, last) = (DateOnly.FromDateTime(from), DateOnly.FromDateTime(to));
        for (var day = first; day <= last && from < to; day = day.AddDays(1))
        {
            if (!WorkingCalendar.Covers(day) || !calendar.IsWorking(day)) continue;
            var hours = hoursOn(day);
            var part = hours.MinutesBetween(day == first ? TimeOnly.FromDateTime(from) : TimeOnly.MinValue, day == last ? TimeOnly.FromDateTime(to) : TimeOnly.MaxValue);
            if (part == 0) continue;
            minutes += part;
            halves = halves.Plus(part, hours.LongestSession);
            days = days.Plus(part, hours.MinutesPerDay);
        }
        return new AbsenceLength(minutes, halves, days);
    }

    /// <summary>A sum of parts over a few different wholes, kept apart a whole, so that two halves are one and nothing is lost.</summary>
    private sealed record Share(IReadOnlyDictionary<int, long> Parts)
    {
        public static readonly Share Zero = new(new Dictionary<int, long>());

        public Share Plus(int part, int whole) => new(new Dictionary<int, long>(Parts) { [whole] = Parts.GetValueOrDefault(whole) + part });

        /// <summary>Below 0, 0 or above 0 as the sum is less than so many wholes, as many, or more.</summary>
        public int CompareTo(int wholes)
        {
            var (top, bottom) = Fraction();
            return top.CompareTo(wholes * bottom);
        }

        public int Hundredths
        {
            get
            {
                var (top, bottom) = Fraction();
                return (int)((200 * top + bottom) / (2 * bottom));
            }
        }

        private (System.Numerics.BigInteger Top, System.Numerics.BigInteger Bottom) Fraction()
        {
            System.Numerics.BigInteger top = 0, bottom = 1;
            foreach (var (whole, part) in Parts) (top, bottom) = (top * whole + part * bottom, bottom * whole);
            return (top, bottom);
        }
    }
}
