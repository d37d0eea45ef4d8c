using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class EmergencyRulesTests
{
    private static readonly MatterEntry Good = new()
    {
        Code = "JNZH", Name = "急难救助", Post = "LSJZ", Days = 1, Unit = LimitUnit.CalendarDays, Assistance = true, Emergency = Emergency.Disaster, NeedsDecision = true, Fee = "不收费",
    };

    private static readonly HashSet<string> Posts = new(StringComparer.Ordinal) { "LSJZ" };

    [Test]
    public void DL_13_illness_is_paid_the_same_day_and_a_disaster_is_visited_that_day_and_paid_the_next()
    {
        Assert.That((EmergencyRules.PaidWithin(Emergency.Illness), EmergencyRules.OnSiteWithin(Emergency.Illness)), Is.EqualTo((CalendarDays(0), (Limit?)null)));
        Assert.That((EmergencyRules.PaidWithin(Emergency.Disaster), EmergencyRules.OnSiteWithin(Emergency.Disaster)), Is.EqualTo((CalendarDays(1), (Limit?)CalendarDays(0))));
        foreach (var kind in Enum.GetValues<Emergency>()) Assert.That(EmergencyRules.TakenUpWithin(kind), Is.EqualTo(kind is Emergency.None ? (Limit?)null : CalendarDays(0)), "a transfer of it is of the day");
    }

    [TestCase(Emergency.Illness, "2026-03-07")]
    [TestCase(Emergency.Disaster, "2026-03-07")]
    [TestCase(Emergency.None, "2026-03-09")]
    public void DL_13_an_emergency_counts_from_the_day_it_came_whatever_is_set_for_rest_days(Emergency kind, string counts) =>
        Assert.That(EmergencyRules.ReceivedDay(kind, new DateTime(2026, 3, 7, 21, 0, 0), OfficeHours.Default, AfterHours.NextWorkingDay, Calendar), Is.EqualTo(Day(counts)));

    [TestCase(Emergency.Disaster, true, true)]
    [TestCase(Emergency.Illness, true, true)]
    [TestCase(Emergency.Disaster, false, false)]
    [TestCase(Emergency.None, true, false)]
    public void DL_13_out_of_hours_an_emergency_goes_to_the_duty_person(Emergency kind, bool outOfHours, bool duty) => Assert.That(EmergencyRules.GoesToDuty(kind, outOfHours), Is.EqualTo(duty));

    [Test]
    public void DL_13_an_emergency_is_assistance_of_a_post_paid_at_once_in_calendar_days()
    {
        Assert.That(CatalogueRules.Wrong(Good, true), Is.Null);
        Assert.That(CatalogueRules.Wrong(Good with { Days = 0 }, true), Is.Null, "sooner is allowed");
        foreach (var (bad, field) in new[]
        {
            (Good with { Days = 2 }, "Days"), (Good with { Unit = LimitUnit.WorkingDays }, "Days"), (Good with { Emergency = Emergency.Illness }, "Days"), (Good with { Assistance = false }, "Emergency"),
            (Good with { Post = "", SendTo = "县医保局" }, "Emergency"), (Good with { AwayDays = 3 }, "AwayDays"), (Good with { Emergency = (Emergency)9 }, "Emergency"),
        })
            Assert.That(CatalogueRules.Wrong(bad, true) is { Rule: "DL-13" } why && why.Field == field, $"{bad}");
    }

    [Test]
    public void DL_13_an_emergency_comes_back_from_the_catalogues_file()
    {
        var text = CatalogueFile.Text([Good, Good with { Code = "JNZB", Days = 0, Emergency = Emergency.Illness }]);
        var (matters, errors) = CatalogueFile.Parse(text, Posts);
        Assert.That(errors, Is.Empty);
        Assert.That(matters.Select(m => (m.Emergency, m.Assistance)), Is.EqualTo(new[] { (Emergency.Disaster, true), (Emergency.Illness, true) }));
        Assert.That(CatalogueFile.Parse(text.Replace("急难灾害", "急难", StringComparison.Ordinal), Posts).Errors.Single().Line, Is.EqualTo(2));
    }
}
