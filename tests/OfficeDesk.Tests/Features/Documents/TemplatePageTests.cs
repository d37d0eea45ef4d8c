using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Documents;

/// <summary>NT-5: templates in the office's hands, by two persons, and never broken.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class TemplatePageTests(Engine engine) : DeskTests(engine)
{
    private const string New = "#版式 半页\n#标题 新回执 {{文号}}\n#二维码 扫码\n= 办事人 | {{办事人}}\n";
    [Test]
    public async Task NT_5_a_new_wording_is_in_force_after_a_second_person_confirmed_it()
    {
        var id = (await Desk.Done(As("office1"), new ProposeTemplate("enquiry-receipt", New, "改短"))).Id;
        Assert.That(await TitleOfNext(), Does.Contain("首问登记回执"), "not yet");
        Assert.That((await Desk.Refused(As("office1"), new ConfirmTemplate(id))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await Desk.Refused(As("office2"), new ProposeTemplate("enquiry-receipt", New + "乙\n", "再改"))).Kind, Is.EqualTo(RefusalKind.Conflict), "one at a time");
        var confirmed = await Desk.Done(As("office2"), new ConfirmTemplate(id));
        Assert.That(confirmed, Is.EqualTo(new TemplateConfirmed("enquiry-receipt", 1)));
        Assert.That(await TitleOfNext(), Does.StartWith("新回执"));
        Assert.That((await Desk.Refused(As("director"), new ConfirmTemplate(id))).Kind, Is.EqualTo(RefusalKind.Conflict), "once");
    }

    [Test]
    public async Task NT_5_a_mistake_is_refused_with_its_line_when_saving()
    {
        var why = await Desk.Refused(As("office1"), new ProposeTemplate("enquiry-receipt", "#版式 半页\n#标题 甲\n{{没有}}", "改"));
        Assert.That((why.Rule, why.Field), Is.EqualTo(("NT-5", "Text")));
        Assert.That(why.Zh, Does.StartWith("第 3 行："));
        Assert.That((await Desk.Refused(As("office1"), new PreviewTemplate("enquiry-receipt", "#版式 半页\n{{#if 办事人}}"))).Zh, Does.StartWith("第 2 行："));
        Assert.That((await Desk.Done(As("office1"), new PreviewTemplate("enquiry-receipt", New))).Doc.Title, Is.EqualTo("新回执 2026-1107"));
    }

    [Test]
    public async Task NT_5_versions_are_kept_compared_and_gone_back_to()
    {
        await Put(New);
        await Put(New.Replace("新回执", "更新的回执", StringComparison.Ordinal));
        var read = await Desk.Done(As("office1"), new ReadTemplate("enquiry-receipt"));
        Assert.That((read.Version, read.Versions.Select(v => v.Version)), Is.EqualTo((2, new[] { 2, 1, 0 })).Using<(int, IEnumerable<int>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        var diff = await Desk.Done(As("office1"), new CompareTemplates("enquiry-receipt", 1, 2));
        Assert.That(diff.Lines.Where(l => l.Sign != ' '), Is.EqualTo(new[] { new DiffLine('-', "#标题 新回执 {{文号}}"), new DiffLine('+', "#标题 更新的回执 {{文号}}") }));
        await Put(New);
        Assert.That(await TitleOfNext(), Does.StartWith("新回执"), "going back is a new version with the old text");
        Assert.That((await Desk.Done(As("office1"), new ListTemplates())).Rows.Single(r => r.Code == "enquiry-receipt").Version, Is.EqualTo(3));
    }

    [Test]
    public async Task GN_5_nothing_is_confirmed_that_rests_on_an_older_text()
    {
        var id = (await Desk.Done(As("office1"), new ProposeTemplate("enquiry-receipt", New, "改短"))).Id;
        await Desk.Write("INSERT INTO notice_templates (id, kind, version_no, text, reason, made_by, put_by, put_at) VALUES (1, 'enquiry-receipt', 1, '#版式 半页', '', 5, 6, '2026-03-04T00:00:00.000000Z')");
        Assert.That((await Desk.Refused(As("office2"), new ConfirmTemplate(id))), Is.EqualTo(ProposalRules.Outdated));
        await Desk.Done(As("office1"), new WithdrawTemplate(id));
    }

    [Test]
    public async Task NT_5_two_who_confirm_at_the_same_moment_make_one_version()
    {
        var id = (await Desk.Done(As("office1"), new ProposeTemplate("enquiry-receipt", New, "改短"))).Id;
        var both = await Task.WhenAll(Desk.Send(As("office2"), new ConfirmTemplate(id)), Desk.Send(As("director"), new ConfirmTemplate(id)));
        Assert.That(both.Count(o => o is Done<TemplateConfirmed>), Is.EqualTo(1));
        Assert.That(await Desk.Rows<int>("SELECT version_no FROM notice_templates"), Is.EqualTo(new[] { 1 }));
    }

    private async Task Put(string text)
    {
        var id = (await Desk.Done(As("office1"), new ProposeTemplate("enquiry-receipt", text, "改"))).Id;
        await Desk.Done(As("office2"), new ConfirmTemplate(id));
    }

    private async Task<string> TitleOfNext()
    {
        var e = await Desk.Done(As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"));
        var issued = await Desk.Done(As("staff1"), new IssuePaper(Paper.Receipt, e.Number));
        return (await Desk.Done(As("staff1"), new ShowDocument(issued.Id))).Doc.Title;
    }

    private static Asker As(string signIn) => TestDesk.As(signIn);
}
