using System.IO.Compression;
using System.Text;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Files;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Copies;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Files;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Copies;

/// <summary>A citizen's right to see and copy what is kept about them.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CitizenTests(Engine engine)
{
    private static async Task<string> Logged(TestDesk desk, string who, string ask, long matter = 1, EnquiryRoute route = EnquiryRoute.Own) =>
        (await desk.Done(TestDesk.As(who), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: matter, Ask: ask, Route: route))).Number;

    [Test]
    public async Task FC_2_everything_about_a_citizen_within_sight_comes_in_one_file_and_goes_on_record()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (first, second, elsewhere) = (await Logged(desk, "staff1", "第一次问寅"), await Logged(desk, "staff1", "=第二次问卯"), await Logged(desk, "staff8", "别的股室辰", 3, EnquiryRoute.OtherUnit));
        await desk.Done(TestDesk.As("staff1"), new AttachFile(FileCase.Enquiry, first, "户口本.pdf", Samples.Pdf));
        await desk.Done(TestDesk.As("staff1"), new AttachFile(FileCase.Task, second, "..\\证明.png", Samples.Png));
        await desk.Done(TestDesk.As("staff1"), new AnswerEnquiry(first, Channel.Call, "已答复寅", null, 1));
        await desk.Done(TestDesk.As("staff1"), new IssuePaper(Paper.Receipt, second));
        await desk.Write("UPDATE enquiries SET first_contact_id = 17, responsible_id = 17, section_id = 5 WHERE number = @elsewhere; UPDATE tasks SET answering_id = 17, section_id = 5 WHERE number = @elsewhere", new { elsewhere });

        var counted = await desk.Done(TestDesk.As("staff1"), new PreviewCitizen(first));
        Assert.That((string.Join(' ', counted.Contacts), counted.Files, counted.Documents, counted.Name), Is.EqualTo(($"{first} {second}", 2, 1, "来*甲")));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM reveals"), Is.EqualTo(new[] { 0L }), "counting is no look");

        var file = await desk.Done(TestDesk.As("staff1"), new ExportCitizen(first, "本人申请复制"));
        using var zip = new ZipArchive(new MemoryStream(file.Content));
        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.That(names.Count(n => n.StartsWith("附件 Files/", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(names.Count(n => n.StartsWith("文书 Documents/", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(names, Has.None.Contain("..").And.None.Contain("\\"));
        Assert.That(Read(zip.Entries.Single(e => e.FullName.EndsWith("户口本.pdf", StringComparison.Ordinal))), Is.EqualTo(Samples.Pdf));
        Assert.That(Encoding.UTF8.GetString(Read(zip.Entries[0])), Does.Contain("本人申请复制").And.Contain("工作人员甲").And.Contain(first));
        using var book = new ZipArchive(new MemoryStream(Read(zip.Entries.Single(e => e.FullName.EndsWith(".xlsx", StringComparison.Ordinal)))));
        var sheets = string.Concat(book.Entries.Where(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Select(e => Encoding.UTF8.GetString(Read(e))));
        Assert.That(sheets, Does.Contain("10000090001").And.Contain("第一次问寅").And.Contain("第二次问卯").And.Contain("已答复寅"));
        Assert.That(sheets, Does.Not.Contain("辰"), "what another section dealt with is not in it");

        Assert.That(await desk.Rows<string>("SELECT purpose FROM reveals"), Is.EqualTo(new[] { "本人申请复制", "本人申请复制" }));
        Assert.That(await desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Revealed'"), Has.Count.EqualTo(2).And.All.EqualTo("导出了办事人的全部资料"));
        var audit = (await desk.Rows<string>("SELECT body FROM audit WHERE message = 'ExportCitizen'")).Single();
        Assert.That(audit, Does.Contain("本人申请复制").And.Not.Contain("10000090001"));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task FC_2_whoever_does_not_see_the_first_contact_gets_nothing_and_thirty_looks_an_hour_hold_here_too()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await Logged(desk, "staff1", "问");
        foreach (var who in new[] { "staff10", "chief2", "office1" })
            Assert.That((await desk.Refused(TestDesk.As(who), new ExportCitizen(number, "看看"))).Kind, Is.EqualTo(RefusalKind.NotFound), who);
        Assert.That((await desk.Refused(TestDesk.As("director"), new ExportCitizen(number, "看看"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ExportCitizen("2026-999", "看看"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ExportCitizen(number, " "))).Field, Is.EqualTo("Purpose"));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ExportCitizen(number, "本人申请"))).Name, Does.StartWith(number).And.EndsWith(".zip"));
        for (var n = 0; n < EnquiryRules.RevealsAnHour; n++) await desk.Done(TestDesk.As("staff1"), new RevealPhone(number, "回电"));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ExportCitizen(number, "本人申请"))).Kind, Is.EqualTo(RefusalKind.TooMany));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM audit WHERE message = 'ExportCitizen'"), Is.EqualTo(new[] { 1L }));
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
