using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Deadlines;

namespace OfficeDesk.Tests.Demo;

public class DemoToDoTests
{
    [Test]
    public async Task The_invented_bureau_is_set_up_and_nobody_of_its_general_office_is_asked_for_what_only_a_real_one_has()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        Assert.That((await desk.Done(TestDesk.As("office1"), new MyWork())).Office.Select(t => t.Zh), Is.Empty);
        Assert.That(await desk.Rows<string>("SELECT DISTINCT basis FROM matter_types WHERE basis LIKE '%有关规定%'"), Has.Count.EqualTo(3).And.All.Contains("示例县"));
    }
}
