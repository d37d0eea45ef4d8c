using System.Net;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Complaints;

/// <summary>What a complaint points at, the papers its complainant gets, and what people try.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class PaperAndLinkTests(Engine engine)
{
    [Test]
    public async Task CP_3_receipt_and_reply_are_papers_that_lie_sealed_and_open_to_who_issued_them_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        var receipt = await desk.Done(Case.Officer, new IssueCaseReceipt(id));
        Assert.That((await desk.Refused(Case.Officer, new IssueCaseReply(id, "谈话", ""))).Kind, Is.EqualTo(RefusalKind.Conflict), "nothing found yet");
        await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, "监控一致", BreachKind.Attitude, "态度生硬", 2));
        Assert.That((await desk.Refused(Case.Other, new IssueCaseReply(id, "谈话", ""))).Rule, Is.EqualTo("CP-2"));
        var reply = await desk.Done(Case.Officer, new IssueCaseReply(id, "与当事人谈话并查看监控", "已批评教育"));
        Assert.That(reply.Number, Does.Match("复〔2026〕1号$"));
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(id))).Looks.Single().Purpose, Is.EqualTo("制作投诉答复书"), "writing the name is a look");
        var shown = await desk.Done(Case.Officer, new ShowDocument(reply.DocumentId));
        Assert.That((shown.Doc.ToJson().Contains(Case.Name, StringComparison.Ordinal), shown.About), Is.EqualTo((true, $"/complaints/{id}")));
        Assert.That((await desk.Done(Case.Officer, new ShowDocument(receipt.DocumentId))).Doc.ToJson(), Does.Not.Contain(Case.Name).And.Not.Contain(Case.Said));
        foreach (var who in new[] { "discipline2", "director", "office1", "staff1", "chief1", "admin" }.Select(TestDesk.As))
            Assert.That((await desk.Refused(who, new ShowDocument(reply.DocumentId))).Kind, Is.EqualTo(RefusalKind.NotFound).Or.EqualTo(RefusalKind.Forbidden), who.Name);
        var kept = string.Concat(await desk.Rows<string>("SELECT concat(data, content, addressee, title) FROM documents"));
        foreach (var canary in new[] { Case.Name, Case.Phone, Case.Address, Case.Said, "查看监控" }) Assert.That(kept, Does.Not.Contain(canary), "D6");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task CP_2_who_wrote_the_reply_opens_it_again_for_a_purpose_only_and_every_time_is_on_record()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Found(desk);
        var reply = (await desk.Done(Case.Officer, new IssueCaseReply(id, "谈话", ""))).DocumentId;
        await desk.Done(Case.Officer, new PrintDocuments([reply]));
        Assert.That((await desk.Done(Case.Officer, new SheetsOf([reply]))).Sheets.Single().Doc.ToJson(), Does.Contain(Case.Name), "writing it was a look, which lasts while it is printed");
        desk.Clock.Pass(TimeSpan.FromMinutes(ComplaintRules.LookMinutes));
        var shown = await desk.Done(Case.Officer, new ShowDocument(reply));
        Assert.That((shown.Closed, shown.Doc.ToJson().Contains(Case.Name, StringComparison.Ordinal), shown.Number.Length > 0), Is.EqualTo((true, false, true)));
        Assert.That(await desk.Refused(Case.Officer, new PrintDocuments([reply])), Is.EqualTo(ComplaintRules.OpenItFirst));
        Assert.That(await desk.Refused(Case.Officer, new SheetsOf([reply])), Is.EqualTo(ComplaintRules.OpenItFirst));
        Assert.That(await desk.Refused(Case.Officer, new DownloadDocument(reply)), Is.EqualTo(ComplaintRules.OpenItFirst));
        Assert.That((await desk.Refused(Case.Officer, new OpenReply(reply, " "))).Field, Is.EqualTo("Purpose"));
        Assert.That((await desk.Refused(Case.Other, new OpenReply(reply, "好奇"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(Case.Officer, new OpenReply(reply, "补寄"));
        Assert.That((await desk.Done(Case.Officer, new ShowDocument(reply))).Doc.ToJson(), Does.Contain(Case.Name));
        Assert.That((await desk.Done(Case.Officer, new DownloadDocument(reply))).Content, Is.Not.Empty);
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(id))).Looks.Select(l => l.Purpose), Is.EqualTo(new[] { "补寄", "制作投诉答复书" }));
        var receipt = (await desk.Done(Case.Officer, new IssueCaseReceipt(id))).DocumentId;
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await desk.Done(Case.Officer, new PrintDocuments([receipt]));
        Assert.That((await desk.Refused(Case.Officer, new OpenReply(receipt, "看"))).Kind, Is.EqualTo(RefusalKind.NotFound), "the receipt names nobody");
    }

    [Test]
    public async Task CP_2_the_print_of_a_withheld_reply_leads_to_the_page_that_says_why()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var reply = (await desk.Done(Case.Officer, new IssueCaseReply(await Case.Found(desk), "谈话", ""))).DocumentId;
        await using var office = new PageOffice(desk);
        var secret = (await desk.Enter("discipline1")).Secret;
        async Task<(HttpStatusCode Status, string To, string Body)> Get(string address)
        {
            using var answer = await office.Send(Roles.None, HttpMethod.Get, address, r => r.Headers.Add("Cookie", "desk=" + secret));
            return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
        }
        var sheet = $"/documents/sheets?ids={reply}";
        var (status, to, body) = await Get(sheet);
        Assert.That((status, to), Is.EqualTo((HttpStatusCode.OK, "")));
        Assert.That(body, Does.Contain(Case.Name));
        desk.Clock.Pass(TimeSpan.FromMinutes(ComplaintRules.LookMinutes));
        (status, to, body) = await Get(sheet);
        Assert.That((status, to), Is.EqualTo((HttpStatusCode.Redirect, $"/documents/{reply}")));
        Assert.That(body, Does.Not.Contain(Case.Name));
        Assert.That((await Get(to)).Body, Does.Contain("name=\"Purpose\"").And.Not.Contain(Case.Name));
    }

    [Test]
    public async Task CP_4_it_points_at_an_enquiry_a_task_a_document_or_an_absence_and_is_found_from_there()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = (await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"))).Number;
        Assert.That((await desk.Refused(Case.Officer, new ShowEnquiry(number))).Kind, Is.EqualTo(RefusalKind.NotFound), "neither overdue nor complained about");
        var told = await desk.Done(Asker.Nobody with { Address = "10.1.1.1" }, new SubmitComplaint(3, "", BreachKind.FirstContact, Case.Said, "", "", "", number));
        var foreign = await desk.Done(Asker.Nobody with { Address = "10.1.1.1" }, new SubmitComplaint(3, "", BreachKind.FirstContact, Case.Said, "", "", "", "2026-77777"));
        Assert.That((told.ReplyBy, told.Code.Length), Is.EqualTo((foreign.ReplyBy, foreign.Code.Length)), "whoever asks is not told what there is");
        var found = (await desk.Done(Case.Officer, new ListComplaints(Linked: number))).Rows.Single();
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(found.Id))).Links.Single(), Is.EqualTo(new LinkShown(CaseLink.Enquiry, number, $"/e/{number}")));
        Assert.That((await desk.Done(Case.Officer, new ShowEnquiry(number))).Number, Is.EqualTo(number), "the officer opens what the complaint points at");
        Assert.That((await desk.Done(Case.Officer, new ShowTask(number))).Head.Number, Is.EqualTo(number));
        Assert.That((await desk.Refused(TestDesk.As("staff8"), new ShowEnquiry(number))).Kind, Is.EqualTo(RefusalKind.NotFound), "nobody else does");
        foreach (var kind in new[] { CaseLink.Document, CaseLink.Absence, CaseLink.Task })
            Assert.That((await desk.Refused(Case.Officer, new LinkCase(found.Id, kind, "没有这个"))).Kind, Is.EqualTo(RefusalKind.NotFound), kind.ToString());
        var paper = await desk.Done(TestDesk.As("staff1"), new IssuePaper(Paper.Receipt, number));
        await desk.Done(Case.Officer, new LinkCase(found.Id, CaseLink.Document, paper.Number));
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(found.Id))).Links.Single(l => l.Kind is CaseLink.Document).Href, Is.EqualTo($"/documents/{paper.Id}"));
    }

    [Test]
    public async Task FC_7_brushing_off_that_a_complaint_about_an_enquiry_substantiates_is_proposed_as_a_breach()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = (await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"))).Number;
        var id = (await desk.Done(Case.Officer, Case.Call(8) with { Number = number, Kind = BreachKind.FirstContact })).Id;
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(id))).Links.Single().Number, Is.EqualTo(number));
        await desk.Done(Case.Officer, new AssignComplaint(id, 22, 1));
        await desk.Done(Case.Officer, new AddCaseNote(id, CaseNote.Interview, "听取通话录音"));
        await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, "通话录音证实", BreachKind.FirstContact, "让办事人自己去别的股室。", 2));
        Assert.That(await desk.Rows<string>("SELECT concat(kind, ' ', person_id, ' ', state) FROM breaches"), Is.EqualTo(["FirstContact 8 Proposed"]));
    }

    [Test]
    public async Task CP_2_a_complaint_about_a_discipline_officer_opens_no_enquiry_to_the_office()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = (await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"))).Number;
        await desk.Done(Case.Officer, Case.Call(23) with { Number = number });
        foreach (var officer in new[] { Case.Officer, Case.Other }) Assert.That((await desk.Refused(officer, new ShowEnquiry(number))).Kind, Is.EqualTo(RefusalKind.NotFound), "what the office sees does not tell");
    }

    [Test]
    public async Task CP_1_about_oneself_by_the_page_is_taken_and_stays_out_of_one_s_own_sight()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), new SubmitComplaint(null, "工作人员甲", BreachKind.Attitude, "反映本人", "", "", ""));
        await desk.Done(Case.Other, new SubmitComplaint(null, "纪检干部乙", BreachKind.Attitude, "反映本人", "", "", ""));
        await desk.Done(TestDesk.As("director"), new SubmitComplaint(null, "局长甲", BreachKind.Integrity, "反映本人", "", "", ""));
        var rows = await desk.Rows<(string Level, long By)>("SELECT level, registered_by FROM complaints ORDER BY id");
        Assert.That(rows, Is.EqualTo(new[] { ("Office", 0L), ("Director", 0L), ("Sealed", 0L) }), "nobody is written down as the sender");
        Assert.That((await desk.Done(Case.Other, new ListComplaints(false))).Rows.Select(r => r.Level), Is.EqualTo(new[] { ComplaintLevel.Sealed, ComplaintLevel.Office }));
        Assert.That((await desk.Done(TestDesk.As("director"), new ListComplaints(false))).Rows.Single().Level, Is.EqualTo(ComplaintLevel.Director));
    }

    [Test]
    public async Task CP_3_about_a_person_who_left_it_is_investigated_and_replied_to_and_the_breach_names_them()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk, 10);
        await desk.Write("UPDATE people SET active = 0 WHERE id = 10; UPDATE accounts SET disabled = 1 WHERE person_id = 10");
        Assert.That((await desk.Done(Case.Officer, Case.Call(10, on: desk.Today))).Level, Is.EqualTo(ComplaintLevel.Office), "registered after they left as well");
        await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, "台账可证", BreachKind.Attitude, "态度生硬", 2));
        await desk.Done(Case.Officer, new ReplyComplaint(id, "属实", "电话", false, 3));
        var breach = (await desk.Done(Case.Officer, new ListBreaches())).Rows.Single();
        Assert.That(breach.Person, Is.EqualTo("工作人员丙"));
        // nobody is there to be heard: the time for a statement is given all the same and then runs out
        await desk.Done(Case.Officer, new HearBreaches([breach.Id]));
        desk.Clock.Set(new DateTime(2026, 3, 12, 9, 0, 0));
        await desk.Done(Case.Officer, new ConfirmBreach(breach.Id, "事实清楚", 2));
        Assert.That((await desk.Refused(Case.Officer, new AssignComplaint((await desk.Done(Case.Officer, new ListComplaints())).Rows.Single().Id, 10, 1))).Rule, Is.EqualTo("CP-2"));
    }
}
