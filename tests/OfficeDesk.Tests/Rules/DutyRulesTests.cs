using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class DutyRulesTests
{
    [TestCase("2026-03-06T08:29", true)]
    [TestCase("2026-03-06T08:30", false)]
    [TestCase("2026-03-06T11:59", false)]
    [TestCase("2026-03-06T12:00", true)]
    [TestCase("2026-03-06T14:30", false)]
    [TestCase("2026-03-06T17:30", true)]
    [TestCase("2026-03-07T10:00", true)]
    [TestCase("2026-10-10T10:00", false)]
    [TestCase("2026-10-01T10:00", true)]
    public void DU_1_out_of_hours_is_every_rest_day_and_every_closed_hour(string local, bool outOfHours) =>
        Assert.That(DutyRules.OutOfHours(DateTime.Parse(local), OfficeHours.Default, Calendar), Is.EqualTo(outOfHours));

    private static DutyShift Shift(int from, int to) => new(new(2026, 3, 6, from, 0, 0), new(2026, 3, 6, to, 0, 0));

    [TestCase(8, 12, null)]
    [TestCase(16, 20, null)]
    [TestCase(11, 13, "From")]
    [TestCase(13, 14, "From")]
    [TestCase(15, 17, "From")]
    [TestCase(8, 20, "From")]
    [TestCase(12, 12, "To")]
    [TestCase(14, 12, "To")]
    public void DU_1_shifts_may_touch_but_not_overlap(int from, int to, string? field) =>
        Assert.That(DutyRules.RosterOverlap(Shift(from, to), [Shift(12, 16)])?.Field, Is.EqualTo(field));

    [Test]
    public void DL_4_office_hours_are_counted_in_minutes_without_the_break()
    {
        var hours = OfficeHours.Default;
        Assert.That(hours.MinutesPerDay, Is.EqualTo(390));
        Assert.That(hours.MinutesBetween(new(11, 30), new(15, 0)), Is.EqualTo(60));
        Assert.That(hours.MinutesBetween(new(12, 0), new(14, 30)), Is.Zero);
        Assert.That(hours.MinutesBetween(new(16, 0), new(15, 0)), Is.Zero);
        Assert.That(hours.MinutesBetween(new(0, 0), new(8, 31)), Is.EqualTo(1));
    }

    [Test]
    public void DL_4_office_hours_out_of_order_are_refused()
    {
        Assert.That(OfficeHours.Default.Broken(), Is.Null);
        Assert.That((OfficeHours.Default with { MorningTo = new(15, 0) }).Broken(), Is.Not.Null);
        Assert.That((OfficeHours.Default with { MorningFrom = new(12, 0) }).Broken(), Is.Not.Null);
        Assert.That((OfficeHours.Default with { AfternoonTo = new(14, 30) }).Broken(), Is.Not.Null);
    }
}
