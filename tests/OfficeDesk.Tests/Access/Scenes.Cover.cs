using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Cover;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Cover;

namespace OfficeDesk.Tests.Access;

/// <summary>Covers of an absence of staff1's; for the consent, a cover staff1 is asked for.</summary>
internal sealed class CoverScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(CoversOf)] = async s => new(new CoversOf(await Leave(s))),
        [nameof(ProposeCover)] = async s => new(new ProposeCover(await Leave(s), 1, 9, "")),
        [nameof(AnswerCover)] = async s =>
        {
            await s.Desk.Write("DELETE FROM covers");
            var named = await s.Desk.Done(TestDesk.As("chief1"), new ProposeCover(await s.Desk.Leave(9), 2, 8, ""));
            return new(new AnswerCover(named.Id, true, "", 1));
        },
        [nameof(DecideCover)] = async s =>
        {
            var named = await Named(s);
            var agreed = await s.Desk.Done(TestDesk.As("staff2"), new AnswerCover(named, true, "", 1));
            return new(new DecideCover(named, true, "", agreed.Version));
        },
        [nameof(FileCover)] = async s => new(new FileCover(await Approved(s), "", 3)),
        [nameof(ReturnCover)] = async s => new(new ReturnCover(await Approved(s), FormalFault.NameWrong, "岗位名", 3)),
        [nameof(MendCover)] = async s =>
        {
            var id = await Approved(s);
            await s.Desk.Done(TestDesk.As("office1"), new ReturnCover(id, FormalFault.NameWrong, "岗位名", 3));
            return new(new MendCover(id, "已改", 4));
        },
        [nameof(BreakOffCover)] = async s => new(new BreakOffCover(await Named(s), "另有安排", 1)),
        [nameof(QualifyForPost)] = async s => new(new QualifyForPost(await Leave(s), 1, 12, "熟悉")),
        [nameof(ShowCover)] = async s => new(new ShowCover(await Named(s))),
        [nameof(ShowSheet)] = async s => new(new ShowSheet(await Sheet(s))),
        [nameof(AddSheetLine)] = async s => new(new AddSheetLine(await Sheet(s), HandoverThing.Key, "钥匙")),
        [nameof(RemoveSheetLine)] = async s => new(new RemoveSheetLine(await Sheet(s), 1)),
        [nameof(InstructOnTasks)] = async s => new(new InstructOnTasks(await Sheet(s), [], 1)),
        [nameof(SignSheet)] = async s => new(new SignSheet(await Sheet(s), HandoverPart.Giver, 1)),
    };

    /// <summary>Every try begins without the covers of the one before.</summary>
    private static async Task<long> Leave(Stage s)
    {
        await s.Desk.Write("DELETE FROM covers; DELETE FROM absences; DELETE FROM post_staff WHERE post_id = 1 AND person_id = 12");
        return await s.Desk.Leave();
    }

    private static async Task<long> Named(Stage s) => (await s.Desk.Done(TestDesk.As("chief1"), new ProposeCover(await Leave(s), 1, 9, ""))).Id;

    private static async Task<long> Approved(Stage s)
    {
        var named = await Named(s);
        await s.Desk.Done(TestDesk.As("staff2"), new AnswerCover(named, true, "", 1));
        await s.Desk.Done(TestDesk.As("leader1"), new DecideCover(named, true, "", 2));
        return named;
    }

    private static async Task<long> Sheet(Stage s)
    {
        var id = await Approved(s);
        await s.Desk.Done(TestDesk.As("office1"), new FileCover(id, "", 3));
        return await s.Desk.SheetOf(id);
    }
}
