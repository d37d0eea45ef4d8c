using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CounterActTests(Engine engine)
{
    [Test]
    public async Task GN_5_a_second_visit_is_written_into_the_open_enquiry()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Scene.Own(desk);
        await desk.Done(Scene.Staff2, new AddToEnquiry(logged.Number, Channel.Call, " 又来电催问 "));
        Assert.That(await desk.Rows<string>("SELECT concat(kind, note) FROM events WHERE enquiry_id = @Id ORDER BY id", new { logged.Id }), Is.EqualTo(["Logged", "Again又来电催问"]));
        Assert.That(await desk.Rows<long>("SELECT visits FROM citizens"), Is.EqualTo([2L]));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM enquiries"), Is.EqualTo([1L]));
    }

    [Test]
    public async Task What_is_answered_out_of_sight_or_empty_takes_no_second_visit()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Scene.Own(desk);
        Assert.That(await desk.Refused(Scene.Staff8, new AddToEnquiry(logged.Number, Channel.Call, "x")), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(Scene.Staff1, new AddToEnquiry("2026-999", Channel.Call, "x")), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That((await desk.Refused(Scene.Staff1, new AddToEnquiry(logged.Number, Channel.Call, " "))).Field, Is.EqualTo("Ask"));
        await desk.Write("UPDATE enquiries SET state = 'Answered'");
        Assert.That((await desk.Refused(Scene.Staff1, new AddToEnquiry(logged.Number, Channel.Call, "x"))).Rule, Is.EqualTo("GN-5"));
    }

    [Test]
    public async Task Why_a_new_one_was_made_is_kept_with_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Scene.Staff1, new LogEnquiry(Channel.Visit, Phone: Scene.Phone, MatterTypeId: 1, Ask: "问", Route: EnquiryRoute.Own, ApartWhy: "另一户"));
        Assert.That(await desk.Rows<string>("SELECT note FROM events"), Is.EqualTo(["另一户"]));
    }

    [Test]
    public async Task A_draft_is_kept_read_and_dropped_by_its_own_person_only_and_without_an_audit_row()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Scene.Staff1, new KeepDraft("counter", """{"Ask":"一"}"""));
        await desk.Done(Scene.Staff1, new KeepDraft("counter", """{"Ask":"二"}"""));
        var mine = await desk.Done(Scene.Staff1, new ReadDraft("counter"));
        Assert.That((mine.Fields["Ask"], mine.SavedAt), Is.EqualTo(("二", (DateTimeOffset?)desk.Clock.GetUtcNow())));
        Assert.That((await desk.Done(Scene.Staff2, new ReadDraft("counter"))).SavedAt, Is.Null);
        await desk.Done(Scene.Staff2, new DropDraft("counter"));
        Assert.That((await desk.Done(Scene.Staff1, new ReadDraft("counter"))).SavedAt, Is.Not.Null);
        await desk.Done(Scene.Staff1, new DropDraft("counter"));
        Assert.That((await desk.Done(Scene.Staff1, new ReadDraft("counter"))).SavedAt, Is.Null);
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM audit WHERE message LIKE '%Draft'"), Is.EqualTo([0L]));
    }

    [Test]
    public async Task F2_a_draft_whose_save_went_through_does_not_come_back()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Scene.Staff1, new LogEnquiry(Channel.Visit, Phone: Scene.Phone, MatterTypeId: 1, Ask: "问", Route: EnquiryRoute.Own), onceKey: "form-1");
        await desk.Done(Scene.Staff1, new KeepDraft("counter", """{"Ask":"问","OnceKey":"form-1"}"""));
        Assert.That((await desk.Done(Scene.Staff1, new ReadDraft("counter"))).SavedAt, Is.Null);
        await desk.Done(Scene.Staff1, new KeepDraft("counter", """{"Ask":"问","OnceKey":"form-2"}"""));
        Assert.That((await desk.Done(Scene.Staff1, new ReadDraft("counter"))).SavedAt, Is.Not.Null);
    }

    [TestCase("[1,2]")]
    [TestCase("{\"Ask\":{}}")]
    [TestCase("not json")]
    public async Task A_draft_that_cannot_be_read_is_no_draft(string body)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Scene.Staff1, new KeepDraft("counter", body));
        Assert.That((await desk.Done(Scene.Staff1, new ReadDraft("counter"))).Fields, Is.Empty);
    }

    [Test]
    public async Task The_receipt_names_day_section_and_phone_and_is_seen_only_in_sight()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Scene.Sent(desk);
        var slip = await desk.Done(Scene.Staff1, new ReadReceipt(logged.Number));
        Assert.That((slip.Number, slip.DueOn, slip.SectionName, slip.SectionPhone, slip.ResponsibleName, slip.FirstContact, slip.TransferNumber, slip.Bureau),
            Is.EqualTo((logged.Number, logged.DueOn, "社会救助股", "10000020003", "工作人员乙", "工作人员甲", logged.TransferNumber, "示例县民政局")));
        Assert.That(await desk.Refused(Scene.Staff8, new ReadReceipt(logged.Number)), Is.EqualTo(DeskRefusals.NotFound()));
        var led = await desk.Done(Scene.Staff1, new ReadReceipt((await Scene.Led(desk)).Number));
        Assert.That((led.DueOn, led.Unit), Is.EqualTo(((DateOnly?)null, "某所")));
    }

    [Test]
    public async Task The_counter_offers_the_channel_of_the_station_the_phrases_and_everybody_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE people SET channel = 'Call' WHERE id = 8; UPDATE people SET active = 0 WHERE id = 12; UPDATE stamps SET value = value + 1; INSERT INTO phrases (id, section_id, text) SELECT 90, 4, '别股室的话'");
        var setup = await desk.Done(Scene.Staff1, new ReadCounter());
        Assert.That((setup.Channel, setup.Phrases.Count), Is.EqualTo((Channel.Call, 5)));
        Assert.That(setup.Receivers[0].People.Select(p => p.Id), Is.EqualTo([7L, 9L, 10L, 11L]), "the own section first, without oneself and who has left");
        Assert.That(setup.Receivers.Sum(r => r.People.Count), Is.EqualTo(23), "FC-4: without the administrator, who sees no matters");
    }
}
