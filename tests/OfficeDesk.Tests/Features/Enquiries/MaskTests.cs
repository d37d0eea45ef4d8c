using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Search;

namespace OfficeDesk.Tests.Features.Enquiries;

/// <summary>Who knows a citizen by name: own and the section's chief in full, everybody else who sees the case masked.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class MaskTests(Engine engine)
{
    private const string Name = "来访人甲";
    private const string Organisation = "某某合作社";

    [TestCase("staff1", true)]
    [TestCase("chief1", true)]
    [TestCase("staff3", false)]
    [TestCase("leader1", false)]
    [TestCase("director", false)]
    [TestCase("office1", false)]
    public async Task D6_name_and_organisation_are_full_for_own_and_chief_and_masked_for_the_others_wherever_they_look(string who, bool full)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var log = new LogEnquiry(Channel.Visit, CitizenName: Name, Organisation: Organisation, Phone: "10000010001", MatterTypeId: 1, Ask: "问低保");
        var number = (await desk.Done(TestDesk.As("staff1"), log)).Number;
        await desk.Done(TestDesk.As("staff1"), log with { MatterTypeId = 11, Route = EnquiryRoute.OtherUnit, Unit = "某所", Phone = "10000010002" });
        await desk.Done(TestDesk.As("staff1"), log with { CitizenName = "", MatterTypeId = 1, Phone = "10000010003" });
        var asker = TestDesk.As(who);
        async Task<string> Json<T>(IMessage<T> message) => await desk.Send(asker, message) is Done<T> done ? System.Text.Json.JsonSerializer.Serialize(done.Value, Wire.Json) : "";
        var seen = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["the enquiry"] = await Json(new ShowEnquiry(number)), ["the task"] = await Json(new ShowTask(number)), ["the receipt"] = await Json(new ReadReceipt(number)), ["the queue"] = await Json(new TodaysQueue()),
            ["the section's list"] = await Json(new SectionEnquiries()), ["what has no answer"] = await Json(new UnansweredEnquiries()), ["finding"] = await Json(new FindAnything("2026-1")),
        };
        foreach (var (where, text) in seen)
        {
            if (!full) Assert.That(text, Does.Not.Contain(Name).And.Not.Contain(Organisation), where);
            else if (where is not "the receipt") Assert.That(text, Does.Contain(Name).Or.EqualTo(""), where);
        }
        Assert.That(seen["the enquiry"], Does.Contain(full ? Name : "来*甲"));
        Assert.That(await Json(new ExportEnquiries(EnquiryTab.Section)), Does.Not.Contain(Name), "what is taken away is masked for everybody");
    }
}
