using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Duty;
using OfficeDesk.Web.Features.Ends;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.BadDays;

internal static partial class Transitions
{
    /// <summary>The rest of a task's life.</summary>
    private static IEnumerable<TestCaseData> OfTheRest()
    {
        yield return Race("make a task void · finish it", async s => { var n = (await s.Enquiry()).Number; return (Send("chief1", new VoidTask(n, "重复登记", 1)), Finish("staff1", n)); });
        yield return Race("make a task void · twice", async s => { var n = (await s.Enquiry()).Number; return (Send("chief1", new VoidTask(n, "重复登记", 1)), Send("leader1", new VoidTask(n, "重复", 1))); });
        yield return Race("merge two enquiries · twice", async s => { var (a, b) = await Two(s); return (Send("staff1", new MergeEnquiry(b, a, "同一件事", 1)), Send("chief1", new MergeEnquiry(b, a, "同一件事", 1))); });
        yield return Race("merge two enquiries · the later one is finished", async s => { var (a, b) = await Two(s); return (Send("chief1", new MergeEnquiry(b, a, "同一件事", 1)), Finish("staff1", b)); });
        yield return Race("hand a duty over · twice", async s => { var d = await OnDuty(s); return (Send("staff1", new HandOverDuty(d, "一")), Send("chief1", new HandOverDuty(d, "二"))); });
        yield return Race("take a duty over · the next and the general office", async s =>
        {
            var d = await OnDuty(s);
            await s.Desk.Done(Stage.Staff1, new HandOverDuty(d, "无"));
            return (Send("staff2", new TakeOverDuty(d, 1)), Send("office1", new TakeOverDuty(d, 1)));
        });
        yield return Race("finished earlier · finished now", async s => { var n = await LifeScenes.Yesterdays(s); return (Send("staff1", LifeScenes.Earlier(n)), Finish("chief1", n)); });
        yield return Race("finished earlier · twice", async s => { var n = await LifeScenes.Yesterdays(s); return (Send("staff1", LifeScenes.Earlier(n)), Send("chief1", LifeScenes.Earlier(n))); });
        yield return Race("a late record is confirmed · and not", async s => { var id = await Asked(s); return (Send("chief1", new DecideEarlier(id, true, "", 1)), Send("leader1", new DecideEarlier(id, false, "证据不足", 1))); });
        yield return Race("a late record is confirmed · the task is finished", async s =>
        {
            var id = await Asked(s);
            return (Send("chief1", new DecideEarlier(id, true, "", 1)), Finish("staff1", await s.One<string>("SELECT t.number FROM tasks t JOIN late_records l ON l.task_id = t.id WHERE l.id = @id", new { id }), 2));
        });
    }

    private static async Task<DateOnly> OnDuty(Stage s)
    {
        await s.Desk.Write("DELETE FROM duty_roster; DELETE FROM duty_handovers");
        await s.Desk.Done(TestDesk.As("office1"), new PlanDuty(s.Desk.Today, Askers.Owner, 7, "10000020009"));
        await s.Desk.Done(TestDesk.As("office1"), new PlanDuty(s.Desk.Today.AddDays(1), 9, 7, "10000020009"));
        return s.Desk.Today;
    }

    private static async Task<(string Earlier, string Later)> Two(Stage s) => ((await s.Enquiry()).Number, (await s.Enquiry()).Number);

    private static async Task<long> Asked(Stage s) => (await s.Desk.Done(Stage.Staff1, LifeScenes.Earlier(await LifeScenes.Yesterdays(s)))).Id;
}
