using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Deadlines;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AssignTaskTests(Engine engine)
{
    [Test]
    public async Task DL_3_a_letter_is_registered_the_same_working_day_and_later_gains_no_time()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new DateTime(2026, 3, 9, 9, 0, 0)); // a Monday
        async Task<(TaskAssigned Answer, IReadOnlyList<string> Story)> Register(DateOnly came, TaskSource source = TaskSource.Letter)
        {
            var answer = await desk.Done(TestDesk.As("office1"), new AssignTask("批转来信", source, "县信访局", 8, came));
            return (answer, await desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Registered' AND task_id = @Id", new { answer.Id }));
        }
        var same = await Register(new DateOnly(2026, 3, 7));
        Assert.That((same.Answer.RegisteredLate, same.Story.Count), Is.EqualTo((0, 0)), "a letter of Saturday is registered on Monday");
        var late = await Register(new DateOnly(2026, 3, 5));
        Assert.That((late.Answer.RegisteredLate, late.Answer.DueOn), Is.EqualTo((2, new DateOnly(2026, 3, 26))));
        Assert.That(late.Story.Single(), Does.Contain("晚 2 个工作日登记"));
        Assert.That((await Register(new DateOnly(2026, 3, 5), TaskSource.Superior)).Answer.RegisteredLate, Is.Zero, "only letters");
    }

    [TestCase("SameDay", "2026-03-27")]
    [TestCase("NextWorkingDay", "2026-03-30")]
    public async Task DL_4_what_comes_after_hours_counts_from_the_day_the_office_chose(string policy, string due)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('received.afterHours', @policy, '', 0)", new { policy });
        desk.Clock.Set(new DateTime(2026, 3, 6, 20, 0, 0)); // a Friday evening
        var made = await desk.Done(TestDesk.As("chief1"), new AssignTask("报送救助数据", TaskSource.Superior, "市民政局", 8));
        Assert.That(made.DueOn, Is.EqualTo(DateOnly.Parse(due)));
    }

    [Test]
    public async Task DL_1_an_assigned_task_has_all_its_facts_and_somebody_who_answers_from_the_start()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var made = await desk.Done(TestDesk.As("chief1"), new AssignTask("报送救助数据 <b>𠮷</b>", TaskSource.Superior, "市民政局", 8, Urgent: true, Note: "附表格"));
        Assert.That(made, Is.EqualTo(new TaskAssigned(made.Id, "RW2026-1", new DateOnly(2026, 3, 25), false, "工作人员甲")));
        var task = await desk.Task("RW2026-1");
        Assert.That((task.Kind, task.Source, task.AnsweringId, task.SectionId, task.State, task.DueOn, task.FirstDueOn, task.LimitNo, task.LimitUnit, task.Urgent, task.AssignedBy),
            Is.EqualTo((TaskKind.Assigned, TaskSource.Superior, 8L, 3L, TaskState.Open, made.DueOn, made.DueOn, (int?)15, (LimitUnit?)LimitUnit.WorkingDays, 1, (long?)7)));
        Assert.That(task.Title, Is.EqualTo("报送救助数据 <b>𠮷</b>"));
        Assert.That(await desk.Rows<string>("SELECT why FROM responsibilities WHERE task_id = @Id AND person_id = 8 AND to_at IS NULL", new { made.Id }), Is.EqualTo(new[] { "Assigned" }));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_1_who_cannot_sign_in_to_work_is_given_no_task_and_is_not_offered()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("""
            INSERT INTO people (id, name, initials, section_id) VALUES (901, '没有账号', 'MYZH', 3), (902, '没有角色', 'MYJS', 3);
            INSERT INTO accounts (id, person_id, sign_in, password, set_at) VALUES (902, 902, 'norole', '', '');
            UPDATE stamps SET value = value + 1 WHERE name = 'office'
            """);
        var office = TestDesk.As("office1");
        foreach (var person in new long[] { 901, 902, 26 })
            Assert.That((await desk.Refused(office, new AssignTask("报送数据", TaskSource.Superior, "市民政局", person))) is { Rule: "DL-1", Field: "AnsweringId" }, $"{person}");
        Assert.That((await desk.Refused(office, new AssignTask("报送数据", TaskSource.Superior, "市民政局", 901))).Zh, Does.Contain("没有可用的业务账号"));
        Assert.That((await desk.Done(office, new AssignChoices())).All.Select(c => c.Id), Does.Contain(8L).And.Not.Contain(901L).And.Not.Contain(902L).And.Not.Contain(26L));
        var receivers = (await desk.Done(TestDesk.As("staff1"), new ReadCounter())).Receivers.SelectMany(r => r.People).Select(p => p.Id).ToList();
        Assert.That(receivers, Does.Contain(9L).And.Not.Contain(901L).And.Not.Contain(902L).And.Not.Contain(26L), "FC-4: nor is a matter handed to them at the counter");
        await desk.Write("INSERT INTO grants (account_id, role) VALUES (902, 'Staff')");
        await desk.Done(office, new AssignTask("报送数据", TaskSource.Superior, "市民政局", 902));
    }

    [Test]
    public async Task DL_3_county_decisions_insist_on_a_date_and_keep_it_even_on_a_rest_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var leader = TestDesk.As("leader1");
        Assert.That((await desk.Refused(leader, new AssignTask("县政府决定", TaskSource.CountyDecision, "县政府", 8))).Rule, Is.EqualTo("DL-3"));
        var number = await desk.Assigned("leader1", source: TaskSource.CountyDecision, fixedDate: new DateOnly(2026, 3, 21));
        var task = await desk.Task(number);
        Assert.That((task.DueOn, task.LimitNo), Is.EqualTo((new DateOnly(2026, 3, 21), (int?)null)));
    }

    [Test]
    public async Task DL_4_a_due_date_in_a_year_without_a_schedule_is_provisional()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new DateTime(2026, 12, 21, 9, 0, 0));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new AssignTask("跨年事项", TaskSource.Letter, "来信人", 8))).Provisional);
    }

    [TestCase("chief1", 8, true)]
    [TestCase("chief1", 14, false)]
    [TestCase("leader1", 14, true)]
    [TestCase("leader1", 17, false)]
    [TestCase("director", 17, true)]
    [TestCase("office1", 17, true)]
    public async Task DL_1_a_chief_assigns_to_the_own_section_a_leader_to_the_division_director_and_general_office_to_all(string by, long answering, bool may)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var order = new AssignTask("事项", TaskSource.BureauLeader, "局长", answering);
        if (may) await desk.Done(TestDesk.As(by), order);
        else Assert.That(await desk.Refused(TestDesk.As(by), order), Is.EqualTo(TaskRules.NotYourPeople));
    }

    [TestCase("staff1")]
    [TestCase("discipline1")]
    [TestCase("admin")]
    public async Task DL_1_nobody_else_assigns(string by)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That(await desk.Refused(TestDesk.As(by), new AssignTask("事项", TaskSource.Superior, "市局", 8)), Is.EqualTo(DeskRefusals.NotYours()));
    }

    [Test]
    public async Task DL_1_nobody_who_left_or_never_was_here_can_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE people SET active = 0 WHERE id = 9; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        foreach (var answering in new[] { 9L, 0L, 99999L })
            Assert.That((await desk.Refused(TestDesk.As("chief1"), new AssignTask("事项", TaskSource.Superior, "市局", answering))).Field, Is.EqualTo("AnsweringId"));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM tasks"), Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public async Task F2_assigning_twice_with_one_key_makes_one_task()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var order = new AssignTask("事项", TaskSource.Superior, "市局", 8);
        var first = await desk.Done(TestDesk.As("chief1"), order, "k1");
        Assert.That(await desk.Done(TestDesk.As("chief1"), order, "k1"), Is.EqualTo(first));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM tasks"), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task NT_1_numbers_have_no_gaps_also_when_many_assign_at_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var order = new AssignTask("事项", TaskSource.Superior, "市局", 8);
        var (done, _) = await desk.Race<TaskAssigned>([.. Enumerable.Range(0, 12).Select(_ => (TestDesk.As("chief1"), (OfficeDesk.Web.Desk.IMessage<TaskAssigned>)order))]);
        var numbers = await desk.Rows<string>("SELECT number FROM tasks");
        Assert.That(numbers, Is.EquivalentTo(Enumerable.Range(1, done).Select(n => $"RW2026-{n}")));
        Assert.That(done, Is.EqualTo(12));
    }
}
