using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>For how many working days a task has been overdue, in the steps of the reports.</summary>
/// <remarks>RP-5: reviews show ageing.</remarks>
public enum OverdueAge
{
    /// <summary>Up to 1 working day; 0 when only rest days have passed since the due date.</summary>
    One,

    /// <summary>2 to 4 working days: a yellow card, and the division leader is told on the third.</summary>
    TwoToFour,

    /// <summary>5 to 9 working days: a red card.</summary>
    FiveToNine,

    /// <summary>10 working days or more.</summary>
    TenOrMore,
}

/// <summary>Rules on what reports count.</summary>
public static class ReportRules
{
    /// <summary>The step of an overdue task.</summary>
    /// <param name="workingDays">Working days after the due date up to today.</param>
    /// <remarks>RP-5: reviews show ageing.</remarks>
    public static OverdueAge AgeOf(int workingDays) => workingDays switch
    {
        >= 10 => OverdueAge.TenOrMore,
        >= 5 => OverdueAge.FiveToNine,
        >= 2 => OverdueAge.TwoToFour,
        _ => OverdueAge.One,
    };

    /// <summary>The due dates of the tasks that stand on a step today: from the first to the last, both included.</summary>
    /// <param name="age">The step; <c>null</c> for every overdue task.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>RP-7: a figure can be clicked down to the records behind it.</remarks>
    public static (DateOnly From, DateOnly To) DueDatesOf(OverdueAge? age, DateOnly today, WorkingCalendar calendar)
    {
        var (least, most) = age switch
        {
            OverdueAge.One => (0, 1),
            OverdueAge.TwoToFour => (2, 4),
            OverdueAge.FiveToNine => (5, 9),
            OverdueAge.TenOrMore => (10, int.MaxValue),
            _ => (0, int.MaxValue),
        };
        var to = today.AddDays(-1);
        while (calendar.Between(to, today) < least) to = to.AddDays(-1);
        if (most == int.MaxValue) return (WorkingCalendar.FirstDay, to);
        var from = to;
        while (calendar.Between(from.AddDays(-1), today) <= most) from = from.AddDays(-1);
        return (from, to);
    }

    /// <summary>Why a list cannot be given in pages of this size, or <c>null</c> when it can.</summary>
    /// <remarks>RP-7: lists are read page by page.</remarks>
    public static Refusal? NotAPage(int take) => take is >= 1 and <= 500
        ? null
        : new("每页 1 至 500 条。", "A page has 1 to 500 records.", "RP-7", "Take");

    private static readonly string[] Lists = ["/breaches", "/discipline", "/complaints", "/tasks", "/enquiries", "/applications"];

    /// <summary>Why an address is no list of this office that could be kept, or <c>null</c> when it is.</summary>
    /// <remarks>BR-4: what the desk shows can be kept as a view; it never leads out of the office.</remarks>
    public static Refusal? NotAView(string href)
    {
        var path = href.Split('?')[0];
        return Lists.Any(l => path == l || path.StartsWith(l + "/", StringComparison.Ordinal)) && href.All(c => c > ' ' && c != '\\' && c != '"' && c != '<')
            ? null
            : new("只能保存本系统列表的地址。", "Only the address of a list of this office can be kept.", "BR-4", "Href");
    }

    /// <summary>Why a view is not shown to others, or <c>null</c> when it may be.</summary>
    /// <remarks>BR-4: a view that is shared holds filters; what somebody typed may be a name.</remarks>
    public static Refusal? NotShared(string href) => href.Contains("?q=", StringComparison.OrdinalIgnoreCase) || href.Contains("&q=", StringComparison.OrdinalIgnoreCase)
        ? new("带有查找内容的视图不能共享：里面可能有姓名。请去掉查找内容再保存。", "A view with something typed into it is not shared: it may be a name. Clear it and keep the view again.", "BR-4", "Shared")
        : null;

    /// <summary>The refusal to give two views of one person the same name.</summary>
    /// <remarks>BR-4: views are told apart by their names.</remarks>
    public static Refusal ViewNameTaken { get; } = new("您已有同名的视图，请换一个名称。", "You have a view of that name already; choose another.", "BR-4", "Name");

    /// <summary>The first and the last day of the month a report is about.</summary>
    /// <param name="month">2026-03; empty for the current month.</param>
    /// <param name="today">Today in the office.</param>
    /// <remarks>RP-5: the monthly review.</remarks>
    public static Outcome<Month> MonthOf(string month, DateOnly today)
    {
        if (month.Length == 0) return Month.Of(today);
        return DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && WorkingCalendar.Covers(first)
            ? Month.Of(first)
            : new Refusal("月份请写成 2026-03 这样，2000 年至 2099 年。", "Write the month like 2026-03, from 2000 to 2099.", "RP-5", "Month");
    }
}

/// <summary>A calendar month.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <remarks>RP-5: the monthly review.</remarks>
public sealed record Month(DateOnly First, DateOnly Last)
{
    /// <summary>The month of a day.</summary>
    public static Month Of(DateOnly day) =>
        new(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>2026-03</summary>
    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
