using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Deadlines;

namespace OfficeDesk.Tests.Features.Documents;

/// <summary>NT-1 to NT-4 through the messages: papers of the flows, printing, service, void.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class PaperTests(Engine engine) : DeskTests(engine)
{
    [Test]
    public async Task NT_2_a_receipt_is_issued_when_it_is_printed_and_once()
    {
        var e = await Enquiry();
        var preview = await Desk.Done(As("staff1"), new PreviewPaper(Paper.Receipt, e.Number));
        Assert.That((preview.Id, preview.Doc!.Title, preview.Dress.Code.Length), Is.EqualTo(((long?)null, "示例县民政局首问登记回执", 8)));
        Assert.That(await Desk.Rows<long>("SELECT COUNT(*) FROM documents"), Is.EqualTo(new long[] { 0 }), "looking issues nothing");
        var first = await Desk.Done(As("staff1"), new IssuePaper(Paper.Receipt, e.Number));
        Assert.That((first.Number, first.Copy), Is.EqualTo((e.Number, 1)));
        var second = await Desk.Done(As("staff2"), new IssuePaper(Paper.Receipt, e.Number));
        Assert.That((second.Id, second.Copy), Is.EqualTo((first.Id, 2)), "printing twice is a copy of the same document");
        var sheets = await Desk.Done(As("staff1"), new SheetsOf([first.Id]));
        Assert.That(sheets.Sheets.Single().Dress.Mark, Is.EqualTo("副本（第2次打印）"));
        var shown = await Desk.Done(As("staff1"), new ShowDocument(first.Id));
        Assert.That(shown.Prints.Select(p => (p.CopyNo, p.Name)), Is.EqualTo(new[] { (2, "工作人员乙"), (1, "工作人员甲") }));
        Assert.That(await Desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Document'"), Is.EqualTo(new[] { $"签发登记回执 {e.Number}" }));
    }

    [Test]
    public async Task NT_4_two_clerks_who_print_the_same_receipt_at_the_same_moment_make_one_document()
    {
        var e = await Enquiry();
        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Desk.Done(As(i % 2 == 0 ? "staff1" : "staff2"), new IssuePaper(Paper.Receipt, e.Number))));
        Assert.That(both.Select(b => b.Id).Distinct().Count(), Is.EqualTo(1));
        Assert.That(both.Select(b => b.Copy).Order(), Is.EqualTo(Enumerable.Range(1, 6)));
    }

    [Test]
    public async Task NT_1_a_paper_that_was_made_void_while_it_was_looked_at_is_not_printed_again_and_a_new_one_is_issued()
    {
        var e = await Enquiry();
        var first = await Desk.Done(As("staff1"), new IssuePaper(Paper.Receipt, e.Number));
        await using var scope = Desk.Services.CreateAsyncScope();
        var ahead = (IAhead<PaperIssued>)scope.ServiceProvider.GetRequiredService<IHandle<IssuePaper, PaperIssued>>();
        Rest<PaperIssued>? rest;
        await using (var connection = await Desk.Database.OpenRead())
        {
            var sight = new Sight(8, true, false, []);
            Assert.That((await ahead.Ahead(new IssuePaper(Paper.Receipt, e.Number), new Db(connection, As("staff1"), sight, Desk.Clock.GetUtcNow(), Desk.Services.GetRequiredService<Ids>(), CancellationToken.None))).Went(out rest, out _));
        }
        await Desk.Done(As("chief1"), new VoidDocument(first.Id, "写错了", (await Desk.Rows<int>("SELECT version FROM documents"))[0]));
        PaperIssued? issued = null;
        await Desk.Work(async db => issued = ((Done<PaperIssued>)await rest!(db)).Value);
        Assert.That((issued!.Id != first.Id, issued.Copy), Is.EqualTo((true, 1)));
        Assert.That(await Desk.Rows<(string, int)>("SELECT state, printed FROM documents ORDER BY id"), Is.EqualTo(new[] { ("Void", 1), ("Issued", 1) }), "the void one counts no copy");
    }

    [Test]
    public async Task NT_4_printing_again_from_the_open_document_is_logged_and_bears_the_mark_of_a_copy()
    {
        var d = await Desk.Done(As("staff1"), new IssuePaper(Paper.Receipt, (await Enquiry()).Number));
        Assert.That((await Desk.Done(As("staff1"), new SheetsOf([d.Id]))).Sheets.Single().Dress.Mark, Is.Empty, "the first printing bears none");
        await Desk.Done(As("chief1"), new PrintDocuments([d.Id]));
        var sheet = (await Desk.Done(As("chief1"), new SheetsOf([d.Id]))).Sheets.Single();
        Assert.That(new NoticeHtml(sheet.Doc, sheet.Dress).ToString(), Does.Contain("副本（第2次打印）"));
        using (var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream((await Desk.Done(As("staff1"), new DownloadDocument(d.Id))).Content), isEditable: false))
            Assert.That(word.MainDocumentPart!.Document.InnerText, Does.Contain("副本（第3次打印）"));
        Assert.That((await Desk.Done(As("staff1"), new ShowDocument(d.Id))).Prints.Select(p => (p.CopyNo, p.Name, p.How)), Is.EqualTo(new[] { (3, "工作人员甲", "Word"), (2, "科长甲", "Page"), (1, "工作人员甲", "Page") }));
        Assert.That(await Desk.Rows<string>("SELECT message FROM audit WHERE message IN ('IssuePaper', 'PrintDocuments', 'DownloadDocument') ORDER BY seq"), Is.EqualTo(new[] { "IssuePaper", "PrintDocuments", "DownloadDocument" }));
    }

    [Test]
    public async Task NT_2_the_papers_of_a_matter_are_listed_with_those_that_could_be_issued_now()
    {
        var e = await Enquiry();
        var none = await Desk.Done(As("staff1"), new PapersOf(e.Number));
        Assert.That((none.Issued.Count, none.Back, string.Join(' ', none.Offers.Select(o => o.Paper))), Is.EqualTo((0, $"/t/{e.Number}", "Receipt")));
        var receipt = await Desk.Done(As("staff1"), new IssuePaper(Paper.Receipt, e.Number));
        await Desk.Done(As("staff1"), new FinishTask(e.Number, "符合条件，按月发放", Channel.Call, "已告知", 1));
        var more = await Desk.Done(As("chief1"), new PapersOf(e.Number));
        Assert.That(more.Issued.Select(d => (d.Id, d.Kind, d.Printed)), Is.EqualTo(new[] { (receipt.Id, "登记回执", 1) }));
        Assert.That(more.Offers.Select(o => o.Kind), Is.EqualTo(new[] { "来访来电答复单", "办理结果告知书" }));
        Assert.That((await Desk.Refused(As("staff10"), new PapersOf(e.Number))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await Desk.Refused(As("staff1"), new PapersOf("2026-999"))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [TestCase("𠀀𪚥𠮷", "<b>粗</b> {{7*7}} </p><script>alert(1)</script> a=b|c #标题 假的")]
    [TestCase("来访人甲", "一\n#标题 假的\n= 假 | 的\n| a | b |")]
    public async Task E2_rare_characters_and_text_that_looks_like_markup_are_issued_as_they_were_typed(string name, string ask)
    {
        var e = await Desk.Done(As("staff1"), new LogEnquiry(Channel.Call, CitizenName: name, Phone: "10000090001", MatterTypeId: 1, Ask: ask));
        var issued = await Desk.Done(As("staff1"), new IssuePaper(Paper.Receipt, e.Number));
        var shown = await Desk.Done(As("staff1"), new ShowDocument(issued.Id));
        var cells = shown.Doc.Blocks.OfType<Pairs>().SelectMany(p => p.Cells).ToList();
        Assert.That(cells, Does.Contain(name).And.Contain(ask.Replace("\r", "", StringComparison.Ordinal)));
        Assert.That(shown.Title, Is.EqualTo("示例县民政局首问登记回执"));
        Assert.That(new NoticeHtml(shown.Doc, shown.Dress).ToString(), Does.Not.Contain("<script").And.Not.Contain("<b>粗"));
    }

    [Test]
    public async Task FC_6_an_answer_has_a_paper_once_it_was_given()
    {
        var e = await Enquiry();
        var early = await Desk.Refused(As("staff1"), new IssuePaper(Paper.Answer, e.Number));
        Assert.That(early.Zh, Does.Contain("先在来访登记页记录答复"));
        await Desk.Done(As("staff1"), new AnswerEnquiry(e.Number, Channel.Call, "已告知全部材料", null, 1));
        var issued = await Desk.Done(As("staff1"), new IssuePaper(Paper.Answer, e.Number));
        var doc = (await Desk.Done(As("staff1"), new ShowDocument(issued.Id))).Doc;
        Assert.That(doc.ToJson(), Does.Contain("已告知全部材料").And.Contain("电话"));
    }

    [Test]
    public async Task FC_4_a_transfer_slip_shows_the_phone_to_those_who_need_it_only()
    {
        var logged = await Desk.Done(As("staff8"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.OtherUnit));
        var mine = await Desk.Done(As("staff8"), new IssuePaper(Paper.Transfer, logged.Number));
        Assert.That(mine.Number, Is.EqualTo(logged.TransferNumber));
        Assert.That((await Desk.Done(As("staff8"), new ShowDocument(mine.Id))).Doc.ToJson(), Does.Contain("10000090001"));
        var colleague = await Desk.Done(As("staff9"), new PreviewPaper(Paper.Transfer, logged.Number));
        Assert.That(colleague.Doc!.ToJson(), Does.Not.Contain("10000090001"));
    }

    [Test]
    public async Task FC_5_a_referral_slip_has_a_number_of_its_own_once()
    {
        var e = await Desk.Done(As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 11, Ask: "报销", Route: EnquiryRoute.OtherUnit, Unit: "县医疗保障局"));
        var slip = await Desk.Done(As("staff1"), new IssuePaper(Paper.Referral, e.Number));
        Assert.That(slip.Number, Is.EqualTo("YD2026-1"));
        Assert.That((await Desk.Done(As("staff1"), new IssuePaper(Paper.Referral, e.Number))).Id, Is.EqualTo(slip.Id));
        Assert.That((await Desk.Refused(As("staff1"), new IssuePaper(Paper.Transfer, e.Number))).Zh, Does.Contain("没有转办"));
    }

    [Test]
    public async Task DL_7_an_extension_has_its_form_and_when_agreed_its_notice()
    {
        var e = await Enquiry();
        var x = await Desk.Done(As("staff1"), new AskExtension(e.Number, 3, "材料核查需要时间", "申请人同意", 1));
        var form = await Desk.Done(As("staff1"), new IssuePaper(Paper.Extension, x.Number));
        Assert.That(form.Number, Is.EqualTo(x.Number));
        Assert.That((await Desk.Refused(As("staff1"), new IssuePaper(Paper.Extended, x.Number))).Zh, Does.Contain("同意以后"));
        await Desk.Done(As("chief1"), new GiveOpinion(x.Id, InFavour: true, "同意", 1));
        await Desk.Done(As("leader1"), new DecideExtension(x.Id, Agree: true, "同意", 2));
        var decided = await Desk.Done(As("staff1"), new IssuePaper(Paper.Extension, x.Number));
        Assert.That((decided.Number, decided.Id == form.Id), Is.EqualTo((x.Number, false)), "the form with the decision is another paper");
        Assert.That((await Desk.Done(As("staff1"), new ShowDocument(decided.Id))).Doc.ToJson(), Does.Contain("分管领导甲"));
        Assert.That((await Desk.Done(As("staff1"), new PapersOf(e.Number))).Offers.Select(o => (o.Paper, o.Number)), Is.EqualTo(new[] { (Paper.Receipt, e.Number), (Paper.Extended, x.Number) }), "what is there is not offered again");
        var notice = await Desk.Done(As("staff1"), new IssuePaper(Paper.Extended, x.Number));
        Assert.That(notice.Number, Is.EqualTo("示民延〔2026〕1号"));
    }

    [Test]
    public async Task DL_1_a_result_is_told_in_writing_after_the_matter_is_finished()
    {
        var e = await Enquiry();
        Assert.That((await Desk.Refused(As("staff1"), new IssuePaper(Paper.Result, e.Number))).Kind, Is.EqualTo(RefusalKind.Conflict));
        await Desk.Done(As("staff1"), new FinishTask(e.Number, "符合条件，按月发放", Channel.Call, "已告知", 1));
        var issued = await Desk.Done(As("staff1"), new IssuePaper(Paper.Result, e.Number));
        Assert.That(issued.Number, Is.EqualTo("示民结〔2026〕1号"));
        Assert.That((await Desk.Done(As("staff1"), new ShowDocument(issued.Id))).Doc.ToJson(), Does.Contain("符合条件，按月发放"));
    }

    [Test]
    public async Task ES_1_a_chief_reminds_in_writing_of_what_is_due_or_overdue()
    {
        var e = await Enquiry();
        Assert.That((await Desk.Refused(As("chief1"), new IssueReminder(e.Number, "立即办理", Desk.Today.AddDays(1)))).Kind, Is.EqualTo(RefusalKind.Conflict), "nothing is due yet");
        await Desk.Write("UPDATE tasks SET due_on = '2026-03-02'");
        Assert.That((await Desk.Refused(As("chief1"), new IssueReminder(e.Number, " ", Desk.Today.AddDays(1)))).Field, Is.EqualTo("Demand"));
        Assert.That((await Desk.Refused(As("chief1"), new IssueReminder(e.Number, "立即办理", Desk.Today.AddDays(-1)))).Field, Is.EqualTo("ReplyBy"));
        var issued = await Desk.Done(As("discipline1"), new IssueReminder(e.Number, "立即办理", Desk.Today.AddDays(1)));
        Assert.That(issued.Number, Is.EqualTo("CB2026-1"));
        Assert.That((await Desk.Done(As("staff1"), new ShowDocument(issued.Id))).Doc.ToJson(), Does.Contain("已超期2个工作日"), "who is reminded sees it");
        Assert.That(await Desk.Refused(As("chief1"), new VoidDocument(issued.Id, "不用催", 1)), Is.EqualTo(DocumentRules.NotTakenBack), "GN-1: nobody takes back what they were ordered");
        Assert.That(await Desk.Refused(As("chief1"), new ServeDocument(issued.Id, ServedHow.Hand, Desk.Today, "科长甲", 1)), Is.EqualTo(DocumentRules.NotServedByOneself), "nor records that it reached them");
        Assert.That(((await Desk.Done(As("chief1"), new ShowDocument(issued.Id))).OnAsker, (await Desk.Done(As("discipline1"), new ShowDocument(issued.Id))).OnAsker), Is.EqualTo((true, false)));
        await Desk.Done(As("discipline1"), new ServeDocument(issued.Id, ServedHow.Hand, Desk.Today, "科长甲", 1));
        await Desk.Done(As("discipline1"), new VoidDocument(issued.Id, "重新出单", 2));
    }

    [Test]
    public async Task NT_4_service_is_recorded_once_and_NT_1_void_keeps_the_number()
    {
        var e = await Enquiry();
        var d = await Desk.Done(As("staff1"), new IssuePaper(Paper.Receipt, e.Number));
        Assert.That((await Desk.Refused(As("staff1"), new ServeDocument(d.Id, ServedHow.Hand, Desk.Today, "", 1))).Field, Is.EqualTo("SignedBy"));
        Assert.That((await Desk.Refused(As("staff1"), new ServeDocument(d.Id, ServedHow.Hand, Desk.Today.AddDays(1), "来访人甲", 1))).Field, Is.EqualTo("On"));
        var both = await Task.WhenAll(Desk.Send(As("staff1"), new ServeDocument(d.Id, ServedHow.Hand, Desk.Today, "来访人甲", 1)), Desk.Send(As("chief1"), new ServeDocument(d.Id, ServedHow.Mail, Desk.Today, "回执", 1)));
        Assert.That(both.Count(o => o is Done<DocumentServed>), Is.EqualTo(1));
        Assert.That((await Desk.Refused(As("chief1"), new VoidDocument(d.Id, "", 2))).Field, Is.EqualTo("Reason"));
        await Desk.Done(As("chief1"), new VoidDocument(d.Id, "诉求写错", 2));
        Assert.That((await Desk.Refused(As("chief1"), new VoidDocument(d.Id, "再来一次", 3))).Kind, Is.EqualTo(RefusalKind.Conflict));
        var shown = await Desk.Done(As("staff1"), new ShowDocument(d.Id));
        Assert.That((shown.State, shown.Number, shown.VoidReason, shown.Dress.Mark, shown.Dress.Code), Is.EqualTo((DocumentState.Void, e.Number, "诉求写错", "作废", "")));
        Assert.That((await Desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task NT_2_documents_are_listed_and_printed_in_one_job()
    {
        var ids = new List<long>();
        for (var i = 0; i < 3; i++) ids.Add((await Desk.Done(As("staff1"), new IssuePaper(Paper.Receipt, (await Enquiry()).Number))).Id);
        Assert.That((await Desk.Done(As("staff1"), new ListDocuments(Kind: "enquiry-receipt"))).Rows.Select(r => r.Id), Is.EqualTo(ids.AsEnumerable().Reverse()));
        Assert.That((await Desk.Done(As("staff1"), new ListDocuments(Text: "2026-2"))).Rows.Select(r => r.Number), Is.EqualTo(new[] { "2026-2" }));
        Assert.That((await Desk.Done(As("staff1"), new ListDocuments(State: DocumentState.Void))).Rows, Is.Empty);
        await Desk.Done(As("staff1"), new PrintDocuments(ids));
        Assert.That(await Desk.Rows<int>("SELECT printed FROM documents"), Is.EqualTo(new[] { 2, 2, 2 }));
        Assert.That((await Desk.Refused(As("staff1"), new PrintDocuments([ids[0], 1]))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await Desk.Refused(As("staff1"), new PrintDocuments([]))).Field, Is.EqualTo("Ids"));
        var file = await Desk.Done(As("staff1"), new DownloadDocument(ids[0]));
        Assert.That(file.Name, Is.EqualTo("登记回执 2026-1.docx"));
        Assert.That((await Desk.Done(As("leader2"), new ListDocuments())).Rows, Is.Empty, "another division");
    }

    private static Web.Desk.Asker As(string signIn) => TestDesk.As(signIn);

    private Task<EnquiryLogged> Enquiry() => Desk.Done(As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"));
}
