using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Files;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Files;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class FileTests(Engine engine)
{
    [Test]
    public async Task E7_a_file_comes_back_as_it_was_lies_sealed_under_its_id_and_is_found_through_its_case_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (number, other) = (await desk.Matter(), await desk.Matter(9002, "2026-9002"));
        var staff = TestDesk.As("staff1");
        var file = await desk.Done(staff, new AttachFile(FileCase.Task, number, "..\\..\\证明.pdf", Samples.Pdf));
        Assert.That(file.Name, Is.EqualTo("证明.pdf"));
        var back = await desk.Done(TestDesk.As("chief1"), new ReadFile(FileCase.Task, number, file.Id));
        Assert.That((back.Name, back.Type, back.Content.SequenceEqual(Samples.Pdf)), Is.EqualTo(("证明.pdf", "application/pdf", true)));
        Assert.That((await desk.Refused(staff, new ReadFile(FileCase.Task, other, file.Id))).Kind, Is.EqualTo(RefusalKind.NotFound), "another case's number does not open it");
        Assert.That((await desk.Refused(TestDesk.As("staff8"), new ReadFile(FileCase.Task, number, file.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        var stored = Directory.GetFiles(Folder(desk)).Single();
        Assert.That((Path.GetFileName(stored), (await File.ReadAllBytesAsync(stored)).AsSpan().IndexOf("%PDF"u8)), Is.EqualTo(($"{file.Id}", -1)));
        await File.WriteAllBytesAsync(stored, [1, 2, 3]);
        Assert.That((await desk.Refused(staff, new ReadFile(FileCase.Task, number, file.Id))).Kind, Is.EqualTo(RefusalKind.NotFound), "changed in the folder it does not open");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task E7_twenty_files_a_case_also_when_two_come_at_once_and_a_refused_one_leaves_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        for (var i = 0; i < 19; i++) await desk.Done(Case.Officer, new AttachEvidence(id, $"照片{i}.png", Samples.Png));
        var (done, refused) = await desk.Race((Case.Officer, new AttachEvidence(id, "一.png", Samples.Png)), (Case.Officer, (IMessage<FileLine>)new AttachEvidence(id, "二.png", Samples.Png)));
        Assert.That((done, refused.Single().Field), Is.EqualTo((1, "Content")));
        Assert.That((await desk.Refused(Case.Other, new AttachEvidence(id, "三.png", Samples.Png))).Rule, Is.EqualTo("CP-2"));
        Assert.That((await desk.Done(Case.Officer, new ListEvidence(id))).Files, Has.Count.EqualTo(20));
        Assert.That(Directory.GetFiles(Folder(desk)), Has.Length.EqualTo(20));
    }

    [Test]
    public async Task E7_what_no_row_knows_is_swept_away_after_a_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var file = await desk.Done(TestDesk.As("staff1"), new AttachFile(FileCase.Task, await desk.Matter(), "证明.pdf", Samples.Pdf));
        var orphan = Path.Combine(Folder(desk), "12345");
        await File.WriteAllBytesAsync(orphan, [1]);
        foreach (var path in Directory.GetFiles(Folder(desk))) File.SetLastWriteTimeUtc(path, desk.Clock.GetUtcNow().UtcDateTime.AddDays(-2));
        await File.WriteAllBytesAsync(orphan + ".part", [1]);
        File.SetLastWriteTimeUtc(orphan + ".part", desk.Clock.GetUtcNow().UtcDateTime);
        Assert.That((await desk.Done(Asker.Clock, new SweepFiles())).Count, Is.EqualTo(1));
        Assert.That(Directory.GetFiles(Folder(desk)).Select(Path.GetFileName), Is.EquivalentTo(new[] { $"{file.Id}", "12345.part" }));
    }

    private static string Folder(TestDesk desk) => Path.Combine(((OfficeDesk.Web.DataFolder)desk.Services.GetService(typeof(OfficeDesk.Web.DataFolder))!).Path, "files");
}
