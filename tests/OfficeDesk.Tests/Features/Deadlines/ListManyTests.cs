using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Deadlines;

/// <summary>Lists of tasks with several values a filter, in the order of a column, page by page.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ListManyTests(Engine engine)
{
    private static readonly string[] Titles = ["丙件", "甲件", "乙件", "甲件", "丁件", "甲件"];

    private static async Task<IReadOnlyList<TaskLine>> Rows(TestDesk desk, string who, ListTasks list) => (await desk.Done(TestDesk.As(who), list)).Rows;

    private async Task<TestDesk> Filled()
    {
        var desk = await TestDesk.WithBureau(engine);
        long[] people = [8, 9, 12, 14, 17, 8];
        for (var i = 0; i < Titles.Length; i++) await desk.Assigned("director", people[i], title: Titles[i], limit: i);
        await desk.Matter(answering: 9);
        await desk.Matter(id: 9002, number: "2026-9002", answering: 10);
        await desk.Write("UPDATE tasks SET state = 'Paused' WHERE number = 'RW2026-3'");
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        return desk;
    }

    [Test]
    public async Task Several_values_of_a_filter_show_what_each_of_them_shows()
    {
        await using var desk = await Filled();
        foreach (var who in new[] { "director", "leader1", "chief1", "staff6" })
        {
            async Task Both(ListTasks one, ListTasks other, ListTasks both, string what)
            {
                var (a, b) = (await Rows(desk, who, one), await Rows(desk, who, other));
                var expected = a.Concat(b).Select(r => r.Number).ToHashSet();
                Assert.That((await Rows(desk, who, both)).Select(r => r.Number), Is.EquivalentTo(expected), $"{who} {what}");
            }
            await Both(new(Light: Light.Red), new(Light: Light.Grey), new(Lights: [Light.Red, Light.Grey]), "lights");
            await Both(new(SectionId: 3), new(SectionId: 5), new(SectionIds: [3, 5]), "sections");
            await Both(new(AnsweringId: 8), new(AnsweringId: 14), new(AnsweringIds: [8, 14]), "people");
            await Both(new(Kind: TaskKind.Matter), new(Kind: TaskKind.Assigned), new(Kinds: [TaskKind.Matter, TaskKind.Assigned]), "kinds");
            await Both(new(MatterTypeId: 1), new(MatterTypeId: 2), new(MatterTypeIds: [1, 2]), "matters");
            await Both(new(States: [TaskState.Paused]), new(States: [TaskState.Open]), new(States: [TaskState.Paused, TaskState.Open]), "states");
            Assert.That((await Rows(desk, who, new(Lights: [Light.Red]))).Select(r => r.Number), Is.EqualTo((await Rows(desk, who, new(Light: Light.Red))).Select(r => r.Number)), "one of several is that one");
        }
        Assert.That(await Rows(desk, "chief1", new(SectionIds: [4, 5])), Is.Empty, "other sections stay out of sight");
    }

    [Test]
    public async Task Tasks_chosen_one_by_one_are_shown_within_sight_whatever_their_state()
    {
        await using var desk = await Filled();
        await desk.Finish("RW2026-1");
        string[] chosen = ["RW2026-1", "RW2026-3", "RW2026-5", "2026-9001"];
        Assert.That((await Rows(desk, "director", new(Numbers: chosen))).Select(r => r.Number), Is.EquivalentTo(chosen));
        Assert.That((await Rows(desk, "chief1", new(Numbers: chosen))).Select(r => r.Number), Is.EquivalentTo(new[] { "RW2026-1", "RW2026-3", "2026-9001" }));
    }

    [Test]
    public async Task Every_order_goes_both_ways_and_pages_without_a_gap_and_without_a_double()
    {
        await using var desk = await Filled();
        foreach (var who in new[] { "director", "chief1" })
        {
            var all = await Rows(desk, who, new ListTasks());
            foreach (var sort in Enum.GetValues<TaskSort>())
                foreach (var turned in new[] { false, true })
                {
                    var (paged, after) = (new List<TaskLine>(), "");
                    do
                    {
                        var page = await desk.Done(TestDesk.As(who), new ListTasks(Sort: sort, Turned: turned, Take: 2, After: after));
                        paged.AddRange(page.Rows);
                        after = page.Next;
                    }
                    while (after.Length > 0);
                    Assert.That(paged.Select(r => r.Number), Is.EquivalentTo(all.Select(r => r.Number)), $"{who} {sort} {turned}");
                    if (sort is not (TaskSort.Title or TaskSort.Answers)) continue;
                    var keys = paged.Select(r => sort is TaskSort.Title ? r.Title : r.AnsweringName).ToList();
                    Assert.That(keys, Is.EqualTo(turned ? keys.OrderDescending(StringComparer.Ordinal) : keys.Order(StringComparer.Ordinal)), $"{who} {sort} {turned}");
                }
        }
        Assert.That((await Rows(desk, "director", new ListTasks(Sort: TaskSort.Title, After: "s.x.%%"))).Count, Is.EqualTo(8), "a cursor that was tampered with begins at the beginning");
    }

    [Test]
    public async Task Finished_ones_in_an_order_without_an_index_are_those_of_the_last_months_and_the_answer_says_so()
    {
        await using var desk = await Filled();
        await desk.Finish("RW2026-1");
        await desk.Write("UPDATE tasks SET state = 'Reported' WHERE number = 'RW2026-1'");
        var list = await desk.Done(TestDesk.As("director"), new ListTasks(TaskView.Finished, Sort: TaskSort.Title));
        Assert.That((list.Rows.Single().Number, list.DueFrom), Is.EqualTo(("RW2026-1", desk.Today.AddDays(-ListTasks.RecentDays))));
    }
}
