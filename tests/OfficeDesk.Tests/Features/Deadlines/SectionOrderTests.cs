using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Appraisal;
using OfficeDesk.Tests.Features.Measures;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Inspections;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Deadlines;

/// <summary>What a section was ordered to put right stands in the work of whoever leads it until it is reported. 7 = chief1, 8 = staff1, 9 = staff2 of section 3.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SectionOrderTests(Engine engine)
{
    private static readonly Asker Chief = TestDesk.As("chief1");

    private static async Task<OrdersDay> Orders(TestDesk desk, Asker who) => (await desk.Done(who, new MyWork())).Orders;

    [Test]
    public async Task DL_8_BR_2_an_order_to_remedy_stands_in_the_chiefs_work_with_its_paper_until_it_is_reported()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var order = await Ordered(desk, 9001, 8);
        var shown = await Orders(desk, Chief);
        var line = shown.Lines.Single();
        Assert.That((line.Number, line.Person, line.DueOn, line.Finished, line.DocumentId, line.Paper, shown.Count), Is.EqualTo((order.Task, "工作人员甲", order.DueOn, false, (long?)order.DocumentId, order.Paper, 1)));
        await desk.Done(Chief, new ShowDocument(line.DocumentId!.Value));
        var deputy = TestDesk.As("staff5") with { Roles = Roles.Staff | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        Assert.That((await Orders(desk, deputy)).Lines.Select(o => o.Number), Is.EqualTo(new[] { order.Task }), "whoever sits in the chief's seat");
        foreach (var other in new[] { "staff1", "staff2", "chief2", "discipline1" }) Assert.That((await Orders(desk, TestDesk.As(other))).Lines, Is.Empty, other);

        await desk.Done(Cases.Officer, new ServeDocument(order.DocumentId, ServedHow.Hand, desk.Today, "工作人员甲", 1));
        Assert.That((await Orders(desk, Chief)).Lines, Has.Count.EqualTo(1), "that it was served puts nothing right");
        await desk.Finish(order.Task);
        Assert.That((await Orders(desk, Chief)).Lines.Single().Finished);
        await desk.Done(TestDesk.As("staff1"), new ReportTask(order.Task, "纪检组", 2));
        Assert.That((await Orders(desk, Chief)).Lines, Is.Empty);
    }

    [Test]
    public async Task DL_8_the_chiefs_own_order_is_a_task_before_them_and_what_was_made_void_leads_to_the_task()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Ordered(desk, 9001, 7);
        Assert.That((await Orders(desk, Chief)).Lines, Is.Empty);
        var order = await Ordered(desk, 9002, 9);
        await desk.Done(Cases.Officer, new VoidDocument(order.DocumentId, "文号有误", 1));
        var line = (await Orders(desk, Chief)).Lines.Single();
        Assert.That((line.Number, line.DocumentId, line.Paper), Is.EqualTo((order.Task, (long?)null, "")));
    }

    [Test]
    public async Task DL_8_RP_6_what_an_inspection_orders_leads_to_its_notice_once_there_is_one_and_what_is_ordered_again_stands_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Cases.Officer, new OpenInspection(3, desk.Today))).Id;
        var item = (await desk.Done(Cases.Officer, new ShowInspection(id))).Items[0].Id;
        await desk.Done(Cases.Officer, new RecordItem(item, ItemResult.Bad, "窗口无人", 1));
        var first = (await desk.Done(Cases.Officer, new RectifyItem(item, 8, 5, 2))).TaskNumber;
        Assert.That((await Orders(desk, Chief)).Lines.Select(o => (o.Number, o.DocumentId)), Is.EqualTo(new[] { (first, (long?)null) }));
        var notice = await desk.Done(Cases.Officer, new IssueInspectionNotice(id));
        Assert.That((await Orders(desk, Chief)).Lines.Select(o => (o.DocumentId, o.Paper)), Is.EqualTo(new[] { ((long?)notice.DocumentId, notice.Number) }));
        await desk.Finish(first);
        await desk.Done(TestDesk.As("staff1"), new ReportTask(first, "纪检组", 2));
        Assert.That((await Orders(desk, Chief)).Lines, Is.Empty);
        var again = (await desk.Done(Cases.Officer, new CheckItem(item, false, "仍然无人", 3, 3, 9))).TaskNumber;
        Assert.That((await Orders(desk, Chief)).Lines.Select(o => (o.Number, o.DocumentId)), Is.EqualTo(new[] { (again, (long?)null) }));
    }

    [Test]
    public async Task DL_8_AP_7_what_is_to_be_put_right_after_an_appraisal_stands_there_and_is_gone_with_the_result()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var round = await FairRoundTests.StaffRound(desk, 8);
        await desk.VoteAll(round, [], (_, _) => 10, dims: 5);
        await desk.FeedBack(round);
        var subject = await desk.SubjectOf(round, 8);
        await desk.Write("UPDATE ap_subjects SET answer = 'Silent' WHERE id = @subject", new { subject });
        var order = await desk.Done(AppraisalOffice.Leader1, new OrderRectification(subject, "建立每日清单", 20, await desk.SubjectVersion(subject)));
        var line = (await Orders(desk, Chief)).Lines.Single();
        Assert.That((line.Number, line.Person, line.DocumentId is not null), Is.EqualTo((order.Number, "工作人员甲", true)));
        await desk.Done(Chief, new ShowDocument(line.DocumentId!.Value));
        await desk.Write("UPDATE ap_subjects SET answer = 'Objected' WHERE id = @subject", new { subject });
        await desk.Done(AppraisalOffice.Leader1, new AnswerObjection(subject, Stands: false, "计票有误", await desk.SubjectVersion(subject)));
        Assert.That((await Orders(desk, Chief)).Lines, Is.Empty);
    }

    private static async Task<RemedyOrdered> Ordered(TestDesk desk, long id, int person)
    {
        var number = await desk.Matter(id, $"2026-{id}", answering: person);
        desk.Clock.Set(new DateTime(2026, 3, 23, 9, 0, 0));
        return (await desk.Done(Cases.Officer, new OrderRemedy([number], "立即办结", 5))).Orders.Single();
    }
}
