using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class EnquiryRulesTests
{
    [TestCase("10000010001", null, null, false, null, TestName = "FC_2_a_phone_reaches_the_citizen")]
    [TestCase(" ", "某某村", null, false, null, TestName = "FC_2_an_organisation_reaches_the_citizen")]
    [TestCase(null, null, "来访人甲", true, null, TestName = "FC_2_a_name_and_no_contact_left_is_a_record")]
    [TestCase(null, null, null, true, null, TestName = "FC_2_no_contact_left_is_a_record")]
    [TestCase(null, null, "来访人甲", false, "Phone", TestName = "FC_2_a_name_alone_reaches_nobody")]
    [TestCase(null, "", " ", false, "Phone", TestName = "FC_2_nothing_at_all_is_refused")]
    [TestCase("10000010001", null, null, true, "NoneLeft", TestName = "FC_2_a_phone_and_no_contact_left_contradict_each_other")]
    [TestCase(null, "某某村", null, true, "NoneLeft", TestName = "FC_2_an_organisation_and_no_contact_left_contradict_each_other")]
    public void ContactMissing(string? phone, string? organisation, string? name, bool noneLeft, string? field) =>
        Assert.That(EnquiryRules.ContactMissing(phone, organisation, name, noneLeft)?.Field, Is.EqualTo(field));

    [TestCase(null, true)]
    [TestCase("  ", true)]
    [TestCase("110", true)]
    [TestCase("10000010001", true)]
    [TestCase(" 0871-100 0001 ", true)]
    [TestCase("+86 10000010001", true)]
    [TestCase("12345678901234567890", true)]
    [TestCase("123456789012345678901", false)]
    [TestCase("12", false)]
    [TestCase("---", false)]
    [TestCase("86+10000010001", false)]
    [TestCase("++10000", false)]
    [TestCase("100000l0001", false)]
    [TestCase("１００００", false)]
    [TestCase("10000\n10001", false)]
    public void FC_2_a_phone_is_3_to_20_digits_spaces_and_hyphens(string? phone, bool good) =>
        Assert.That(EnquiryRules.PhoneMalformed(phone) is null, Is.EqualTo(good));

    [TestCase("问低保怎么办", true)]
    [TestCase("\u3000\t", false)]
    [TestCase(null, false)]
    public void FC_2_the_record_says_what_is_asked(string? ask, bool good) =>
        Assert.That(EnquiryRules.AskMissing(ask) is null, Is.EqualTo(good));

    [TestCase(EnquiryRoute.Own, null, null, null, null, null, TestName = "FC_2_own_duty_needs_no_referral")]
    [TestCase(EnquiryRoute.SameSection, null, null, null, null, null, TestName = "FC_2_own_section_needs_no_referral")]
    [TestCase(EnquiryRoute.OtherUnit, "婚姻登记处", "工作人员甲", null, null, null, TestName = "FC_5_somebody_reached_there_is_enough")]
    [TestCase(EnquiryRoute.OtherUnit, "婚姻登记处", null, "电话 10000010001", null, null, TestName = "FC_5_nobody_answered_and_contact_details_given_is_enough")]
    [TestCase(EnquiryRoute.OtherUnit, "婚姻登记处", " ", null, "往前走", "Reached", TestName = "FC_5_neither_reached_nor_details_is_refused")]
    [TestCase(EnquiryRoute.OtherUnit, " ", "工作人员甲", null, null, "Unit", TestName = "FC_5_the_unit_is_named")]
    [TestCase(EnquiryRoute.Outside, null, null, null, "请到医保局", null, TestName = "FC_2_outside_the_system_guidance_is_enough")]
    [TestCase(EnquiryRoute.Outside, "医保局", "工作人员甲", null, null, "Guidance", TestName = "FC_2_outside_the_system_guidance_is_needed")]
    [TestCase((EnquiryRoute)9, "x", "x", "x", "x", "Route", TestName = "FC_2_there_are_exactly_four_routes")]
    public void ReferralIncomplete(EnquiryRoute route, string? unit, string? reached, string? details, string? guidance, string? field) =>
        Assert.That(EnquiryRules.ReferralIncomplete(route, unit, reached, details, guidance)?.Field, Is.EqualTo(field));

    [Test]
    public void FC_4_a_transfer_is_sent_back_once_and_no_more()
    {
        Assert.That(EnquiryRules.MayNotSendBack(false, SendBackReason.WrongSection, null), Is.Null);
        Assert.That(EnquiryRules.MayNotSendBack(true, SendBackReason.WrongSection, null)!.Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public void FC_4_sending_back_for_another_reason_needs_words()
    {
        Assert.That(EnquiryRules.MayNotSendBack(false, SendBackReason.Other, " ")!.Field, Is.EqualTo("Text"));
        Assert.That(EnquiryRules.MayNotSendBack(false, SendBackReason.Other, "材料不在我处"), Is.Null);
        Assert.That(EnquiryRules.MayNotSendBack(false, (SendBackReason)9, "x")!.Field, Is.EqualTo("Reason"));
    }

    [TestCase("2026-03-09", false, false, false, TestName = "FC_4_on_the_last_day_nobody_is_told_yet")]
    [TestCase("2026-03-10", false, false, true, TestName = "FC_4_past_the_limit_it_is_told")]
    [TestCase("2026-03-10", true, false, true, TestName = "FC_4_accepted_without_contact_is_still_overdue")]
    [TestCase("2026-03-10", false, true, true, TestName = "FC_4_contacted_without_acceptance_is_still_overdue")]
    [TestCase("2026-03-10", true, true, false, TestName = "FC_4_accepted_and_contacted_is_taken_up")]
    public void TransferOverdue(string today, bool accepted, bool contacted, bool overdue) =>
        Assert.That(EnquiryRules.TransferOverdue(EnquiryRules.TransferDue(new(2026, 3, 6), Calendar), Day(today), accepted, contacted), Is.EqualTo(overdue));

    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    public void FC_4_until_accepted_and_contacted_the_first_contact_answers(bool accepted, bool contacted)
    {
        Assert.That(EnquiryRules.FirstContactAnswers(accepted, contacted), Is.True);
        Assert.That(EnquiryRules.FirstContactAnswers(true, true), Is.False);
    }

    [TestCase(true, false, "", true, TestName = "FC_6_an_answer_closes")]
    [TestCase(false, true, "", true, TestName = "FC_6_no_contact_left_closes")]
    [TestCase(false, false, "2026-03-04 2026-03-04 2026-03-05", true, TestName = "FC_6_three_tries_on_two_days_close")]
    [TestCase(false, false, "2026-03-04 2026-03-04 2026-03-04", false, TestName = "FC_6_three_tries_on_one_day_do_not_close")]
    [TestCase(false, false, "2026-03-04 2026-03-05", false, TestName = "FC_6_two_tries_on_two_days_do_not_close")]
    [TestCase(false, false, "", false, TestName = "FC_6_every_matter_gets_an_answer")]
    public void MayNotClose(bool answered, bool noContact, string tries, bool closes) =>
        Assert.That(EnquiryRules.MayNotClose(answered, noContact, [.. tries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Day)]) is null, Is.EqualTo(closes));

    private static readonly Candidate A = new(1), AwayA = new(1, true), Cover = new(2), AwayCover = new(2, true), B = new(3), AwayB = new(3, true), Chief = new(4), AwayChief = new(4, true);

    private static readonly object?[][] People =
    [
        [A, Cover, B, Chief, new Responsible(1, ResponsibleWhy.Holder)],
        [AwayA, Cover, B, Chief, new Responsible(2, ResponsibleWhy.Cover)],
        [AwayA, AwayCover, B, Chief, new Responsible(3, ResponsibleWhy.Second)],
        [AwayA, null, B, Chief, new Responsible(3, ResponsibleWhy.Second)],
        [null, null, AwayB, Chief, new Responsible(4, ResponsibleWhy.Chief)],
        [null, null, null, AwayChief, new Responsible(4, ResponsibleWhy.Chief)],
        [AwayA, AwayCover, AwayB, null, null],
    ];

    [TestCaseSource(nameof(People))]
    public void FC_3_A_holder_then_cover_then_B_holder_then_chief(Candidate? a, Candidate? cover, Candidate? b, Candidate? chief, Responsible? who) =>
        Assert.That(ResponsibleRules.Find(new(a, cover, b, chief)), Is.EqualTo(who));

    [Test]
    public void FC_3_another_choice_needs_a_reason()
    {
        Assert.That(ResponsibleRules.ChoiceNeedsReason(1, 2, " ")!.Field, Is.EqualTo("Reason"));
        Assert.That(ResponsibleRules.ChoiceNeedsReason(1, 2, "本人更熟悉"), Is.Null);
        Assert.That(ResponsibleRules.ChoiceNeedsReason(1, 1, null), Is.Null);
        Assert.That(ResponsibleRules.ChoiceNeedsReason(null, 2, null), Is.Null);
    }
}
