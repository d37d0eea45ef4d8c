using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using static OfficeDesk.Tests.Features.Enquiries.Scene;

namespace OfficeDesk.Tests.Features.Deadlines;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RelatedTests(Engine engine)
{
    [Test]
    public async Task FC_2_other_contacts_of_the_citizen_stand_on_the_matter_for_those_who_know_the_citizen()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (first, second) = (await Own(desk), await Own(desk));
        await desk.Done(Staff1, new LogEnquiry(Channel.Visit, CitizenName: "来访人丁", Phone: "10000010009", MatterTypeId: 1, Ask: "别人的", Route: EnquiryRoute.Own));
        var line = (await desk.Done(Staff1, new ShowTask(first.Number))).Related.Single();
        Assert.That((line.Number, line.State), Is.EqualTo((second.Number, EnquiryState.Open)));
        Assert.That((await desk.Done(Chief1, new ShowTask(second.Number))).Related.Single().Number, Is.EqualTo(first.Number));
        var colleague = await desk.Done(Staff2, new ShowTask(first.Number));
        Assert.That((colleague.Citizen!.Known, colleague.Related.Count), Is.EqualTo((false, 0)));
    }
}
