using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Handovers;

namespace OfficeDesk.Tests.BadDays;

/// <summary>Somebody sends a message; answers why not, or null when it was done.</summary>
public delegate Task<Refusal?> Act(TestDesk desk);

/// <summary>Every step from one state to the next, with the two who take it at the same moment.</summary>
internal static partial class Transitions
{
    public static IEnumerable<TestCaseData> All => Enquiries().Concat(OfTasks()).Concat(TwoPersons()).Concat(OfTheHouse()).Concat(OfTheRest()).Concat(OfKeeping());

    public static Act Send<T>(string who, ICommand<T> message) => Send(TestDesk.As(who), message);

    public static Act Send<T>(Asker who, ICommand<T> message) => async desk => await desk.Send(who, message) is Refused<T> refused ? refused.Why : null;

    public static Act Finish(string who, string number, int version = 1) => Send(who, new FinishTask(number, "已办", Channel.Call, "已告知", version));

    private static Act Ask(string number) => Send("staff1", new AskExtension(number, 3, "材料核查需要时间", "申请人同意", 1));

    private static TestCaseData Race(string name, Func<Stage, Task<(Act, Act)>> set) => new TestCaseData(set).SetArgDisplayNames(name);

    private static IEnumerable<TestCaseData> Enquiries()
    {
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
        yield return Race("the citizen withdraws · twice", async s => { var n = (await s.Enquiry()).Number; return (Send("staff1", new WithdrawEnquiry(n, "办事人撤回")), Send("chief1", new WithdrawEnquiry(n, "办事人撤回"))); });
        yield return Race("send a transfer back · twice", async s => { var n = await s.Transfer(); return (Send("staff1", new SendBack(n, SendBackReason.NotMyPost, "", 1)), Send("chief1", new SendBack(n, SendBackReason.WrongSection, "", 1))); });
        yield return Race("record the contact · send it back", async s =>
        {
            var n = await s.Transfer();
            await s.Desk.Done(Stage.Staff1, new AcceptTransfer(n, 1));
            return (Send("staff1", new RecordContact(n, "已联系", 2)), Send("chief1", new SendBack(n, SendBackReason.NotMyPost, "", 2)));
        });
        yield return Race("the citizen is answered · twice", async s => { var n = (await s.Enquiry()).Number; return (Send("staff1", new AnswerEnquiry(n, Channel.Call, "已告知", null, 1)), Send("chief1", new AnswerEnquiry(n, Channel.Visit, "已当面告知", null, 1))); });
        yield return Race("the referral reached somebody · twice", async s => { var n = (await s.Referral()).Number; return (Send("staff1", new CompleteReferral(n, "窗口人员")), Send("chief1", new CompleteReferral(n, "值班人员"))); });
        yield return Race("no contact was left · twice", async s => { var n = (await s.Enquiry()).Number; await s.Desk.Write("UPDATE enquiries SET phone = '', organisation = '' WHERE number = @n", new { n }); return (Send("staff1", new RecordNoContact(n)), Send("chief1", new RecordNoContact(n))); });
        yield return Race("close an enquiry · twice", async s => { var (n, v) = await Answered(s); return (Send("staff1", new CloseEnquiry(n, v)), Send("chief1", new CloseEnquiry(n, v))); });
        yield return Race("close an enquiry · answer once more", async s => { var (n, v) = await Answered(s); return (Send("staff1", new CloseEnquiry(n, v)), Send("chief1", new AnswerEnquiry(n, Channel.Call, "补充告知", null, v))); });
    }

    private static IEnumerable<TestCaseData> OfTasks()
    {
        yield return Race("finish a task · twice", async s => { var n = (await s.Enquiry()).Number; return (Finish("staff1", n), Finish("chief1", n)); });
        yield return Race("finish a task · hand it over", async s => { var n = (await s.Enquiry()).Number; return (Finish("staff1", n), Send("chief1", new HandOver(n, 9, "材料", Moves: true, 1))); });
        yield return Race("finish a task · ask for a later date", async s => { var n = (await s.Enquiry()).Number; return (Finish("chief1", n), Ask(n)); });
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
        yield return Race("hand a task over · to two people", async s => { var n = (await s.Enquiry()).Number; return (Send("staff1", new HandOver(n, 9, "材料", Moves: true, 1)), Send("chief1", new HandOver(n, 10, "材料", Moves: true, 1))); });
        yield return Race("hand a task over · ask for a later date", async s => { var n = (await s.Enquiry()).Number; return (Send("chief1", new HandOver(n, 9, "材料", Moves: true, 1)), Ask(n)); });
        yield return Race("a later date is agreed · the task is finished", async s =>
        {
            var x = await s.ExtensionWithOpinion();
            var (n, v) = await s.One<(string, int)>("SELECT t.number, t.version FROM tasks t JOIN extensions e ON e.task_id = t.id WHERE e.id = @x", new { x });
            return (Send("leader1", new DecideExtension(x, Agree: true, "同意", 2)), Finish("staff1", n, v));
        });
        yield return Race("report a result · twice", async s => { var n = await ToReport(s); return (Send("staff1", new ReportTask(n, "市民政局", 2)), Send("chief1", new ReportTask(n, "局长", 2))); });
        yield return Race("report a result · hand it over", async s => { var n = await ToReport(s); return (Send("staff1", new ReportTask(n, "市民政局", 2)), Send("chief1", new HandOver(n, 9, "报告底稿", Moves: true, 2))); });
    }

    /// <summary>A referral that reached somebody, so that nothing runs behind it, and the version it stands at.</summary>
    private static async Task<(string Number, int Version)> Answered(Stage s)
    {
        var n = (await s.Referral()).Number;
        await s.Desk.Done(Stage.Staff1, new CompleteReferral(n, "窗口人员"));
        return (n, await s.One<int>("SELECT version FROM enquiries WHERE number = @n", new { n }));
    }

    /// <summary>An assigned task that is finished and not reported.</summary>
    private static async Task<string> ToReport(Stage s)
    {
        var n = (await s.Desk.Done(TestDesk.As("chief1"), new AssignTask("报送数据", TaskSource.Superior, "市民政局", Askers.Owner))).Number;
        await s.Desk.Done(Stage.Staff1, new FinishTask(n, "已报送", null, null, 1));
        return n;
    }
}
