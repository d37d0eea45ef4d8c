using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Ends;

namespace OfficeDesk.Tests.Access;

/// <summary>The rest of a task's life: matters of staff1's that ended on an earlier day or become void.</summary>
internal sealed class LifeScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(ShowEnds)] = async s => new(new ShowEnds((await s.Enquiry()).Number)),
        [nameof(FinishEarlier)] = async s => new(Earlier(await Yesterdays(s))),
        [nameof(DecideEarlier)] = async s => new(new DecideEarlier((await s.Desk.Done(Stage.Staff1, Earlier(await Yesterdays(s)))).Id, true, "", 1)),
        [nameof(VoidTask)] = async s => new(new VoidTask((await s.Enquiry()).Number, "重复登记", 1)),
    };

    private static FinishEarlier Earlier(string number) => new(number, new DateOnly(2026, 3, 3), "已办妥", "通话记录", Channel.Call, "已告知", null, 1);

    private static async Task<string> Yesterdays(Stage s)
    {
        var n = (await s.Enquiry()).Number;
        await s.Desk.Write("UPDATE tasks SET received_on = '2026-03-02' WHERE number = @n", new { n });
        return n;
    }
}
