using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.OfficeSettings;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>What an application comes to is given in writing, and what the paper has to say stands on it.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WrittenTests(Engine engine)
{
    [Test]
    public async Task ON_4_an_acceptance_says_when_what_was_handed_in_until_when_whom_to_ask_where_to_complain_and_how_to_go_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good));
        var (number, text) = await Paper(desk, "acceptance");
        Assert.That(number, Is.EqualTo("示民受〔2026〕1号"));
        foreach (var said in (string[])["2026年3月4日", "来访人甲", a.Number, "承诺办结日：2026年3月18日", "工作人员丁", "咨询电话", "监督投诉电话", "行政复议", "行政诉讼", .. Needed]) Assert.That(text, Does.Contain(said));
    }

    [Test]
    public async Task ON_4_no_paper_says_that_its_legal_basis_is_still_to_be_written()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE matter_types SET basis = '《社会救助暂行办法》及本省、市、县有关规定（具体条款由本单位设置）'");
        await desk.Done(Handler, Receive(Good));
        Assert.That((await Paper(desk, "acceptance")).Text, Does.Contain("《社会救助暂行办法》及本省、市、县有关规定").And.Not.Contain("由本单位设置"));
        await desk.Done(TestDesk.As("chief1"), new ReviewRefusal(await desk.Refused(), true, "情况属实", 1));
        Assert.That((await Paper(desk, "non-acceptance")).Text, Does.Not.Contain("由本单位设置"));
    }

    [Test]
    public async Task ON_4_how_to_ask_for_review_is_a_setting()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var proposal = await desk.Done(TestDesk.As("office1"), new ProposeSetting("notice.review", "不服的，请到二楼 201 室申请复核。", "统一文书用语"));
        await desk.Done(TestDesk.As("office2"), new ConfirmSetting(proposal.Id));
        await desk.Done(Handler, Receive(Good));
        Assert.That((await Paper(desk, "acceptance")).Text, Does.Contain("请到二楼 201 室申请复核").And.Not.Contain("行政复议"));
    }

    [Test]
    public async Task ON_4_a_non_acceptance_says_why_on_what_basis_where_to_go_and_how_to_go_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("chief1"), new ReviewRefusal(await desk.Refused(), true, "情况属实", 1));
        var (number, text) = await Paper(desk, "non-acceptance");
        Assert.That(number, Is.EqualTo("示民不受〔2026〕1号"));
        foreach (var said in (string[])["2026年3月4日", "来访人甲", "属医保报销", "县医疗保障局", "依据", "不予受理", "咨询电话", "监督投诉电话", "行政复议", "行政诉讼"]) Assert.That(text, Does.Contain(said));
    }

    [Test]
    public async Task ON_3_d_the_one_notice_names_everything_that_is_missing_and_until_when()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Handler, Receive(Good, Needed[1], Needed[4]));
        var (number, text) = await Paper(desk, "supplement");
        Assert.That(number, Is.EqualTo("示民补〔2026〕1号"));
        foreach (var said in (string[])[Needed[1], Needed[4], "2026年3月25日", "咨询电话"]) Assert.That(text, Does.Contain(said));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM documents WHERE kind = 'supplement'"), Is.EqualTo(new[] { 1L }), "one notice");
    }

    [Test]
    public async Task ON_7_the_acceptance_of_what_was_not_checked_in_time_bears_the_day_of_receipt_and_says_why()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Taken();
        desk.Clock.Pass(TimeSpan.FromDays(6));
        await desk.Done(Asker.Clock, new RunReceipts());
        var (_, text) = await Paper(desk, "acceptance");
        foreach (var said in (string[])["受理日期为2026年3月4日", "未在3个工作日内一次性告知", "自收到之日起即为受理", "承诺办结日：2026年3月18日"]) Assert.That(text, Does.Contain(said));
    }

    [Test]
    public async Task ON_9_what_was_not_completed_lapses_in_writing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Incomplete();
        desk.Clock.Pass(TimeSpan.FromDays(22));
        await desk.Done(Asker.Clock, new RunReceipts());
        var (number, text) = await Paper(desk, "lapse");
        Assert.That(number, Is.EqualTo("示民终〔2026〕1号"));
        foreach (var said in (string[])[Needed[1], "示民补〔2026〕1号", "2026年3月25日", "来访人甲"]) Assert.That(text, Does.Contain(said));
    }

    /// <summary>The only document of a kind: its number, and every word on it.</summary>
    private static async Task<(string Number, string Text)> Paper(TestDesk desk, string kind)
    {
        var d = (await desk.Rows<(string Number, string Content)>("SELECT number, content FROM documents WHERE kind = @kind", new { kind })).Single();
        return (d.Number, new NoticeHtml(NoticeDoc.FromJson(d.Content), NoticeDress.Bare).ToString());
    }
}
