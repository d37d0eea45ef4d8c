using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>What a paper tells the citizen is true on the day it is given.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class PaperWordsTests(Engine engine)
{
    [Test]
    public async Task ON_7_a_notice_after_the_acceptance_says_that_the_time_goes_on_and_not_that_the_application_ends()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Incomplete();
        Assert.That(await Text(desk, "supplement"), Does.Contain("2026年3月25日（含）前").And.Contain("终止办理").And.Contain("次日起计算").And.Not.Contain("已经受理"));
        await desk.Done(Handler, Receive(Good) with { MatterTypeId = 14, Papers = [] });
        Assert.That(await Text(desk, "supplement"), Does.Contain("材料补齐的当日办结").And.Not.Contain("次日起计算"), "critical illness is paid on the day");
        var a = await desk.Done(Handler, Receive(Good));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await desk.Done(Handler, new AskMore(a.Number, a.Version, "", [new MoreItem("情况说明", true, "邻里反映")]));
        Assert.That(await Text(desk, "supplement"), Does.Contain("情况说明").And.Contain("已经受理").And.Contain("照常计算").And.Not.Contain("终止办理").And.Not.Contain("次日起计算"));
    }

    [Test]
    public async Task NT_1_a_notice_that_is_issued_again_counts_from_the_day_the_citizen_was_told_and_says_what_has_come_since()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good, Needed[1], Needed[4]));
        desk.Clock.Pass(TimeSpan.FromDays(2));
        await desk.Done(Handler, new HandIn(a.Number, a.Version, Papers(Needed[4])));
        var first = (await desk.Rows<long>("SELECT id FROM documents WHERE kind = 'supplement'")).Single();
        await desk.Done(TestDesk.As("chief1"), new VoidDocument(first, "漏印一页", 1));
        await desk.Done(Handler, new IssueAgain(a.Number, first, (await desk.StateOf(a.Number)).Version));
        var again = NoticeDoc.FromJson((await desk.Rows<string>("SELECT content FROM documents WHERE kind = 'supplement' ORDER BY id DESC"))[0]);
        Assert.That(again.Blocks.OfType<Grid>().Single().Rows.Select(r => (r[1], r[^1])), Is.EqualTo(new[] { (Needed[1], "已补交"), (Needed[4], "未交") }));
        Assert.That(await Text(desk, "supplement"), Does.Contain("2026年3月25日（含）前（自2026年3月4日的次日起15个工作日）").And.Contain("期限以本文书为准").And.Not.Contain("期限不变"), "a later notice may have moved the day");
    }

    [Test]
    public async Task ON_1_what_is_told_before_handing_in_names_a_place_ends_its_sentences_and_promises_an_emergency_its_own_time()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE sections SET place = ''");
        Assert.That(await Told(desk, Matter), Does.Contain("。办理时限：材料齐全之日的次日起10个工作日。").And.Contain("社会救助股，咨询电话"));
        Assert.That(await Told(desk, 14), Does.Contain("办理时限：申请当日发放").And.Not.Contain("起0个"));
    }

    private static async Task<string> Told(TestDesk desk, long matter)
    {
        var logged = await desk.Done(Handler, new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000090011", MatterTypeId: matter, Ask: "要带什么"));
        await desk.Done(Handler, new TellOnce(logged.Number));
        return await Text(desk, "one-time-notice");
    }

    /// <summary>Every word on the last paper of a kind.</summary>
    private static async Task<string> Text(TestDesk desk, string kind) =>
        new NoticeHtml(NoticeDoc.FromJson((await desk.Rows<string>("SELECT content FROM documents WHERE kind = @kind ORDER BY id DESC", new { kind }))[0]), NoticeDress.Bare).ToString();
}
