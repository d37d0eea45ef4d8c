using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Complaints;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class NumberTests(Engine engine)
{
    [Test]
    public async Task CP_4_the_officer_is_told_that_a_number_belongs_to_nothing_and_nothing_is_registered()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var call = Case.Call(8, on: desk.Today);
        Assert.That(await desk.Refused(Case.Officer, call with { Number = "2026-9999" }), Is.EqualTo(ComplaintRules.NumberUnknown));
        Assert.That(await desk.Rows<long>("SELECT id FROM complaints"), Is.Empty);
        var number = (await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"))).Number;
        var done = await desk.Done(Case.Officer, call with { Number = $" {number} " });
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(done.Id))).Links.Single().Number, Is.EqualTo(number));
        await desk.Done(Case.Officer, call with { Number = " " });
    }

    [Test]
    public async Task CP_4_the_number_of_an_application_that_was_not_accepted_points_at_its_enquiry()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Refused();
        var (application, enquiry) = ((await desk.Rows<string>("SELECT number FROM applications")).Single(), (await desk.Rows<string>("SELECT number FROM enquiries")).Single());
        var done = await desk.Done(Case.Officer, Case.Call(8, on: desk.Today) with { Number = application });
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(done.Id))).Links.Select(l => (l.Kind, l.Number)), Is.EqualTo(new[] { (CaseLink.Enquiry, enquiry) }));
        var other = await Case.Investigated(desk, 17);
        await desk.Done(Case.Officer, new LinkCase(other, CaseLink.Task, application));
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(other))).Links.Select(l => (l.Kind, l.Number)), Does.Contain((CaseLink.Enquiry, enquiry)), "and so it does when it is added later");
    }
}
