using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Duty;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Enquiries;

/// <summary>Matters 14 (critical illness) and 15 (fire or disaster) belong to the post of temporary assistance: A staff4 = 11, B staff3 = 10.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class EmergencyTests(Engine engine)
{
    private static readonly DateTime SaturdayNight = new(2026, 3, 7, 20, 15, 0);

    private static LogEnquiry Fire(EnquiryRoute route = EnquiryRoute.Own, long matter = 15) =>
        new(Channel.Call, CitizenName: "来访人甲", Phone: "10000010001", MatterTypeId: matter, Ask: "房屋失火", Route: route);

    /// <summary>staff8 (17, social affairs) sits this Saturday, leader1 leads.</summary>
    private static Task<DutyPlanned> OnDuty(TestDesk desk) => desk.Done(TestDesk.As("office1"), new PlanDuty(new DateOnly(2026, 3, 7), 17, 2, "10000020009"));

    [Test]
    public async Task DL_13_fire_or_disaster_is_two_tasks_in_calendar_days_rest_days_included()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('received.afterHours', 'NextWorkingDay', '', 1); UPDATE stamps SET value = value + 1");
        desk.Clock.Set(SaturdayNight);
        var promise = await desk.Done(TestDesk.As("staff4"), new PromiseFor(15));
        Assert.That((promise.DueOn, promise.OnSiteBy, promise.Emergency), Is.EqualTo(((DateOnly?)new DateOnly(2026, 3, 8), (DateOnly?)new DateOnly(2026, 3, 7), Emergency.Disaster)));
        var logged = await desk.Done(TestDesk.As("staff4"), Fire());
        Assert.That(logged.DueOn, Is.EqualTo(promise.DueOn), "a Sunday");
        var (pay, site) = (await desk.Task(logged.Number), await desk.Task(logged.Number + "-X"));
        Assert.That((site.Kind, site.DueOn, site.AnsweringId, site.Urgent, site.PostId), Is.EqualTo((TaskKind.Site, new DateOnly(2026, 3, 7), 11L, 1, (long?)4L)));
        Assert.That((pay.Kind, pay.DueOn, pay.AnsweringId, pay.Urgent), Is.EqualTo((TaskKind.Matter, new DateOnly(2026, 3, 8), 11L, 1)));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM responsibilities WHERE person_id = 11 AND to_at IS NULL"), Is.EqualTo([2L]), "somebody answers for both");
        var ill = await desk.Done(TestDesk.As("staff4"), Fire(matter: 14));
        Assert.That(ill.DueOn, Is.EqualTo(new DateOnly(2026, 3, 7)), "paid on the day of application");
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM tasks WHERE kind = 'Site'"), Is.EqualTo([1L]), "nobody has to be on site");
    }

    [Test]
    public async Task DL_13_out_of_hours_they_go_to_the_duty_person()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await OnDuty(desk);
        Assert.That((await desk.Done(TestDesk.As("staff1"), new PromiseFor(15))).Why, Is.EqualTo(ResponsibleWhy.Holder), "in the office's hours the post does it");
        desk.Clock.Set(SaturdayNight);
        var promise = await desk.Done(TestDesk.As("staff1"), new PromiseFor(15));
        Assert.That((promise.ResponsibleId, promise.Why, promise.Suggested), Is.EqualTo(((long?)17L, (ResponsibleWhy?)ResponsibleWhy.Duty, EnquiryRoute.OtherUnit)));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new PromiseFor(4))).Why, Is.EqualTo(ResponsibleWhy.Holder), "what is no emergency waits for its post");
        var sent = await desk.Done(TestDesk.As("staff1"), Fire(EnquiryRoute.OtherUnit));
        Assert.That(sent.ResponsibleId, Is.EqualTo(17));
        var own = await desk.Done(TestDesk.As("staff8"), Fire());
        Assert.That((await desk.Task(own.Number + "-X")).AnsweringId, Is.EqualTo(17), "no reason is asked of the duty person");
        desk.Clock.Set(new DateTime(2026, 3, 8, 7, 0, 0));
        Assert.That((await desk.Done(TestDesk.As("staff8"), new PromiseFor(14))).ResponsibleId, Is.EqualTo(17), "until the office opens it is still Saturday's duty");
        desk.Clock.Set(new DateTime(2026, 3, 8, 12, 0, 0));
        Assert.That((await desk.Done(TestDesk.As("staff8"), new PromiseFor(14))).ResponsibleId, Is.EqualTo(11), "nobody is on Sunday's roster: the post answers");
    }

    [Test]
    public async Task DU_1_out_of_hours_the_counter_says_who_is_on_duty_and_so_the_first_contact()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await OnDuty(desk);
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ReadCounter())).Duty, Is.Null, "in hours whoever is reached first");
        desk.Clock.Set(SaturdayNight);
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ReadCounter())).Duty, Is.EqualTo(new CounterDuty(TestDesk.As("staff8").Name, TestDesk.As("leader1").Name, "10000020009", false)));
        Assert.That((await desk.Done(TestDesk.As("staff8"), new ReadCounter())).Duty!.Mine);
        await desk.Done(TestDesk.As("staff8"), Fire());
        Assert.That(await desk.Rows<long>("SELECT first_contact_id FROM enquiries WHERE out_of_hours = 1"), Is.EqualTo([17L]));
    }

    [Test]
    public async Task DL_13_the_duty_person_is_mailed_within_the_minute_on_a_rest_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await OnDuty(desk);
        desk.Clock.Set(SaturdayNight);
        await desk.Done(TestDesk.As("staff8"), Fire());
        await desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That((await desk.Rows<string>("SELECT body_text FROM outbox WHERE recipient_id = 17")).Single(), Does.Contain("2026-1-X"));
        var sent = await desk.Done(TestDesk.As("staff1"), Fire(EnquiryRoute.OtherUnit));
        await desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await desk.Rows<string>("SELECT subject FROM outbox WHERE recipient_id = 17"), Has.Some.Contain(sent.TransferNumber!), "and of what is passed on");
    }

    [TestCase(14)]
    [TestCase(15)]
    public async Task DL_13_its_transfer_is_taken_up_the_same_day_and_stands_first_with_the_receiver(long matter)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await OnDuty(desk);
        desk.Clock.Set(new DateTime(2026, 3, 5, 9, 0, 0));
        var usual = await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人乙", Phone: "10000010002", MatterTypeId: 4, Ask: "临时困难", Route: EnquiryRoute.OtherUnit, ResponsibleId: 17, ChosenWhy: "值班"));
        desk.Clock.Set(SaturdayNight);
        var sent = await desk.Done(TestDesk.As("staff1"), Fire(EnquiryRoute.OtherUnit, matter));
        var transfer = await desk.Task(sent.TransferNumber!);
        Assert.That((transfer.DueOn, transfer.Limit, transfer.Urgent), Is.EqualTo((new DateOnly(2026, 3, 7), (Limit?)new Limit(0, LimitUnit.CalendarDays), 1)));
        var mine = (await desk.Done(TestDesk.As("staff8"), new MyWork())).Transfers;
        Assert.That(mine.Select(t => (t.Number, t.Urgent, t.Late)), Is.EqualTo(new[] { (sent.TransferNumber!, true, false), (usual.TransferNumber!, false, true) }), "before what is due earlier");
        desk.Clock.Set(new DateTime(2026, 3, 8, 9, 0, 0));
        Assert.That((await desk.Done(TestDesk.As("staff8"), new MyWork())).Transfers[0].Late, "Sunday is too late");
    }

    [Test]
    public async Task DL_7_a_task_of_the_day_offers_no_later_date()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff4"), Fire(matter: 14));
        var usual = await desk.Done(TestDesk.As("staff4"), new LogEnquiry(Channel.Visit, CitizenName: "来访人乙", Phone: "10000010002", MatterTypeId: 4, Ask: "临时困难", Route: EnquiryRoute.Own));
        var day = await desk.Done(TestDesk.As("staff4"), new MyWork());
        Assert.That(day.Soon.Concat(day.Rest).Select(t => (t.Number, t.Extends)), Is.EquivalentTo(new[] { (logged.Number, false), (usual.Number, true) }));
        await desk.Done(TestDesk.As("staff4"), new Web.Features.Extensions.AskExtension(usual.Number, 2, "等材料", "本人同意", 1));
        Assert.That((await desk.Done(TestDesk.As("staff4"), new MyWork())).Rest.Single().Extends, Is.False, "one is asked for already");
    }

    [Test]
    public async Task DL_13_whoever_takes_the_emergency_over_takes_the_way_to_the_site_too()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var sent = await desk.Done(TestDesk.As("staff1"), Fire(EnquiryRoute.SameSection));
        Assert.That((await desk.Task(sent.Number + "-X")).AnsweringId, Is.EqualTo(8), "until contact the first contact answers (FC-4)");
        await desk.Done(TestDesk.As("staff4"), new AcceptTransfer(sent.TransferNumber!, 1));
        await desk.Done(TestDesk.As("staff4"), new RecordContact(sent.TransferNumber!, "马上到", 2));
        foreach (var number in new[] { sent.Number, sent.Number + "-X" }) Assert.That((await desk.Task(number)).AnsweringId, Is.EqualTo(11), number);
        var brought = await desk.Done(TestDesk.As("staff1"), Fire(EnquiryRoute.SameSection) with { BroughtOver = true });
        Assert.That((await desk.Task(brought.Number + "-X")).AnsweringId, Is.EqualTo(11));
    }

    [Test]
    public async Task DL_13_being_on_site_ends_with_what_was_found_and_paying_with_the_citizens_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff4"), Fire());
        await desk.Done(TestDesk.As("staff4"), new FinishTask(logged.Number + "-X", "三人已安置", null, null, 1));
        Assert.That(await desk.Rows<string>("SELECT state FROM enquiries"), Is.EqualTo(["Open"]), "the citizen has no answer yet");
        Assert.That((await desk.Refused(TestDesk.As("staff4"), new FinishTask(logged.Number, "已发放", null, null, 1))).Rule, Is.EqualTo("FC-6"));
        Assert.That((await desk.Refused(TestDesk.As("staff4"), new Web.Features.Extensions.AskExtension(logged.Number, 2, "等材料", "本人同意", 1))).Rule, Is.EqualTo("DL-7"), "at most the limit again");
        desk.Clock.Pass(TimeSpan.FromDays(2));
        var paid = await desk.Done(TestDesk.As("staff4"), new FinishTask(logged.Number, null, Channel.Visit, "已发放", 1));
        Assert.That((paid.Late, paid.LateDays), Is.EqualTo((true, 1)));
        Assert.That(await desk.Rows<string>("SELECT state FROM enquiries"), Is.EqualTo(["Answered"]));
    }
}
