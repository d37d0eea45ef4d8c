using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Measures;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Measures;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class MeasureTests(Engine engine)
{
    [Test]
    public async Task BR_2_a_deadline_missed_three_times_leads_from_admonition_over_an_order_to_the_chiefs_liability()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = await Cases.Served(desk, 8, BreachKind.Deadline);
        Assert.That((await Shown(desk, first.Breach)).Measures.Single(), Has.Property("Kind").EqualTo(MeasureKind.Admonition).And.Property("WithOrder").False);
        var second = await Cases.Served(desk, 8, BreachKind.Deadline);
        var warned = (await Shown(desk, second.Breach)).Measures.Single();
        Assert.That((warned.Kind, warned.Nth, warned.OrderNumber.Length > 0, warned.OrderDue), Is.EqualTo((MeasureKind.Warning, 2, true, new DateOnly(2026, 3, 18))));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyWork())).Rest.Single().Number, Is.EqualTo(warned.OrderNumber), "the order is a task");

        // the order itself runs out: the ladder's round proposes the next breach, which stands on the last step
        desk.Clock.Set(new DateTime(2026, 3, 20, 8, 30, 0));
        await desk.Done(Asker.Clock, new RunEscalation());
        var third = (await desk.Done(Cases.Officer, new ListBreaches(BreachState.Proposed))).Rows.Single();
        Assert.That((third.Task, third.Kind), Is.EqualTo((warned.OrderNumber, BreachKind.Deadline)));
        Assert.That((await Shown(desk, third.Id)).Suggested, Has.Property("NotPutRight").True);
        await desk.Done(Cases.Officer, new HearBreaches([third.Id]));
        await desk.Done(TestDesk.As("staff1"), new GiveStatement(third.Id, "未能补救", 2));
        await desk.Done(Cases.Officer, new ConfirmBreach(third.Id, "责令补救逾期", 3));
        var measure = await desk.Done(Cases.Officer, new ProposeMeasure(third.Id, MeasureKind.Handling, false, "仍未整改", null, 4));
        var decided = await desk.Done(Cases.Leader, new DecideMeasure(measure.Id, true, "同意", 1));
        Assert.That(decided.ChiefBreachId, Is.Not.Null);
        var chief = await Shown(desk, decided.ChiefBreachId!.Value);
        Assert.That((chief.Person, chief.Kind, chief.State), Is.EqualTo(("科长甲", BreachKind.Leadership, BreachState.Proposed)));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task ON_8_the_third_confirmed_breach_of_the_one_time_notice_proposes_a_move_and_a_lifted_one_does_not_count()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var ids = new List<long>();
        for (var i = 0; i < 3; i++) ids.Add(await Cases.Confirmed(desk, 9, BreachKind.OneTime));
        Assert.That((await Shown(desk, ids[2])).Suggested!.Step.Measure, Is.EqualTo(MeasureKind.Move));
        Assert.That((await Shown(desk, ids[0])).Suggested!.Step.Measure, Is.EqualTo(MeasureKind.Fault), "the first stays the first");
        var lifted = await Lift(desk, ids[1], 9);
        Assert.That(lifted.State, Is.EqualTo(MeasureState.Lifted));
        Assert.That((await Shown(desk, ids[2])).Suggested!.Nth, Is.EqualTo(2));
    }

    [Test]
    public async Task BR_2_the_count_starts_anew_with_the_year_but_for_household_surveys_never()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Cases.Confirmed(desk, 8, BreachKind.Attitude);
        await Cases.Confirmed(desk, 8, BreachKind.Survey);
        desk.Clock.Set(new DateTime(2027, 1, 6, 9, 0, 0));
        Assert.That((await Shown(desk, await Cases.Confirmed(desk, 8, BreachKind.Attitude))).Suggested!.Nth, Is.EqualTo(1));
        Assert.That((await Shown(desk, await Cases.Confirmed(desk, 8, BreachKind.Survey))).Suggested!.Step.Measure, Is.EqualTo(MeasureKind.Dismissal));
    }

    [Test]
    public async Task BR_2_integrity_is_referred_at_once_and_bars_awards_for_person_and_section()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Cases.Record(desk, 8, BreachKind.Integrity, "收受礼品");
        await desk.Done(Cases.Officer, new ConfirmBreach(id, "线索清楚，立即移送", 1));
        var measure = await desk.Done(Cases.Officer, new ProposeMeasure(id, MeasureKind.Referral, false, "移送", null, 2));
        await desk.Work(async db => Assert.That((await AwardBars.Of(db, 2026)).People, Is.Empty, "nothing is automatic"));
        await desk.Done(Cases.Leader, new DecideMeasure(measure.Id, true, "", 1));
        await desk.Work(async db =>
        {
            var bars = await AwardBars.Of(db, 2026);
            Assert.That((bars.People.Single(), bars.Sections.Single()), Is.EqualTo((8L, 3L)));
            Assert.That((await AwardBars.Of(db, 2027)).People, Is.Empty);
        });
    }

    [Test]
    public async Task BR_3_the_leader_in_charge_decides_within_15_working_days_is_reminded_and_nobody_else_may()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (breach, measure) = await Cases.Proposed(desk, 8);
        var shown = (await Shown(desk, breach)).Measures.Single();
        Assert.That((shown.DecideBy, shown.WaitsFor), Is.EqualTo((new DateOnly(2026, 3, 25), "分管领导乙")));
        Assert.That((await desk.Done(Cases.Leader, new ListApprovals())).Measures.Single().BreachId, Is.EqualTo(breach));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideMeasure(measure, true, "", 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("director"), new DecideMeasure(measure, true, "", 1))).Rule, Is.EqualTo("BR-3"), "the director hears appeals");
        Assert.That((await desk.Refused(Cases.Leader, new DecideMeasure(measure, false, "", 1))).Field, Is.EqualTo("Text"));
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        var told = await desk.Done(Asker.Clock, new RemindUndecided());
        Assert.That((told.Reminded, told.Raised), Is.EqualTo((1, 1)), "GN-3: after 2 working days the director learns of it");
        await desk.Done(Cases.Leader, new DecideMeasure(measure, false, "情节轻微", 1));
        Assert.That((await Shown(desk, breach)).May.Propose, Is.Null, "after a refusal another one may be proposed");
    }

    [Test]
    public async Task BR_3_the_notice_is_served_with_its_measure_and_one_that_was_made_void_is_issued_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (breach, measure) = await Cases.Decided(desk, 8);
        var first = await desk.Done(Cases.Officer, new IssueNotice(measure, "认真反省。", 2));
        Assert.That((await desk.Refused(Cases.Officer, new ServeDocument(first.DocumentId, ServedHow.Hand, desk.Today, "本人", 1))).Rule, Is.EqualTo("BR-3"), "its service begins the appeal");
        Assert.That((await desk.Refused(Cases.Officer, new IssueNotice(measure, "再来一份", 3))).Kind, Is.EqualTo(RefusalKind.Conflict));
        await desk.Done(Cases.Officer, new VoidDocument(first.DocumentId, "姓名有误", 1));
        Assert.That((await desk.Refused(Cases.Officer, new ServeMeasure(measure, desk.Today, "当面送达", null, 3))).Rule, Is.EqualTo("BR-3"), "there is none to serve");
        Assert.That((await Shown(desk, breach)).Measures.Single().DocumentId, Is.Null);
        var again = await desk.Done(Cases.Officer, new IssueNotice(measure, "认真反省，立即整改。", 3));
        Assert.That(again.Number, Is.Not.EqualTo(first.Number));
        Assert.That((await desk.Done(Cases.Officer, new ShowDocument(again.DocumentId))).Before, Is.EqualTo(new DocumentLink(first.DocumentId, first.Number)), "NT-1: it says in whose place it stands");
        await desk.Done(Cases.Officer, new ServeMeasure(measure, desk.Today, "当面送达，本人签收", null, 4));
    }

    [Test]
    public async Task BR_3_an_appeal_is_made_once_within_10_working_days_and_changes_to_something_milder()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (breach, measure) = await Cases.Served(desk, 8, BreachKind.Deadline, MeasureKind.Warning, order: true);
        var mine = (await desk.Done(TestDesk.As("staff1"), new ShowBreach(breach))).Measures.Single();
        Assert.That((mine.AppealUntil, mine.EffectUntil, mine.May.Appeal), Is.EqualTo((new DateOnly(2026, 3, 18), new DateOnly(2026, 9, 4), (Refusal?)null)));
        await desk.Done(TestDesk.As("staff1"), new AppealMeasure(measure, "处理过重", 4));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new AppealMeasure(measure, "再次", 5))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await desk.Refused(TestDesk.As("director"), new DecideAppeal(measure, AppealResult.Changed, MeasureKind.Dismissal, "加重", 5))).Field, Is.EqualTo("Measure"));
        var done = await desk.Done(TestDesk.As("director"), new DecideAppeal(measure, AppealResult.Changed, MeasureKind.Admonition, "首次，从轻", 5));
        Assert.That((done.State, done.Kind), Is.EqualTo((MeasureState.Changed, MeasureKind.Admonition)));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new AppealMeasure(measure, "第三次", 6))).Rule, Is.EqualTo("BR-3"));
    }

    [Test]
    public async Task BR_3_too_late_for_an_appeal_and_after_6_months_the_effect_ends()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (breach, measure) = await Cases.Served(desk, 8);
        desk.Clock.Set(new DateTime(2026, 3, 19, 9, 0, 0));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new AppealMeasure(measure, "迟了", 4))).Zh, Does.Contain("期限"));
        desk.Clock.Set(new DateTime(2026, 9, 4, 9, 0, 0));
        Assert.That((await desk.Done(Asker.Clock, new ExpireMeasures())).Count, Is.Zero, "the last day still counts");
        desk.Clock.Set(new DateTime(2026, 9, 5, 0, 6, 0));
        Assert.That((await desk.Done(Asker.Clock, new ExpireMeasures())).Count, Is.EqualTo(1));
        Assert.That((await Shown(desk, breach)).Measures.Single().State, Is.EqualTo(MeasureState.Expired));
    }

    [Test]
    public async Task BR_2_a_ladder_changes_with_a_second_person_and_integrity_never()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = new ProposeLadder(BreachKind.Attitude, CountedOver.Year, "区纪委指导意见", [new(MeasureKind.Admonition), new(MeasureKind.Warning)]);
        var id = (await desk.Done(Cases.Officer, asked)).Id;
        Assert.That((await desk.Refused(Cases.Officer, new ConfirmLadder(id))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Refused(Cases.Officer, asked)).Kind, Is.EqualTo(RefusalKind.Conflict));
        await desk.Done(TestDesk.As("discipline2"), new ConfirmLadder(id));
        Assert.That((await Shown(desk, await Cases.Confirmed(desk, 8, BreachKind.Attitude))).Suggested!.Step.Measure, Is.EqualTo(MeasureKind.Admonition));
        var integrity = asked with { Kind = BreachKind.Integrity };
        Assert.That((await desk.Refused(Cases.Officer, integrity)).Rule, Is.EqualTo("BR-2"));
        Assert.That((await desk.Refused(Cases.Officer, asked with { Kind = BreachKind.Survey, Steps = [new(MeasureKind.Dismissal), new(MeasureKind.Admonition)] })).Field, Is.EqualTo("Steps"), "never milder");
    }

    [Test]
    public async Task BR_3_each_measure_has_its_numbered_notice_which_the_person_sees_from_its_service_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var (kind, code, person) in new[] { (MeasureKind.Admonition, "admonition", 8L), (MeasureKind.Warning, "admin-warning", 9L), (MeasureKind.Criticism, "criticism", 10L), (MeasureKind.Move, "measure-proposal", 11L) })
        {
            var (breach, measure) = await Cases.Decided(desk, person, BreachKind.Attitude, kind);
            Assert.That((await desk.Refused(Cases.Officer, new ServeMeasure(measure, desk.Today, "当面", null, 2))).Zh, Does.Contain("先制作通知"));
            Assert.That((await desk.Send(Cases.Officer, new IssueNotice(measure, " ", 2))) is Refused<NoticeIssued>);
            var notice = await desk.Done(Cases.Officer, new IssueNotice(measure, "认真整改。", 2));
            Assert.That((await desk.Refused(Cases.Officer, new IssueNotice(measure, "再来一份", 3))).Kind, Is.EqualTo(RefusalKind.Conflict));
            var row = (await desk.Rows<(string Kind, long? Person, string State)>("SELECT kind, person_id, state FROM documents WHERE id = @DocumentId", new { notice.DocumentId })).Single();
            Assert.That(row, Is.EqualTo((code, (long?)null, "Issued")));
            await desk.Done(Cases.Officer, new ServeMeasure(measure, desk.Today, "当面送达，本人签收", null, 3));
            row = (await desk.Rows<(string Kind, long? Person, string State)>("SELECT kind, person_id, state FROM documents WHERE id = @DocumentId", new { notice.DocumentId })).Single();
            Assert.That(row, Is.EqualTo((code, (long?)person, "Served")));
            Assert.That((await Shown(desk, breach)).Measures.Single().DocumentId, Is.EqualTo(notice.DocumentId));
        }
    }

    [Test]
    public async Task BR_2_an_administrative_warning_is_a_paper_with_facts_statement_and_appeal_and_names_an_order_only_where_one_comes_with_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var (order, person) in new[] { (false, 8L), (true, 9L) })
        {
            var (_, measure) = await Cases.Decided(desk, person, BreachKind.NoNotice, MeasureKind.Warning, order);
            var notice = await desk.Done(Cases.Officer, new IssueNotice(measure, "三日内书面检查。", 2));
            Assert.That(notice.Number, Does.Match("^示民行〔2026〕[0-9]+号$"));
            var paper = (await desk.Done(Cases.Officer, new OfficeDesk.Web.Features.Documents.ShowDocument(notice.DocumentId))).Doc.ToJson();
            Assert.That(paper, Does.Contain("行政告诫书").And.Contain("态度生硬").And.Contain("情况说明").And.Contain("三日内书面检查。").And.Contain("10个工作日内").And.Contain("6个月"));
            Assert.That(paper.Contains("责令补救", StringComparison.Ordinal), Is.EqualTo(order));
            Assert.That((await desk.Refused(TestDesk.As("chief1"), new OfficeDesk.Web.Features.Documents.ShowDocument(notice.DocumentId))).Kind, Is.EqualTo(RefusalKind.NotFound), "a closed circle");
        }
    }

    [Test]
    public async Task F1_deciding_serving_and_appealing_happen_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 5; i++)
        {
            var (_, measure) = await Cases.Proposed(desk, 8, BreachKind.NoNotice, MeasureKind.Admonition);
            var decided = await desk.Race((Cases.Leader, new DecideMeasure(measure, true, "", 1)), (Cases.Leader, (IMessage<MeasureDecided>)new DecideMeasure(measure, false, "不", 1)));
            Assert.That((decided.Done, decided.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            await desk.Write("UPDATE measures SET state = 'Decided', version = 2 WHERE id = @measure", new { measure });
            var issued = await desk.Race((Cases.Officer, new IssueNotice(measure, "整改", 2)), (TestDesk.As("discipline2"), (IMessage<NoticeIssued>)new IssueNotice(measure, "整改", 2)));
            Assert.That((issued.Done, issued.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            var served = await desk.Race((Cases.Officer, new ServeMeasure(measure, desk.Today, "当面", null, 3)), (TestDesk.As("discipline2"), (IMessage<MeasureServed>)new ServeMeasure(measure, desk.Today, "邮寄", null, 3)));
            Assert.That((served.Done, served.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            var appealed = await desk.Race((TestDesk.As("staff1"), new AppealMeasure(measure, "一", 4)), (TestDesk.As("staff1"), (IMessage<MeasureAppealed>)new AppealMeasure(measure, "二", 4)));
            Assert.That((appealed.Done, appealed.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
        }
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    private static Task<BreachShown> Shown(TestDesk desk, long id) => desk.Done(Cases.Officer, new ShowBreach(id));

    private static async Task<AppealDecided> Lift(TestDesk desk, long breach, long person)
    {
        var version = (await Shown(desk, breach)).Version;
        var measure = (await desk.Done(Cases.Officer, new ProposeMeasure(breach, MeasureKind.Fault, false, "依规", null, version))).Id;
        await desk.Done(Cases.Leader, new DecideMeasure(measure, true, "", 1));
        await desk.Done(Cases.Officer, new IssueNotice(measure, "整改", 2));
        await desk.Done(Cases.Officer, new ServeMeasure(measure, desk.Today, "当面", null, 3));
        await desk.Done(OfficeDesk.Web.Demo.DemoBureau.AskerOf(person), new AppealMeasure(measure, "事实不清", 4));
        return await desk.Done(TestDesk.As("director"), new DecideAppeal(measure, AppealResult.Lifted, null, "事实不清", 5));
    }
}
