using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class EscalationRulesTests
{
    private static readonly DateOnly Due = new(2026, 3, 6); // a Friday

    private static int? RungOn(string today, bool paused = false) =>
        EscalationRules.CurrentRung(Due, Day(today), paused, Calendar, EscalationRules.DefaultLadder)?.Number;

    [TestCase("2026-03-03", null)]
    [TestCase("2026-03-04", 1)]
    [TestCase("2026-03-05", 1)]
    [TestCase("2026-03-06", 2)]
    [TestCase("2026-03-08", 2)]
    [TestCase("2026-03-09", 3)]
    [TestCase("2026-03-10", 3)]
    [TestCase("2026-03-11", 4)]
    [TestCase("2026-03-12", 4)]
    [TestCase("2026-03-13", 5)]
    public void ES_1_yellow_due_day_then_1_3_and_5_working_days_overdue(string today, int? rung) =>
        Assert.That(RungOn(today), Is.EqualTo(rung));

    [Test]
    public void ES_2_rungs_missed_while_the_system_was_down_collapse_into_the_highest() => Assert.That(RungOn("2026-06-01"), Is.EqualTo(5));

    [Test]
    public void DL_10_a_paused_task_stands_on_no_rung() => Assert.That(RungOn("2026-03-13", paused: true), Is.Null);

    [Test]
    public void ES_1_the_default_ladder_writes_to_more_and_more_people()
    {
        Assert.That(EscalationRules.DefaultLadder.Select(r => r.Recipients.Count), Is.EqualTo(new[] { 1, 1, 2, 3, 5 }));
        Assert.That(EscalationRules.DefaultLadder[2].Recipients, Is.EqualTo(new[] { Recipient.Answering, Recipient.Chief }));
        Assert.That(EscalationRules.DefaultLadder[4].Recipients, Is.EquivalentTo(Enum.GetValues<Recipient>()));
        Assert.That(EscalationRules.LadderBroken(EscalationRules.DefaultLadder), Is.Null);
    }

    [Test]
    public void ES_1_a_ladder_with_only_a_yellow_rung_still_fires_after_the_due_date() =>
        Assert.That(EscalationRules.CurrentRung(Due, new(2026, 3, 7), false, Calendar, [new(1, RungTrigger.Yellow, 0, [Recipient.Answering])])?.Number, Is.EqualTo(1));

    [TestCase("2026-03-06", Card.None, TestName = "ES_6_in_time_is_no_card")]
    [TestCase("2026-03-04", Card.None, TestName = "ES_6_a_yellow_light_is_not_a_card")]
    [TestCase("2026-03-08", Card.None, TestName = "ES_6_rest_days_alone_are_no_card")]
    [TestCase("2026-03-09", Card.Yellow, TestName = "ES_6_yellow_card_from_1_working_day")]
    [TestCase("2026-03-12", Card.Yellow, TestName = "ES_6_yellow_card_up_to_4_working_days")]
    [TestCase("2026-03-13", Card.Red, TestName = "ES_6_red_card_from_5_working_days")]
    public void CardOf(string day, Card card) => Assert.That(EscalationRules.CardOf(Due, Day(day), Calendar), Is.EqualTo(card));

    [TestCase(null, "2026-03-06", 1, false, TestName = "ES_1_no_breach_on_the_due_date")]
    [TestCase(null, "2026-03-08", 1, false, TestName = "ES_1_no_breach_before_a_working_day_is_over_due")]
    [TestCase(null, "2026-03-09", 1, true, TestName = "ES_1_a_breach_1_working_day_overdue")]
    [TestCase(null, "2026-03-09", 3, false, TestName = "ES_1_the_working_days_are_a_setting")]
    [TestCase(null, "2026-03-06", 0, false, TestName = "ES_1_a_setting_of_0_never_touches_the_due_date")]
    [TestCase("2026-03-06", "2026-04-01", 1, false, TestName = "ES_1_finished_in_time_is_no_breach_later_either")]
    [TestCase("2026-03-07", "2026-03-07", 1, true, TestName = "ES_1_finished_late_on_a_rest_day_is_a_breach")]
    public void BreachDue(string? done, string today, int setting, bool breach) =>
        Assert.That(EscalationRules.BreachDue(Due, done is null ? null : Day(done), Day(today), Calendar, setting), Is.EqualTo(breach));

    private static readonly Rung Yellow = new(1, RungTrigger.Yellow, 0, [Recipient.Answering]);

    private static readonly Rung[][] Broken =
    [
        [],
        [.. Enumerable.Range(1, 21).Select(n => new Rung(n, RungTrigger.Overdue, n, [Recipient.Chief]))],
        [Yellow with { Number = 2 }],
        [Yellow with { Recipients = [] }],
        [Yellow with { Recipients = [Recipient.Chief, Recipient.Chief] }],
        [Yellow with { Recipients = [(Recipient)9] }],
        [Yellow with { WorkingDaysOverdue = 1 }],
        [Yellow with { Trigger = (RungTrigger)9 }],
        [new(1, RungTrigger.Overdue, 0, [Recipient.Chief])],
        [new(1, RungTrigger.Overdue, 251, [Recipient.Chief])],
        [Yellow, Yellow with { Number = 2 }],
        [Yellow with { Trigger = RungTrigger.DueDay }, Yellow with { Number = 2 }],
        [new(1, RungTrigger.Overdue, 3, [Recipient.Chief]), new(2, RungTrigger.Overdue, 3, [Recipient.Leader])],
    ];

    [TestCaseSource(nameof(Broken))]
    public void ES_1_a_broken_ladder_is_refused(params Rung[] ladder)
    {
        var why = EscalationRules.LadderBroken(ladder);
        Assert.That(why, Is.Not.Null);
        Assert.That((why!.Rule, why.Field), Is.EqualTo(("ES-1", "Ladder")));
    }

    [TestCase(Card.Yellow, "2026-03-06", false, Description = "finished on the due day")]
    [TestCase(Card.Yellow, "2026-03-08", false, Description = "late, but by no working day")]
    [TestCase(Card.Yellow, "2026-03-09", true)]
    [TestCase(Card.Red, "2026-03-12", false, Description = "four working days: yellow it would have been")]
    [TestCase(Card.Red, "2026-03-13", true)]
    [TestCase(Card.Yellow, "2026-03-13", true)]
    public void DL_12_a_card_stands_by_the_day_on_which_the_task_was_finished(Card given, string done, bool stands) =>
        Assert.That(EscalationRules.CardStands(given, Known.Day("2026-03-06"), Known.Day(done), Known.Calendar), Is.EqualTo(stands));
}
