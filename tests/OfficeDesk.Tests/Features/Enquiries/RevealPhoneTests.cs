using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Enquiries;
using static OfficeDesk.Tests.Features.Enquiries.Scene;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RevealPhoneTests(Engine engine)
{
    [Test]
    public async Task D5_every_look_at_a_full_phone_is_on_record_with_its_purpose()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        Assert.That(await desk.Done(Chief1, new RevealPhone(logged.Number, "回访")), Is.EqualTo(new PhoneRevealed(logged.Number, Phone, 29)));
        Assert.That(await Line(desk, "SELECT concat(person_id, ' ', purpose) FROM reveals"), Is.EqualTo("7 回访"));
        Assert.That(await Line(desk, "SELECT concat(person_id, ' ', body) FROM audit WHERE message = 'RevealPhone'"), Does.StartWith("7 ").And.Contain("回访").And.Not.Contain(Phone));
        Assert.That((await desk.Refused(Chief1, new RevealPhone(logged.Number, " "))).Field, Is.EqualTo("Purpose"));
    }

    [Test]
    public async Task D5_the_thirty_first_look_within_an_hour_is_refused_and_an_hour_later_it_goes_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        for (var i = 0; i < EnquiryRules.RevealsAnHour; i++) await desk.Done(Chief1, new RevealPhone(logged.Number, "回访"));
        Assert.That((await desk.Refused(Chief1, new RevealPhone(logged.Number, "回访"))).Kind, Is.EqualTo(RefusalKind.TooMany));
        await desk.Done(Staff1, new RevealPhone(logged.Number, "别人不受影响"));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await desk.Done(Chief1, new RevealPhone(logged.Number, "回访"));
    }

    [Test]
    public async Task D5_two_looks_at_once_do_not_pass_the_limit_together()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        for (var i = 0; i < EnquiryRules.RevealsAnHour - 1; i++) await desk.Done(Chief1, new RevealPhone(logged.Number, "回访"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.Send(Chief1, new RevealPhone(logged.Number, "回访")))));
        Assert.That(outcomes.Count(o => o is Done<PhoneRevealed>), Is.EqualTo(1));
    }

    [Test]
    public async Task D5_sent_twice_under_one_key_it_is_two_looks_and_the_number_is_kept_nowhere()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        Assert.That(await desk.Done(Chief1, new RevealPhone(logged.Number, "回访"), "form-1"), Is.EqualTo(new PhoneRevealed(logged.Number, Phone, 29)));
        Assert.That(await desk.Done(Chief1, new RevealPhone(logged.Number, "回访"), "form-1"), Is.EqualTo(new PhoneRevealed(logged.Number, Phone, 28)));
        Assert.That(await Line(desk, "SELECT COUNT(*) FROM audit WHERE message = 'RevealPhone'"), Is.EqualTo("2"));
        Assert.That(await Line(desk, "SELECT COUNT(*) FROM reveals"), Is.EqualTo("2"));
        Assert.That(await desk.Rows<string>("SELECT answer FROM idempotency"), Has.None.Contain(Phone));
        Assert.That(await desk.Rows<string>("SELECT answer FROM idempotency WHERE message = 'RevealPhone'"), Is.Empty);
    }

    [Test]
    public async Task FC_2_where_no_phone_was_left_there_is_none_to_show()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk, noneLeft: true);
        Assert.That(await desk.Refused(Chief1, new RevealPhone(logged.Number, "回访")), Is.EqualTo(EnquiryRules.NoPhone));
    }

    [Test]
    public async Task CP_2_a_discipline_officer_sees_the_full_phone_as_the_handler_of_a_complaint_about_it_and_the_enquiry_does_not_tell()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        var (officer, other) = (TestDesk.As("discipline1"), TestDesk.As("discipline2"));
        Assert.That((await desk.Refused(officer, new RevealPhone(logged.Number, "核实"))).Kind, Is.EqualTo(RefusalKind.NotFound), "nothing is complained about");
        var id = (await desk.Done(officer, new RegisterComplaint(ComplaintChannel.Call, desk.Today, null, 8, null, "", BreachKind.FirstContact, "推诿", "", "", "", logged.Number))).Id;
        Assert.That(await desk.Refused(officer, new RevealPhone(logged.Number, "核实")), Is.EqualTo(ComplaintRules.NoPhoneWithoutCase), "nobody's case yet");
        Assert.That((await desk.Done(officer, new ShowEnquiry(logged.Number))).May.Reveal, Is.False);
        await desk.Done(officer, new AssignComplaint(id, 22, 1));
        var before = (await desk.Done(Chief1, new ShowEnquiry(logged.Number))).Events.Count;
        Assert.That((await desk.Done(officer, new ShowEnquiry(logged.Number))).May.Reveal);
        Assert.That((await desk.Done(officer, new RevealPhone(logged.Number, "向当事人核实"))).Phone, Is.EqualTo(Phone));
        var deputy = TestDesk.As("staff8") with { Roles = Roles.Staff | Roles.Discipline, StandsInFor = [new StandIn(Roles.Discipline, 0, 22, "纪检干部甲")] };
        Assert.That((await desk.Done(deputy, new RevealPhone(logged.Number, "代为核实"))).Phone, Is.EqualTo(Phone), "GN-2");
        await desk.Write("DELETE FROM complaint_looks WHERE person_id = 17; DELETE FROM reveals WHERE person_id = 17");
        Assert.That(await desk.Refused(other, new RevealPhone(logged.Number, "好奇")), Is.EqualTo(ComplaintRules.NoPhoneWithoutCase), "who asked may be who complains: the handler only");
        Assert.That((await desk.Refused(officer, new RevealPhone(logged.Number, " "))).Field, Is.EqualTo("Purpose"));
        Assert.That((await desk.Done(Chief1, new ShowEnquiry(logged.Number))).Events, Has.Count.EqualTo(before), "the person complained about and their chief see no look");
        Assert.That((await desk.Done(officer, new ShowComplaint(id))).Looks.Single().Purpose, Is.EqualTo($"查看 {logged.Number} 的电话：向当事人核实"));
        Assert.That(await Line(desk, "SELECT concat(person_id, ' ', purpose) FROM reveals"), Is.EqualTo("22 向当事人核实"));
        await desk.Done(officer, new WithdrawComplaint(id, "本人撤回", false, 2));
        Assert.That(await desk.Refused(officer, new RevealPhone(logged.Number, "再看")), Is.EqualTo(ComplaintRules.NoPhoneWithoutCase), "with the case the reason ends");
    }
}
