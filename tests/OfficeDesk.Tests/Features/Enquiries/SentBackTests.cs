using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using static OfficeDesk.Tests.Features.Enquiries.Scene;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SentBackTests(Engine engine)
{
    private const string Requests = "SELECT concat(decider_id, ' ', decider_role, ' ', state) FROM requests WHERE kind = 'SentBack'";

    private static async Task<string> Back(TestDesk desk, Asker? who = null)
    {
        var logged = await Sent(desk);
        await desk.Done(who ?? Staff2, new SendBack(logged.TransferNumber!, SendBackReason.NotMyPost, "不归我岗", 1));
        return logged.TransferNumber!;
    }

    [Test]
    public async Task FC_4_what_is_sent_back_is_before_the_chief_and_the_first_contact_answers_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Back(desk);
        Assert.That(await Line(desk, Requests), Is.EqualTo("7 Chief Open"));
        Assert.That(await Line(desk, "SELECT concat(state, ' ', back_reason, ' ', back_by, ' ', times_back) FROM transfers"), Is.EqualTo("SentBack NotMyPost 9 1"));
        Assert.That(await desk.Rows<long>("SELECT answering_id FROM tasks"), Is.EqualTo(new long[] { 8, 8 }));
    }

    [Test]
    public async Task FC_4_other_needs_words()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        Assert.That((await desk.Refused(Staff2, new SendBack(logged.TransferNumber!, SendBackReason.Other, " ", 1))).Field, Is.EqualTo("Text"));
    }

    [Test]
    public async Task FC_4_the_chief_decides_and_it_cannot_be_sent_back_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Back(desk);
        var moved = await desk.Done(Chief1, new DecideTransfer(number, 10, "丙熟悉此事", 2));
        Assert.That((moved.State, moved.ReceiverName, moved.Version), Is.EqualTo((TransferState.Decided, "工作人员丙", 3)));
        Assert.That(await Line(desk, Requests), Is.EqualTo("7 Chief Decided"));
        Assert.That(await Line(desk, "SELECT concat(responsible_id, '') FROM enquiries"), Is.EqualTo("10"));

        var staff3 = TestDesk.As("staff3");
        Assert.That((await desk.Refused(staff3, new SendBack(number, SendBackReason.WrongSection, "", 3))).Rule, Is.EqualTo("FC-4"));
        await desk.Done(staff3, new AcceptTransfer(number, 3));
        Assert.That((await desk.Refused(staff3, new SendBack(number, SendBackReason.WrongSection, "", 4))).Zh, Does.Contain("已经退回过一次"));
        await desk.Done(staff3, new RecordContact(number, "已联系", 4));
        Assert.That(await desk.Rows<long>("SELECT answering_id FROM tasks WHERE kind = 'Matter'"), Is.EqualTo(new long[] { 10 }));
    }

    [Test]
    public async Task FC_4_what_the_chief_decided_is_on_its_way_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Back(desk);
        var matter = (await desk.Rows<string>("SELECT number FROM tasks WHERE kind = 'Matter'")).Single();
        await desk.Done(Chief1, new DecideTransfer(number, 10, "丙熟悉此事", 2));
        Assert.That((await desk.Done(TestDesk.As("staff3"), new MyWork())).Transfers.Select(t => (t.Number, t.Accepted)), Is.EqualTo(new[] { (number, false) }), "waits to be accepted");
        var first = await desk.Done(Staff1, new MyWork());
        Assert.That((first.Waiting.Single().Number, first.Soon.Concat(first.First).Concat(first.Rest).Count(t => t.Number == number)), Is.EqualTo((number, 0)), "the next step is somebody else's");
        Assert.That((await desk.Done(Staff1, new ShowTask(matter))).Transfer?.Number, Is.EqualTo(number));
        Assert.That((await desk.Refused(Staff1, new FinishTask(matter, "办好了", Channel.Call, "已告知", 1))).Zh, Is.EqualTo(TaskRules.OnItsWay.Zh));
    }

    [Test]
    public async Task FC_4_the_chief_may_give_it_to_another_section_and_responsibility_goes_there()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Back(desk);
        await desk.Done(Chief1, new DecideTransfer(number, 17, "属社会事务", 2));
        await desk.Done(Staff8, new AcceptTransfer(number, 3));
        await desk.Done(Staff8, new RecordContact(number, "已联系", 4));
        Assert.That(await Line(desk, "SELECT concat(answering_id, ' ', section_id) FROM tasks WHERE kind = 'Matter'"), Is.EqualTo("17 5"));
    }

    [Test]
    public async Task GN_1_what_the_chief_sent_back_the_division_leader_decides()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Back(desk, Chief1);
        Assert.That(await Line(desk, Requests), Is.EqualTo("2 Leader Open"));
        Assert.That((await desk.Refused(Chief1, new DecideTransfer(number, 10, "x", 2))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(TestDesk.As("leader1"), new DecideTransfer(number, 10, "x", 2));
    }

    [Test]
    public async Task GN_1_the_leader_does_not_decide_what_is_before_the_chief()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Back(desk);
        var why = await desk.Refused(TestDesk.As("leader1"), new DecideTransfer(number, 10, "x", 2));
        Assert.That((why.Rule, why.Kind), Is.EqualTo(("GN-1", RefusalKind.Forbidden)));
    }

    [Test]
    public async Task GN_2_the_deputy_decides_for_the_chief_and_it_shows()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Chief', 3, 7, 12, '2026-03-01', '2026-03-31')");
        var number = await Back(desk);
        Assert.That(await Line(desk, Requests), Is.EqualTo("12 Chief Open"));
        var staff5 = TestDesk.As("staff5");
        var deputy = staff5 with { Roles = staff5.Roles | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        await desk.Done(deputy, new DecideTransfer(number, 10, "x", 2));
        Assert.That(await Line(desk, "SELECT concat(decided_by, ' ', decided_for) FROM transfers"), Is.EqualTo("12 7"));
        Assert.That(await Line(desk, "SELECT concat(person_id, ' ', for_id) FROM events WHERE kind = 'Decided'"), Is.EqualTo("12 7"));
    }

    [Test]
    public async Task DL_1_only_a_member_of_the_office_can_take_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Back(desk);
        Assert.That((await desk.Refused(Chief1, new DecideTransfer(number, 999, "x", 2))).Rule, Is.EqualTo("DL-1"));
        Assert.That((await desk.Refused(Chief1, new DecideTransfer(number, 10, "x", 1))), Is.EqualTo(DeskRefusals.Changed()));
    }

    [Test]
    public async Task F1_two_who_send_back_at_once_leave_one_request()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 8; i++)
        {
            var logged = await Sent(desk);
            await OneWins(desk, (Staff2, new SendBack(logged.TransferNumber!, SendBackReason.NotMyPost, "", 1)), (Chief1, new SendBack(logged.TransferNumber!, SendBackReason.WrongSection, "", 1)));
        }
        Assert.That(await Line(desk, "SELECT concat(COUNT(*), '') FROM requests"), Is.EqualTo("8"));
    }

    [Test]
    public async Task F1_two_decisions_at_once_name_one_receiver()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 8; i++)
        {
            var number = await Back(desk);
            await OneWins(desk, (Chief1, new DecideTransfer(number, 10, "甲", 2)), (Chief1, new DecideTransfer(number, 11, "乙", 2)));
        }
    }

    [Test]
    public async Task F2_sending_back_twice_with_one_key_asks_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        var back = new SendBack(logged.TransferNumber!, SendBackReason.ConflictOfInterest, "", 1);
        var first = await desk.Done(Staff2, back, "k");
        Assert.That(await desk.Done(Staff2, back, "k"), Is.EqualTo(first));
        Assert.That(await desk.Rows<string>(Requests), Has.Count.EqualTo(1));
    }
}
