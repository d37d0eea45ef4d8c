using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;

namespace OfficeDesk.Tests.Documents;

/// <summary>NT-1, NT-4, NT-5: numbers without gaps, kept for ever, never stopped by a broken template.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class MachineTests(Engine engine) : DeskTests(engine)
{
    [Test]
    public async Task NT_1_letters_and_sheets_are_numbered_per_kind_and_year()
    {
        Assert.That((await Issued(Supplement.Sample)).Number, Is.EqualTo("示民补〔2026〕1号"));
        Assert.That((await Issued(Supplement.Sample)).Number, Is.EqualTo("示民补〔2026〕2号"));
        Assert.That((await Issued(NegativeFiling.Sample)).Number, Is.EqualTo("FD2026-1"));
        Assert.That((await Issued(AbsenceNotice.Sample)).Number, Is.EqualTo("LG2026-1"));
        Assert.That((await Issued(SectionNotice.Sample)).Number, Is.EqualTo("LG2026-2"), "both door notices are one series");
        foreach (var (number, content, data) in await Desk.Rows<(string, string, string)>("SELECT number, content, data FROM documents"))
        {
            var text = new NoticeHtml(NoticeDoc.FromJson(content), NoticeDress.Bare).ToString();
            Assert.That((text.Contains(number, StringComparison.Ordinal), content.Contains("E0C1", StringComparison.Ordinal), data.Contains(number, StringComparison.Ordinal)), Is.EqualTo((true, false, true)), $"{number} stands on the paper");
        }
        Desk.Clock.Pass(TimeSpan.FromDays(303));
        Assert.That((await Issued(Supplement.Sample)).Number, Is.EqualTo("示民补〔2027〕1号"));
    }

    [Test]
    public async Task NT_1_admonitions_are_numbered_in_a_closed_register_of_their_own()
    {
        Assert.That((await Issued(AdminWarning.Sample)).Number, Does.Not.StartWith("JM"));
        Assert.That(((await Issued(Admonition.Sample)).Number, (await Issued(Admonition.Sample)).Number), Is.EqualTo(("JM2026-1", "JM2026-2")));
        Assert.That(await Desk.Rows<string>("SELECT DISTINCT circle FROM documents WHERE kind = 'admonition'"), Is.EqualTo(new[] { "Closed" }));
        Assert.That((await Desk.Done(TestDesk.As("office1"), new Web.Features.Documents.ListDocuments(Kind: "admonition"))).Rows, Is.Empty, "the register of the office does not hold them");
        Assert.That((await Desk.Done(TestDesk.As("discipline1"), new Web.Features.Documents.ListDocuments(Kind: "admonition"))).Rows, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task NT_1_eight_clerks_at_the_same_moment_leave_no_gap()
    {
        await Issued(Acceptance.Sample);
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            // every fifth is refused at the end, after it had its number
            if (i % 5 == 4) Assert.ThrowsAsync<InvalidOperationException>(() => Issued(Acceptance.Sample, fail: true));
            else await Issued(Acceptance.Sample);
        });
        var numbers = await Desk.Rows<long>("SELECT seq_no FROM documents ORDER BY seq_no");
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 33).Select(n => (long)n)));
    }

    [Test]
    public async Task NT_1_a_thing_with_a_number_of_its_own_has_one_document_until_it_is_void()
    {
        var about = new DocumentAbout(OwnNumber: "2026-7");
        var first = await Issued(EnquiryReceipt.Sample, about);
        Assert.That((first.Number, first.Fresh), Is.EqualTo(("2026-7", true)));
        Assert.That(await Issued(EnquiryReceipt.Sample, about), Is.EqualTo(first with { Fresh = false }));
        await Do(async (db, _) =>
        {
            var d = await db.One<DocumentRow>("SELECT * FROM documents WHERE id = @Id", new { first.Id });
            Assert.That(await DocumentOffice.Void(db, d, " ", d.Version), Is.Not.Null, "a reason is needed");
            Assert.That(await DocumentOffice.Void(db, d, "写错了诉求", d.Version), Is.Null);
            return true;
        });
        var second = await Issued(EnquiryReceipt.Sample, about);
        Assert.That((second.Number, second.Fresh, second.Id == first.Id), Is.EqualTo(("2026-7", true, false)));
    }

    [Test]
    public async Task NT_3_a_missing_field_is_named_with_the_place_to_enter_it()
    {
        var why = await Refused(Supplement.Sample with { Applicant = " " });
        Assert.That((why.Rule, why.Field), Is.EqualTo(("NT-3", "申请人")));
        Assert.That(why.Zh, Does.Contain("补正材料通知书").And.Contain("受理登记：申请人"));
        Assert.That((await Refused(Supplement.Sample with { Materials = [] })).Field, Is.EqualTo("材料"));
        Assert.That(await Desk.Rows<long>("SELECT COUNT(*) FROM documents"), Is.EqualTo(new long[] { 0 }));
        Assert.That((await Issued(Supplement.Sample)).Number, Is.EqualTo("示民补〔2026〕1号"), "a refusal takes no number");
    }

    [Test]
    public async Task NT_3_a_list_of_any_length_is_issued_and_kept_whole()
    {
        var materials = Enumerable.Range(1, 400).Select(n => Supplement.Sample.Materials[0] with { Name = $"材料{n}" + new string('长', n % 90) }).ToList();
        var issued = await Issued(Supplement.Sample with { Materials = materials });
        var kept = NoticeDoc.FromJson((await Desk.Rows<string>("SELECT content FROM documents WHERE id = @Id", new { issued.Id })).Single());
        var rows = kept.Blocks.OfType<Grid>().Single().Rows;
        Assert.That((rows.Count, rows[399][1]), Is.EqualTo((400, materials[399].Name)));
        Assert.That(NoticeWord.Render(kept, NoticeDress.Bare), Is.Not.Empty);
    }

    [Test]
    public async Task NT_4_what_was_issued_stays_as_it_was_when_the_template_changes()
    {
        var first = await Issued(Supplement.Sample);
        var before = (await Desk.Rows<string>("SELECT content FROM documents WHERE id = @Id", new { first.Id })).Single();
        await PutInForce("supplement", 1, "#版式 文书\n#标题 新的标题 {{文号}}");
        var second = await Issued(Supplement.Sample);
        Assert.That((await Desk.Rows<string>("SELECT content FROM documents WHERE id = @Id", new { first.Id })).Single(), Is.EqualTo(before));
        Assert.That(await Desk.Rows<string>("SELECT title FROM documents WHERE template_version = 1 AND id = @Id", new { second.Id }), Is.EqualTo(new[] { "新的标题 示民补〔2026〕2号" }));
        Assert.That((await Desk.Rows<string>("SELECT data FROM documents WHERE id = @Id", new { first.Id })).Single(), Does.Contain("来访人甲"));
    }

    [Test]
    public async Task NT_5_a_broken_template_never_stops_an_issue()
    {
        await PutInForce("supplement", 1, "#版式 文书\n#标题 第一版");
        await PutInForce("supplement", 2, "#版式 文书\n{{#if 没有}}");
        await PutInForce("supplement", 3, "不是模板");
        await Issued(Supplement.Sample);
        Assert.That(await Desk.Rows<string>("SELECT title FROM documents WHERE template_version = 1"), Is.EqualTo(new[] { "第一版" }), "the last good one stays in force");
        await Desk.Write("DELETE FROM notice_templates WHERE version_no = 1");
        await Issued(Supplement.Sample);
        Assert.That(await Desk.Rows<string>("SELECT title FROM documents WHERE template_version = 0"), Is.EqualTo(new[] { "补正材料通知书" }), "at last the one that ships");
    }

    [Test]
    public async Task PB_1_the_status_code_is_kept_nowhere()
    {
        await Issued(Supplement.Sample, new DocumentAbout(StatusNumber: "2026-7"));
        var codes = Desk.Services.GetRequiredService<StatusCode>();
        var code = codes.Of("2026-7");
        Assert.That(code, Has.Length.EqualTo(8));
        Assert.That((codes.Fits("2026-7", code.ToLowerInvariant()), codes.Fits("2026-8", code), codes.Fits("2026-7", "")), Is.EqualTo((true, false, false)));
        var row = (await Desk.Rows<DocumentRow>("SELECT * FROM documents")).Single();
        Assert.That(row.Content + row.Data, Does.Not.Contain(code));
        var html = new NoticeHtml(NoticeDoc.FromJson(row.Content), new NoticeDress(code, codes.Link("2026-7"), Number: "2026-7")).ToString();
        Assert.That(html, Does.Contain("查询码" + code).And.Contain("<svg"));
        Assert.That(html, Does.Contain("<span>编号 2026-7</span><span>查询码 " + code), "what is typed where nothing can be scanned, whatever the template says");
        Assert.That(codes.Link("2026-7"), Does.EndWith("/q/2026-7#" + code), "behind the #: no browser sends it");
    }

    private async Task<DocumentIssued> Issued(DocumentFields fields, DocumentAbout? about = null, bool fail = false) =>
        await Do(async (db, office) =>
        {
            var outcome = await office.Issue(db, fields, about ?? new DocumentAbout());
            if (fail) throw new InvalidOperationException("the handler broke after it had its number");
            return ((Done<DocumentIssued>)outcome).Value;
        });

    private async Task<Refusal> Refused(DocumentFields fields) => await Do(async (db, office) => ((Refused<DocumentIssued>)await office.Issue(db, fields, new DocumentAbout())).Why);

    private Task PutInForce(string kind, int version, string text) =>
        Desk.Write("INSERT INTO notice_templates (id, kind, version_no, text, reason, made_by, put_by, put_at) VALUES (@Id, @Kind, @Id, @Text, '', 5, 6, '2026-03-04T00:00:00.000000Z')", new { Id = version, Kind = kind, Text = text });

    /// <summary>In a transaction of its own, as a handler of staff1's would.</summary>
    private async Task<T> Do<T>(Func<Db, DocumentOffice, Task<T>> act)
    {
        await using var scope = Desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = TestDesk.As("staff1");
        return await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, db => act(db, scope.ServiceProvider.GetRequiredService<DocumentOffice>()), CancellationToken.None);
    }
}
