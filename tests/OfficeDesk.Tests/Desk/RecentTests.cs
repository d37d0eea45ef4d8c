using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Desk;

/// <summary>What was answered a moment ago is told again only as long as it is still so.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public sealed class RecentTests(Engine engine)
{
    private static readonly Asker Staff = TestDesk.As("staff1");

    private HearingDatabase _heard = null!;

    [Test]
    public async Task Asked_again_within_a_second_nothing_is_looked_up()
    {
        await using var desk = await Open();
        var first = await desk.Done(Staff, new MyWork());
        var list = await desk.Done(Staff, new ListTasks());
        _heard.Begin();
        Assert.That(await desk.Done(Staff, new MyWork()), Is.SameAs(first));
        Assert.That(await desk.Done(Staff, new ListTasks()), Is.SameAs(list));
        Assert.That(_heard.End(), Is.Empty);
        desk.Clock.Pass(TimeSpan.FromSeconds(1));
        _heard.Begin();
        await desk.Done(Staff, new MyWork());
        Assert.That(_heard.End(), Is.Not.Empty, "the clock went on");
    }

    [Test]
    public async Task What_a_command_wrote_is_seen_at_once_by_everybody()
    {
        await using var desk = await Open();
        var (chief, director) = (TestDesk.As("chief1"), TestDesk.As("director"));
        async Task<int[]> Seen() => [(await desk.Done(Staff, new MyWork())).Rest.Count, (await desk.Done(Staff, new ListTasks())).Rows.Count, (await desk.Done(chief, new ListTasks())).Rows.Count, (await desk.Done(director, new ListTasks())).Rows.Count];
        Assert.That(await Seen(), Is.EqualTo(new[] { 0, 0, 0, 0 }));
        var logged = await desk.Done(Staff, Enquiry("问低保"));
        Assert.That(await Seen(), Is.EqualTo(new[] { 1, 1, 1, 1 }));
        var number = (await desk.Done(Staff, new ListTasks())).Rows.Single().Number;
        Assert.That((await desk.Done(Staff, new ShowTask(number))).Head.State, Is.EqualTo(TaskState.Open));
        Assert.That(logged.Number, Is.Not.Empty);
        await desk.Write("UPDATE tasks SET state = 'Void' WHERE number = @number", new { number });
        Assert.That((await desk.Done(Staff, new ShowTask(number))).Head.State, Is.EqualTo(TaskState.Void));
        Assert.That(await Seen(), Is.EqualTo(new[] { 0, 0, 0, 0 }));
    }

    [Test]
    public async Task What_was_written_elsewhere_changes_nothing()
    {
        await using var desk = await Open();
        var list = await desk.Done(Staff, new ListTasks());
        await desk.Done(TestDesk.As("office1"), new SavePhrase(0, null, "请带户口本"));
        _heard.Begin();
        Assert.That(await desk.Done(Staff, new ListTasks()), Is.SameAs(list));
        Assert.That(_heard.End(), Is.Empty);
    }

    [Test]
    public async Task The_numbers_of_the_navigation_ask_again_only_for_what_could_have_changed()
    {
        await using var desk = await Open();
        async Task<Waits> Counted()
        {
            await using var scope = desk.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<Waiting>().Of(Staff, CancellationToken.None);
        }
        await Counted();
        await desk.Done(Staff, Enquiry("问低保"));
        _heard.Begin();
        await Counted();
        Assert.That(_heard.End(), Has.One.Contains("AS transfers").And.None.Contains("AS appeals"), "a first contact changes no measure");
        await desk.Write("""
            INSERT INTO measures (id, breach_id, person_id, section_id, breach_kind, nth, kind, first_kind, state, reason, proposed_by, proposed_at, decide_by, served_on, appeal_until)
            VALUES (105, 104, @Me, 3, 'Attitude', 1, 'Warning', 'Warning', 'Served', '首次', 22, @At, '2099-01-01', '2026-01-05', '2099-01-01')
            """, new { Me = Staff.PersonId, At = desk.Clock.GetUtcNow() });
        Assert.That((await Counted()).Appeals, Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_person_in_another_seat_language_or_as_a_program_is_answered_anew()
    {
        await using var desk = await Open();
        await desk.Done(Staff, Enquiry("问低保"));
        var mine = await desk.Done(Staff, new ListTasks());
        foreach (var other in new[] { Staff with { English = true }, Staff with { Roles = Staff.Roles | Roles.Director }, Staff with { Led = [5] }, Staff with { StandsInFor = [new StandIn(Roles.Chief, 3, 4, "科长甲")] }, Staff with { Scopes = new HashSet<string> { nameof(ListTasks) } } })
            Assert.That(await desk.Done(other, new ListTasks()), Is.Not.SameAs(mine));
        Assert.That(await desk.Done(Staff with { Address = "10.0.0.9", Via = "api" }, new ListTasks()), Is.SameAs(mine), "where it was asked from makes no difference");
    }

    [Test]
    public void More_commits_than_are_remembered_count_as_everything()
    {
        var bell = new DoorBell();
        var since = bell.Writes;
        for (var n = 0; n < 200; n++) bell.Wrote(new HashSet<string> { "phrases" });
        Assert.That(bell.Touched(since, ["SELECT * FROM tasks"]), Is.False);
        Assert.That(bell.Touched(since, ["SELECT * FROM phrases"]));
        for (var n = 0; n < 2000; n++) bell.Wrote(new HashSet<string> { "phrases" });
        Assert.That(bell.Touched(since, ["SELECT * FROM tasks"]));
    }

    [TestCase("DELETE FROM phrases WHERE id = @Id", ExpectedResult = true, Description = "a deletion may go further than its table")]
    [TestCase("UPDATE stamps SET value = value + 1", ExpectedResult = true, Description = "the office book is in every answer")]
    [TestCase("INSERT INTO tasks (id) VALUES (@Id)", ExpectedResult = true)]
    [TestCase("UPDATE phrases SET text = @Text", ExpectedResult = false)]
    public bool A_write_that_could_be_seen_is_seen(string sql)
    {
        var bell = new DoorBell();
        var since = bell.Writes;
        bell.Wrote(Statement.Of(sql).Writes.ToHashSet());
        return bell.Touched(since, ["SELECT t.id FROM tasks t"]);
    }

    private Task<TestDesk> Open() => TestDesk.WithBureau(engine, s =>
    {
        _heard = new HearingDatabase((Database)s.Last(d => d.ServiceType == typeof(Database)).ImplementationInstance!);
        s.Replace(ServiceDescriptor.Singleton<Database>(_heard));
    });

    private static LogEnquiry Enquiry(string ask) => new(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: ask);
}
