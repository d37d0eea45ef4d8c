using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Measures;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class OnceTests(Engine engine)
{
    [Test]
    public async Task ON_6_a_second_notice_is_stopped_and_with_a_reason_needs_the_chief_and_proposes_a_breach()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Incomplete();
        var stopped = await desk.Refused(Handler, new AskMore(a.Number, a.Version, "", [new("收入证明")]));
        Assert.That((stopped.Rule, stopped.Field, stopped.Zh.Contains("收入证明", StringComparison.Ordinal)), Is.EqualTo(("ON-6", "WhyLate", true)));
        Assert.That((await desk.Refused(Handler, new AskMore(a.Number, a.Version, "", [new("死亡证明", NewFact: true)]))).Rule, Is.EqualTo("ON-6"), "a new fact is named");
        var waits = await desk.Done(Handler, new AskMore(a.Number, a.Version, "前次漏写", [new("收入证明")]));
        Assert.That((waits.WaitsFor, (await desk.Done(Handler, new ShowApplication(a.Number))).Notices[0].State), Is.EqualTo(("科长甲", "Waiting")));
        Assert.That(await desk.Rows<long>("SELECT id FROM breaches"), Is.Empty, "nothing has gone out");
        var notice = (await desk.Done(TestDesk.As("chief1"), new ShowApplication(a.Number))).Notices[0];
        Assert.That(notice.MayDecide);
        await desk.Done(TestDesk.As("chief1"), new DecideSecondNotice(notice.Id, true, "确有必要", notice.Version));
        var breach = (await desk.Rows<(string, string, long)>("SELECT kind, fact, person_id FROM breaches")).Single();
        Assert.That(breach, Is.EqualTo(("OneTime", $"once:{notice.Id}", 11L)));
        var line = (await desk.Done(TestDesk.As("discipline1"), new ListBreaches())).Rows.Single();
        Assert.That((line.Task, line.Application), Is.EqualTo(("", new BreachApplication(a.Number, Opens: false))), "no clock runs while papers are awaited: there is no task, and nothing overdue that would open its page");
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ShowBreach(line.Id))).Application, Is.EqualTo(new BreachApplication(a.Number, Opens: true)));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new DecideSecondNotice(notice.Id, true, "", notice.Version + 1))).Rule, Is.EqualTo("ON-5"));
    }

    [Test]
    public async Task ON_6_a_breach_from_a_further_notice_after_the_acceptance_belongs_to_the_task_also_one_proposed_before()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Incomplete();
        a = await desk.Done(Handler, new HandIn(a.Number, a.Version, Papers()));
        Assert.That(a.State, Is.EqualTo(ApplicationState.Accepted));
        await desk.Done(Handler, new AskMore(a.Number, a.Version, "前次漏写", [new("收入证明")]));
        var notice = (await desk.Done(TestDesk.As("chief1"), new ShowApplication(a.Number))).Notices.Single(n => n.MayDecide);
        await desk.Done(TestDesk.As("chief1"), new DecideSecondNotice(notice.Id, true, "确有必要", notice.Version));
        async Task<BreachLine> Line() => (await desk.Done(TestDesk.As("discipline1"), new ListBreaches())).Rows.Single();
        Assert.That((await Line()).Task, Is.EqualTo(a.Number));
        await desk.Write("UPDATE breaches SET task_id = NULL");
        await desk.Write(await File.ReadAllTextAsync(Path.Combine(Migrations.Folder, "0370_breaches_of_applications.sql")));
        Assert.That(await Line() is { Application: null } and { Task: var task } && task == a.Number);
    }

    [Test]
    public async Task ON_6_what_was_told_before_handing_in_counts_together_with_what_is_asked_after()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(Handler, new LogEnquiry(Channel.Visit, CitizenName: "来访人丁", Phone: "10000090014", MatterTypeId: Matter, Ask: "申请"));
        Assert.That((await desk.Done(Handler, new TellOnce(logged.Number, Papers: [Needed[0], Needed[1]]))).Named, Has.Count.EqualTo(2));
        Assert.That((await desk.Done(Handler, new ReceiptForm(logged.Number))).Named, Is.EqualTo(new[] { Needed[0], Needed[1] }));
        var named = await desk.Done(Handler, new ReceiveApplication(Matter, logged.Number, Papers: Papers(Needed[0]), Check: Good));
        Assert.That(named.State, Is.EqualTo(ApplicationState.NoticeOut), "what was named may be asked for");
        var other = await desk.Refused(Handler, new ReceiveApplication(Matter, logged.Number, Papers: Papers(Needed[5]), Check: Good));
        Assert.That((other.Rule, other.Zh.Contains(Needed[5], StringComparison.Ordinal)), Is.EqualTo(("ON-6", true)), "what could have been named then may not");
        var why = await desk.Done(Handler, new ReceiveApplication(Matter, logged.Number, Papers: Papers(Needed[5]), Check: Good with { WhyLate = "告知书漏写" }));
        Assert.That((why.State, why.WaitsFor), Is.EqualTo((ApplicationState.Checked, "科长甲")));
    }

    [Test]
    public async Task ON_6_a_stopped_notice_sends_the_handler_back_to_the_check_and_a_new_fact_goes_through()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (a, notice) = await desk.Second();
        await desk.Done(TestDesk.As("chief1"), new DecideSecondNotice(notice, false, "不得再要", 1));
        var shown = await desk.Done(Handler, new ShowApplication(a.Number));
        Assert.That((shown.State, shown.Notices[0].State), Is.EqualTo((ApplicationState.NoticeOut, "Stopped")));
        var fresh = await desk.Done(Handler, new AskMore(a.Number, shown.Version, "", [new("死亡证明", true, "申请人家属昨日去世")]));
        Assert.That(fresh.State, Is.EqualTo(ApplicationState.NoticeOut));
        Assert.That(await desk.Rows<long>("SELECT id FROM breaches"), Is.Empty);
    }

    [Test]
    public async Task ON_7_silence_for_three_working_days_counts_as_accepted_on_the_day_of_receipt_and_proposes_one_breach()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Taken();
        Assert.That(await desk.Refused(Handler, new FinishTask(a.Number + "-H", "办了", null, null, 1)), Is.EqualTo(ReceiptRules.EndsWithTheCheck));
        desk.Clock.Pass(TimeSpan.FromDays(5));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Deemed, Is.Zero, "Monday 9 March is the third working day");
        desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Deemed, Is.EqualTo(1));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Deemed, Is.Zero);
        var shown = await desk.Done(Handler, new ShowApplication(a.Number));
        Assert.That((shown.State, shown.Deemed, shown.CompletedOn, shown.DueOn), Is.EqualTo((ApplicationState.Accepted, true, (DateOnly?)new DateOnly(2026, 3, 4), (DateOnly?)new DateOnly(2026, 3, 18))));
        Assert.That(await desk.Rows<string>("SELECT kind FROM breaches"), Is.EqualTo(new[] { "OneTime" }));
        Assert.That((await desk.Rows<int>("SELECT late FROM tasks WHERE number = @N", new { N = a.Number + "-H" })).Single(), Is.EqualTo(1));
        var late = await desk.Done(Handler, new AskMore(a.Number, shown.Version, "", [new(Needed[1])]));
        Assert.That(late.State, Is.EqualTo(ApplicationState.Accepted), "later requests do not stop the clock");
        Assert.That((await desk.Rows<string>("SELECT state FROM tasks WHERE number = @Number", new { a.Number })).Single(), Is.EqualTo("Open"));
    }

    [Test]
    public async Task ON_7_is_a_setting_and_the_breach_is_proposed_all_the_same()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('notice.deemed', 'false', '2026-03-01T00:00:00.000000Z', 5); UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        desk.Clock.Pass(TimeSpan.FromSeconds(2));
        var a = await desk.Taken();
        desk.Clock.Pass(TimeSpan.FromDays(6));
        for (var i = 0; i < 2; i++) Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Deemed, Is.Zero);
        Assert.That(((await desk.StateOf(a.Number)).State, (await desk.Rows<long>("SELECT id FROM breaches")).Count), Is.EqualTo(("Received", 1)));
    }

    [Test]
    public async Task FC_3_while_the_handler_is_away_whoever_stands_in_takes_the_papers_that_are_awaited()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Incomplete();
        Assert.That((await desk.Refused(TestDesk.As("staff3"), new HandIn(a.Number, a.Version, []))).Kind, Is.EqualTo(RefusalKind.NotFound), "the B holder has nothing to do with it while the handler is there");
        await Away(desk, 1, 11);
        Assert.That((await desk.Done(TestDesk.As("staff3"), new ShowApplication(a.Number))).May.HandIn, Is.Null);
        await Away(desk, 2, 10);
        Assert.That((await desk.Refused(TestDesk.As("staff3"), new HandIn(a.Number, a.Version, []))).Rule, Is.EqualTo("ON-2"), "both are away: the section chief");
        await desk.Write("UPDATE absences SET state = 'Returned' WHERE id = 2");
        var done = await desk.Done(TestDesk.As("staff3"), new HandIn(a.Number, a.Version, [.. Needed.Select(n => new Paper(n, PaperState.HandedIn))]));
        Assert.That(done.State, Is.EqualTo(ApplicationState.Accepted));
        await desk.Write("INSERT INTO covers (id, absence_id, post_id, person_id, cover_id, state) VALUES (1, 1, 4, 11, 12, 'Running')");
        var b = await desk.Incomplete();
        Assert.That((await desk.Refused(TestDesk.As("staff3"), new WithdrawApplication(b.Number, "不办了", b.Version))).Rule, Is.EqualTo("ON-2"), "the cover in force comes before the B holder");
        await desk.Done(TestDesk.As("staff5"), new WithdrawApplication(b.Number, "不办了", b.Version));
    }

    private static Task Away(TestDesk desk, long id, long person) => desk.Write("""
        INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at)
        VALUES (@Id, @Person, 3, 'OnDuty', '下乡', @From, @To, @To, 60, 14, 'Short', 'Started', 'Approved', @Person, @From)
        """, new { Id = id, Person = person, From = desk.Clock.GetUtcNow(), To = desk.Clock.GetUtcNow().AddHours(1) });

    [Test]
    public async Task ON_9_the_handler_is_reminded_at_half_and_after_fifteen_working_days_it_lapses_and_may_be_made_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Incomplete();
        desk.Clock.Pass(TimeSpan.FromDays(12));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Reminded, Is.EqualTo(1));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Reminded, Is.Zero, "once");
        Assert.That((await desk.Rows<string>("SELECT subject FROM outbox")).Single(), Does.Contain(a.Number));
        desk.Clock.Pass(TimeSpan.FromDays(9));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Lapsed, Is.Zero, "25 March is the last day");
        desk.Clock.Pass(TimeSpan.FromDays(1));
        var (_, version) = await desk.StateOf(a.Number);
        Assert.That((await desk.Refused(Handler, new HandIn(a.Number, version, []))).Rule, Is.EqualTo("ON-9"), "not even before the clock has looked");
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Lapsed, Is.EqualTo(1));
        Assert.That((await desk.Refused(Handler, new HandIn(a.Number, version + 1, []))).Zh, Does.Contain("重新申请"));
        var form = await desk.Done(Handler, new ReceiptForm(Again: a.Number));
        Assert.That((form.CitizenName, form.Matter!.Id), Is.EqualTo(("来访人甲", Matter)));
        Assert.That((await desk.Done(Handler, new ReceiveApplication(Matter, form.EnquiryNumber, Papers: Papers(), Check: Good))).State, Is.EqualTo(ApplicationState.Accepted));
    }

    [Test]
    public async Task ES_5_while_the_handler_is_away_whoever_the_matter_falls_to_is_reminded_as_well()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Incomplete();
        desk.Clock.Pass(TimeSpan.FromDays(12));
        await Away(desk, 1, Handler.PersonId);
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Reminded, Is.EqualTo(1));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE 'complete:%' ORDER BY recipient_id"), Is.EqualTo(new[] { 10L, Handler.PersonId }), "the second holder of the post calls the citizen");
    }
}
