using System.Diagnostics;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OfficeDesk.Rules;
using OfficeDesk.Web;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;

namespace OfficeDesk.Bench;

/// <summary>The board of an office of 500 people with a year of absences behind it: 20 sections, 60 away today, 20,000 rows.</summary>
internal static class AbsenceBoards
{
    private const double GoalMs = 20;
    private const int Times = 200;

    private const string People = "INSERT INTO people (id, name, section_id) VALUES (@Id, @Name, @Section)";
    private const string Section = "INSERT INTO sections (id, code, name, kind, sort) VALUES (@Id, @Code, @Name, 'Section', @Id)";
    private const string Absence = """
        INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at, returned_at)
        VALUES (@Id, @Person, @Section, 'OnDuty', '公务', @From, @To, @To, 120, 31, 'Short', @State, 'Approved', @Person, @From, @Back)
        """;

    public static async Task Measure(Table table)
    {
        var folder = Directory.CreateTempSubdirectory("deskboard").FullName;
        await One(table, "SQLite", await SqliteDatabase.Open(Path.Combine(folder, "desk.db")));
        Directory.Delete(folder, recursive: true);
        if (Environment.GetEnvironmentVariable("OFFICEDESK_TEST_MARIADB") is not { Length: > 0 } server) return;
        var name = "board" + Environment.ProcessId;
        await Run(server, $"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
        await One(table, "MariaDB", MariaDatabase.Open($"{server};Database={name}"));
        await Run(server, $"DROP DATABASE {name}");
    }

    private static async Task One(Table table, string engine, Database database)
    {
        await using (database)
        {
            await using var app = await Office(database);
            await Fill(app.Services);
            foreach (var (week, what) in new[] { (false, "today"), (true, "this week") })
            {
                var times = new double[Times];
                var lines = 0;
                for (var i = -20; i < Times; i++)
                {
                    await using var scope = app.Services.CreateAsyncScope();
                    scope.ServiceProvider.GetRequiredService<Visit>().Who = DemoBureau.AskerOf(8);
                    var start = Stopwatch.GetTimestamp();
                    var shown = await scope.ServiceProvider.GetRequiredService<Web.Desk.Desk>().Send(new AbsenceBoard(null, week));
                    if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    lines = ((Done<BoardShown>)shown).Value.Sections.Sum(s => s.Lines.Count);
                }
                Array.Sort(times);
                table.Add($"Board of 500 people on {engine}, {what} ({lines} lines)", $"median {times[Times / 2]:0.00} ms, p99 {times[Times * 99 / 100]:0.00} ms", $"<= {GoalMs:0} ms", times[Times / 2] <= GoalMs);
            }
        }
    }

    private static async Task<WebApplication> Office(Database database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Office:DataFolder"] = Directory.CreateTempSubdirectory("deskboard").FullName, ["Office:Demo"] = "false", ["Office:Jobs"] = "false" });
        builder.AddHost();
        builder.AddDatabase();
        builder.AddDesk();
        builder.AddMail();
        builder.AddJobs();
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton(database));
        var app = builder.Build();
        await app.PrepareDatabase(people: false);
        return app;
    }

    private static async Task Fill(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, async db =>
        {
            await DemoBureau.Write(db, services.GetRequiredService<Initials>());
            await db.Execute(Section, Enumerable.Range(1, 20).Select(n => new { Id = 100 + n, Code = "S" + n, Name = "股室" + n }));
            await db.Execute(People, Enumerable.Range(1, 474).Select(n => new { Id = 1000 + n, Name = "工作人员" + n, Section = 101 + n % 20 }));
            var midnight = OfficeClock.Instant(db.Today.ToDateTime(TimeOnly.MinValue));
            // a year behind, and today: 40 away, 20 to come
            await db.Execute(Absence, Enumerable.Range(0, 20_000).Select(n =>
            {
                var (now, ahead) = (n < 40, n is >= 40 and < 60);
                var from = now || ahead ? midnight.AddHours(now ? 0.5 : 23) : midnight.AddDays(-1 - n % 365).AddHours(1);
                return new { Id = n + 1L, Person = 1001 + n % 474, Section = 101 + (1 + n % 474) % 20, From = from, To = from.AddHours(now ? 23 : 0.9), State = now ? "Started" : ahead ? "Approved" : "Returned", Back = now || ahead ? (DateTimeOffset?)null : from.AddHours(2) };
            }));
            return true;
        }, CancellationToken.None);
    }

    private static async Task Run(string server, string sql)
    {
        await using var database = MariaDatabase.Open(server);
        await using var connection = await database.OpenRead();
        await connection.ExecuteAsync(sql);
    }
}
