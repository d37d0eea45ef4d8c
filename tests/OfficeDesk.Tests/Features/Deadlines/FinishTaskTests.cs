using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Deadlines;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class FinishTaskTests(Engine engine)
{
    [Test]
    public async Task FC_6_a_matter_is_not_finished_before_the_citizen_has_an_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var why = await desk.Refused(TestDesk.As("staff1"), new FinishTask(number, "办好了", null, null, 1));
        Assert.That((why.Rule, why.Field), Is.EqualTo(("FC-6", "AnswerText")));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new FinishTask(number, "", null, "已告知", 1))).Field, Is.EqualTo("AnswerHow"));

        var done = await desk.Done(TestDesk.As("staff1"), new FinishTask(number, null, Channel.Call, "已批准，下月发放", 1));
        Assert.That(done, Is.EqualTo(new TaskFinished(number, false, 0, false, 2)));
        Assert.That((await desk.Task(number)).Result, Is.EqualTo("已批准，下月发放"));
        Assert.That(await desk.Rows<string>("SELECT state FROM enquiries"), Is.EqualTo(new[] { "Answered" }));
        Assert.That(await desk.Rows<string>("SELECT CONCAT(kind, how) FROM enquiry_answers"), Is.EqualTo(new[] { "AnswerCall" }));
    }

    [Test]
    public async Task FC_6_an_answer_recorded_before_is_enough()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        await Answer(desk, 1, "Answer", "2026-03-04");
        await desk.Done(TestDesk.As("staff1"), new FinishTask(number, null, null, null, 1));
        Assert.That((await desk.Task(number)).Result, Is.EqualTo("已说明"), "the answer is the result");
    }

    [Test]
    public async Task FC_6_no_contact_left_closes_the_enquiry_without_an_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter(noneLeft: true);
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new FinishTask(number, " ", null, null, 1))).Field, Is.EqualTo("Result"));
        await desk.Finish(number);
        Assert.That(await desk.Rows<string>("SELECT state FROM enquiries"), Is.EqualTo(new[] { "Closed" }));
    }

    [Test]
    public async Task FC_6_three_failed_tries_count_only_when_they_were_on_two_days()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        for (var i = 0; i < 3; i++) await Answer(desk, i, "FailedTry", "2026-03-03");
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new FinishTask(number, "联系不上", null, null, 1))).Rule, Is.EqualTo("FC-6"));
        await Answer(desk, 9, "FailedTry", "2026-03-04");
        await desk.Finish(number);
    }

    [TestCase("Sent")]
    [TestCase("Accepted")]
    [TestCase("SentBack")]
    public async Task FC_4_a_matter_on_its_way_is_not_finished(string state)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        await desk.Write("INSERT INTO transfers (id, enquiry_id, from_id, to_id, section_id, state, sent_at) VALUES (77, 9001, 8, 9, 3, @state, @Now)", new { state, Now = desk.Clock.GetUtcNow() });
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new FinishTask(number, "", Channel.Call, "已告知", 1)), Is.EqualTo(TaskRules.OnItsWay));
        await desk.Write("UPDATE tasks SET kind = 'Transfer' WHERE number = @number", new { number });
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new FinishTask(number, "完", null, null, 1)), Is.EqualTo(TaskRules.TransferEndsByContact));
    }

    [TestCase("2026-03-18", false, 0)]
    [TestCase("2026-03-19", true, 1)]
    [TestCase("2026-03-21", true, 2)]
    [TestCase("2026-03-25", true, 5)]
    public async Task DL_11_lateness_is_stored_in_working_days_and_stays(string day, bool late, int days)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter(noneLeft: true);
        desk.Clock.Set(DateTime.Parse($"{day}T17:00"));
        var done = await desk.Finish(number);
        desk.Clock.Set(new DateTime(2026, 6, 1, 9, 0, 0));
        var task = await desk.Task(number);
        Assert.That((done.Late, done.LateDays, task.Late, task.LateDays), Is.EqualTo((late, days, late ? 1 : 0, days)));
        Assert.That(task.DoneOn, Is.EqualTo(DateOnly.Parse(day)));
    }

    [TestCase("2026-03-18", "办结", "finished")]
    [TestCase("2026-03-20", "办结，逾期 2 个工作日", "finished 2 working days late")]
    [TestCase("2026-03-21", "办结，逾期（休息日内）", "finished late by rest days only")]
    public async Task DL_11_the_story_says_how_late_it_was_and_never_by_no_working_day(string day, string zh, string en)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter(noneLeft: true);
        if (day == "2026-03-21") await desk.Write("UPDATE tasks SET due_on = '2026-03-20' WHERE number = @number", new { number }); // a Friday
        desk.Clock.Set(DateTime.Parse($"{day}T17:00"));
        await desk.Finish(number);
        Assert.That((await desk.Rows<(string Zh, string En)>("SELECT zh, en FROM events WHERE kind = 'Done'")).Single(), Is.EqualTo((zh, en)));
    }

    [Test]
    public async Task GN_5_a_later_date_asked_for_before_the_report_lapses_with_the_report()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned(limit: 5);
        await desk.Finish(number);
        var asked = await desk.Done(TestDesk.As("staff1"), new AskExtension(number, 3, "等上级收文", "市局同意", 2));
        await desk.Done(TestDesk.As("staff1"), new ReportTask(number, "市局，电话报告", (await desk.Task(number)).Version));
        Assert.That(await desk.Rows<string>("SELECT concat(x.state, r.state) FROM extensions x JOIN requests r ON r.subject_id = x.id WHERE x.id = @Id", new { asked.Id }), Is.EqualTo(new[] { "LapsedLapsed" }));
    }

    [Test]
    public async Task DL_8_an_assigned_task_is_in_time_by_its_report_not_by_the_end_of_the_work()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned(limit: 5);
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ReportTask(number, "市局", 1))).Rule, Is.EqualTo("DL-8"), "nothing to report yet");
        Assert.That((await desk.Finish(number)).ToReport);
        Assert.That((await desk.Task(number)).ClosedOn, Is.Null, "the clock still runs");

        desk.Clock.Set(new DateTime(2026, 3, 13, 9, 0, 0));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ReportTask(number, "市局，电话报告", 2))), Is.EqualTo(new TaskReported(number, true, 2, 3)));
        var task = await desk.Task(number);
        Assert.That((task.State, task.Late, task.LateDays, task.ReportedTo, task.ClosedOn), Is.EqualTo((TaskState.Reported, 1, 2, "市局，电话报告", (DateOnly?)new DateOnly(2026, 3, 13))));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ReportTask(number, "市局", 3))).Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public async Task DL_8_reported_on_the_due_date_is_in_time()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned(limit: 5);
        await desk.Finish(number);
        desk.Clock.Set(new DateTime(2026, 3, 11, 17, 0, 0));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ReportTask(number, "市局", 2))).Late, Is.False);
    }

    [TestCase("chief1", null)]
    [TestCase("staff2", RefusalKind.NotFound)]
    [TestCase("staff8", RefusalKind.NotFound)]
    [TestCase("chief2", RefusalKind.NotFound)]
    [TestCase("director", RefusalKind.NotFound)]
    [TestCase("admin", RefusalKind.NotFound)]
    public async Task DL_1_the_answering_person_or_the_chief_finishes_others_do_not_even_see_it(string by, RefusalKind? kind)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        var finish = new FinishTask(number, "完", null, null, 1);
        if (kind is null) await desk.Done(TestDesk.As(by), finish);
        else Assert.That((await desk.Refused(TestDesk.As(by), finish)).Kind, Is.EqualTo(kind));
        Assert.That((await desk.Task(number)).Version, Is.EqualTo(kind is null ? 2 : 1));
    }

    [Test]
    public async Task GN_5_a_finished_task_is_not_finished_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        await desk.Finish(number);
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new FinishTask(number, "又完", null, null, 2)), Is.EqualTo(TaskRules.NotOpen));
    }

    [Test]
    public async Task F1_of_two_who_finish_or_report_one_task_one_wins()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 10; i++)
        {
            var number = await desk.Assigned();
            var (done, refused) = await desk.Race((TestDesk.As("staff1"), new FinishTask(number, "甲完", null, null, 1)), (TestDesk.As("chief1"), (OfficeDesk.Web.Desk.IMessage<TaskFinished>)new FinishTask(number, "科长完", null, null, 1)));
            Assert.That((done, refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            var (reported, late) = await desk.Race((TestDesk.As("staff1"), new ReportTask(number, "市局", 2)), (TestDesk.As("chief1"), (OfficeDesk.Web.Desk.IMessage<TaskReported>)new ReportTask(number, "市局", 2)));
            Assert.That((reported, late.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM events e JOIN tasks t ON t.id = e.task_id WHERE t.number = @number AND e.kind IN ('Done', 'Reported')", new { number })).Single(), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task F2_finishing_twice_with_one_key_answers_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var finish = new FinishTask(await desk.Matter(), null, Channel.Call, "已告知", 1);
        var first = await desk.Done(TestDesk.As("staff1"), finish, "k");
        Assert.That(await desk.Done(TestDesk.As("staff1"), finish, "k"), Is.EqualTo(first));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM enquiry_answers"), Is.EqualTo(new[] { 1L }));
    }

    private static Task Answer(TestDesk desk, long id, string kind, string day) => desk.Write(
        "INSERT INTO enquiry_answers (id, enquiry_id, kind, how, text, given_at, given_on, person_id) VALUES (@id, 9001, @kind, 'Call', '已说明', @Now, @day, 8)",
        new { id, kind, day, Now = desk.Clock.GetUtcNow() });
}
