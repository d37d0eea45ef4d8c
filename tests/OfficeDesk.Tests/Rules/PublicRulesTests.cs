using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class PublicRulesTests
{
    [TestCase(ApplicationState.Received, null, PublicState.Received)]
    [TestCase(ApplicationState.Checked, null, PublicState.Received)]
    [TestCase(ApplicationState.NoticeOut, null, PublicState.Wanting)]
    [TestCase(ApplicationState.Accepted, null, PublicState.Accepted)]
    [TestCase(ApplicationState.Accepted, MatterClock.Running, PublicState.Accepted)]
    [TestCase(ApplicationState.Accepted, MatterClock.Paused, PublicState.Paused)]
    [TestCase(ApplicationState.Accepted, MatterClock.Done, PublicState.Done)]
    [TestCase(ApplicationState.Accepted, MatterClock.Void, PublicState.Ended)]
    [TestCase(ApplicationState.NotAccepted, null, PublicState.NotAccepted)]
    [TestCase(ApplicationState.Lapsed, null, PublicState.Lapsed)]
    [TestCase(ApplicationState.Withdrawn, MatterClock.Void, PublicState.Withdrawn)]
    public void PB_1_an_application_stands_where_its_task_does_once_it_is_accepted(ApplicationState state, MatterClock? matter, PublicState shown) =>
        Assert.That(PublicRules.OfApplication(state, matter), Is.EqualTo(shown));

    [TestCase(EnquiryState.Open, null, false, false, false, PublicState.Registered)]
    [TestCase(EnquiryState.Open, MatterClock.Running, false, false, false, PublicState.Working)]
    [TestCase(EnquiryState.Open, MatterClock.Running, true, false, false, PublicState.PassedOn)]
    [TestCase(EnquiryState.Answered, MatterClock.Running, false, false, true, PublicState.Working)]
    [TestCase(EnquiryState.Answered, MatterClock.Done, false, false, true, PublicState.Done)]
    [TestCase(EnquiryState.Open, MatterClock.Paused, false, false, false, PublicState.Paused)]
    [TestCase(EnquiryState.Answered, null, false, false, true, PublicState.Answered)]
    [TestCase(EnquiryState.Closed, null, false, false, true, PublicState.Answered)]
    [TestCase(EnquiryState.Closed, null, false, false, false, PublicState.Ended)]
    [TestCase(EnquiryState.Open, null, false, true, false, PublicState.Referred)]
    [TestCase(EnquiryState.Answered, null, false, true, true, PublicState.Referred)]
    [TestCase(EnquiryState.Open, MatterClock.Void, false, false, false, PublicState.Ended)]
    [TestCase(EnquiryState.Answered, MatterClock.Void, false, false, true, PublicState.Answered)]
    [TestCase(EnquiryState.Withdrawn, MatterClock.Void, true, false, true, PublicState.Withdrawn)]
    [TestCase(EnquiryState.Merged, MatterClock.Void, false, false, false, PublicState.Ended)]
    public void PB_1_an_enquiry_is_answered_in_work_or_neither(EnquiryState state, MatterClock? matter, bool onItsWay, bool led, bool answered, PublicState shown) =>
        Assert.That(PublicRules.OfEnquiry(state, matter, onItsWay, led, answered), Is.EqualTo(shown));

    [TestCase("2026-03-04", "2026-08-31", false)]
    [TestCase("2026-03-04", "2026-09-01", true)]
    [TestCase("2026-03-04 -", "2027-03-04", false)]
    [TestCase("2026-03-04 2026-03-06", "2026-09-02", false)]
    [TestCase("2026-03-04 2026-03-06", "2026-09-03", true)]
    [TestCase("-", "2036-03-04", false)]
    [TestCase("", "2036-03-04", false)]
    public void PB_4_a_code_opens_nothing_181_days_after_the_last_matter_was_closed(string closed, string today, bool expired) =>
        Assert.That(PublicRules.Expired([.. closed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c == "-" ? (DateOnly?)null : DateOnly.Parse(c))], 180, DateOnly.Parse(today)), Is.EqualTo(expired));

    [TestCase("2026-1107", "2026-1107")]
    [TestCase(" ２０２６－１１０７ ", "2026-1107")]
    [TestCase("sq2026—3", "SQ2026-3")]
    [TestCase("2026 - 1107", "2026-1107")]
    [TestCase(null, "")]
    public void PB_1_a_number_may_be_typed_as_a_phone_writes_it(string? typed, string number) => Assert.That(PublicRules.NumberOf(typed), Is.EqualTo(number));

    [TestCase("7k3m92qx", "7K3M92QX")]
    [TestCase("7K3M-92QX", "7K3M92QX")]
    [TestCase(" ７Ｋ３Ｍ ９２ＱＸ", "7K3M92QX")]
    [TestCase("OIL00000", "01100000")]
    [TestCase("", "")]
    public void PB_1_a_code_may_be_typed_as_it_is_read(string typed, string code) => Assert.That(PublicRules.CodeOf(typed), Is.EqualTo(code));

    [Test]
    public void PB_4_who_tried_too_often_is_told_from_when_on_and_whom_to_ask()
    {
        var why = PublicRules.TooMany(new TimeOnly(9, 5));
        Assert.That((why.Kind, why.Zh, why.En), Is.EqualTo((RefusalKind.TooMany, "输错次数太多，请在 09:05 以后再试；着急的，请打电话或到窗口询问。", "Too many wrong tries. Try again after 09:05; if it is urgent, call us or come to the counter.")));
    }

    [Test]
    public void PB_1_every_state_has_its_words_and_what_comes_next_in_both_languages()
    {
        var states = Enum.GetValues<PublicState>();
        Assert.That(states.Select(PublicWords.Zh), Is.Unique);
        Assert.That(states.Select(PublicWords.En), Is.Unique);
        foreach (var state in states)
        {
            Assert.That(PublicWords.NextZh(state), Does.EndWith("。"), $"{state}");
            Assert.That(PublicWords.En(state) + PublicWords.NextEn(state), Does.EndWith(".").And.Not.Match("[\u4E00-\u9FFF]"), $"{state}");
        }
    }
}
