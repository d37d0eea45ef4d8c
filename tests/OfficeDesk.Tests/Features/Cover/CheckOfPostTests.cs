using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Receipts;

namespace OfficeDesk.Tests.Features.Cover;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CheckOfPostTests(Engine engine)
{
    [Test]
    public async Task CV_4_the_check_of_an_application_goes_with_the_post_of_its_matter_and_not_with_the_work_of_no_post()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(TestDesk.As("staff1"), new ReceiveApplication(1, CitizenName: "来访人甲", Phone: "10000090011"));
        await desk.Work("2026-9", post: null);
        var absence = await desk.Leave();
        await desk.HandedOver(absence, CoverScene.Staff3, 0);
        await desk.HandedOver(absence);
        desk.Clock.Set(new DateTime(2026, 3, 5, 8, 30, 0));
        await desk.Begin(absence);
        Assert.That((await desk.Answers(a.Number + "-H"), await desk.Answers("2026-9")), Is.EqualTo((CoverScene.Staff2, CoverScene.Staff3)));
        await desk.Return(absence);
        Assert.That(await desk.Answers(a.Number + "-H"), Is.EqualTo(CoverScene.Staff1));
    }
}
