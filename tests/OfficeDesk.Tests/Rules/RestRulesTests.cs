using System.Globalization;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class RestRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(731, true)]
    [TestCase(732, false)]
    [TestCase(-1, false)]
    public void ES_1_one_is_reminded_on_a_day_to_come(int days, bool may) => Assert.That(ReminderRules.DayWrong(Today.AddDays(days), Today) is null, Is.EqualTo(may));

    [TestCase("2026-03-04", "2026-02-25")]
    [TestCase("2026-03-06", "2026-02-27")]
    [TestCase("2026-03-08", "2026-02-27", Description = "a rest day")]
    [TestCase("2000-01-03", "2000-01-01", Description = "the calendar begins there")]
    public void AP_10_news_stands_for_five_working_days(string today, string since) => Assert.That(ReminderRules.NewsSince(DateOnly.Parse(today, CultureInfo.InvariantCulture), new WorkingCalendar([])), Is.EqualTo(DateOnly.Parse(since, CultureInfo.InvariantCulture)));

    [TestCase(true, 0, false, null)]
    [TestCase(true, -1, false, null)]
    [TestCase(false, 0, false, RefusalKind.Forbidden)]
    [TestCase(true, 1, false, RefusalKind.Invalid)]
    [TestCase(true, -2, false, RefusalKind.Invalid)]
    [TestCase(true, 0, true, RefusalKind.Conflict)]
    public void DU_1_whoever_sat_writes_until_it_is_handed_over(bool onDuty, int day, bool given, RefusalKind? why) =>
        Assert.That(DutyRules.CannotLog(onDuty, Today.AddDays(day), Today, given)?.Kind, Is.EqualTo(why));

    [TestCase(true, false, true, false, null)]
    [TestCase(false, false, true, false, RefusalKind.Conflict)]
    [TestCase(true, true, true, false, RefusalKind.Conflict)]
    [TestCase(true, false, false, false, RefusalKind.Forbidden)]
    [TestCase(true, false, true, true, RefusalKind.Forbidden)]
    public void DU_1_the_next_signs_for_it_once_and_never_whoever_gave_it(bool given, bool taken, bool next, bool gave, RefusalKind? why) =>
        Assert.That(DutyRules.CannotTakeOver(given, taken, next, gave)?.Kind, Is.EqualTo(why));

    [TestCase(0, 90, null)]
    [TestCase(365, 1, null)]
    [TestCase(366, 90, "HeldOn")]
    [TestCase(-1826, 6000, null)]
    [TestCase(-1827, 90, "HeldOn")]
    [TestCase(0, 0, "Length")]
    [TestCase(0, 6001, "Length")]
    public void TR_1_a_training_has_a_day_and_a_length(int days, int length, string? field) => Assert.That(TrainingRules.Wrong(Today.AddDays(days), Today, length)?.Field, Is.EqualTo(field));

    [TestCase(true, 0, false, null)]
    [TestCase(false, 0, false, RefusalKind.Forbidden)]
    [TestCase(true, 1, false, RefusalKind.Conflict)]
    [TestCase(true, -1, false, RefusalKind.Conflict)]
    [TestCase(true, 0, true, RefusalKind.Conflict)]
    public void TR_1_one_signs_in_on_the_day(bool invited, int days, bool signed, RefusalKind? why) =>
        Assert.That(TrainingRules.CannotSign(invited, Today.AddDays(days), Today, signed)?.Kind, Is.EqualTo(why));
}
