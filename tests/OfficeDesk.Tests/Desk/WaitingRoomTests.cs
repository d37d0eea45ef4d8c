using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Desk;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WaitingRoomTests(Engine engine)
{
    [Test]
    public async Task Whoever_finds_no_place_to_wait_is_answered_all_the_same()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var staff = TestDesk.As("staff1");
        var logged = await desk.Done(staff, new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问办理时限"));
        var taken = 0;
        try
        {
            while (taken < 100 && WaitingRoom.Stay()) taken++;
            Assert.That(taken, Is.LessThan(100), "there is an end to the places");
            Assert.That((await desk.Done(staff, new MyWork())).Rest.Select(t => t.Number), Is.EqualTo(new[] { logged.Number }), "several looks at once");
            Assert.That((await desk.Done(staff, new ListTasks())).Rows.Select(t => t.Number), Is.EqualTo(new[] { logged.Number }));
            Assert.That((await desk.Done(staff, new ShowTask(logged.Number))).Head.Number, Is.EqualTo(logged.Number), "one row");
        }
        finally
        {
            while (taken-- > 0) WaitingRoom.Leave();
        }
    }
}
