using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Admin;

namespace OfficeDesk.Tests.Access;

/// <summary>Phrases of staff1's section.</summary>
internal sealed class AdminScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(ListPhrases)] = async s => { var said = await Phrase(s); return new(new ListPhrases(), said.Text, OfSections: true); },
        [nameof(SavePhrase)] = async s => new(await Phrase(s) with { Active = false, Version = 1 }, OfSections: true),
    };

    private static async Task<SavePhrase> Phrase(Stage s)
    {
        var said = new SavePhrase(0, 3, $"已转城市低保岗办理 {await s.One<long>("SELECT COUNT(*) FROM phrases")}。");
        await s.Desk.Write("UPDATE phrases SET active = 0 WHERE section_id = 3");
        return said with { Id = (await s.Desk.Done(TestDesk.As("chief1"), said)).Id };
    }
}
