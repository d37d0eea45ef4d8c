using Dapper;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;

namespace OfficeDesk.Tests.BadDays;

/// <summary>A8: a migration killed anywhere is finished by the next start.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class MigrationTests(Engine engine)
{
    [Test]
    public async Task A8_a_start_killed_after_any_statement_is_finished_by_the_next_one()
    {
        var whole = await Tables(await Fresh(), null);
        var statements = Migrations.Scripts(Migrations.Folder, engine == Engine.Sqlite ? "sqlite" : "mariadb")
            .SelectMany(f => Migrations.Statements(File.ReadAllText(f.Value)).Select(s => (Name: f.Key, Sql: s))).ToList();
        // both engines commit a table the moment it is made; every eleventh place, the first and the last are tried
        foreach (var killed in Enumerable.Range(0, statements.Count).Where(n => n % 11 == 3 || n == 0 || n == statements.Count - 1))
            Assert.That(await Tables(await Fresh(), statements.Take(killed + 1).ToList()), Is.EqualTo(whole), $"killed after: {statements[killed].Sql}");
    }

    [Test]
    public void A7_what_is_for_one_engine_has_its_twin_for_the_other_so_that_a_backup_is_restored_in_both()
    {
        static IEnumerable<string> Names(string engine) => Migrations.Scripts(Migrations.Folder, engine).Keys.Select(BackupManifest.SchemaName);
        Assert.That(Names("mariadb"), Is.EqualTo(Names("sqlite")));
    }

    [Test]
    public async Task A8_applying_what_is_there_already_changes_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var before = await desk.Rows<long>("SELECT COUNT(*) FROM people");
        await Migrations.Apply(desk.Database, Migrations.Folder);
        // the mark lost, as if killed just before it was written
        await desk.Write("DELETE FROM migrations");
        await Migrations.Apply(desk.Database, Migrations.Folder);
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM people"), Is.EqualTo(before));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM audit_head")).Single(), Is.EqualTo(1));
    }

    [Test]
    public async Task A8_an_older_program_refuses_a_newer_schema()
    {
        await using var desk = await TestDesk.Open(engine);
        await desk.Write("INSERT INTO migrations (name) VALUES ('9999_later')");
        var why = Assert.ThrowsAsync<StartException>(() => Migrations.Apply(desk.Database, Migrations.Folder))!;
        Assert.That(why.Message, Does.Contain("9999_later").And.Contain("数据库比程序新").And.Contain("newer"));
    }

    [Test]
    public async Task A8_a_database_with_old_tables_takes_kinds_that_came_later()
    {
        await using var desk = await TestDesk.Open(engine);
        await desk.Write("""
            INSERT INTO requests (id, kind, subject_id, asked_by, asked_at, asked_on, decider_id, decider_role, section_id, state)
            VALUES (1, 'Something', 1, 1, '2026-03-04T01:00:00.000000Z', '2026-03-04', 1, 'Chief', 1, 'Open')
            """);
        Assert.That(await desk.Rows<string>("SELECT kind FROM requests"), Is.EqualTo(new[] { "Something" }));
    }

    [Test]
    public async Task A8_citizens_who_stand_there_twice_are_known_by_their_newest_row()
    {
        const string Stood = "INSERT INTO citizens (id, name, organisation, phone, visits, last_seen) VALUES ";
        var (database, drop) = await Fresh();
        await using (database)
        {
            var before = Migrations.Scripts(Migrations.Folder, database.Engine).Where(f => string.CompareOrdinal(f.Key, "0160") < 0)
                .SelectMany(f => Migrations.Statements(File.ReadAllText(f.Value)).Select(s => (Name: f.Key, Sql: s))).ToList();
            await RunPartly(database, before);
            await using (var old = await database.OpenForMigration())
                await old.ExecuteAsync($"""
                    {Stood} (1, '甲', '', '10000090001', 1, '2026-01-01T00:00:00.000000Z'), (2, '甲', '', '10000090001', 1, '2026-01-01T00:00:00.000000Z'),
                        (3, '乙', '某村', '', 1, '2026-01-01T00:00:00.000000Z'), (4, '乙', '某村', '', 1, '2026-01-01T00:00:00.000000Z'), (5, '乙', '另一村', '', 1, '2026-01-01T00:00:00.000000Z')
                    """);
            await Migrations.Apply(database, Migrations.Folder);
            await using (var now = await database.OpenRead())
                Assert.That(await now.QueryAsync<(long, string?)>("SELECT id, known_by FROM citizens ORDER BY id"), Is.EqualTo(new (long, string?)[]
                {
                    (1, null), (2, "10000090001"), (3, null), (4, "乙\u001f某村"), (5, "乙\u001f另一村"),
                }));
            await drop();
        }
    }

    [Test]
    public async Task A8_first_contacts_from_before_find_their_citizen_by_what_they_are_known_by()
    {
        var (database, drop) = await Fresh();
        await using (database)
        {
            await RunPartly(database, Migrations.Scripts(Migrations.Folder, database.Engine).Where(f => string.CompareOrdinal(f.Key, "0382") < 0)
                .SelectMany(f => Migrations.Statements(File.ReadAllText(f.Value)).Select(s => (Name: f.Key, Sql: s))).ToList());
            static string Contact(int id, string citizen) => $"({id}, 'N-{id}', '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z', 'Visit', 8, 3, {citizen}, 1, '问', 'Own', 8, 'Closed')";
            await using (var old = await database.OpenForMigration())
                await old.ExecuteAsync($"""
                    INSERT INTO citizens (id, known_by, name, organisation, phone, last_seen) VALUES (1, NULL, '甲', '', '10000090001', ''), (2, '10000090001', '甲', '', '10000090001', ''), (3, @Village, '乙', '某村', '', ''), (4, NULL, '', '', '', '');
                    INSERT INTO enquiries (id, number, received_at, recorded_at, channel, first_contact_id, section_id, citizen_id, matter_type_id, ask, route, responsible_id, state)
                    VALUES {Contact(11, "1")}, {Contact(12, "2")}, {Contact(13, "3")}, {Contact(14, "4")}, {Contact(15, "NULL")}
                    """, new { Village = "乙\u001f某村" });
            await Migrations.Apply(database, Migrations.Folder);
            await using (var now = await database.OpenRead())
                Assert.That(await now.QueryAsync<(long, string?)>("SELECT id, known_by FROM enquiries ORDER BY id"), Is.EqualTo(new (long, string?)[] { (11, "10000090001"), (12, "10000090001"), (13, "乙\u001f某村"), (14, null), (15, null) }));
            await drop();
        }
    }

    [Test]
    public async Task DL_8_what_was_ordered_before_stands_with_the_section_unless_it_was_reported()
    {
        const string Ordered = "INSERT INTO tasks (id, number, kind, title, source, section_id, answering_id, received_on, first_due_on, due_on, state, made_at, made_by) VALUES ";
        const string Papers = "INSERT INTO documents (id, kind, circle, series, year_no, number, state, title, task_id, subject, subject_id, section_id, template_version, data, content, issued_by, issued_at, issued_on) VALUES ";
        static string Task(int id, string state, int section = 3) => $"({id}, 'J-{id}', 'Assigned', '整改', 'System', {section}, 8, '2026-03-01', '2026-03-09', '2026-03-09', '{state}', '2026-03-01T00:00:00.000000Z', 22)";
        static string Paper(int id, string kind, string task, string subject, int of, string state = "Issued") => $"({id}, '{kind}', 'Task', '效', 2026, 'W-{id}', '{state}', '整改通知书', {task}, '{subject}', {of}, 3, 0, '', '', 22, '2026-03-01T00:00:00.000000Z', '2026-03-01')";
        var (database, drop) = await Fresh();
        await using (database)
        {
            await RunPartly(database, Migrations.Scripts(Migrations.Folder, database.Engine).Where(f => string.CompareOrdinal(f.Key, "0381") < 0)
                .SelectMany(f => Migrations.Statements(File.ReadAllText(f.Value)).Select(s => (Name: f.Key, Sql: s))).ToList());
            await using (var old = await database.OpenForMigration())
                await old.ExecuteAsync($"""
                    {Ordered} {Task(1, "Open")}, {Task(2, "Reported")}, {Task(3, "Done", 4)}, {Task(4, "Open")}, {Task(5, "Open")}, {Task(6, "Paused")};
                    {Papers} {Paper(11, "rectification", "1", "task", 1)}, {Paper(12, "rectification", "2", "task", 2)}, {Paper(13, "rectification", "NULL", "inspection", 90)}, {Paper(14, "reminder", "4", "task", 4)}, {Paper(16, "rectification", "6", "task", 6, "Void")};
                    INSERT INTO inspection_items (id, inspection_id, seq, text, result, task_id) VALUES (80, 90, 1, '窗口', 'Bad', 3), (81, 91, 1, '窗口', 'Bad', 5), (82, 91, 2, '资料', 'Good', NULL)
                    """);
            await Migrations.Apply(database, Migrations.Folder);
            await using (var now = await database.OpenRead())
                Assert.That(await now.QueryAsync<(long, long, long?)>("SELECT task_id, section_id, document_id FROM section_orders ORDER BY task_id"), Is.EqualTo(new (long, long, long?)[] { (1, 3, 11), (3, 4, 13), (5, 3, null), (6, 3, null) }));
            await drop();
        }
    }

    private async Task<(Database Database, Func<Task> Drop)> Fresh() => await Engines.Open(engine);

    /// <summary>All columns after a partial run (null: none) and a whole one.</summary>
    private async Task<string> Tables((Database Database, Func<Task> Drop) at, List<(string Name, string Sql)>? partial)
    {
        await using (at.Database)
        {
            if (partial is not null) await RunPartly(at.Database, partial);
            await Migrations.Apply(at.Database, Migrations.Folder);
            await using var connection = await at.Database.OpenRead();
            var columns = await connection.QueryAsync<string>(engine == Engine.Sqlite
                ? "SELECT m.name || '.' || c.name || ' ' || c.type FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1"
                : "SELECT CONCAT(table_name, '.', column_name, ' ', column_type) FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1");
            var marks = await connection.QueryAsync<string>("SELECT name FROM migrations ORDER BY name");
            var text = string.Join('\n', columns.Concat(marks));
            await at.Drop();
            return text;
        }
    }

    private static async Task RunPartly(Database database, List<(string Name, string Sql)> partial)
    {
        await using var connection = await database.OpenForMigration();
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(100) NOT NULL PRIMARY KEY)");
        foreach (var (_, sql) in partial) await Migrations.Carry(connection, sql);
        foreach (var name in partial.Select(p => p.Name).Distinct().SkipLast(1)) await connection.ExecuteAsync("INSERT INTO migrations (name) VALUES (@name)", new { name });
    }
}
