using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>A written decision that was made void leaves nobody without one: it is issued again, once, as long as it stands.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class IssueAgainTests(Engine engine)
{
    private static Asker Chief => TestDesk.As("chief1");

    [Test]
    public void ON_4_each_written_decision_has_one_kind_of_document_that_says_so() =>
        Assert.That(DocumentKinds.All.Where(k => k.Decides is not null).Select(k => (k.Decides!.Value, k.Code, k.ToCitizen)), Is.EquivalentTo(new[]
        {
            (WrittenDecision.Acceptance, "acceptance", true), (WrittenDecision.NonAcceptance, "non-acceptance", true), (WrittenDecision.Supplement, "supplement", true), (WrittenDecision.Lapse, "lapse", true),
        }));

    [Test]
    public async Task ON_4_NT_1_an_acceptance_that_was_made_void_is_issued_again_with_its_days_and_served_like_the_first()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good));
        var first = await Last(desk, "acceptance");
        Assert.That(await Offered(desk, a.Number), Is.Empty);
        Assert.That((await desk.Refused(Handler, new IssueAgain(a.Number, first.Id, a.Version))).Rule, Is.EqualTo("NT-1"), "it is not void");
        await desk.Done(Chief, new VoidDocument(first.Id, "姓名打错", 1));
        desk.Clock.Pass(TimeSpan.FromDays(2));
        await desk.Write("UPDATE tasks SET due_on = '2026-03-25' WHERE number = @Number", new { a.Number });
        Assert.That(await Offered(desk, a.Number), Is.EqualTo(new[] { first.Number }));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new IssueAgain(a.Number, first.Id, a.Version))).Kind, Is.EqualTo(RefusalKind.NotFound), "who has nothing to do with it");
        Assert.That(await desk.Refused(Handler, new IssueAgain(a.Number, first.Id, a.Version + 1)), Is.EqualTo(DeskRefusals.Changed()));
        var again = await desk.Done(Handler, new IssueAgain(a.Number, first.Id, a.Version));
        var (id, number, text) = await Last(desk, "acceptance");
        Assert.That((again.Document, again.DocumentId, number), Is.EqualTo(("示民受〔2026〕2号", id, "示民受〔2026〕2号")), "a number of its own");
        foreach (var said in (string[])["受理日期为2026年3月4日", "承诺办结日：2026年3月18日", "替代已作废的示民受〔2026〕1号（2026年3月4日签发）", "来访人甲", "行政复议", .. Needed]) Assert.That(text, Does.Contain(said));
        Assert.That(await Offered(desk, a.Number), Is.Empty);
        Assert.That((await desk.Refused(Handler, new IssueAgain(a.Number, first.Id, again.Version))).Rule, Is.EqualTo("NT-1"), "once");
        await desk.Done(Handler, new ServeDocument(id, ServedHow.Hand, desk.Today, "来访人甲", 1));
        var (old, young) = (await desk.Done(Handler, new ShowDocument(first.Id)), await desk.Done(Handler, new ShowDocument(id)));
        Assert.That((old.Next, old.Before, young.Next, young.Before), Is.EqualTo((new DocumentLink(id, number), (DocumentLink?)null, (DocumentLink?)null, new DocumentLink(first.Id, first.Number))), "each leads to the other");

        await desk.Done(Chief, new VoidDocument(id, "印错行", 2));
        Assert.That((await desk.Refused(Handler, new IssueAgain(a.Number, first.Id, again.Version))).Rule, Is.EqualTo("NT-1"), "the first has its successor");
        var third = await desk.Done(Chief, new IssueAgain(a.Number, id, again.Version));
        Assert.That(third.Document, Is.EqualTo("示民受〔2026〕3号"), "from the last one it goes on");
        Assert.That((await desk.Done(Handler, new ShowApplication(a.Number))).Story.Select(s => s.Zh), Has.Some.Contains("替代作废的 示民受〔2026〕1号").And.Some.Contains("替代作废的 示民受〔2026〕2号"));
        Assert.That(await desk.Rows<long>("SELECT person_id FROM audit WHERE message = 'IssueAgain' ORDER BY seq"), Is.EqualTo(new[] { Handler.PersonId, Chief.PersonId }));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task ON_4_NT_1_a_non_acceptance_is_issued_again_until_a_review_overrules_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var review = await desk.Refused();
        desk.Clock.Pass(TimeSpan.FromHours(9));
        await desk.Done(Asker.Clock, new RunReceipts());
        var first = await Last(desk, "non-acceptance");
        await desk.Done(Chief, new VoidDocument(first.Id, "机关名称打错", 1));
        await Again(desk, first.Id);
        var again = await Last(desk, "non-acceptance");
        Assert.That(again.Number, Is.EqualTo("示民不受〔2026〕2号"));
        foreach (var said in (string[])["2026年3月4日", "属医保报销", "县医疗保障局", "替代已作废的示民不受〔2026〕1号"]) Assert.That(again.Text, Does.Contain(said));
        await desk.Done(Chief, new ReviewRefusal(review, false, "属本局事项，应受理", (await desk.Rows<int>("SELECT version FROM refusals")).Single()));
        Assert.That(await desk.Rows<string>("SELECT state FROM documents WHERE kind = 'non-acceptance'"), Is.EqualTo(new[] { "Void", "Void" }), "the one that stood was taken back");
        Assert.That((await desk.Refused(Handler, Of("SQ2026-1", again.Id, await desk.StateOf("SQ2026-1")))).Rule, Is.EqualTo("ON-4"), "there is no such decision any more");
        Assert.That(await Offered(desk, "SQ2026-1"), Is.Empty);
        await desk.Done(Handler, new CheckApplication("SQ2026-1", (await desk.StateOf("SQ2026-1")).Version, [], Good with { Ours = false, Reason = "仍属医保报销", GoTo = "县医疗保障局" }));
        var second = (await desk.Rows<long>("SELECT id FROM refusals WHERE review = 'Waiting'")).Single();
        await desk.Done(Chief, new ReviewRefusal(second, true, "", 1));
        Assert.That(await Offered(desk, "SQ2026-1"), Is.Empty, "a later decision has its own paper");
    }

    [Test]
    public async Task ON_3_NT_1_a_notice_of_what_is_missing_is_issued_again_with_what_it_named_while_it_is_awaited()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Incomplete();
        var first = await Last(desk, "supplement");
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await desk.Done(Handler, new AskMore(a.Number, a.Version, "", [new MoreItem("收入证明", true, "家庭成员新就业")]));
        var further = await Last(desk, "supplement");
        await desk.Done(Chief, new VoidDocument(first.Id, "漏印一页", 1));
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await Again(desk, first.Id);
        var again = await Last(desk, "supplement");
        Assert.That(again.Text, Does.Contain(Needed[1]).And.Contain("2026年3月25日").And.Contain("替代已作废的示民补〔2026〕1号").And.Not.Contain("收入证明"));
        await desk.Done(Chief, new VoidDocument(further.Id, "漏印一页", 1));
        await Again(desk, further.Id);
        Assert.That((await Last(desk, "supplement")).Text, Does.Contain("收入证明").And.Not.Contain(Needed[1]));
        await desk.Done(Chief, new VoidDocument(again.Id, "漏印一页", 1));
        await Again(desk, again.Id);
        Assert.That((await Last(desk, "supplement")).Text, Does.Contain(Needed[1]).And.Contain("替代已作废的示民补〔2026〕3号"));

        var last = await Last(desk, "supplement");
        await desk.Done(Chief, new VoidDocument(last.Id, "漏印一页", 1));
        await desk.Done(Handler, new HandIn(a.Number, (await desk.StateOf(a.Number)).Version, Papers()));
        Assert.That((await desk.Refused(Handler, Of(a.Number, last.Id, await desk.StateOf(a.Number)))).Rule, Is.EqualTo("ON-4"), "everything has come");
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await desk.Done(Handler, new AskMore(a.Number, (await desk.StateOf(a.Number)).Version, "", [new MoreItem("情况说明", true, "邻里反映")]));
        var after = await Last(desk, "supplement");
        await desk.Done(Chief, new VoidDocument(after.Id, "漏印一页", 1));
        await Again(desk, after.Id);
        Assert.That((await Last(desk, "supplement")).Text, Does.Contain("情况说明").And.Contain("2026年3月19日"), "what was asked for after the acceptance, with its own day");
    }

    [Test]
    public async Task ON_9_NT_1_a_lapse_is_issued_again_and_what_was_withdrawn_is_not()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Incomplete();
        var withdrawn = await desk.Done(Handler, Receive(Good));
        var accepted = await Last(desk, "acceptance");
        await desk.Done(Chief, new VoidDocument(accepted.Id, "姓名打错", 1));
        await desk.Done(Handler, new WithdrawApplication(withdrawn.Number, "不办了", withdrawn.Version));
        Assert.That((await desk.Refused(Handler, Of(withdrawn.Number, accepted.Id, await desk.StateOf(withdrawn.Number)))).Rule, Is.EqualTo("ON-4"));
        desk.Clock.Pass(TimeSpan.FromDays(22));
        await desk.Done(Asker.Clock, new RunReceipts());
        var first = await Last(desk, "lapse");
        await desk.Done(Chief, new VoidDocument(first.Id, "姓名打错", 1));
        await Again(desk, first.Id);
        var again = await Last(desk, "lapse");
        Assert.That(again.Number, Is.EqualTo("示民终〔2026〕2号"));
        foreach (var said in (string[])[Needed[1], "示民补〔2026〕1号", "2026年3月25日", "替代已作废的示民终〔2026〕1号（2026年3月26日签发）"]) Assert.That(again.Text, Does.Contain(said));
        Assert.That((await desk.Refused(Handler, Of(withdrawn.Number, again.Id, await desk.StateOf(withdrawn.Number)))).Kind, Is.EqualTo(RefusalKind.NotFound), "another application's paper");
    }

    private static IssueAgain Of(string number, long document, (string State, int Version) now) => new(number, document, now.Version);

    /// <summary>Issues a paper of the first application again.</summary>
    private static async Task Again(TestDesk desk, long document) => await desk.Done(Handler, Of("SQ2026-1", document, await desk.StateOf("SQ2026-1")));

    /// <summary>The numbers of the papers that the handler may issue again.</summary>
    private static async Task<IEnumerable<string>> Offered(TestDesk desk, string number) => (await desk.Done(Handler, new ShowApplication(number))).Documents.Where(d => d.Again).Select(d => d.Number);

    private static async Task<(long Id, string Number, string Text)> Last(TestDesk desk, string kind)
    {
        var d = (await desk.Rows<(long Id, string Number, string Content)>("SELECT id, number, content FROM documents WHERE kind = @kind ORDER BY id DESC", new { kind }))[0];
        return (d.Id, d.Number, new NoticeHtml(NoticeDoc.FromJson(d.Content), NoticeDress.Bare).ToString());
    }
}
