using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
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
