using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Receipts;

namespace OfficeDesk.Tests.Features.Status;

/// <summary>PB-1: what the citizen of an enquiry sees.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class EnquiryStatusTests(Engine engine)
{
    [Test]
    public async Task PB_1_its_own_matter_shows_the_due_date_and_what_the_citizen_was_told_to_bring()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var e = await new Stage(desk).Enquiry();
        var working = await desk.LookAt(e.Number);
        Assert.That((working.State, working.DueOn, working.Number, working.Section, working.ClosedOn), Is.EqualTo((PublicState.Working, e.DueOn, "", "社会救助股", (DateOnly?)null)));
        var told = await desk.Done(Stage.Staff1, new TellOnce(e.Number));
        Assert.That((await desk.LookAt(e.Number)).Missing, Is.EqualTo(told.Named));
        Assert.That((await desk.LookAt(e.Number)).State, Is.EqualTo(PublicState.Working), "a word on the way ends nothing");
    }

    [Test]
    public async Task PB_1_on_its_way_it_shows_where_to_and_by_when_they_call()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await new Stage(desk).Transfer();
        var line = await desk.LookAt((await desk.Rows<string>("SELECT number FROM enquiries")).Single());
        Assert.That((line.State, line.ContactBy, line.Section), Is.EqualTo((PublicState.PassedOn, new DateOnly(2026, 3, 5), "社会救助股")));
    }

    [Test]
    public async Task PB_1_without_a_task_it_says_whether_it_is_answered_and_when()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var e = await new Stage(desk).Enquiry();
        await desk.Write("UPDATE enquiries SET task_id = NULL");
        Assert.That((await desk.LookAt(e.Number)) is { State: PublicState.Registered, ClosedOn: null, DueOn: null });
        await desk.Write("UPDATE enquiries SET state = 'Answered', answered_at = @At", new { At = desk.Clock.GetUtcNow() });
        desk.Clock.Pass(TimeSpan.FromDays(3));
        Assert.That((await desk.LookAt(e.Number)) is { State: PublicState.Answered } answered && answered.ClosedOn == new DateOnly(2026, 3, 4));
    }

    [Test]
    public async Task PB_1_led_elsewhere_withdrawn_and_merged_are_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var stage = new Stage(desk);
        Assert.That((await desk.LookAt((await stage.Referral()).Number)).State, Is.EqualTo(PublicState.Referred));
        var withdrawn = await stage.Enquiry();
        await desk.Done(Stage.Staff1, new WithdrawEnquiry(withdrawn.Number, "不办了"));
        var line = await desk.LookAt(withdrawn.Number);
        Assert.That((line.State, line.ClosedOn), Is.EqualTo((PublicState.Withdrawn, desk.Today)));
        var first = await stage.Enquiry();
        desk.Clock.Pass(TimeSpan.FromHours(1));
        var second = await stage.Enquiry();
        await desk.Done(Stage.Staff1, new MergeEnquiry(second.Number, first.Number, "同一件事", 1));
        var merged = await desk.LookAt(second.Number);
        Assert.That((merged.State, merged.DueOn), Is.EqualTo((PublicState.Working, first.DueOn)), "it goes on in the earlier one");
    }
}
