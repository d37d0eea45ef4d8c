using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Measures;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Measures;

/// <summary>What falls with a lifted measure, and steps that the ladder does not say.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LiftedAndOtherStepTests(Engine engine)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task BR_3_lifted_on_appeal_the_chief_s_liability_falls_with_the_measure_it_came_from(bool decided)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Cases.Confirmed(desk, 8, BreachKind.Deadline);
        await Cases.Confirmed(desk, 8, BreachKind.Deadline);
        var third = await Cases.Served(desk, 8, BreachKind.Deadline);
        var chief = (await Shown(desk, third.Breach)).Measures.Single().ChiefBreachId!.Value;
        await desk.Done(Cases.Officer, new HearBreaches([chief]));
        var measure = 0L;
        if (decided)
        {
            await desk.Done(TestDesk.As("chief1"), new GiveStatement(chief, "已督促", 2));
            await desk.Done(Cases.Officer, new ConfirmBreach(chief, "属实", 3));
            measure = (await desk.Done(Cases.Officer, new ProposeMeasure(chief, MeasureKind.Admonition, false, "依规", null, 4))).Id;
        }
        await desk.Done(TestDesk.As("staff1"), new AppealMeasure(third.Measure, "事实不清", 4));
        await desk.Done(TestDesk.As("director"), new DecideAppeal(third.Measure, AppealResult.Lifted, null, "事实不清", 5));
        var shown = await Shown(desk, chief);
        Assert.That((shown.State, shown.Reason), Is.EqualTo((BreachState.Dismissed, "所依据的处理措施经申诉撤销，领导责任随之不再追究。")));
        Assert.That(shown.Measures.Select(m => m.State), Is.EqualTo(decided ? [MeasureState.Lifted] : Array.Empty<MeasureState>()));
        Assert.That(await desk.Rows<long>("SELECT id FROM requests WHERE state = 'Open' AND subject_id = @measure", new { measure }), Is.Empty, "nobody is asked to decide it any more");
        if (decided) Assert.That((await desk.Refused(Cases.Leader, new DecideMeasure(measure, true, "同意", 1))).Kind, Is.Not.EqualTo(RefusalKind.Invalid));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox WHERE subject = '领导责任追究已撤销'"), Is.EqualTo(new[] { 7L }), "the chief was told of it before, and is told now");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task AP_11_an_integrity_breach_whose_measure_was_lifted_bars_nobody_from_awards()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Cases.Record(desk, 8, BreachKind.Integrity, "收受礼品");
        await desk.Done(Cases.Officer, new ConfirmBreach(id, "线索清楚", 1));
        await desk.Work(async db => Assert.That((await PersonFacts.Barred(db, 2026)).People, Is.EqualTo(new[] { 8L })));
        var measure = (await desk.Done(Cases.Officer, new ProposeMeasure(id, MeasureKind.Referral, false, "移送", null, 2))).Id;
        await desk.Write("UPDATE measures SET state = 'Lifted' WHERE id = @measure", new { measure });
        await desk.Work(async db => Assert.That((await PersonFacts.Barred(db, 2026)).People, Is.Empty));
    }

    [Test]
    public async Task BR_3_a_milder_measure_on_appeal_leaves_the_chief_s_liability()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Cases.Confirmed(desk, 8, BreachKind.Deadline);
        await Cases.Confirmed(desk, 8, BreachKind.Deadline);
        var third = await Cases.Served(desk, 8, BreachKind.Deadline);
        await desk.Done(TestDesk.As("staff1"), new AppealMeasure(third.Measure, "过重", 4));
        await desk.Done(TestDesk.As("director"), new DecideAppeal(third.Measure, AppealResult.Changed, MeasureKind.Warning, "从轻", 5));
        Assert.That((await Shown(desk, (await Shown(desk, third.Breach)).Measures.Single().ChiefBreachId!.Value)).State, Is.EqualTo(BreachState.Proposed));
    }

    [Test]
    public async Task BR_3_another_step_than_the_ladder_s_is_put_to_the_leader_with_its_reason_and_the_person_does_not_read_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Cases.Confirmed(desk, 8, BreachKind.Transfer);
        Assert.That((await desk.Refused(Cases.Officer, new ProposeMeasure(id, MeasureKind.Warning, false, "依规", null, 4))).Field, Is.EqualTo("Why"));
        var integrity = await Cases.Confirmed(desk, 9, BreachKind.Integrity);
        Assert.That((await desk.Refused(Cases.Officer, new ProposeMeasure(integrity, MeasureKind.Admonition, false, "依规", null, 4, "从轻"))).Rule, Is.EqualTo("BR-2"));
        var measure = (await desk.Done(Cases.Officer, new ProposeMeasure(id, MeasureKind.Warning, false, "依规", null, 4, "造成办事人往返三次"))).Id;
        var leader = (await desk.Done(Cases.Leader, new ShowBreach(id))).Measures.Single();
        Assert.That((leader.Kind, leader.Ladder, leader.WhyOther), Is.EqualTo((MeasureKind.Warning, (MeasureKind?)MeasureKind.Admonition, "造成办事人往返三次")));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ListBreaches())).Rows.Single(r => r.Id == id), Has.Property("Measure").Null, "the person knows of a measure from its service on");
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ListBreaches(Measure: MeasureState.Proposed))).Rows, Is.Empty);
        await desk.Done(Cases.Leader, new DecideMeasure(measure, true, "同意", 1));
        await desk.Done(Cases.Officer, new IssueNotice(measure, "整改", 2));
        await desk.Done(Cases.Officer, new ServeMeasure(measure, desk.Today, "当面", null, 3));
        var own = (await desk.Done(TestDesk.As("staff1"), new ShowBreach(id))).Measures.Single();
        Assert.That((own.Kind, own.Ladder, own.WhyOther), Is.EqualTo((MeasureKind.Warning, (MeasureKind?)null, "")));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ListBreaches())).Rows.Single(r => r.Id == id).Measure, Is.EqualTo(MeasureKind.Warning));
    }

    private static Task<BreachShown> Shown(TestDesk desk, long breach) => desk.Done(Cases.Officer, new ShowBreach(breach));
}
