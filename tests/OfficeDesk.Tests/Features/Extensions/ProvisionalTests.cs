using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Extensions;

namespace OfficeDesk.Tests.Features.Extensions;

/// <summary>A date of a year without schedule says wherever it is given that it may still move.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ProvisionalTests(Engine engine)
{
    [Test]
    public async Task DL_4_a_new_date_in_a_year_without_schedule_is_offered_shown_and_printed_as_provisional()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new DateTime(2026, 12, 28, 9, 0, 0));
        var staff = TestDesk.As("staff1");
        var logged = await desk.Done(staff, new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000090011", MatterTypeId: 1, Ask: "申请低保"));
        var form = await desk.Done(staff, new ExtensionForm(logged.Number));
        Assert.That(form.Dates.Select(d => (d.On.Year, d.Provisional)).Distinct(), Is.EqualTo(new[] { (2027, true) }));
        var asked = await desk.Done(staff, new AskExtension(logged.Number, 5, "需要核查", "本人同意", form.Version));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        Assert.That((await desk.Done(staff, new ShowExtension(asked.Id))).Provisional);
        Assert.That(await desk.Rows<string>("SELECT en FROM events WHERE kind = 'Decided'"), Has.Count.EqualTo(1).And.All.Contains("(provisional)"), "in both languages");
        await desk.Done(staff, new IssuePaper(Paper.Extended, asked.Number));
        Assert.That((await desk.Rows<string>("SELECT content FROM documents WHERE kind = 'extension-notice'")).Single(), Does.Contain("2027年").And.Contain("暂定").And.Contain("延长5个工作日"));
    }
}
