using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Enquiries;
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

    [Test]
    public async Task E7_tasks_enquiries_and_complaints_alike_refuse_what_runs_what_explodes_and_what_pretends()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = (await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"))).Number;
        var id = await Case.Investigated(desk);
        (string Name, byte[] Content)[] bad =
        [
            ("账单.pdf", [.. "MZ\u0090\0"u8, .. new byte[64]]), ("照片.png", [.. "\u007fELF"u8, .. new byte[64]]), ("说明.txt", [.. "#!/bin/sh\nrm -rf /\n"u8]), ("程序.exe", [.. "MZ"u8]), ("图.svg", [.. "<svg/>"u8]), ("页.txt", [.. "<html><script>1</script>"u8]),
            ("炸弹.zip", Samples.Bomb(101)), ("路径.zip", Samples.Zip(("../../etc/passwd", [1]))), ("套娃.zip", Samples.Zip(("里面.zip", Samples.Bomb(1)))), ("带毒.zip", Samples.Zip(("a.txt", Samples.Eicar))), ("带毒.txt", Samples.Eicar),
            ("不是.docx", Samples.Zip(("a.txt", [1]))), ("空.pdf", []), ("大.pdf", [.. "%PDF-"u8, .. new byte[AttachmentRules.MostBytes]]), ("无扩展名", Samples.Pdf), ("双.pdf.exe", Samples.Pdf), ("反\u202Efdp.exe", Samples.Pdf),
        ];
        foreach (var (name, content) in bad)
        {
            Assert.That((await desk.Refused(TestDesk.As("staff1"), new AttachFile(FileCase.Task, number, name, content))).Kind, Is.Not.EqualTo(RefusalKind.NotFound), "task: " + name);
            Assert.That((await desk.Refused(TestDesk.As("staff1"), new AttachFile(FileCase.Enquiry, number, name, content))).Kind, Is.Not.EqualTo(RefusalKind.NotFound), "enquiry: " + name);
            Assert.That((await desk.Refused(Case.Officer, new AttachEvidence(id, name, content))).Kind, Is.Not.EqualTo(RefusalKind.NotFound), "complaint: " + name);
        }
        Assert.That(Directory.Exists(Folder(desk)) ? Directory.GetFiles(Folder(desk)) : [], Is.Empty, "nothing of it was written");
        (string Name, string Kept)[] paths = [("C:\\Windows\\system32\\证明.pdf", "证明.pdf"), ("/etc/../tmp/证明.pdf", "证明.pdf"), ("..\\..\\证明.pdf", "证明.pdf"), ("a:b:证明.pdf", "证明.pdf"), ("证<明>|?*.pdf", "证明.pdf")];
        foreach (var (name, kept) in paths) Assert.That((await desk.Done(TestDesk.As("staff1"), new AttachFile(FileCase.Enquiry, number, name, Samples.Pdf))).Name, Is.EqualTo(kept), name);
        Assert.That(Directory.GetFiles(Folder(desk)).Select(f => long.TryParse(Path.GetFileName(f), out _)), Has.All.True, "under their ids, in one folder");
    }

    [Test]
    public async Task E7_twenty_times_ten_megabytes_come_back_as_they_were()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        byte[] Large(int n) => [.. "%PDF-1.4\n"u8, (byte)n, .. new byte[AttachmentRules.MostBytes - 10]];
        var files = new List<FileLine>();
        for (var n = 0; n < AttachmentRules.MostFiles; n++) files.Add(await desk.Done(Case.Officer, new AttachEvidence(id, $"证据{n}.pdf", Large(n))));
        Assert.That((await desk.Refused(Case.Officer, new AttachEvidence(id, "再来.pdf", Samples.Pdf))).Field, Is.EqualTo("Content"));
        foreach (var n in new[] { 0, 19 }) Assert.That((await desk.Done(Case.Officer, new ReadEvidence(id, files[n].Id))).Content.AsSpan().SequenceEqual(Large(n)), $"{n}");
        Assert.That(files.Sum(f => (long)f.Size), Is.EqualTo(20L * AttachmentRules.MostBytes));
    }

    [Test]
    public async Task E7_the_discipline_office_reads_the_files_of_what_a_complaint_points_at()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var file = await desk.Done(TestDesk.As("staff1"), new AttachFile(FileCase.Task, number, "证明.pdf", Samples.Pdf));
        Assert.That((await desk.Refused(Case.Officer, new ReadFile(FileCase.Task, number, file.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        var id = await Case.Investigated(desk);
        await desk.Done(Case.Officer, new LinkCase(id, CaseLink.Task, number));
        Assert.That((await desk.Done(Case.Officer, new ReadFile(FileCase.Task, number, file.Id))).Name, Is.EqualTo("证明.pdf"));
        Assert.That((await desk.Done(Case.Officer, new ListFiles(FileCase.Task, number))).MayAdd, Is.False);
    }

    private static string Folder(TestDesk desk) => Path.Combine(((OfficeDesk.Web.DataFolder)desk.Services.GetService(typeof(OfficeDesk.Web.DataFolder))!).Path, "files");
}
