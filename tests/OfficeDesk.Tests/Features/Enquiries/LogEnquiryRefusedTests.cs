using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LogEnquiryRefusedTests(Engine engine)
{
    private static readonly LogEnquiry Good = new(Channel.Call, null, "来访人乙", "", "10000090002", MatterTypeId: 1, Ask: "问进度", Route: EnquiryRoute.Own);
    private static readonly DateTimeOffset Now = OfficeClock.Instant(new DateTime(2026, 3, 4, 9, 0, 0));

    private static IEnumerable<TestCaseData> Cases()
    {
        TestCaseData Case(string name, LogEnquiry m, string rule, string field, string who = "staff1") => new TestCaseData(who, m, rule, field).SetName(name);
        yield return Case("FC_2_no_way_to_reach_the_citizen", Good with { Phone = " " }, "FC-2", "Phone");
        yield return Case("FC_2_a_phone_of_letters", Good with { Phone = "abc" }, "FC-2", "Phone");
        yield return Case("FC_2_nothing_asked", Good with { Ask = " \n" }, "FC-2", "Ask");
        yield return Case("FC_2_received_in_the_future", Good with { ReceivedAt = Now.AddMinutes(2) }, "FC-2", "ReceivedAt");
        yield return Case("FC_2_received_too_long_ago", Good with { ReceivedAt = Now.AddDays(-31) }, "FC-2", "ReceivedAt");
        yield return Case("FC_3_a_matter_that_does_not_exist", Good with { MatterTypeId = 999 }, "FC-3", "MatterTypeId");
        yield return Case("FC_2_own_duty_for_a_matter_of_nobody_here", Good with { MatterTypeId = 11 }, "FC-2", "Route");
        yield return Case("FC_2_own_duty_with_somebody_else_named", Good with { ResponsibleId = 9 }, "FC-2", "ResponsibleId");
        yield return Case("FC_3_own_duty_of_a_post_that_is_not_ones_own_needs_a_reason", Good, "FC-3", "ChosenWhy", "staff5");
        yield return Case("FC_2_to_oneself", Good with { Route = EnquiryRoute.SameSection }, "FC-2", "Route");
        yield return Case("FC_2_own_section_but_the_post_is_elsewhere", Good with { Route = EnquiryRoute.SameSection, MatterTypeId = 8 }, "FC-2", "Route");
        yield return Case("FC_2_own_section_but_the_chosen_is_elsewhere", Good with { Route = EnquiryRoute.SameSection, ResponsibleId = 20, ChosenWhy = "熟悉情况" }, "FC-2", "Route");
        yield return Case("FC_2_another_unit_but_the_post_is_here", Good with { Route = EnquiryRoute.OtherUnit }, "FC-2", "Route", "staff2");
        yield return Case("FC_3_another_than_proposed_without_a_reason", Good with { Route = EnquiryRoute.SameSection, ResponsibleId = 10 }, "FC-3", "ChosenWhy");
        yield return Case("DL_1_a_person_who_is_not_there", Good with { Route = EnquiryRoute.OtherUnit, ResponsibleId = 999, ChosenWhy = "x" }, "DL-1", "ResponsibleId");
        yield return Case("FC_2_an_answer_for_somebody_else", Good with { Route = EnquiryRoute.SameSection, ResponsibleId = 9, ChosenWhy = "x", Answer = "好" }, "FC-2", "Answer");
        yield return Case("FC_2_outside_without_guidance", Good with { Route = EnquiryRoute.Outside }, "FC-2", "Guidance");
        yield return Case("A_name_that_is_too_long", Good with { CitizenName = new string('长', 41) }, "", "CitizenName");
        yield return Case("A_channel_that_does_not_exist", Good with { Channel = (Channel)99 }, "", "Channel");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Refused(string who, LogEnquiry m, string rule, string field)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var why = await desk.Refused(TestDesk.As(who), m);
        Assert.That((why.Rule, why.Field), Is.EqualTo((rule, field)), why.Zh);
        Assert.That(await desk.Rows<long>("SELECT (SELECT COUNT(*) FROM enquiries) + (SELECT COUNT(*) FROM citizens) + (SELECT COUNT(*) FROM counters)"), Is.EqualTo([0L]));
    }

    [Test]
    public async Task FC_3_nobody_answers_where_neither_post_nor_chief_is_there()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE people SET active = 0 WHERE id IN (20, 21); UPDATE sections SET chief_id = NULL WHERE id = 6; UPDATE stamps SET value = value + 1");
        var why = await desk.Refused(TestDesk.As("staff1"), Good with { MatterTypeId = 8, Route = EnquiryRoute.OtherUnit });
        Assert.That((why.Zh, why.Field), Is.EqualTo((ResponsibleRules.NobodyAnswers.Zh, "ResponsibleId")));
    }

    [Test]
    public async Task FC_3_with_a_reason_another_may_be_chosen_and_the_reason_is_kept()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff1"), Good with { Route = EnquiryRoute.SameSection, ResponsibleId = 10, ChosenWhy = "曾经办过这户" });
        Assert.That(logged.ResponsibleId, Is.EqualTo(10));
        Assert.That(await desk.Rows<string>("SELECT chosen_why FROM enquiries"), Is.EqualTo(["曾经办过这户"]));
    }

    [Test]
    public async Task FC_1_anybody_who_has_signed_in_may_be_first_contact_and_nobody_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var who in new[] { "director", "discipline1", "admin", "town1" })
            await desk.Done(TestDesk.As(who), Good with { Route = EnquiryRoute.OtherUnit });
        Assert.That(await desk.Refused(Asker.Nobody, Good), Is.EqualTo(DeskRefusals.SignInFirst()));
        Assert.That(await desk.Rows<long>("SELECT first_contact_id FROM enquiries ORDER BY id"), Is.EqualTo([1L, 22L, 26L, 25L]));
    }

    [Test]
    public async Task F2_sent_twice_with_one_key_it_is_one_enquiry()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = await desk.Done(TestDesk.As("staff1"), Good, "k1");
        Assert.That(await desk.Done(TestDesk.As("staff1"), Good, "k1"), Is.EqualTo(first));
        Assert.That(await desk.Rows<long>("SELECT visits FROM citizens"), Is.EqualTo([1L]));
    }

    [Test]
    public async Task Forty_at_once_get_forty_numbers_without_a_gap_and_one_citizen()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => desk.Done(TestDesk.As(n % 2 == 0 ? "staff1" : "chief1"), Good))));
        Assert.That(logged.Select(l => int.Parse(l.Number[5..])).Order(), Is.EqualTo(Enumerable.Range(1, 40)));
        Assert.That(await desk.Rows<long>("SELECT visits FROM citizens"), Is.EqualTo([40L]));
        Assert.That((await desk.VerifyAudit()).Intact);
    }
}
