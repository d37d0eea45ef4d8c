using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AuditTrail;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Search;
using OfficeDesk.Web.Office;
using SQLitePCL;

namespace OfficeDesk.Tests.Desk;

/// <summary>How SQLite goes about what is asked of it all day: no look walks over a million tasks that have nothing to do with it.</summary>
public class PlanTests
{
    private HearingDatabase _heard = null!;

    private Task<TestDesk> Open() => TestDesk.WithBureau(Engine.Sqlite, s =>
    {
        _heard = new HearingDatabase((Database)s.Last(d => d.ServiceType == typeof(Database)).ImplementationInstance!, turns: true);
        s.Replace(ServiceDescriptor.Singleton<Database>(_heard));
    });

    /// <summary>The statements heard that are about tasks, each by itself.</summary>
    private List<string> Heard(string about) => [.. _heard.End().SelectMany(s => s.Split(";\n")).Where(sql => sql.Contains(about, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    [Test]
    public async Task What_is_to_be_reported_is_found_by_its_kind_among_what_is_finished_for_good()
    {
        await using var desk = await Open();
        _heard.Begin();
        await desk.Done(TestDesk.As("discipline1"), new RunEscalation(ByHand: true));
        foreach (var who in new[] { "discipline1", "chief1", "leader1" })
        {
            await desk.Done(TestDesk.As(who), new DisciplineDesk());
            await desk.Done(TestDesk.As(who), new OverdueReport());
            await desk.Done(TestDesk.As(who), new OverdueRecords(OverdueKind.Overdue));
        }
        var asked = Heard(Tasks.Unreported);
        Assert.That(asked, Has.Count.GreaterThanOrEqualTo(5));
        using (Assert.EnterMultipleScope())
        {
            foreach (var sql in asked) Assert.That(await Plan(desk, sql), Has.Some.Contains("tasks_kind_due (kind=? AND state=?"), sql);
        }
    }

    [Test]
    public async Task What_was_finished_in_a_period_is_found_by_its_day_and_not_among_all_that_ever_was()
    {
        await using var desk = await Open();
        _heard.Begin();
        await desk.Done(TestDesk.As("discipline1"), new OverdueReport());
        var asked = Heard("done_on AS day");
        Assert.That(asked, Is.Not.Empty);
        foreach (var sql in asked) Assert.That(await Plan(desk, sql), Has.Some.Contains("tasks_done_by (done_on>? AND done_on<?"), sql);
    }

    [Test]
    public async Task My_work_walks_neither_over_everybodys_open_tasks_nor_over_everything_somebody_ever_had()
    {
        await using var desk = await Open();
        _heard.Begin();
        await desk.Done(TestDesk.As("staff1"), new MyWork());
        var asked = Heard("FROM tasks");
        Assert.That(asked, Has.Count.GreaterThanOrEqualTo(3));
        using (Assert.EnterMultipleScope())
        {
            foreach (var sql in asked)
                Assert.That(await Plan(desk, sql), Has.None.Contains("tasks_state_due").And.None.Contains("(answering_id=?)").And.None.StartsWith("SCAN t"), sql);
        }
    }

    [TestCase("staff1")]
    [TestCase("discipline1")]
    [TestCase("chief1")]
    [TestCase("director")]
    [TestCase("leader1")]
    public async Task The_numbers_in_the_navigation_are_counted_by_indexes(string who)
    {
        await using var desk = await Open();
        await using var scope = desk.Services.CreateAsyncScope();
        _heard.Begin();
        await scope.ServiceProvider.GetRequiredService<Waiting>().Of(TestDesk.As(who), CancellationToken.None);
        // inspections and their items are few, and only who inspects is asked for them
        Assert.That(await Plan(desk, Heard("AS ballots").Single()), Has.None.Contains("tasks_state_due").And.None.Contains("(answering_id=?)").And.None.Matches("^SCAN (t|k|m|e|x|h|b|f|r|c|a|s|w)\\b"));
    }

    [Test]
    public async Task The_counter_does_not_walk_over_the_open_tasks_of_other_sections()
    {
        await using var desk = await Open();
        _heard.Begin();
        await desk.Done(TestDesk.As("staff1"), new TodaysQueue());
        await desk.Done(TestDesk.As("leader1"), new TodaysQueue(Light.Red));
        var asked = Heard("tasks t");
        Assert.That(asked, Has.Count.GreaterThanOrEqualTo(3));
        using (Assert.EnterMultipleScope())
        {
            foreach (var sql in asked) Assert.That(await Plan(desk, sql), Has.None.Contains("tasks_state_due"), sql);
        }
    }

    [Test]
    public async Task A_page_of_a_list_is_read_off_an_index_in_its_order_and_the_lights_of_a_section_are_counted_there()
    {
        await using var desk = await Open();
        _heard.Begin();
        foreach (var who in new[] { "staff1", "chief1", "director" })
        {
            await desk.Done(TestDesk.As(who), new ListTasks());
            await desk.Done(TestDesk.As(who), new ListTasks(View: TaskView.Finished));
        }
        var asked = Heard("FROM tasks");
        Assert.That(asked, Has.Count.GreaterThanOrEqualTo(6));
        using (Assert.EnterMultipleScope())
        {
            foreach (var sql in asked)
            {
                var plan = await Plan(desk, sql);
                Assert.That(plan, Has.None.StartsWith("SCAN t ").And.None.Contains("LAST TERM"), sql);
                if (!sql.Contains("AS grey", StringComparison.Ordinal)) continue;
                Assert.That(plan.Where(p => p.Contains("tasks_section", StringComparison.Ordinal) || p.Contains("tasks_state_due", StringComparison.Ordinal)), Is.Not.Empty.And.All.Contains("COVERING INDEX"), sql);
            }
        }
    }

    [TestCase("discipline1")]
    [TestCase("chief4")]
    public async Task Who_sees_little_is_not_led_through_everything(string who)
    {
        await using var desk = await Open();
        _heard.Begin();
        await desk.Done(TestDesk.As(who), new SectionEnquiries());
        await desk.Done(TestDesk.As(who), new SectionEnquiries(SectionId: 6));
        await desk.Done(TestDesk.As(who), new UnansweredEnquiries());
        await desk.Done(TestDesk.As(who), new CountEnquiries());
        var asked = Heard("FROM enquiries e");
        Assert.That(asked, Has.Count.EqualTo(4), "each begins with what may be in sight");
        using (Assert.EnterMultipleScope())
        {
            foreach (var sql in asked) Assert.That((await Plan(desk, sql)).First(p => p.Contains(" e ", StringComparison.Ordinal) || p.EndsWith(" e", StringComparison.Ordinal)), Does.Contain("(id=?)").Or.Contain("enquiries_state"), sql);
        }
    }

    [Test]
    public async Task Whether_work_has_no_post_is_looked_up_among_the_open_tasks_of_the_person_alone()
    {
        await using var desk = await Open();
        await desk.Write("""
            INSERT INTO absences (id, number, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at)
            VALUES (1, 'LG-1', 8, 3, 'Annual', '年休假', '2026-03-09T00:30:00.000000Z', '2026-03-10T09:30:00.000000Z', '2026-03-10T09:30:00.000000Z', 780, 200, 'Leave', 'Asked', 'Waiting', 8, '2026-03-02T01:00:00.000000Z')
            """);
        _heard.Begin();
        await desk.Done(TestDesk.As("chief1"), new CoversOf(1));
        Assert.That(await Plan(desk, Heard("t.post_id IS NULL").Single()), Has.Some.Contains("(answering_id=? AND state=?"));
    }

    [TestCase("10000090001")]
    [TestCase("0001")]
    [TestCase("001")]
    public async Task A_phone_is_found_by_its_end_and_not_among_all_who_ever_came(string phone)
    {
        await using var desk = await Open();
        _heard.Begin();
        await desk.Done(TestDesk.As("staff1"), new FindAnything(phone));
        var asked = Heard("FROM citizens");
        Assert.That(asked, Is.Not.Empty);
        using (Assert.EnterMultipleScope())
        {
            foreach (var sql in asked) Assert.That(await Plan(desk, sql), Has.None.StartsWith("SCAN citizens").And.None.StartsWith("SCAN c "), sql);
        }
    }

    [Test]
    public async Task The_blocks_of_finding_are_listed_off_an_index_and_their_ids_stay_where_they_are()
    {
        await using var desk = await Open();
        await desk.Write("INSERT INTO search_blocks (block_no, kind, last_id, ids) VALUES (1, 'E', 1, X'01')");
        _heard.Begin();
        await desk.Done(TestDesk.As("staff1"), new FindAnything("渔船补贴"));
        Assert.That(await Plan(desk, Heard("SELECT block_no FROM search_blocks").Single()), Has.Some.Contains("COVERING INDEX search_blocks_last").And.None.Contains("TEMP B-TREE"));
    }

    [TestCase(TaskSort.Due)]
    [TestCase(TaskSort.Number)]
    public async Task Little_that_was_late_is_found_by_its_own_index(TaskSort sort)
    {
        await using var desk = await Open();
        _heard.Begin();
        await desk.Done(TestDesk.As("discipline1"), new ListTasks(View: TaskView.Finished, Sort: sort));
        Assert.That(await Plan(desk, Heard("t.late = 1").Single()), Has.Some.Contains("USING INDEX tasks_late (late=?)"));
    }

    [TestCase("")]
    [TestCase("离岗")]
    public async Task The_audit_is_read_from_its_end_whatever_act_is_looked_for(string act)
    {
        await using var desk = await Open();
        _heard.Begin();
        await desk.Done(TestDesk.As("admin") with { Roles = Roles.Auditor }, new ListAudit(Message: act));
        Assert.That(await Plan(desk, Heard("FROM audit").Single()), Has.Some.Contains("(seq<?)").And.None.Contains("TEMP B-TREE"));
    }

    [Test]
    public async Task A_statement_is_read_once_whatever_is_bound_to_its_limit()
    {
        // SQLITE_STMTSTATUS_REPREPARE, which the package does not name
        const int Reprepared = 5;
        await using var real = new SqliteConnection("Data Source=:memory:");
        await using var ready = new ReadyConnection(real);
        await ready.OpenAsync();
        real.Handle!.enable_sqlite3_next_stmt(true);
        await ready.ExecuteAsync("CREATE TABLE some (id BIGINT NOT NULL PRIMARY KEY)");
        for (var most = 1; most < 5; most++) await ready.QueryAsync<long>("SELECT id FROM some WHERE id > @From ORDER BY id LIMIT @Most", new { From = most, Most = most });
        var again = 0;
        for (var s = raw.sqlite3_next_stmt(real.Handle!, null); s is { IsInvalid: false }; s = raw.sqlite3_next_stmt(real.Handle!, s)) again += raw.sqlite3_stmt_status(s, Reprepared, 0);
        Assert.That(again, Is.Zero);
    }

    /// <summary>How the database would go about it, in its own words.</summary>
    private static async Task<IReadOnlyList<string>> Plan(TestDesk desk, string sql)
    {
        var args = new DynamicParameters();
        foreach (var name in Regex.Matches(sql, @"@\w+", RegexOptions.NonBacktracking).Select(m => m.Value).Distinct(StringComparer.Ordinal)) args.Add(name, 1);
        return [.. (await desk.Rows<(long Id, long Parent, long Unused, string Detail)>("EXPLAIN QUERY PLAN " + sql, args)).Select(p => p.Detail)];
    }
}
