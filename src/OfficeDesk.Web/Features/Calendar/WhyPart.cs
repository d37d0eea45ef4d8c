using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>The answer to "why this date?", or why there is none; drawn by _Why.</summary>
public sealed record WhyPart(DueDateExplained? Answer, Refusal? Refusal)
{
    private const int Head = 42, Tail = 10;

    /// <summary>The days that are drawn; a null stands for those left out in the middle of a long limit.</summary>
    public IEnumerable<DayReason?> Strip => Answer is not { } a ? []
        : a.Days.Count <= Head + Tail ? a.Days
        : a.Days.Take(Head).Append(null).Concat(a.Days.Skip(a.Days.Count - Tail));

    /// <summary>How many days are left out of the strip.</summary>
    public int LeftOut => Answer is { } a && a.Days.Count > Head + Tail ? a.Days.Count - Head - Tail : 0;
}
