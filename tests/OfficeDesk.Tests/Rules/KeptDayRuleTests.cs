using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class KeptDayRuleTests
{
    /// <summary>New Year: the 1st off by itself; with the schedule also Monday the 4th, and Saturday the 9th is worked.</summary>
    private static readonly WorkingCalendar Before = new([]), After = new(Read("2027-01-01,off,元旦\n2027-01-04,off,元旦\n2027-01-09,work,元旦"));

    [TestCase("2026-12-21", "2027-01-05", null, false, "2026-12-28", "2027-01-06", Description = "as many working days as it had")]
    [TestCase("2026-12-21", "2027-01-05", 10, false, "2026-12-28", "2027-01-06")]
    [TestCase("2026-12-21", "2027-01-05", 9, false, "2026-12-28", null, Description = "these days do not lead there: it was counted otherwise")]
    [TestCase("2026-12-21", "2026-12-25", null, false, "2026-12-22", "2026-12-25", Description = "over before the days that change")]
    [TestCase("2026-12-21", "2027-01-03", null, false, "2026-12-28", null, Description = "a Sunday is not reached by counting")]
    [TestCase("2026-12-21", "2026-12-18", null, false, "2026-12-28", null)]
    [TestCase("2027-01-06", "2027-01-13", null, false, "2027-01-06", "2027-01-12", Description = "a duty of the office comes nearer")]
    [TestCase("2027-01-06", "2027-01-13", null, true, "2027-01-06", "2027-01-13", Description = "what somebody has in writing does not")]
    [TestCase("2026-12-21", "2027-01-05", null, true, "2026-12-28", "2027-01-06", Description = "but it gets the days it lost")]
    [TestCase("2026-12-21", "2027-01-05", null, false, "2027-01-06", "2027-01-06", Description = "it was over yesterday, and is not: its step was not taken yet")]
    [TestCase("2026-12-21", "2027-01-05", null, false, "2027-01-07", "2027-01-05", Description = "elapsed by both calendars: nothing is rewritten")]
    public void DL_4_a_last_day_outside_of_tasks_is_counted_anew(string from, string until, int? days, bool promised, string today, string? becomes) =>
        Assert.That(DeadlineRules.Moved(Day(from), Day(until), days, promised, Day(today), Before, After), Is.EqualTo(becomes is null ? (DateOnly?)null : Day(becomes)));

    [Test]
    public void DL_4_a_promised_day_that_turns_into_a_rest_day_is_the_next_working_day()
    {
        // two days become working days before it, and itself a rest day
        var after = new WorkingCalendar(Read("2027-01-01,off,元旦\n2027-01-02,work,元旦\n2027-01-03,work,元旦\n2027-01-05,off,元旦"));
        Assert.That(DeadlineRules.Moved(Day("2026-12-21"), Day("2027-01-05"), null, true, Day("2026-12-28"), Before, after), Is.EqualTo(Day("2027-01-06")));
        Assert.That(DeadlineRules.Moved(Day("2026-12-21"), Day("2027-01-05"), null, false, Day("2026-12-28"), Before, after), Is.EqualTo(Day("2027-01-03")));
    }

    [Test]
    public void DL_4_what_leads_out_of_the_calendar_is_left_alone() =>
        Assert.That(DeadlineRules.Moved(Day("2099-12-30"), Day("2099-12-31"), 5, false, Day("2099-12-30"), Before, After), Is.Null);
}
