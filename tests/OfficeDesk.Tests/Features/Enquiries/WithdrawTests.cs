using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using static OfficeDesk.Tests.Features.Enquiries.Scene;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WithdrawTests(Engine engine)
{
    [Test]
    public async Task GN_5_when_the_citizen_withdraws_open_tasks_are_void_and_nobody_answers_any_more()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        var withdrawn = await desk.Done(Staff1, new WithdrawEnquiry(logged.Number, "已经不需要"));
        Assert.That(withdrawn.VoidTasks, Is.EquivalentTo(new[] { logged.Number, logged.TransferNumber! }));
        Assert.That(await desk.Rows<string>("SELECT concat(state, ' ', result, ' ', late) FROM tasks"), Is.EqualTo(new[] { "Void 已经不需要 0", "Void 已经不需要 0" }));
        Assert.That(await desk.Rows<long>("SELECT id FROM responsibilities WHERE to_at IS NULL"), Is.Empty);
        Assert.That((await desk.Refused(Staff2, new AcceptTransfer(logged.TransferNumber!, 1))).Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public async Task GN_5_a_transfer_of_a_withdrawn_enquiry_waits_for_nobody()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        Assert.That((await desk.Done(Staff2, new MyWork())).Transfers, Has.Count.EqualTo(1));
        await desk.Done(Staff1, new WithdrawEnquiry(logged.Number, "已经不需要"));
        Assert.That((await desk.Done(Staff2, new MyWork())).Transfers, Is.Empty);
    }

    [Test]
    public async Task GN_2_the_deputy_of_the_chief_acts_for_the_chief()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var deputy = TestDesk.As("staff5") with { Roles = Roles.Staff | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        var (told, tried, led, gone, into, none) = (await Own(desk), await Own(desk), await Led(desk), await Own(desk), await Own(desk), await Own(desk, noneLeft: true));
        await desk.Done(deputy, new AnswerEnquiry(told.Number, Channel.Call, "已答复", null, 1));
        await desk.Done(deputy, new RecordFailedTry(tried.Number, Channel.Call, "无人接听"));
        await desk.Done(deputy, new CompleteReferral(led.Number, "窗口"));
        await desk.Done(deputy, new CloseEnquiry(led.Number, 2));
        await desk.Done(deputy, new WithdrawEnquiry(gone.Number, "不办了"));
        await desk.Done(deputy, new MergeEnquiry(into.Number, told.Number, "同一件事", 1));
        await desk.Send(deputy, new RecordNoContact(none.Number));
        var acts = await desk.Rows<(string Message, long? ForId)>("SELECT message, for_id FROM audit WHERE person_id = 12 ORDER BY seq");
        Assert.That(acts, Has.Count.GreaterThanOrEqualTo(6));
        Assert.That(acts.Select(a => a.ForId), Is.All.EqualTo(7), string.Join(' ', acts));
        Assert.That(await desk.Rows<long?>("SELECT for_id FROM events WHERE person_id = 12"), Has.Count.GreaterThanOrEqualTo(7).And.All.EqualTo(7));
        await desk.Done(Staff1, new AnswerEnquiry(tried.Number, Channel.Call, "已答复", null, 2));
        Assert.That((await desk.Rows<long?>("SELECT for_id FROM audit WHERE message = 'AnswerEnquiry' AND person_id = 8")).Single(), Is.Null, "in one's own right");
    }

    [Test]
    public async Task DL_11_what_was_overdue_when_it_was_withdrawn_stays_late()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        desk.Clock.Set(new DateTime(2026, 3, 20, 9, 0, 0));
        await desk.Done(Staff1, new WithdrawEnquiry(logged.Number, "不办了"));
        Assert.That(await Line(desk, "SELECT concat(state, ' ', late, ' ', late_days) FROM tasks"), Is.EqualTo("Void 1 2"));
    }

    [Test]
    public async Task GN_3_what_waited_for_a_decision_lapses_with_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        await desk.Done(Staff2, new SendBack(logged.TransferNumber!, SendBackReason.NotMyPost, "", 1));
        await desk.Done(Staff1, new WithdrawEnquiry(logged.Number, "不办了"));
        Assert.That(await Line(desk, "SELECT state FROM requests"), Is.EqualTo("Lapsed"));
        Assert.That((await desk.Refused(Chief1, new DecideTransfer(logged.TransferNumber!, 10, "x", 2))).Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public async Task F1_two_withdrawals_at_once_and_withdrawing_while_it_is_answered_leave_one()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 8; i++)
        {
            var logged = await Own(desk);
            await OneWins(desk, (Staff1, new WithdrawEnquiry(logged.Number, "甲")), (Chief1, new WithdrawEnquiry(logged.Number, "乙")));
        }
        Assert.That(await Line(desk, "SELECT concat(COUNT(*), '') FROM events WHERE kind = 'Withdrawn'"), Is.EqualTo("8"));
    }
}
