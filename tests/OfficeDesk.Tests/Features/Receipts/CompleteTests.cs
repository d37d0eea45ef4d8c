using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Receipts;
using OfficeDesk.Web.Office;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>From which day the limit of an application counts. The clock shows Wednesday 4 March 2026, 09:00.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CompleteTests(Engine engine)
{
    private static readonly DateOnly FromTheFourth = new(2026, 3, 18), FromTheNinth = new(2026, 3, 23);

    [Test]
    public async Task DL_4_a_complete_file_counts_from_the_day_after_it_came_whenever_it_is_checked()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (a, unticked) = (await desk.Taken(), await desk.Done(Handler, Receive(null) with { Papers = null }));
        desk.Clock.Pass(TimeSpan.FromDays(5));
        var done = await desk.Done(Handler, new CheckApplication(a.Number, a.Version, Papers(), Good));
        Assert.That((done.State, done.DueOn), Is.EqualTo((ApplicationState.Accepted, (DateOnly?)FromTheFourth)), "as if it had been checked at once, or never");
        Assert.That((await desk.Done(Handler, new ShowApplication(a.Number))).CompletedOn, Is.EqualTo(new DateOnly(2026, 3, 4)));
        Assert.That((await desk.Task(a.Number)).ReceivedOn, Is.EqualTo(new DateOnly(2026, 3, 4)));
        Assert.That((await desk.Done(Handler, new CheckApplication(unticked.Number, unticked.Version, Papers(), Good))).DueOn, Is.EqualTo(FromTheFourth), "nobody had ticked anything: it has lain here since");
    }

    [Test]
    public async Task DL_4_what_came_later_or_was_put_right_later_counts_from_the_day_after_that()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (part, slips) = (await desk.Done(Handler, Receive(null, Needed[1])), await desk.Taken());
        desk.Clock.Pass(TimeSpan.FromDays(5));
        Assert.That((await desk.Done(Handler, new CheckApplication(part.Number, part.Version, Papers(), Good))).DueOn, Is.EqualTo(FromTheNinth), "the last paper came on the ninth");
        Assert.That(await desk.Rows<string>("SELECT DISTINCT p.came_on FROM application_papers p JOIN applications a ON a.id = p.application_id WHERE a.number = @Number AND p.name = @Name", new { part.Number, Name = Needed[1] }), Is.EqualTo(new[] { "2026-03-09" }));
        Assert.That((await desk.Done(Handler, new CheckApplication(slips.Number, slips.Version, Papers(), Good with { Slips = Slips.Corrected, Corrected = "金额合计改正" }))).DueOn, Is.EqualTo(FromTheNinth));
    }

    [Test]
    public async Task DL_12_what_is_recorded_later_gains_no_days_by_it_and_the_form_promises_the_same_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var monday = new DateOnly(2026, 3, 2);
        var a = await desk.Done(Handler, Receive(Good) with { ReceivedOn = monday });
        Assert.That(a.DueOn, Is.EqualTo(new DateOnly(2026, 3, 16)), "ten working days after 2 March");
        var slips = await desk.Done(Handler, Receive(Good with { Slips = Slips.Corrected, Corrected = "金额合计改正" }) with { ReceivedOn = monday });
        Assert.That(slips.DueOn, Is.EqualTo(a.DueOn), "put right on the spot, on the day it came");
        Assert.That(await desk.Rows<string>("SELECT DISTINCT came_on FROM application_papers"), Is.EqualTo(new[] { "2026-03-02" }));
        Assert.That((await desk.Done(Handler, new ReceiptForm(MatterTypeId: Matter, ReceivedOn: monday))).DueOn, Is.EqualTo(a.DueOn));
        Assert.That((await desk.Done(Handler, new ReceiptForm(MatterTypeId: Matter, ReceivedOn: new DateOnly(2020, 1, 1)))).DueOn, Is.EqualTo(FromTheFourth), "what cannot be recorded promises nothing");
    }

    [Test]
    public async Task DL_4_on_a_rest_day_the_limit_counts_from_the_day_the_receipt_does()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await NextWorkingDay(desk);
        desk.Clock.Set(new DateTime(2026, 3, 7, 10, 0, 0));
        var a = await desk.Done(Handler, Receive(Good));
        Assert.That(a.DueOn, Is.EqualTo(FromTheNinth), "Saturday counts as Monday, which is not counted");
        Assert.That((await desk.Rows<string>("SELECT concat(received_on, ' ', completed_on) FROM applications")).Single(), Is.EqualTo("2026-03-09 2026-03-09"));
        Assert.That((await desk.Done(Handler, new ReceiptForm(MatterTypeId: Matter))).DueOn, Is.EqualTo(a.DueOn));
    }

    [Test]
    public async Task DL_13_an_emergency_that_is_taken_to_be_checked_later_is_checked_and_gone_to_the_same_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await NextWorkingDay(desk);
        desk.Clock.Set(new DateTime(2026, 3, 7, 10, 0, 0));
        var saturday = new DateOnly(2026, 3, 7);
        var fire = await desk.Done(Handler, Receive(null) with { MatterTypeId = 15, Papers = null });
        var (check, site) = (await desk.Task(fire.Number + "-H"), await desk.Task(fire.Number + "-X"));
        Assert.That((check.ReceivedOn, check.DueOn, check.LimitUnit, check.Urgent), Is.EqualTo((saturday, saturday.AddDays(1), (LimitUnit?)LimitUnit.CalendarDays, 1)), "paid the next calendar day, so it is checked by then");
        Assert.That((site.Kind, site.DueOn, site.AnsweringId, site.Urgent, site.PostId), Is.EqualTo((TaskKind.Site, saturday, 11L, 1, (long?)4L)));
        var named = (await desk.Done(Handler, new ReceiptForm(MatterTypeId: 15))).Matter!.Materials;
        var done = await desk.Done(Handler, new CheckApplication(fire.Number, fire.Version, [.. named.Select(n => new Paper(n.Name, PaperState.HandedIn))], Good));
        Assert.That((done.State, done.DueOn), Is.EqualTo((ApplicationState.Accepted, (DateOnly?)saturday.AddDays(1))));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM tasks WHERE kind = 'Site'"), Is.EqualTo([1L]), "nobody goes twice");
        var ill = await desk.Done(Handler, Receive(null) with { MatterTypeId = 14, Papers = null });
        Assert.That(((await desk.Task(ill.Number + "-H")).DueOn, (await desk.Rows<long>("SELECT COUNT(*) FROM tasks WHERE kind = 'Site'")).Single()), Is.EqualTo((saturday, 1L)), "paid on the day of application");
        var unfinished = await desk.Done(Handler, Receive(Good) with { MatterTypeId = 15, Papers = [] });
        Assert.That((unfinished.State, (await desk.Task(unfinished.Number + "-X")).DueOn), Is.EqualTo((ApplicationState.NoticeOut, saturday)), "a fire does not wait for papers");
        await desk.Done(Handler, new WithdrawApplication(unfinished.Number, "不办了", unfinished.Version));
        Assert.That((await desk.Task(unfinished.Number + "-X")).State, Is.EqualTo(TaskState.Void));
    }

    private static async Task NextWorkingDay(TestDesk desk)
    {
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('received.afterHours', 'NextWorkingDay', '', 1); UPDATE stamps SET value = value + 1");
        desk.Clock.Pass(TimeSpan.FromSeconds(2));
    }
}
