using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>The ladder and the office hours as one line of text each: what is written is read back, what is no ladder and no day is told.</summary>
public class SettingTextTests
{
    private static readonly HoursSeason Winter = new("01-01", OfficeHours.Default);

    [Test]
    public void ES_1_the_ladder_is_read_as_it_was_written()
    {
        const string Text = "Yellow: Answering; DueDay: Answering; 1: Answering+Chief; 3: Answering+Chief+Leader; 5: Answering+Chief+Leader+Director+Discipline";
        Assert.That(LadderText.Write(EscalationRules.DefaultLadder), Is.EqualTo(Text));
        Assert.That(LadderText.Parse(" 1 : Answering + Chief ;; ") is Done<IReadOnlyList<Rung>> { Value: [{ Number: 1, Trigger: RungTrigger.Overdue, WorkingDaysOverdue: 1, Recipients: [Recipient.Answering, Recipient.Chief] }] });
        Assert.That(LadderText.Parse(Text).Went(out var rungs, out _));
        Assert.That(LadderText.Write(rungs!), Is.EqualTo(Text));
        Assert.That(rungs!.Select(LadderText.When), Is.EqualTo(new[] { "Yellow", "DueDay", "1", "3", "5" }));
    }

    [TestCase("Yellow")]
    [TestCase("Yellow: Answering: Chief")]
    [TestCase("Yellow: Nobody")]
    [TestCase("Yellow: 1")]
    [TestCase("Overdue: Chief")]
    [TestCase("0: Chief")]
    [TestCase("-1: Chief")]
    [TestCase("1.5: Chief")]
    [TestCase(": Chief")]
    [TestCase("Yellow:")]
    [TestCase("1: Chief+Chief")]
    [TestCase("3: Chief; 1: Leader")]
    [TestCase("251: Chief")]
    [TestCase("")]
    public void ES_1_what_is_no_ladder_is_refused(string text)
    {
        Assert.That(LadderText.Parse(text).Went(out _, out var why), Is.False);
        Assert.That((why!.Rule, why.Field), Is.EqualTo(("ES-1", "Value")));
    }

    [Test]
    public void ES_2_only_what_is_due_up_to_the_horizon_can_stand_on_a_rung()
    {
        // a Friday, two working days of yellow: Monday and Tuesday are yellow, Wednesday is not
        var (friday, horizon) = (new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 10));
        Assert.That(EscalationRules.Horizon(friday, Known.Calendar), Is.EqualTo(horizon));
        Assert.That(EscalationRules.CurrentRung(horizon, friday, false, Known.Calendar, EscalationRules.DefaultLadder)?.Trigger, Is.EqualTo(RungTrigger.Yellow));
        Assert.That(EscalationRules.CurrentRung(horizon.AddDays(1), friday, false, Known.Calendar, EscalationRules.DefaultLadder), Is.Null);
    }

    [Test]
    public void AB_5_office_hours_are_read_as_they_were_written_in_the_order_of_the_year()
    {
        const string Text = "01-01 08:30-12:00 14:30-17:30; 06-01 08:00-12:00 15:00-18:00";
        Assert.That(OfficeHoursText.Parse("06-01 08:00-12:00 15:00-18:00;01-01 08:30-12:00 14:30-17:30;").Went(out var seasons, out _));
        Assert.That((OfficeHoursText.Write(seasons!), seasons![0]), Is.EqualTo((Text, Winter)));
        Assert.That(OfficeHoursText.Parse("02-29 08:00-12:00 15:00-18:00").Went(out _, out _), "a season may begin on 29 February");
        Assert.That(OfficeHoursText.Parse("01-01 08:00-12:00 12:00-18:00").Went(out _, out _), "no break at noon");
    }

    [TestCase("")]
    [TestCase("01-01 08:30-12:00")]
    [TestCase("13-01 08:30-12:00 14:30-17:30")]
    [TestCase("02-30 08:30-12:00 14:30-17:30")]
    [TestCase("01-01 8:30-12:00 14:30-17:30")]
    [TestCase("01-01 08:30-24:00 14:30-17:30")]
    [TestCase("01-01 12:00-08:30 14:30-17:30")]
    [TestCase("01-01 08:30-12:00 11:00-17:30")]
    [TestCase("01-01 08:30-12:00 17:30-17:30")]
    [TestCase("01-01 08:30-12:00 14:30-17:30; 01-01 08:00-12:00 15:00-18:00")]
    [TestCase("01-01 08:30-12:00 14:30-17:30; 02-01 08:30-12:00 14:30-17:30; 03-01 08:30-12:00 14:30-17:30; 04-01 08:30-12:00 14:30-17:30; 05-01 08:30-12:00 14:30-17:30")]
    public void AB_5_what_are_no_hours_is_refused(string text)
    {
        Assert.That(OfficeHoursText.Parse(text).Went(out _, out var why), Is.False);
        Assert.That((why!.Rule, why.Field), Is.EqualTo(("AB-5", "Value")));
    }

    [TestCase("6月1日", "06-01")]
    [TestCase("10月1日", "10-01")]
    [TestCase("6月1号", "06-01")]
    [TestCase("6-1", "06-01")]
    [TestCase("6/1", "06-01")]
    [TestCase("6.1", "06-01")]
    [TestCase("06-01", "06-01")]
    [TestCase("六月一日", "六月一日")]
    [TestCase("13-1", "13-1")]
    [TestCase("6月", "6月")]
    [TestCase("6-32", "6-32")]
    [TestCase("2026-6-1", "2026-6-1")]
    [TestCase("", "")]
    public void AB_5_a_day_of_the_year_is_read_as_people_write_it(string typed, string day) => Assert.That(OfficeHoursText.MonthDay(typed), Is.EqualTo(day));

    [Test]
    public void ES_1_a_rung_that_cannot_be_read_leaves_every_row_as_it_was_chosen()
    {
        const string Text = "Yellow: ; : Chief+Leader; 3: Answering";
        Assert.That(LadderText.Parse(Text).Went(out _, out _), Is.False);
        Assert.That(LadderText.Rows(Text).Select(r => (r.When, string.Join('+', r.Whom))), Is.EqualTo(new[] { ("Yellow", ""), ("", "Chief+Leader"), ("3", "Answering") }));
        Assert.That(LadderText.Rows(LadderText.Write(EscalationRules.DefaultLadder)).Select(r => r.When), Is.EqualTo(new[] { "Yellow", "DueDay", "1", "3", "5" }));
    }
}
