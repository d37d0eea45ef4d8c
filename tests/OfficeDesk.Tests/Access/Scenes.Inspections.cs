using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Tests.Features.Files;
using OfficeDesk.Web.Features.Inspections;

namespace OfficeDesk.Tests.Access;

/// <summary>An inspection of section 3: its chief, leader, the director and the discipline office read it.</summary>
internal sealed class InspectionScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(ListInspections)] = async s => new(new ListInspections(), $"\"id\":{await Opened(s)},", OfSections: true),
        [nameof(ShowInspection)] = async s => new(new ShowInspection(await Opened(s)), OfSections: true),
        [nameof(ReadPhoto)] = async s =>
        {
            var officer = TestDesk.As("discipline1");
            var item = (await s.Desk.Done(officer, new ShowInspection(await Opened(s)))).Items[0];
            var file = await s.Desk.Done(officer, new AttachPhoto(item.Id, "照片.png", Samples.Png));
            return new(new ReadPhoto(item.Id, file.Id), OfSections: true);
        },
    };

    /// <summary>Whoever had to put it right does not check whether it was (GN-1).</summary>
    public IReadOnlyDictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>> Subjects { get; } = new Dictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>>(StringComparer.Ordinal)
    {
        [nameof(CheckItem)] = async s =>
        {
            var officer = TestDesk.As("discipline1");
            var item = (await s.Desk.Done(officer, new ShowInspection((await s.Desk.Done(officer, new OpenInspection(7, s.Desk.Today))).Id))).Items[0];
            await s.Desk.Done(officer, new RecordItem(item.Id, ItemResult.Bad, "台账不全", item.Version));
            var task = await s.Desk.Done(officer, new RectifyItem(item.Id, officer.PersonId, 5, item.Version + 1));
            await s.Desk.Write("UPDATE tasks SET state = 'Done' WHERE number = @TaskNumber", new { task.TaskNumber });
            return [new("had to put it right", officer, new CheckItem(item.Id, true, "", task.Version))];
        },
        [nameof(BreachFromItem)] = async s =>
        {
            var officer = TestDesk.As("discipline1");
            var item = (await s.Desk.Done(officer, new ShowInspection((await s.Desk.Done(officer, new OpenInspection(7, s.Desk.Today))).Id))).Items[0];
            await s.Desk.Done(officer, new RecordItem(item.Id, ItemResult.Bad, "台账不全", item.Version));
            return [new("found something about themselves", officer, new BreachFromItem(item.Id, officer.PersonId, BreachKind.Inspection, "台账不全", item.Version + 1))];
        },
    };

    private static async Task<long> Opened(Stage s) => (await s.Desk.Done(TestDesk.As("discipline1"), new OpenInspection(3, s.Desk.Today))).Id;
}
