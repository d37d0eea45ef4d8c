using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Recurring;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Recurring;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RecurringTests(Engine engine)
{
    // the clock shows 4 March 2026; the 10th is a Tuesday, four working days ahead
    private static SaveRecurring Monthly(int ahead = 3, int day = 10) => new(0, "救助资金月报", 8, Every.Month, 1, day, DayShift.Before, ahead, "报县局汇总");

    private static Task<RecurringMade> Make(TestDesk desk) => desk.Done(Asker.Clock, new MakeRecurring());

    [Test]
    public async Task DL_14_a_duty_is_made_as_a_task_once_a_period_never_twice()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var saved = await desk.Done(TestDesk.As("chief1"), Monthly());
        Assert.That(saved.Next, Is.EqualTo(new DateOnly(2026, 3, 10)));
        async Task<TaskToCome?> Comes() => (await desk.Done(TestDesk.As("chief1"), new ListRecurring())).Duties.Single().Comes;
        Assert.That(await Comes(), Is.EqualTo(new TaskToCome(new(2026, 3, 10), new(2026, 3, 5))));
        Assert.That((await Make(desk)).Tasks, Is.Zero, "not yet: four working days are left");
        desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.That((await Make(desk)).Tasks, Is.EqualTo(1));
        Assert.That((await Comes())!.DueOn, Is.EqualTo(new DateOnly(2026, 4, 10)), "March has its task");
        Assert.That((await Make(desk)).Tasks, Is.Zero);
        var task = (await desk.Rows<TaskRow>("SELECT * FROM tasks")).Single();
        Assert.That((task.Title, task.Source, task.AnsweringId, task.DueOn, task.State, task.Limit), Is.EqualTo(("救助资金月报（2026-03）", TaskSource.Recurring, 8L, new DateOnly(2026, 3, 10), TaskState.Open, (Limit?)null)));
        Assert.That(await desk.Rows<string>("SELECT why FROM responsibilities"), Is.EqualTo(new[] { "Assigned" }));
        desk.Clock.Pass(TimeSpan.FromDays(40));
        Assert.That((await Make(desk)).Tasks, Is.EqualTo(1), "the clock stood still over the month's end: April is made, late but not lost");
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ListRecurring())).Duties.Single().Made.Select(m => m.Period), Is.EqualTo(new[] { "2026-04", "2026-03" }));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_14_a_weekly_duty_loses_no_week_when_nothing_ran_for_a_month()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("chief1"), Monthly() with { Every = Every.Week, Day = 5, Ahead = 2 });
        Assert.That((await Make(desk)).Tasks, Is.EqualTo(1), "the 6th of March");
        desk.Clock.Set(new(2026, 4, 8, 9, 0, 0));
        Assert.That(await Make(desk), Is.EqualTo(new RecurringMade(5)));
        Assert.That(await Make(desk), Is.EqualTo(new RecurringMade(0)));
        Assert.That(await desk.Rows<string>("SELECT period FROM recurring_made ORDER BY due_on"), Is.EqualTo(new[] { "2026-W10", "2026-W11", "2026-W12", "2026-W13", "2026-W14", "2026-W15" }));
        Assert.That(await desk.Rows<string>("SELECT due_on FROM tasks ORDER BY due_on"), Is.EqualTo(new[] { "2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27", "2026-04-03", "2026-04-10" }));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM events WHERE zh LIKE '%到期日过后才生成%'"), Is.EqualTo(new[] { 4L }));
    }

    [Test]
    public async Task DL_14_after_a_year_without_the_system_the_oldest_weeks_are_one_task_that_says_so()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("chief1"), Monthly() with { Every = Every.Week, Day = 5, Ahead = 2 });
        await Make(desk);
        desk.Clock.Set(new(2027, 3, 3, 9, 0, 0));
        var made = await Make(desk);
        Assert.That(made, Is.EqualTo(new RecurringMade(12, 40)));
        Assert.That(made.Tell().Zh, Is.EqualTo("生成周期任务 12 件，另有漏下的较早 40 期并入其中"));
        Assert.That(await Make(desk), Is.EqualTo(new RecurringMade(0)));
        Assert.That(await desk.Rows<string>("SELECT title FROM tasks ORDER BY id LIMIT 1 OFFSET 1"), Is.EqualTo(new[] { "救助资金月报（2026-W11—2026-W51）" }));
        Assert.That(await desk.Rows<string>("SELECT zh FROM events WHERE zh LIKE '%漏下%'"), Has.Count.EqualTo(1).And.All.Contains("并代 2026-W11 起漏下的 40 期"));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM recurring_made"), Is.EqualTo(new[] { 53L }), "every week is on record");
    }

    [Test]
    public async Task DL_14_two_nodes_at_the_same_moment_make_one_task()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 5; i++) await desk.Done(TestDesk.As("chief1"), Monthly(ahead: 10) with { Title = $"任务 {i}" });
        using var start = new Barrier(4);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => { start.SignalAndWait(); return await Make(desk); })));
        Assert.That(made.Sum(m => m.Tasks), Is.EqualTo(5));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM tasks"), Is.EqualTo(new[] { 5L }));
    }

    [Test]
    public async Task DL_14_a_changed_rule_holds_from_then_on_and_a_resting_duty_makes_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var saved = await desk.Done(TestDesk.As("chief1"), Monthly(ahead: 0));
        var change = Monthly(ahead: 0, day: 2) with { Id = saved.Id, Version = 1 };
        await desk.Done(TestDesk.As("chief1"), change);
        Assert.That((await desk.Refused(TestDesk.As("chief1"), change)).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await Make(desk)).Tasks, Is.Zero, "the 2nd has passed when the rule was made");
        await desk.Done(TestDesk.As("chief1"), change with { Active = false, Version = 2 });
        desk.Clock.Pass(TimeSpan.FromDays(30));
        Assert.That((await Make(desk)).Tasks, Is.Zero);
        await desk.Done(TestDesk.As("leader1"), change with { Version = 3, Day = 7 });
        desk.Clock.Pass(TimeSpan.FromDays(4));
        Assert.That((await Make(desk)).Tasks, Is.EqualTo(1));
    }

    [Test]
    public async Task DL_14_DL_1_whoever_left_is_followed_by_the_section_chief()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("""
            UPDATE people SET active = 0 WHERE id = 8;
            INSERT INTO recurring_duties (id, title, section_id, answering_id, every, due_month, due_day, shift, ahead, first_on, made_by, made_at) VALUES (1, '月报', 3, 8, 'Month', 1, 5, 'Before', 5, '2026-03-01', 7, '')
            """);
        Assert.That((await Make(desk)).Tasks, Is.EqualTo(1));
        Assert.That(await desk.Rows<long>("SELECT answering_id FROM tasks"), Is.EqualTo(new[] { 7L }));
    }

    [Test]
    public async Task DL_14_a_chief_sets_up_duties_of_the_own_section_with_a_rule_that_holds()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That(await desk.Refused(TestDesk.As("chief2"), Monthly()), Is.EqualTo(TaskRules.NotYourPeople));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), Monthly() with { Month = 2 })).Field, Is.EqualTo("Month"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), Monthly() with { AnsweringId = 999 })).Field, Is.EqualTo("AnsweringId"));
        var saved = await desk.Done(TestDesk.As("director"), Monthly());
        Assert.That((await desk.Refused(TestDesk.As("chief2"), Monthly() with { Id = saved.Id, Version = 1, AnsweringId = 14 })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Done(TestDesk.As("staff8"), new ListRecurring())).Duties, Is.Empty, "another section's");
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ListRecurring())) is { Duties.Count: 1, People.Count: 0 });
    }
}
