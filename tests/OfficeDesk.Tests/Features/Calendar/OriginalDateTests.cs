using System.Net;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.Features.Status;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Receipts;

namespace OfficeDesk.Tests.Features.Calendar;

/// <summary>An application accepted on 23 December 2026 is due on 7 January 2027; then a schedule is published in which the 4th is off.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class OriginalDateTests(Engine engine)
{
    private const string Published = "2027-01-01,off,元旦\n2027-01-04,off,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节";

    private static readonly DateOnly Original = new(2027, 1, 7), Counted = new(2027, 1, 8);

    private TestDesk _desk = null!;
    private ApplicationSettled _a = null!;

    [SetUp]
    public async Task Open()
    {
        _desk = await TestDesk.WithBureau(engine);
        _desk.Clock.Set(new(2026, 12, 23, 9, 0, 0));
        _a = await _desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        Assert.That((await Head()).DueOn, Is.EqualTo(Original));
        await _desk.Done(TestDesk.As("office2"), new ConfirmHolidays((await _desk.Done(TestDesk.As("office1"), new ProposeHolidays(Published, "国办通知"))).Id));
    }

    [TearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task DL_7_PB_1_the_office_and_the_citizen_see_the_original_date_of_what_only_a_schedule_moved()
    {
        var head = await Head();
        Assert.That((head.FirstDueOn, head.DueOn, head.Provisional), Is.EqualTo((Original, Counted, false)));
        var line = await _desk.LookAt(_a.Number);
        Assert.That((line.FirstDueOn, line.DueOn, line.Extended), Is.EqualTo(((DateOnly?)Original, (DateOnly?)Counted, false)));
        var why = await _desk.Done(ReceiptScene.Handler, new WhyThisDate(_a.Number));
        Assert.That((why.FirstDueOn, why.CountedOn, why.DueOn, why.Days[^1].Day), Is.EqualTo((Original, Counted, Counted, Counted)));
        Assert.That(why.Moves, Is.Empty, "nobody decided anything about it");
        await using var office = new PageOffice(_desk);
        await office.SignIn(Roles.Director);
        using var answer = await office.Get(Roles.Director, $"/t/{_a.Number}?act=why");
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(html, Does.Contain("<dt>原到期日</dt>").And.Contain("是当初告知的日期，保留不变").And.Not.Contain("改为 2027年"));
    }

    [Test]
    public async Task DL_7_an_extension_goes_on_from_the_date_in_force_and_the_original_date_stays()
    {
        var asked = await _desk.Done(ReceiptScene.Handler, new AskExtension(_a.Number, 3, "核查", "本人同意", (await Head()).Version));
        await _desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        await _desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        var head = await Head();
        Assert.That((head.FirstDueOn, head.DueOn), Is.EqualTo((Original, new DateOnly(2027, 1, 13))));
        var why = await _desk.Done(ReceiptScene.Handler, new WhyThisDate(_a.Number));
        Assert.That(why.Moves.Select(m => (m.Kind, m.From, m.To)), Is.EqualTo(new[] { (MoveKind.Extension, Counted, head.DueOn) }));
    }

    [Test]
    public async Task DL_7_ON_4_an_acceptance_that_is_issued_again_names_the_day_by_the_new_schedule()
    {
        var first = (await _desk.Rows<long>("SELECT id FROM documents WHERE kind = 'acceptance'")).Single();
        await _desk.Done(TestDesk.As("chief1"), new VoidDocument(first, "姓名打错", 1));
        await _desk.Done(ReceiptScene.Handler, new IssueAgain(_a.Number, first, _a.Version));
        var papers = (await _desk.Rows<string>("SELECT content FROM documents WHERE kind = 'acceptance' ORDER BY id")).Select(c => new NoticeHtml(NoticeDoc.FromJson(c), NoticeDress.Bare).ToString()).ToList();
        Assert.That(papers, Has.Count.EqualTo(2));
        Assert.That(papers[0], Does.Contain("承诺办结日：2027年1月7日"));
        Assert.That(papers[1], Does.Contain("承诺办结日：2027年1月8日"));
    }

    private async Task<TaskHead> Head() => (await _desk.Done(ReceiptScene.Handler, new ShowTask(_a.Number))).Head;
}
