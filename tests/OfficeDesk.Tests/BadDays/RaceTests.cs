using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Features.Handovers;

namespace OfficeDesk.Tests.BadDays;

/// <summary>F1: two act on one thing at the same moment: exactly one of them does it, the other is told that something changed.</summary>
[TestFixture(Engine.Sqlite, 8)]
[TestFixture(Engine.MariaDb, 25)]
public class RaceTests(Engine engine, int rounds)
{
    /// <summary>Somebody sends a message; answers why not, or null when it was done.</summary>
    public delegate Task<Refusal?> Act(TestDesk desk);

    private static Act Send<T>(string who, ICommand<T> message) => async desk => await desk.Send(TestDesk.As(who), message) is Refused<T> refused ? refused.Why : null;

    private static IEnumerable<TestCaseData> Races()
    {
        static TestCaseData Race(string name, Func<Stage, Task<(Act, Act)>> set) => new TestCaseData(set).SetArgDisplayNames(name);
        yield return Race("accept a transfer · send it back", async s => { var n = await s.Transfer(); return (Send("staff1", new AcceptTransfer(n, 1)), Send("staff1", new SendBack(n, SendBackReason.NotMyPost, "", 1))); });
        yield return Race("accept a transfer · the chief accepts it too", async s => { var n = await s.Transfer(); return (Send("staff1", new AcceptTransfer(n, 1)), Send("chief1", new AcceptTransfer(n, 1))); });
        yield return Race("record the contact · twice", async s =>
        {
            var n = await s.Transfer();
            await s.Desk.Done(Stage.Staff1, new AcceptTransfer(n, 1));
            return (Send("staff1", new RecordContact(n, "已联系", 2)), Send("chief1", new RecordContact(n, "已联系", 2)));
        });
        yield return Race("decide a transfer · for another one", async s =>
        {
            var n = await s.Transfer();
            await s.Desk.Done(Stage.Staff1, new SendBack(n, SendBackReason.NotMyPost, "", 1));
            return (Send("chief1", new DecideTransfer(n, 9, "甲", 2)), Send("chief1", new DecideTransfer(n, 10, "乙", 2)));
        });
        yield return Race("finish a task · twice", async s => { var n = (await s.Enquiry()).Number; return (Finish("staff1", n), Finish("chief1", n)); });
        yield return Race("finish a task · hand it over", async s => { var n = (await s.Enquiry()).Number; return (Finish("staff1", n), Send("chief1", new HandOver(n, 9, "材料", Moves: true, 1))); });
        yield return Race("finish a task · ask for a later date", async s => { var n = (await s.Enquiry()).Number; return (Finish("chief1", n), Ask(n)); });
        yield return Race("the citizen withdraws · twice", async s => { var n = (await s.Enquiry()).Number; return (Send("staff1", new WithdrawEnquiry(n, "办事人撤回")), Send("chief1", new WithdrawEnquiry(n, "办事人撤回"))); });
        yield return Race("ask for a later date · twice", async s => { var n = (await s.Enquiry()).Number; return (Ask(n), Ask(n)); });
        yield return Race("sign a handover · decline it", async s => { var h = await s.Handover(); return (Send("staff1", new SignHandover(h)), Send("staff1", new DeclineHandover(h, "不在岗"))); });
        yield return Race("sign a handover · twice", async s => { var h = await s.Handover(); return (Send("staff1", new SignHandover(h)), Send("staff1", new SignHandover(h))); });
        yield return Race("an opinion · for and against", async s => { var x = await s.Extension(); return (Send("chief1", new GiveOpinion(x, InFavour: true, "同意", 1)), Send("chief1", new GiveOpinion(x, InFavour: false, "不同意", 1))); });
        yield return Race("a decision · yes and no", async s => { var x = await s.ExtensionWithOpinion(); return (Send("leader1", new DecideExtension(x, Agree: true, "同意", 2)), Send("leader1", new DecideExtension(x, Agree: false, "不同意", 2))); });
        yield return Race("the citizen is told of the new date · twice", async s =>
        {
            var x = await s.ExtensionWithOpinion();
            await s.Desk.Done(TestDesk.As("leader1"), new DecideExtension(x, Agree: true, "同意", 2));
            return (Send("staff1", new RecordTold(x, "电话")), Send("chief1", new RecordTold(x, "当面")));
        });
        yield return Race("end a deputy's days · twice", async s => { var d = await s.Deputy(); return (Send("staff1", new EndDeputy(d)), Send("chief2", new EndDeputy(d))); });
    }

    [TestCaseSource(nameof(Races))]
    public async Task F1_exactly_one_wins(Func<Stage, Task<(Act, Act)>> set)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var stage = new Stage(desk);
        for (var round = 0; round < rounds; round++)
        {
            var (one, other) = await set(stage);
            using var start = new Barrier(2);
            var acts = await Task.WhenAll(new[] { one, other }.Select(act => Task.Run(() => { start.SignalAndWait(); return act(desk); })));
            Assert.That(acts.Count(why => why is null), Is.EqualTo(1), $"round {round}: {string.Join(" | ", acts.Select(a => a?.Zh ?? "done"))}");
            var lost = acts.Single(why => why is not null)!;
            Assert.That(lost.Kind, Is.Not.EqualTo(RefusalKind.Forbidden).And.Not.EqualTo(RefusalKind.TooMany), lost.Zh);
        }
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    /// <summary>A finished matter may still be withdrawn (GN-5), a withdrawn one cannot be finished: both orders leave one story.</summary>
    [Test]
    public async Task F1_finishing_and_withdrawing_at_once_leave_one_story()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var stage = new Stage(desk);
        for (var round = 0; round < rounds; round++)
        {
            var number = (await stage.Enquiry()).Number;
            using var start = new Barrier(2);
            var acts = await Task.WhenAll(new[] { Finish("staff1", number), Send("chief1", new WithdrawEnquiry(number, "办事人撤回")) }.Select(act => Task.Run(() => { start.SignalAndWait(); return act(desk); })));
            var (task, enquiry) = (await desk.Rows<(string, string)>("SELECT t.state, e.state FROM tasks t JOIN enquiries e ON e.task_id = t.id WHERE t.number = @number", new { number })).Single();
            var expected = (Finished: acts[0] is null, Withdrawn: acts[1] is null) switch
            {
                (true, true) => ("Done", "Withdrawn"),
                (false, true) => ("Void", "Withdrawn"),
                (true, false) => ("Done", "Answered"),
                _ => ("one of them", "wins"),
            };
            Assert.That((task, enquiry), Is.EqualTo(expected), $"round {round}: {string.Join(" | ", acts.Select(a => a?.Zh ?? "done"))}");
        }
    }

    private static Act Finish(string who, string number) => Send(who, new FinishTask(number, "已办", Channel.Call, "已告知", 1));

    private static Act Ask(string number) => Send("staff1", new AskExtension(number, 3, "材料核查需要时间", "申请人同意", 1));
}
