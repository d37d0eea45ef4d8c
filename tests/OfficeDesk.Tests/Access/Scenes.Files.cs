using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.Features.Files;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Files;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Access;

/// <summary>Files of staff1's task, and of a case about person 17 that person 8 handles.</summary>
internal sealed class FileScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(AttachFile)] = async s => new(new AttachFile(FileCase.Task, (await s.Enquiry()).Number, "证明.pdf", Samples.Pdf)),
        [nameof(ListFiles)] = async s => new(new ListFiles(FileCase.Task, (await s.Enquiry()).Number)),
        [nameof(ReadFile)] = async s =>
        {
            var number = (await s.Enquiry()).Number;
            var file = await s.Desk.Done(Stage.Staff1, new AttachFile(FileCase.Task, number, "证明.pdf", Samples.Pdf));
            return new(new ReadFile(FileCase.Task, number, file.Id));
        },
        [nameof(AttachEvidence)] = async s => new(new AttachEvidence(await Handled(s), "照片.png", Samples.Png), Subject: TestDesk.As("staff8")),
        [nameof(ListEvidence)] = async s => new(new ListEvidence(await Handled(s)), Subject: TestDesk.As("staff8")),
        [nameof(ReadEvidence)] = async s =>
        {
            var id = await Case.Investigated(s.Desk, 17);
            var file = await s.Desk.Done(Case.Officer, new AttachEvidence(id, "照片.png", Samples.Png));
            await s.Desk.Write("UPDATE complaints SET handler_id = 8 WHERE id = @id", new { id });
            return new(new ReadEvidence(id, file.Id), Subject: TestDesk.As("staff8"));
        },
    };

    private static async Task<long> Handled(Stage s)
    {
        var id = await Case.Investigated(s.Desk, 17);
        await s.Desk.Write("UPDATE complaints SET handler_id = 8 WHERE id = @id", new { id });
        return id;
    }
}
