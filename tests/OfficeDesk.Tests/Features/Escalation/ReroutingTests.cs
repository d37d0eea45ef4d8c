using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Cover;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Ends;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Features.Escalation;

namespace OfficeDesk.Tests.Features.Escalation;

/// <summary>Nothing lies before somebody who has gone: it moves to whoever acts now.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ReroutingTests(Engine engine) : DeskTests(engine)
{
    [Test]
    public async Task GN_2_whatever_lies_before_somebody_who_falls_ill_moves_to_the_next_level_and_is_decided_there()
    {
        var transfer = (await Enquiries.Scene.Sent(Desk)).TransferNumber!;
        await Desk.Done(TestDesk.As("staff2"), new SendBack(transfer, SendBackReason.NotMyPost, "不归我岗", 1));
        var assigned = await Desk.Assigned();
        Desk.Clock.Pass(TimeSpan.FromDays(1));
        var late = await Desk.Done(TestDesk.As("staff1"), new FinishEarlier(assigned, new DateOnly(2026, 3, 4), "已办妥", "签收单", null, null, null, 1));
        await Desk.Done(TestDesk.As("staff1"), new AskClock(await Desk.Matter(), ClockAct.Pause, "有关规定", "专家评审", "10 天", 1));
        await ReceiptScene.Refused(Desk);
        await Desk.Second();
        Assert.That(await Before(), Is.EqualTo("Clock 2, LateRecord 7, Refusal 7, SecondNotice 7, SentBack 7"));

        await Desk.Leave(7, "2026-03-05T08:30", "2026-03-06T17:30", "Started", "Sick");
        await Desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await Before(), Is.EqualTo("Clock 2, LateRecord 2, Refusal 2, SecondNotice 2, SentBack 2"));
        Assert.That(await Desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE 'asked:%' AND recipient_id = 2"), Has.Count.EqualTo(5), "who acts now is told");
        await Desk.Done(TestDesk.As("leader1"), new DecideTransfer(transfer, 10, "丙熟悉此事", 2));
        await Desk.Done(TestDesk.As("leader1"), new DecideEarlier(late.Id, true, "", 1));

        await Desk.Leave(2, "2026-03-05T08:30", "2026-03-06T17:30", "Started", "Sick");
        await Desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await Before(), Is.EqualTo("Clock 1, Refusal 1, SecondNotice 1"));
    }

    [Test]
    public async Task GN_1_GN_2_what_the_chief_recorded_does_not_move_to_whoever_answers_for_it()
    {
        var number = await Desk.Assigned();
        Desk.Clock.Pass(TimeSpan.FromDays(1));
        await Desk.Done(TestDesk.As("chief1"), new FinishEarlier(number, new DateOnly(2026, 3, 4), "已办妥", "签收单", null, null, null, 1));
        Assert.That(await Before(), Is.EqualTo("LateRecord 2"));
        await Desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Leader', NULL, 2, 8, '2026-03-01', '2026-12-31')");
        await Desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await Before(), Is.EqualTo("LateRecord 1"), "staff1 did the work and stands in for the leader: the director");
    }

    private async Task<string> Before() => string.Join(", ", await Desk.Rows<string>("SELECT concat(kind, ' ', decider_id) FROM requests WHERE state = 'Open' ORDER BY kind"));
}
