using System.Net;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Features.Shared;

/// <summary>Forms filled in with a Chinese keyboard in full width, sent as a browser without script does it.</summary>
public sealed class FullWidthPageTests() : ProgramTests(("Office:Jobs", "false"), ("Office:Demo", "bureau"))
{
    private static DateOnly In(int days) => OfficeClock.Day(TimeProvider.System.GetUtcNow()).AddDays(days);

    [Test]
    public async Task DU_1_the_phone_of_the_duty_and_a_day_that_is_planned_already_leads_to_its_entry()
    {
        var office = await PlainBrowser.SignIn(Running, "office1");
        (string, string)[] entry = [("Day", $"{In(2):yyyy-MM-dd}"), ("PersonId", "8"), ("LeaderId", "2"), ("Phone", "０８５１－２２２３３３３"), ("Version", "0")];
        var planned = await office.Post("/duty?handler=Plan", await office.Get("/duty"), entry);
        Assert.That(planned.Status, Is.EqualTo(HttpStatusCode.Redirect), planned.Body);
        Assert.That(await office.Get(planned.Location), Does.Contain("tel:0851-2223333"));
        var again = await office.Post("/duty?handler=Plan", await office.Get("/duty"), entry);
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Conflict));
        var change = $"/duty?month={In(2):yyyy-MM}&amp;edit={In(2):yyyy-MM-dd}#plan";
        Assert.That(again.Body, Does.Contain("已排工作人员甲").And.Contain($"<p><a class=\"btn btn-sm\" href=\"{change}\">"), "what can be done about it");
    }

    [Test]
    public async Task A_whole_number_in_a_field_of_a_page()
    {
        var office = await PlainBrowser.SignIn(Running, "office1");
        var made = await office.Post("/training?handler=Add", await office.Get("/training"), ("Topic", "政策解读"), ("HeldOn", $"{In(0):yyyy-MM-dd}"), ("Teacher", "科长甲"), ("SectionId", "0"), ("Length", "９０"));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Redirect), made.Body);
        Assert.That(await office.Get(made.Location), Does.Contain("90 分钟"));
    }
}
