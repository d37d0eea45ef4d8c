using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class MeasureRulesTests
{
    [TestCase(BreachKind.Deadline, 1, false, MeasureKind.Admonition)]
    [TestCase(BreachKind.Deadline, 2, false, MeasureKind.Warning)]
    [TestCase(BreachKind.Deadline, 3, false, MeasureKind.Handling)]
    [TestCase(BreachKind.Deadline, 9, false, MeasureKind.Handling)]
    [TestCase(BreachKind.Deadline, 1, true, MeasureKind.Handling)]
    [TestCase(BreachKind.Transfer, 1, false, MeasureKind.Admonition)]
    [TestCase(BreachKind.Transfer, 3, false, MeasureKind.Warning)]
    [TestCase(BreachKind.OneTime, 2, false, MeasureKind.Fault)]
    [TestCase(BreachKind.OneTime, 3, false, MeasureKind.Move)]
    [TestCase(BreachKind.Survey, 2, false, MeasureKind.Dismissal)]
    [TestCase(BreachKind.Attitude, 2, false, MeasureKind.Criticism)]
    [TestCase(BreachKind.Integrity, 1, false, MeasureKind.Referral)]
    public void BR_2_the_measure_grows_with_kind_and_number(BreachKind kind, int confirmed, bool notPutRight, MeasureKind expected) =>
        Assert.That(MeasureRules.Step(MeasureRules.Defaults[kind], confirmed, notPutRight).Measure, Is.EqualTo(expected));

    [Test]
    public void BR_2_the_ladders_that_ship_are_ladders() =>
        Assert.That(MeasureRules.Defaults.Values.Select(MeasureRules.LadderBroken), Is.All.Null);

    [Test]
    public void BR_2_warning_comes_with_an_order_handling_with_the_chiefs_liability_and_attitude_bars_both()
    {
        var (deadline, attitude) = (MeasureRules.Defaults[BreachKind.Deadline].Steps, MeasureRules.Defaults[BreachKind.Attitude].Steps);
        Assert.That((deadline[1].Order, deadline[2].ChiefLiable, attitude[1].BarsPerson, attitude[1].BarsSection), Is.EqualTo((true, true, true, true)));
        Assert.That(MeasureRules.CountedFrom(CountedOver.Year, new DateOnly(2026, 12, 31)), Is.EqualTo(new DateOnly(2026, 1, 1)));
    }

    [TestCase(BreachKind.OneTime, 2, false)]
    [TestCase(BreachKind.OneTime, 3, true)]
    [TestCase(BreachKind.Deadline, 5, false)]
    public void ON_8_three_or_more_propose_a_move(BreachKind kind, int confirmed, bool expected) => Assert.That(MeasureRules.MoveProposed(kind, confirmed), Is.EqualTo(expected));

    [Test]
    public void ON_8_the_third_breach_proposes_a_move_whatever_the_office_made_of_the_ladder()
    {
        MeasureLadder Of(params MeasureKind[] kinds) => new(BreachKind.OneTime, CountedOver.Year, [.. kinds.Select(k => new LadderStep(k, Order: true))]);
        Assert.That((MeasureRules.Proposed(Of(MeasureKind.Fault), 2, false).Measure, MeasureRules.Proposed(Of(MeasureKind.Fault), 3, false)), Is.EqualTo((MeasureKind.Fault, new LadderStep(MeasureKind.Move, Order: true))));
        Assert.That(MeasureRules.Proposed(Of(MeasureKind.Dismissal), 3, false).Measure, Is.EqualTo(MeasureKind.Dismissal), "heavier stays");
        Assert.That(MeasureRules.Proposed(MeasureRules.Defaults[BreachKind.Transfer], 3, false).Measure, Is.EqualTo(MeasureKind.Warning), "one-time notices only");
    }

    [TestCase(BreachKind.Transfer, 1, MeasureKind.Admonition, MeasureKind.Admonition, "", null)]
    [TestCase(BreachKind.Transfer, 1, MeasureKind.Admonition, MeasureKind.Warning, "", "BR-3")]
    [TestCase(BreachKind.Transfer, 1, MeasureKind.Admonition, MeasureKind.Warning, "情节严重", null)]
    [TestCase(BreachKind.Integrity, 1, MeasureKind.Referral, MeasureKind.Admonition, "从轻", "BR-2")]
    [TestCase(BreachKind.OneTime, 3, MeasureKind.Move, MeasureKind.Warning, "从轻", "ON-8")]
    [TestCase(BreachKind.OneTime, 3, MeasureKind.Move, MeasureKind.Dismissal, "多次", null)]
    [TestCase(BreachKind.OneTime, 2, MeasureKind.Fault, MeasureKind.Move, "后果严重", null)]
    public void BR_3_another_step_than_the_ladder_s_has_its_own_reason_and_stays_within_the_rules(BreachKind kind, int nth, MeasureKind ladder, MeasureKind chosen, string why, string? rule) =>
        Assert.That(MeasureRules.CannotDeviate(kind, nth, new LadderStep(ladder), chosen, why)?.Rule, Is.EqualTo(rule));

    [Test]
    public void BR_2_steps_are_never_milder_never_empty_never_too_many()
    {
        MeasureLadder Of(params MeasureKind[] kinds) => new(BreachKind.Transfer, CountedOver.Year, [.. kinds.Select(k => new LadderStep(k))]);
        Assert.That(MeasureRules.LadderBroken(Of())?.Rule, Is.EqualTo("BR-2"));
        Assert.That(MeasureRules.LadderBroken(Of(MeasureKind.Warning, MeasureKind.Admonition)), Is.Not.Null);
        Assert.That(MeasureRules.LadderBroken(Of([.. Enumerable.Repeat(MeasureKind.Fault, 7)])), Is.Not.Null);
        Assert.That(MeasureRules.LadderBroken(new(BreachKind.Leadership, CountedOver.Year, [new(MeasureKind.Warning, ChiefLiable: true)])), Is.Not.Null);
    }

    [TestCase("2026-08-31", 6, "2027-02-28")]
    [TestCase("2026-03-04", 6, "2026-09-04")]
    public void BR_3_the_effect_ends_after_its_months(string served, int months, string until) =>
        Assert.That(BreachRules.EffectUntil(DateOnly.Parse(served), months), Is.EqualTo(DateOnly.Parse(until)));

    [Test]
    public void GN_1_who_handles_whom()
    {
        Assert.That(BreachRules.MayNotHandle(22, 22, ofOffice: true, iAmOfficer: true, iAmDirector: false)?.Rule, Is.EqualTo("GN-1"));
        Assert.That(BreachRules.MayNotHandle(23, 22, ofOffice: true, iAmOfficer: true, iAmDirector: false)?.Rule, Is.EqualTo("GN-1"));
        Assert.That(BreachRules.MayNotHandle(1, 22, ofOffice: true, iAmOfficer: false, iAmDirector: true), Is.Null);
        Assert.That(BreachRules.MayNotHandle(1, 8, ofOffice: false, iAmOfficer: false, iAmDirector: true)?.Rule, Is.EqualTo("BR-1"));
        Assert.That(BreachRules.MayNotHandle(22, 8, ofOffice: false, iAmOfficer: true, iAmDirector: false), Is.Null);
        Assert.That(BreachRules.MayNotDecide(3, 8, proposedBy: 3, decider: 3, holdsSeat: true)?.Rule, Is.EqualTo("GN-1"));
        Assert.That(BreachRules.MayNotHearAppeal(1, 8, tookPart: true, holdsSeat: true)?.Rule, Is.EqualTo("BR-3"));
    }

    [Test]
    public void BR_2_every_kind_and_state_has_words_of_its_own()
    {
        Assert.That(Enum.GetValues<BreachKind>().Select(k => k.Zh()), Is.Unique);
        Assert.That(Enum.GetValues<MeasureKind>().Select(k => k.En()), Is.Unique);
        Assert.That(Enum.GetValues<MeasureState>().Select(k => k.Zh()), Is.Unique);
        Assert.That(Enum.GetValues<BreachState>().Select(k => k.En()), Is.Unique);
    }
}
