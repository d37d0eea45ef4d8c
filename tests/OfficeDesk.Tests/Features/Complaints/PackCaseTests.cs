using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Files;
using OfficeDesk.Tests.Features.Measures;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Complaints;

/// <summary>The packet of a case, and the papers that tell of a case or a measure: who sees them, and what of the complainant is in them.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class PackCaseTests(Engine engine)
{
    [Test]
    public async Task D6_the_packet_of_a_case_holds_story_papers_and_checksums_and_nothing_of_who_complained()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        await desk.Done(Case.Officer, new AttachEvidence(id, $"{Case.Name}的录音.pdf", Samples.Pdf));
        await desk.Done(Case.Officer, new AddCaseNote(id, CaseNote.Note, $"{Case.Name}（{Case.Phone}，{Case.Address}）说的情况属实"));
        await desk.Done(Case.Officer, new IssueCaseReceipt(id));
        await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, $"监控与{Case.Name}所述一致", BreachKind.Attitude, "态度生硬", 2));
        await desk.Done(Case.Officer, new IssueCaseReply(id, "查看监控", ""));
        Assert.That((await desk.Refused(Case.Officer, new PackCase(id, " "))).Field, Is.EqualTo("Purpose"));
        Assert.That((await desk.Refused(Case.Other, new PackCase(id, "看看"))).Rule, Is.EqualTo("CP-2"));
        foreach (var who in new[] { "staff1", "chief1", "director", "admin" }) Assert.That((await desk.Refused(TestDesk.As(who), new PackCase(id, "看看"))).Kind, Is.EqualTo(RefusalKind.Forbidden).Or.EqualTo(RefusalKind.NotFound), who);
        var packet = await desk.Done(Case.Officer, new PackCase(id, "移送材料"));
        var (names, text) = Unpacked(packet.Content);
        Assert.That(names, Has.Count.EqualTo(3).And.Some.StartsWith("文书 Papers/"));
        foreach (var canary in new[] { Case.Name, Case.Phone, Case.Address }) Assert.That(text, Does.Not.Contain(canary), canary);
        foreach (var word in new[] { "（隐去）", "说的情况属实", "移送材料", "认定：属实", Convert.ToHexStringLower(SHA256.HashData(Samples.Pdf)), "含投诉人身份，正文不入本卷" }) Assert.That(text, Does.Contain(word));
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(id))).Looks.First().Purpose, Is.EqualTo("导出案卷：移送材料"), "on record with its purpose");
        Assert.That(await desk.Rows<long>("SELECT person_id FROM audit WHERE message = 'PackCase'"), Is.EqualTo(new[] { 22L }));
        for (var i = await desk.Rows<long>("SELECT id FROM complaint_looks") is { } all ? all.Count : 0; i < ComplaintRules.MostLooks; i++) await desk.Done(Case.Officer, new RevealReporter(id, "答复"));
        Assert.That((await desk.Refused(Case.Officer, new PackCase(id, "再次"))).Kind, Is.EqualTo(RefusalKind.TooMany));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task CP_2_the_written_reply_leaves_the_sight_of_whoever_wrote_it_with_the_case()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Found(desk);
        var reply = await desk.Done(Case.Officer, new IssueCaseReply(id, "查看监控", ""));
        await desk.Done(Case.Officer, new ShowDocument(reply.DocumentId));
        await desk.Done(Case.Other, new AssignComplaint(id, 23, 3));
        foreach (var who in new[] { Case.Officer, Case.Other }) Assert.That((await desk.Refused(who, new ShowDocument(reply.DocumentId))).Kind, Is.EqualTo(RefusalKind.NotFound), who.Name);
        var own = await desk.Done(Case.Other, new IssueCaseReply(id, "查看监控", ""));
        Assert.That((await desk.Done(Case.Other, new ShowDocument(own.DocumentId))).Doc.ToJson(), Does.Contain(Case.Name), "whoever handles it now writes their own, and that is a look");
        Assert.That((await desk.Done(Case.Other, new ShowComplaint(id))).Looks, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task E1_BR_3_a_discipline_officer_sees_the_papers_of_their_own_measure_from_its_service_on_like_anybody()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var director = TestDesk.As("director");
        var breach = (await desk.Done(director, new RecordBreach(23, BreachKind.Attitude, desk.Today, "态度生硬"))).Id;
        await desk.Done(director, new HearBreaches([breach]));
        await desk.Done(Case.Other, new GiveStatement(breach, "情况说明", 2));
        await desk.Done(director, new ConfirmBreach(breach, "属实", 3));
        var measure = (await desk.Done(director, new ProposeMeasure(breach, MeasureKind.Criticism, false, "首次", null, 4))).Id;
        await desk.Done(Cases.Leader, new DecideMeasure(measure, true, "同意", 1));
        var notice = (await desk.Done(director, new IssueNotice(measure, "整改", 2))).DocumentId;
        Assert.That((await desk.Refused(Case.Other, new ShowDocument(notice))).Kind, Is.EqualTo(RefusalKind.NotFound), "nobody sees their own before it is served");
        Assert.That((await desk.Done(Case.Other, new ListDocuments())).Rows.Select(d => d.Id), Does.Not.Contain(notice));
        await desk.Done(director, new ServeMeasure(measure, desk.Today, "当面", null, 3));
        await desk.Done(Case.Other, new ShowDocument(notice));
    }

    private static (List<string> Names, string Text) Unpacked(byte[] zip)
    {
        var (names, text) = (new List<string>(), new StringBuilder());
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            names.Add(entry.FullName);
            text.AppendLine(entry.FullName);
            using var stream = new MemoryStream();
            using (var open = entry.Open()) open.CopyTo(stream);
            if (entry.FullName.EndsWith(".txt", StringComparison.Ordinal)) text.AppendLine(Encoding.UTF8.GetString(stream.ToArray()));
            else
            {
                using var inner = new ZipArchive(new MemoryStream(stream.ToArray()), ZipArchiveMode.Read);
                foreach (var part in inner.Entries)
                {
                    using var reader = new StreamReader(part.Open());
                    text.AppendLine(reader.ReadToEnd());
                }
            }
        }
        return (names, text.ToString());
    }
}
