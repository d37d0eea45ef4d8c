using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Measures;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class NoticeReasonTests(Engine engine)
{
    [TestCase(MeasureKind.Admonition)]
    [TestCase(MeasureKind.Warning)]
    [TestCase(MeasureKind.Criticism)]
    public async Task BR_3_the_reason_that_was_given_stands_in_the_notice_and_every_sentence_ends(MeasureKind kind)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (_, measure) = await Cases.Decided(desk, 8, BreachKind.Attitude, kind);
        var issued = await desk.Done(Cases.Officer, new IssueNotice(measure, "认真反省，立即整改", 2));
        var doc = (await desk.Done(Cases.Officer, new ShowDocument(issued.DocumentId))).Doc;
        var text = string.Join('\n', doc.Blocks.OfType<Paragraph>().Select(p => p.Text));
        Assert.That(text, Does.Contain("依规处理。").And.Contain("认真反省，立即整改。").And.Not.Contain("。。"));
    }

    [Test]
    public async Task BR_3_the_paper_of_a_measure_says_where_its_service_is_recorded_and_that_it_was_lifted()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (breach, measure) = await Cases.Appealed(desk, 8);
        var paper = (await desk.Done(Cases.Officer, new ShowBreach(breach))).Measures.Single().DocumentId!.Value;
        var before = await desk.Done(Cases.Officer, new ShowDocument(paper));
        Assert.That((before.OfMeasure, before.MeasurePage, before.LiftedOn), Is.EqualTo((true, $"/breaches/{breach}", (DateOnly?)null)));
        await desk.Done(TestDesk.As("director"), new DecideAppeal(measure, AppealResult.Lifted, null, "事实不清", 5));
        Assert.That((await desk.Done(Cases.Officer, new ShowDocument(paper))).LiftedOn, Is.EqualTo(desk.Today));
    }
}
