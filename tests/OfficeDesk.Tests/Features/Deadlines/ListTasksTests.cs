using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Deadlines;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ListTasksTests(Engine engine)
{
    private static async Task<IReadOnlyList<string>> Numbers(TestDesk desk, string who, ListTasks list) => [.. (await desk.Done(TestDesk.As(who), list)).Rows.Select(t => t.Number)];

    [Test]
    public async Task DL_5_urgent_ones_go_first_then_the_soonest_due()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var late = await desk.Assigned(limit: 20);
        var soon = await desk.Assigned(limit: 3);
        var urgent = await desk.Assigned(limit: 30, urgent: true);
        Assert.That(await Numbers(desk, "chief1", new ListTasks()), Is.EqualTo(new[] { urgent, soon, late }));
        Assert.That(await Numbers(desk, "chief1", new ListTasks(Sort: TaskSort.Number)), Is.EqualTo(new[] { urgent, soon, late }));
    }

    [Test]
    public async Task DL_10_the_counts_by_light_and_the_rows_of_a_light_agree_with_the_rule()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var limit in new[] { 0, 1, 2, 3, 4, 10 }) await desk.Assigned(limit: limit);
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        await desk.Write("UPDATE tasks SET state = 'Paused' WHERE number = 'RW2026-6'");
        var all = await desk.Done(TestDesk.As("chief1"), new ListTasks());
        Assert.That(all.Lights, Is.EqualTo(new LightCounts(2, 3, 0, 1)));
        foreach (var light in Enum.GetValues<Light>())
            Assert.That(await Numbers(desk, "chief1", new ListTasks(Light: light)), Is.EquivalentTo(all.Rows.Where(t => t.Light == light).Select(t => t.Number)), light.ToString());
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListTasks(Light: Light.Red))).Lights, Is.EqualTo(all.Lights), "the counts stay, so that one can go from light to light");
    }

    [TestCase("staff1", 3)]
    [TestCase("staff6", 1)]
    [TestCase("chief1", 3)]
    [TestCase("leader1", 4)]
    [TestCase("leader2", 1)]
    [TestCase("director", 5)]
    [TestCase("office1", 5)]
    [TestCase("discipline1", 0)]
    public async Task E1_everybody_sees_their_own_and_their_sections_nobody_sees_more(string who, int count)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var answering in new long[] { 8, 9, 12, 14, 17 }) await desk.Assigned("director", answering);
        var list = await desk.Done(TestDesk.As(who), new ListTasks());
        Assert.That((list.Rows.Count, list.Lights!.All), Is.EqualTo((count, (long)count)));
        foreach (var row in (await desk.Done(TestDesk.As("director"), new ListTasks())).Rows)
            Assert.That(await desk.Send(TestDesk.As(who), new ShowTask(row.Number)) is Done<TaskSheet>, Is.EqualTo(list.Rows.Any(r => r.Number == row.Number)), $"{row.Number}: list and page agree");
    }

    [Test]
    public async Task E1_the_discipline_office_sees_what_is_overdue_or_was_late()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Assigned(limit: 1);
        await desk.Assigned(limit: 20);
        var done = await desk.Matter(noneLeft: true);
        desk.Clock.Set(new DateTime(2026, 3, 20, 9, 0, 0));
        Assert.That(await Numbers(desk, "discipline1", new ListTasks()), Is.EquivalentTo(new[] { "RW2026-1", done }));
        await desk.Finish(done);
        foreach (var sort in Enum.GetValues<TaskSort>())
            Assert.That(await Numbers(desk, "discipline1", new ListTasks(TaskView.Finished, Sort: sort)), Is.EqualTo(new[] { done }));
        await desk.Done(TestDesk.As("discipline1"), new ShowTask(done));
    }

    [Test]
    public async Task E1_a_task_one_answers_for_in_another_section_is_in_ones_list_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned("director", answering: 14);
        await desk.Write("UPDATE tasks SET section_id = 5 WHERE number = @number", new { number });
        Assert.That(await Numbers(desk, "staff6", new ListTasks()), Is.EqualTo(new[] { number }));
        Assert.That(await Numbers(desk, "chief2", new ListTasks()), Is.Empty);
    }

    [Test]
    public async Task Words_among_finished_tasks_are_looked_for_in_the_last_days_unless_a_day_is_given()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter(noneLeft: true);
        await desk.Finish(number);
        desk.Clock.Set(new DateTime(2026, 6, 18, 9, 0, 0));
        var recent = await desk.Done(TestDesk.As("chief1"), new ListTasks(TaskView.Finished, Text: "最低"));
        Assert.That((recent.Rows.Single().Number, recent.DueFrom), Is.EqualTo((number, (DateOnly?)new DateOnly(2026, 3, 18))));
        desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.That(await Numbers(desk, "chief1", new ListTasks(TaskView.Finished, Text: "最低")), Is.Empty);
        Assert.That(await Numbers(desk, "chief1", new ListTasks(TaskView.Finished, Text: "最低", DueFrom: new DateOnly(2026, 1, 1))), Is.EqualTo(new[] { number }));
        Assert.That(await Numbers(desk, "chief1", new ListTasks(TaskView.Finished)), Is.EqualTo(new[] { number }));
        Assert.That(await Numbers(desk, "chief1", new ListTasks(TaskView.Finished, Text: number)), Is.EqualTo(new[] { number }));
    }

    [Test]
    public async Task Limited_to_a_section_or_a_person_the_list_stays_within_sight()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var mine = await desk.Assigned("director", 8, urgent: true);
        var near = await desk.Assigned("director", 14);
        var far = await desk.Assigned("director", 17);
        Assert.That(await Numbers(desk, "leader1", new ListTasks(SectionId: 3)), Is.EqualTo(new[] { mine }));
        Assert.That(await Numbers(desk, "leader1", new ListTasks(SectionId: 5)), Is.Empty);
        Assert.That(await Numbers(desk, "director", new ListTasks(SectionId: 5)), Is.EqualTo(new[] { far }));
        Assert.That(await Numbers(desk, "leader1", new ListTasks(AnsweringId: 14)), Is.EqualTo(new[] { near }));
        Assert.That(await Numbers(desk, "leader1", new ListTasks(AnsweringId: 17)), Is.Empty);
        Assert.That(await Numbers(desk, "leader1", new ListTasks(Text: "RW2026-")), Is.EqualTo(new[] { mine, near }));
        Assert.That((await desk.Done(TestDesk.As("leader1"), new ListTasks(Text: "RW2026-3"))).Lights!.All, Is.Zero);
    }

    [TestCase(TaskSort.Due, TaskView.Running)]
    [TestCase(TaskSort.Number, TaskView.Running)]
    [TestCase(TaskSort.Due, TaskView.Finished)]
    [TestCase(TaskSort.Number, TaskView.Finished)]
    public async Task Page_by_page_every_task_comes_once_and_in_order(TaskSort sort, TaskView view)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 23; i++) await desk.Assigned(answering: 8 + i % 3, limit: 5 + i % 4, urgent: i % 5 == 0);
        if (view is TaskView.Finished) await desk.Write("UPDATE tasks SET state = 'Reported', done_on = '2026-03-04', reported_at = made_at");
        var whole = await Numbers(desk, "chief1", new ListTasks(view, Sort: sort, Take: 500));
        var pages = new List<string>();
        var after = "";
        do
        {
            var page = await desk.Done(TestDesk.As("chief1"), new ListTasks(view, Sort: sort, After: after, Take: 5));
            Assert.That(page.Rows, Has.Count.LessThanOrEqualTo(5));
            pages.AddRange(page.Rows.Select(r => r.Number));
            after = page.Next;
        }
        while (after.Length > 0 && pages.Count < 100);
        Assert.That(pages, Is.EqualTo(whole));
        Assert.That(pages, Has.Count.EqualTo(23));
    }

    [Test]
    public async Task Filters_by_person_kind_matter_days_and_text_work_together()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var matter = await desk.Matter();
        var a = await desk.Assigned(title: "核查50%_家庭", limit: 5);
        var b = await desk.Assigned(title: "核查家庭", answering: 9, limit: 20);
        async Task<IReadOnlyList<string>> Of(ListTasks list) => await Numbers(desk, "chief1", list);
        Assert.That(await Of(new ListTasks(AnsweringId: 9)), Is.EqualTo(new[] { b }));
        Assert.That(await Of(new ListTasks(Kind: TaskKind.Matter)), Is.EqualTo(new[] { matter }));
        Assert.That(await Of(new ListTasks(MatterTypeId: 1)), Is.EqualTo(new[] { matter }));
        Assert.That(await Of(new ListTasks(DueFrom: new DateOnly(2026, 3, 12), DueTo: new DateOnly(2026, 3, 20))), Is.EqualTo(new[] { matter }));
        Assert.That(await Of(new ListTasks(Text: "%_")), Is.EqualTo(new[] { a }), "signs of LIKE are text");
        Assert.That(await Of(new ListTasks(Text: "核查")), Is.EqualTo(new[] { a, b }));
        Assert.That(await Of(new ListTasks(Text: "2026-9")), Is.EqualTo(new[] { matter }));
        Assert.That(await Of(new ListTasks(SectionId: 5)), Is.Empty);
        Assert.That(await Of(new ListTasks(Text: "' OR 1=1 --")), Is.Empty);
        Assert.That(await Of(new ListTasks(After: "9.x.y")), Has.Count.EqualTo(3), "a broken cursor begins at the beginning");
    }

    [Test]
    public async Task DL_8_finished_but_not_reported_is_still_running()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned(limit: 1);
        await desk.Finish(number);
        desk.Clock.Set(new DateTime(2026, 3, 9, 9, 0, 0));
        var row = (await desk.Done(TestDesk.As("chief1"), new ListTasks())).Rows.Single();
        Assert.That((row.Number, row.Light, row.ToReport), Is.EqualTo((number, Light.Red, true)));
        Assert.That(await Numbers(desk, "chief1", new ListTasks(TaskView.Finished)), Is.Empty);
        await desk.Done(TestDesk.As("staff1"), new ReportTask(number, "市局", 2));
        Assert.That(await Numbers(desk, "chief1", new ListTasks(TaskView.Finished)), Is.EqualTo(new[] { number }));
    }
}
