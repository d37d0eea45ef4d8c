using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Office;
using static OfficeDesk.Tests.Features.Enquiries.Scene;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ShowEnquiryTests(Engine engine)
{
    [TestCase("staff1", "10000010001", "来访人甲", false, TestName = "FC_2_the_first_contact_sees_the_full_phone")]
    [TestCase("staff2", "10000010001", "来访人甲", false, TestName = "FC_2_the_receiver_sees_the_full_phone_to_call")]
    [TestCase("chief1", "100****0001", "来访人甲", true, TestName = "D5_the_chief_sees_it_masked_and_may_look_with_a_purpose")]
    [TestCase("leader1", "100****0001", "来*甲", true, TestName = "D5_the_division_leader_sees_name_and_phone_masked_and_may_look")]
    [TestCase("staff3", "100****0001", "来*甲", false, TestName = "D5_a_colleague_of_the_section_sees_both_masked")]
    [TestCase("director", "100****0001", "来*甲", false, TestName = "D5_the_director_sees_both_masked")]
    [TestCase("office1", "100****0001", "来*甲", false, TestName = "D5_the_general_office_sees_both_masked")]
    public async Task Masked(string signIn, string phone, string name, bool reveal)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        var shown = await desk.Done(TestDesk.As(signIn), new ShowEnquiry(logged.Number));
        Assert.That((shown.Citizen.Phone, shown.Citizen.Name, shown.May.Reveal), Is.EqualTo((phone, name, reveal)));
        Assert.That(shown.May.Acts.Count > 0, Is.EqualTo(signIn is "staff1" or "staff2" or "chief1"), "who only looks is offered nothing");
    }

    [TestCase("staff8")]
    [TestCase("chief3")]
    [TestCase("leader2")]
    [TestCase("discipline1")]
    [TestCase("admin")]
    public async Task E1_another_section_finds_nothing(string signIn)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        Assert.That(await desk.Refused(TestDesk.As(signIn), new ShowEnquiry(logged.Number)), Is.EqualTo(DeskRefusals.NotFound()));
    }

    [Test]
    public async Task FC_4_whoever_has_not_contacted_the_citizen_yet_finds_no_link_to_a_task_that_is_not_theirs()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var sent = await desk.Done(Staff1, new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: Phone, MatterTypeId: 4, Ask: "临时困难", Route: EnquiryRoute.OtherUnit, ResponsibleId: 13, ChosenWhy: "分工"));
        var receiver = TestDesk.As("chief2");
        async Task<(string, bool)[]> Links(Web.Desk.Asker who) => [.. (await desk.Done(who, new ShowEnquiry(sent.Number))).Tasks.Select(t => (t.Number, t.Opens))];
        await desk.Done(receiver, new AcceptTransfer(sent.TransferNumber!, 1));
        Assert.That(await Links(receiver), Is.EqualTo(new[] { (sent.Number, false), (sent.TransferNumber!, true) }));
        Assert.That(await desk.Refused(receiver, new Web.Features.Deadlines.ShowTask(sent.Number)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await Links(Staff1), Has.All.Matches<(string, bool Opens)>(t => t.Opens));
        await desk.Done(receiver, new RecordContact(sent.TransferNumber!, "已联系", 2));
        Assert.That(await Links(receiver), Has.All.Matches<(string, bool Opens)>(t => t.Opens));
    }

    [Test]
    public async Task The_discipline_office_sees_what_is_overdue()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        var shown = await desk.Done(TestDesk.As("discipline1"), new ShowEnquiry(logged.Number));
        Assert.That((shown.Citizen.Full, shown.May.Acts.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task FC_4_each_sees_the_steps_that_are_theirs()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        async Task<string> May(Web.Desk.Asker who) => string.Join(' ', (await desk.Done(who, new ShowEnquiry(logged.Number))).Transfers.Single().May);
        Assert.That((await May(Staff1), await May(Staff2), await May(Chief1)), Is.EqualTo(("", "Accept SendBack", "Accept SendBack")));
        await desk.Done(Staff2, new SendBack(logged.TransferNumber!, SendBackReason.NotMyPost, "", 1));
        Assert.That((await May(Staff1), await May(Staff2), await May(Chief1)), Is.EqualTo(("", "", "Decide")));
        await desk.Done(Chief1, new DecideTransfer(logged.TransferNumber!, 9, "由乙办", 2));
        Assert.That((await May(Staff2), await May(Chief1)), Is.EqualTo(("Accept", "Accept")), "it cannot be sent back again");
        await desk.Done(Staff2, new AcceptTransfer(logged.TransferNumber!, 3));
        Assert.That(await May(Staff2), Is.EqualTo("Contact"));
        await desk.Done(Staff2, new RecordContact(logged.TransferNumber!, "已联系", 4));
        Assert.That(await May(Staff2), Is.EqualTo(""));
    }

    [Test]
    public async Task The_page_has_the_whole_story_newest_first()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        await desk.Done(Staff2, new AcceptTransfer(logged.TransferNumber!, 1));
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        await desk.Done(Staff2, new RecordContact(logged.TransferNumber!, "已联系", 2));
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        var version = (await desk.Done(Staff2, new ShowEnquiry(logged.Number))).Version;
        await desk.Done(Staff2, new AnswerEnquiry(logged.Number, Channel.Call, "已说明", null, version));
        var shown = await desk.Done(Staff1, new ShowEnquiry(logged.Number));
        Assert.That(shown.Events.Select(v => v.Kind), Is.EqualTo(new[] { "Answered", "Contacted", "Accepted", "Sent", "Logged" }));
        Assert.That((shown.FirstContact.Name, shown.Responsible.Name, shown.State), Is.EqualTo(("工作人员甲", "工作人员乙", EnquiryState.Answered)));
        Assert.That(shown.Tasks.Select(t => (t.Kind, t.State, t.AnsweringName)), Is.EquivalentTo(new[] { (TaskKind.Matter, TaskState.Open, "工作人员乙"), (TaskKind.Transfer, TaskState.Done, "工作人员甲") }));
        Assert.That(shown.May.Close!.Zh, Does.Contain(logged.Number), "FC-6: its task still runs");
    }
}
