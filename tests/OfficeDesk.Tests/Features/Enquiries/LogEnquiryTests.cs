using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LogEnquiryTests(Engine engine)
{
    // matter 1 urban assistance (post of section 3: A staff1 = 8, B staff2 = 9, qualified 8 9 10), 8 place names (section 6: A 20), 11 medical insurance (no post)
    private static LogEnquiry Visit(EnquiryRoute route, long matter = 1) => new(Channel.Visit, null, "来访人甲", "示例村", "100 0009-0001", MatterTypeId: matter, Ask: "问怎么申请", Route: route);

    [Test]
    public async Task FC_1_own_duty_opens_one_task_with_the_same_number_and_the_first_contact_answers()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.Own));
        Assert.That(logged, Is.EqualTo(new EnquiryLogged(logged.Id, "2026-1", new DateOnly(2026, 3, 18), false, 8, "工作人员甲", null)));
        var task = (await desk.Rows<TaskRow>("SELECT * FROM tasks")).Single();
        Assert.That((task.Number, task.Kind, task.AnsweringId, task.SectionId, task.PostId, task.EnquiryId, task.ReceivedOn, task.State, task.Title),
            Is.EqualTo(("2026-1", TaskKind.Matter, 8L, 3L, (long?)1L, (long?)logged.Id, new DateOnly(2026, 3, 4), TaskState.Open, "城市居民最低生活保障")));
        var row = (await desk.Rows<Row>("SELECT * FROM enquiries")).Single();
        Assert.That((row.FirstContactId, row.SectionId, row.TaskId, row.State, row.Phone, row.OutOfHours), Is.EqualTo((8L, 3L, (long?)task.Id, EnquiryState.Open, "10000090001", 0)));
        Assert.That(await desk.Rows<string>("SELECT concat(person_id, why) FROM responsibilities"), Is.EqualTo(["8FirstContact"]));
        Assert.That(await desk.Rows<string>("SELECT kind FROM events"), Is.EqualTo(["Logged"]));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [TestCase(false, "2026-03-18", TestName = "DL_2_urban_assistance_has_10_working_days")]
    [TestCase(true, "2026-03-25", TestName = "DL_2_a_household_away_from_home_has_15")]
    public async Task Limits(bool away, string due)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.Own) with { AwayFromHome = away });
        Assert.That(logged.DueOn, Is.EqualTo(DateOnly.Parse(due)));
    }

    [TestCase(1L, "staff1", "2026-03-18", TestName = "DL_2_urban_assistance_10_working_days")]
    [TestCase(2L, "staff2", "2026-03-18", TestName = "DL_2_rural_assistance_10_working_days")]
    [TestCase(3L, "staff3", "2026-03-11", TestName = "DL_2_medical_assistance_5_working_days")]
    [TestCase(4L, "staff4", "2026-03-18", TestName = "DL_2_temporary_assistance_10_working_days")]
    public async Task Promised(long matter, string who, string due)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Done(TestDesk.As(who), Visit(EnquiryRoute.Own, matter))).DueOn, Is.EqualTo(DateOnly.Parse(due)));
    }

    [TestCase("SameDay", "2026-03-13", TestName = "DL_4_a_receipt_after_hours_counts_that_day")]
    [TestCase("NextWorkingDay", "2026-03-16", TestName = "DL_4_or_the_next_working_day_where_the_office_says_so")]
    public async Task AfterHours(string policy, string due)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('received.afterHours', @policy, '', 1); UPDATE stamps SET value = value + 1", new { policy });
        desk.Clock.Set(new DateTime(2026, 3, 6, 19, 0, 0)); // Friday evening; medical assistance has 5 working days
        var logged = await desk.Done(TestDesk.As("staff3"), Visit(EnquiryRoute.Own, matter: 3));
        Assert.That(logged.DueOn, Is.EqualTo(DateOnly.Parse(due)));
        Assert.That(await desk.Rows<long>("SELECT out_of_hours FROM enquiries"), Is.EqualTo([1L]), "DU-1");
    }

    [Test]
    public async Task DL_4_a_due_date_in_a_year_without_a_schedule_is_provisional()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new DateTime(2026, 12, 28, 9, 0, 0));
        Assert.That((await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.Own))).Provisional);
        Assert.That(await desk.Rows<long>("SELECT provisional FROM tasks"), Is.EqualTo([1L]));
    }

    [Test]
    public async Task FC_4_a_transfer_is_a_task_of_1_working_day_for_which_the_first_contact_answers()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff5"), Visit(EnquiryRoute.SameSection) with { Note = "请回电" });
        Assert.That((logged.ResponsibleId, logged.TransferNumber), Is.EqualTo((8L, "2026-1-Z1")));
        var tasks = await desk.Rows<TaskRow>("SELECT * FROM tasks ORDER BY number");
        Assert.That(tasks.Select(t => (t.Number, t.Kind, t.AnsweringId, t.DueOn)), Is.EqualTo(new[]
        {
            ("2026-1", TaskKind.Matter, 12L, new DateOnly(2026, 3, 18)), ("2026-1-Z1", TaskKind.Transfer, 12L, new DateOnly(2026, 3, 5)),
        }));
        var sent = (await desk.Rows<TransferRow>("SELECT * FROM transfers")).Single();
        Assert.That((sent.Id, sent.FromId, sent.ToId, sent.SectionId, sent.State, sent.Message), Is.EqualTo((tasks[1].Id, 12L, 8L, 3L, "Sent", "请回电")));
        Assert.That(await desk.Rows<string>("SELECT concat(person_id, why) FROM responsibilities"), Is.EqualTo(["12FirstContact", "12FirstContact"]));
        Assert.That(await desk.Rows<string>("SELECT kind FROM events ORDER BY id"), Is.EqualTo(["Logged", "Sent"]));
    }

    [Test]
    public async Task FC_2_whoever_is_brought_over_accepts_on_the_spot()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff5"), Visit(EnquiryRoute.SameSection) with { BroughtOver = true });
        var tasks = await desk.Rows<TaskRow>("SELECT * FROM tasks ORDER BY number");
        Assert.That(tasks.Select(t => (t.AnsweringId, t.State)), Is.EqualTo(new[] { (8L, TaskState.Open), (12L, TaskState.Done) }));
        var sent = (await desk.Rows<TransferRow>("SELECT * FROM transfers")).Single();
        Assert.That((sent.State, sent.BroughtOver, sent.ContactedAt), Is.EqualTo(("Contacted", 1, (DateTimeOffset?)desk.Clock.GetUtcNow())));
        Assert.That(await desk.Rows<string>("SELECT concat(person_id, why) FROM responsibilities ORDER BY id"), Is.EqualTo(["8Accepted", "12FirstContact"]));
    }

    [Test]
    public async Task FC_2_another_section_takes_it_over_when_it_uses_the_desk()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.OtherUnit, matter: 8));
        Assert.That(logged.ResponsibleId, Is.EqualTo(20));
        Assert.That((await desk.Rows<TransferRow>("SELECT * FROM transfers")).Single().SectionId, Is.EqualTo(6));
        Assert.That((await desk.Rows<TaskRow>("SELECT * FROM tasks WHERE kind = 'Matter'")).Single().SectionId, Is.EqualTo(3), "until it is accepted");
    }

    [TestCase("窗口某同志", "", EnquiryState.Answered, TestName = "FC_5_a_referral_that_reached_somebody_is_answered")]
    [TestCase("", "10000030001", EnquiryState.Answered, TestName = "FC_5_so_is_one_that_gave_the_contact_details")]
    [TestCase("", "", EnquiryState.Open, TestName = "FC_5_else_it_stays_open")]
    public async Task Referrals(string reached, string details, EnquiryState state)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.OtherUnit, matter: 11) with { Reached = reached, Details = details });
        Assert.That((logged.DueOn, logged.TransferNumber, logged.ResponsibleId), Is.EqualTo(((DateOnly?)null, (string?)null, 8L)));
        Assert.That((await desk.Rows<Row>("SELECT * FROM enquiries")).Single().State, Is.EqualTo(state));
        Assert.That((await desk.Rows<string>("SELECT unit FROM referrals")).Single(), Does.StartWith("县医疗保障局服务大厅"));
        Assert.That(await desk.Rows<string>("SELECT kind FROM enquiry_answers"), Has.Count.EqualTo(state == EnquiryState.Answered ? 1 : 0));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM tasks"), Is.EqualTo([0L]));
    }

    [Test]
    public async Task FC_2_outside_the_system_the_guidance_is_the_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.Outside, matter: 13) with { Guidance = "请到户政窗口办理" });
        Assert.That((await desk.Rows<Row>("SELECT * FROM enquiries")).Single().State, Is.EqualTo(EnquiryState.Answered));
        Assert.That(await desk.Rows<string>("SELECT text FROM enquiry_answers"), Is.EqualTo(["请到户政窗口办理"]));
    }

    [Test]
    public async Task FC_2_an_answer_at_the_counter_finishes_the_task_the_same_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.Own) with { Answer = "已一次讲清" });
        var task = (await desk.Rows<TaskRow>("SELECT * FROM tasks")).Single();
        Assert.That((task.State, task.Result, task.DoneOn, task.Late), Is.EqualTo((TaskState.Done, "已一次讲清", (DateOnly?)desk.Today, 0)));
        Assert.That((await desk.Rows<Row>("SELECT * FROM enquiries")).Single().State, Is.EqualTo(EnquiryState.Answered));
    }

    [Test]
    public async Task The_same_phone_is_the_same_citizen_however_it_is_typed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var staff = TestDesk.As("staff1");
        await desk.Done(staff, Visit(EnquiryRoute.Own));
        await desk.Done(staff, Visit(EnquiryRoute.Own) with { Phone = "+86 10000090001", CitizenName = "单某" });
        await desk.Done(staff, Visit(EnquiryRoute.Own) with { Phone = "", Organisation = "另一村" });
        await desk.Done(staff, Visit(EnquiryRoute.Own) with { Phone = "", Organisation = "另一村" });
        await desk.Done(staff, Visit(EnquiryRoute.Own) with { Phone = "", Organisation = "", NoneLeft = true });
        Assert.That(await desk.Rows<string>("SELECT concat(name, initials, phone, phone_tail, visits) FROM citizens ORDER BY id"), Is.EqualTo(["单某sm1000009000100012", "来访人甲lfrj2"]));
        Assert.That(await desk.Rows<long>("SELECT COUNT(known_by) FROM enquiries"), Is.EqualTo([4L]));
        Assert.That(await desk.Rows<long>("SELECT uses FROM matter_types WHERE id = 1"), Is.EqualTo([5L]));
        Assert.That(await desk.Rows<string>("SELECT number FROM enquiries ORDER BY id"), Is.EqualTo(["2026-1", "2026-2", "2026-3", "2026-4", "2026-5"]));
    }

    [Test]
    public async Task Two_names_and_organisations_that_would_read_the_same_in_one_line_are_two_citizens()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var (name, organisation) in new[] { ("来访人甲|一组", "某村"), ("来访人甲", "一组|某村") })
            await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.Own) with { Phone = "", CitizenName = name, Organisation = organisation });
        Assert.That(await desk.Rows<string>("SELECT concat(name, ' ', organisation, ' ', visits) FROM citizens ORDER BY id"), Is.EqualTo(["来访人甲|一组 某村 1", "来访人甲 一组|某村 1"]));
    }

    [Test]
    public async Task Recorded_later_keeps_both_times_and_counts_from_the_day_it_came()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var came = desk.Clock.GetUtcNow().AddDays(-1);
        var logged = await desk.Done(TestDesk.As("staff1"), Visit(EnquiryRoute.Own) with { ReceivedAt = came });
        Assert.That(logged.DueOn, Is.EqualTo(new DateOnly(2026, 3, 17)));
        Assert.That(await desk.Rows<DateTimeOffset>("SELECT received_at FROM enquiries UNION ALL SELECT recorded_at FROM enquiries"), Is.EqualTo([came, came.AddDays(1)]));
        Assert.That((await desk.Rows<string>("SELECT zh FROM events")).Single(), Does.Contain("补登"));
    }

    private sealed record Row
    {
        public long FirstContactId { get; init; }
        public long SectionId { get; init; }
        public long? TaskId { get; init; }
        public EnquiryState State { get; init; }
        public string Phone { get; init; } = "";
        public int OutOfHours { get; init; }
    }

    private sealed record TransferRow
    {
        public long Id { get; init; }
        public long FromId { get; init; }
        public long ToId { get; init; }
        public long SectionId { get; init; }
        public string Message { get; init; } = "";
        public int BroughtOver { get; init; }
        public string State { get; init; } = "";
        public DateTimeOffset? ContactedAt { get; init; }
    }
}
