using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Measures;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class BreachTests(Engine engine)
{
    [Test]
    public async Task BR_1_the_person_is_told_makes_a_statement_within_3_working_days_and_only_then_it_is_confirmed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Cases.Record(desk, 8);
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ShowBreach(id))).Kind, Is.EqualTo(RefusalKind.NotFound), "not told yet");
        Assert.That((await desk.Refused(Cases.Officer, new ConfirmBreach(id, "属实", 1))).Rule, Is.EqualTo("BR-1"), "unheard");
        var heard = await desk.Done(Cases.Officer, new HearBreaches([id]));
        Assert.That(heard.Until, Is.EqualTo(new DateOnly(2026, 3, 9)), "Wednesday + 3 working days");
        var letter = (await desk.Rows<(long To, string Subject, string Body)>("SELECT recipient_id, subject, body_text FROM outbox")).Single();
        Assert.That((letter.To, letter.Body.Contains("态度", StringComparison.Ordinal), letter.Body.Contains($"/breaches/{id}", StringComparison.Ordinal)), Is.EqualTo((8L, false, true)));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyWork())).ToState.Single().BreachId, Is.EqualTo(id));
        Assert.That((await desk.Refused(Cases.Officer, new ConfirmBreach(id, "属实", 2))).Zh, Does.Contain("陈述"), "still time");
        await desk.Done(TestDesk.As("staff1"), new GiveStatement(id, "当天系统故障。", 2));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new GiveStatement(id, "再说一遍", 3))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await desk.Refused(Cases.Officer, new ConfirmBreach(id, " ", 3))).Field, Is.EqualTo("Reason"));
        await desk.Done(Cases.Officer, new ConfirmBreach(id, "属实", 3));
        var shown = await desk.Done(TestDesk.As("staff1"), new ShowBreach(id));
        Assert.That((shown.State, shown.Statement, shown.SettledBy, shown.Reason), Is.EqualTo((BreachState.Confirmed, "当天系统故障。", "纪检干部甲", "属实")));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task BR_1_silence_until_the_last_day_lets_it_be_confirmed_and_no_statement_be_made()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Cases.Heard(desk, 8);
        desk.Clock.Set(new DateTime(2026, 3, 9, 17, 0, 0));
        Assert.That((await desk.Refused(Cases.Officer, new ConfirmBreach(id, "属实", 2))).Rule, Is.EqualTo("BR-1"), "the last day is theirs");
        desk.Clock.Set(new DateTime(2026, 3, 10, 9, 0, 0));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new GiveStatement(id, "迟了", 2))).Rule, Is.EqualTo("BR-1"));
        await desk.Done(Cases.Officer, new ConfirmBreach(id, "属实", 2));
    }

    [Test]
    public async Task GN_1_nobody_handles_their_own_and_an_officers_goes_to_the_director()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (director, own, other) = (TestDesk.As("director"), TestDesk.As("discipline1"), TestDesk.As("discipline2"));
        Assert.That((await desk.Refused(own, new RecordBreach(22, BreachKind.Attitude, desk.Today, "态度"))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Refused(other, new RecordBreach(22, BreachKind.Attitude, desk.Today, "态度"))).Rule, Is.EqualTo("GN-1"), "nor does a colleague of the office");
        var id = (await desk.Done(director, new RecordBreach(22, BreachKind.Attitude, desk.Today, "态度"))).Id;
        Assert.That((await desk.Refused(other, new ShowBreach(id))).Kind, Is.EqualTo(RefusalKind.NotFound), "sealed from the office");
        await desk.Done(director, new HearBreaches([id]));
        Assert.That((await desk.Refused(own, new ConfirmBreach(id, "属实", 2))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(own, new GiveStatement(id, "说明", 2));
        await desk.Done(director, new ConfirmBreach(id, "属实", 3));
        var measure = await desk.Done(director, new ProposeMeasure(id, MeasureKind.Criticism, false, "首次", null, 4));
        Assert.That(measure.WaitsFor, Is.EqualTo("分管领导乙"));
        await desk.Done(Cases.Leader, new DecideMeasure(measure.Id, true, "", 1));
        await desk.Done(director, new IssueNotice(measure.Id, "认真整改", 2));
        await desk.Done(director, new ServeMeasure(measure.Id, desk.Today, "当面", null, 3));
        await desk.Done(own, new AppealMeasure(measure.Id, "不服", 4));
        await desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await desk.Rows<string>("SELECT subject FROM outbox WHERE subject LIKE '%申诉%'"), Is.EqualTo(new[] { "请您决定申诉" }), "it has no number to name");
        Assert.That((await desk.Refused(director, new DecideAppeal(measure.Id, AppealResult.Upheld, null, "维持", 5))).Rule, Is.EqualTo("BR-3"), "the director took part before");
        Assert.That((await desk.Refused(other, new RecordBreach(8, BreachKind.Attitude, desk.Today.AddDays(1), "明天"))).Field, Is.EqualTo("On"));
    }

    [Test]
    public async Task GN_5_a_dismissed_or_merged_breach_counts_nowhere_and_says_why()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (one, two, three) = (await Cases.Record(desk, 8), await Cases.Record(desk, 8), await Cases.Record(desk, 9));
        Assert.That((await desk.Refused(Cases.Officer, new MergeBreach(one, one, "重复", 1))).Field, Is.EqualTo("IntoId"));
        Assert.That((await desk.Refused(Cases.Officer, new MergeBreach(one, three, "重复", 1))).Field, Is.EqualTo("IntoId"), "another person");
        await desk.Done(Cases.Officer, new MergeBreach(two, one, "同一件事", 1));
        await desk.Done(Cases.Officer, new DismissBreach(three, "不属实", 1));
        Assert.That((await desk.Refused(Cases.Officer, new HearBreaches([two]))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new ShowBreach(three))).Kind, Is.EqualTo(RefusalKind.NotFound), "never told, never seen");
        var other = await Cases.Confirmed(desk, 8);
        Assert.That((await desk.Done(Cases.Officer, new ShowBreach(other))).Suggested!.Nth, Is.EqualTo(1));
    }

    [Test]
    public async Task BR_1_a_fact_proposes_one_breach_however_often_it_is_found()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 2; i++)
        {
            await desk.Work(async db => await OfficeDesk.Web.Office.Breaches.Propose(db, BreachKind.NoNotice, "inspection:7", null, 8, 3, desk.Today, "不在岗"));
        }
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM breaches")).Single(), Is.EqualTo(1));
    }

    [Test]
    public async Task F1_of_two_who_settle_at_once_one_wins()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 6; i++)
        {
            var id = await Cases.Heard(desk, 8);
            await desk.Done(TestDesk.As("staff1"), new GiveStatement(id, "说明", 2));
            var (done, refused) = await desk.Race((Cases.Officer, new ConfirmBreach(id, "属实", 3)), (TestDesk.As("discipline2"), (IMessage<BreachSettled>)new DismissBreach(id, "不属实", 3)));
            Assert.That((done, refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
        }
    }
}
