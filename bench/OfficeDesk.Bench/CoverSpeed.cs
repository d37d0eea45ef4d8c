using System.Diagnostics;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OfficeDesk.Rules;
using OfficeDesk.Web;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Bench;

/// <summary>Covers in an office with a million tasks: who was responsible on a day, who could cover, and 2,000 open tasks that change hands.</summary>
internal static class CoverSpeed
{
    private const int Moved = 2000;

    private const string Tasks = $"""
        INSERT INTO tasks (id, number, kind, title, source, matter_type_id, post_id, section_id, answering_id, received_on, first_due_on, due_on, state, made_at, made_by)
        SELECT 1000000 + n.i, concat('B', n.i), 'Matter', '城市低保', 'Citizen', 1, 1, 3, CASE WHEN n.i < 2000 THEN 8 ELSE 9 + n.i % 3 END, '2026-03-02', '2026-03-18', '2026-03-18',
               CASE WHEN n.i < 5000 THEN 'Open' ELSE 'Done' END, '2026-03-02T01:00:00.000000Z', 8
        FROM (SELECT @Start + i AS i FROM {Counted.Numbers} u) n
        """;

    private const string Intervals = "INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, why) SELECT id + 5000000, id, answering_id, 3, made_at, 'Holder' FROM tasks WHERE id >= 1000000 + @Start";

    private const string Absence = """
        INSERT INTO absences (id, number, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at)
        VALUES (1, 'LG-1', 8, 3, 'Annual', '年休假', @From, @To, @To, 780, 200, 'Leave', @State, 'Approved', 8, @From)
        """;

    private const string Cover = "INSERT INTO covers (id, absence_id, post_id, cover_id, person_id, section_id, state, slot) VALUES (1, 1, 1, 9, 8, 3, 'HandedOver', '1:1')";

    /// <summary>The same in a database of its own on a server.</summary>
    public static async Task OnMaria(Table table, string server)
    {
        var name = "benchcover" + Environment.ProcessId;
        await using var above = MariaDatabase.Open(server);
        await using var connection = await above.OpenRead();
        await connection.ExecuteAsync(string.Concat("CREATE DATABASE ", name, " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"));
        try
        {
            await Measure(table, "MariaDB", ("Database:Engine", "mariadb"), ("Database:Connection", $"{server};Database={name}"));
        }
        finally
        {
            await connection.ExecuteAsync(string.Concat("DROP DATABASE ", name));
        }
    }

    public static async Task Measure(Table table, string engine, params (string Name, string Value)[] database)
    {
        var folder = Directory.CreateTempSubdirectory("deskcover").FullName;
        await using var app = await Open(folder, database);
        for (var start = 0; start < 1_000_000; start += Counted.Part)
        {
            await Write(app, db => db.Execute(Tasks, new { Start = start }));
            await Write(app, db => db.Execute(Intervals, new { Start = start }));
        }
        if (database.FirstOrDefault(d => d.Name == "Database:Connection").Value is { } server) await Place.Settle(server);
        var random = 12345L;
        var onADay = await Times(300, async () =>
        {
            random = (random * 1103515245 + 12345) % int.MaxValue;
            await Send(app, 7, new WhoWasResponsible($"B{random % 1_000_000}", new DateOnly(2026, 3, 5)));
        });
        table.Add($"who was responsible on a day, 1,000,000 tasks, {engine}", $"median {onADay[150]:0.00} ms, p99 {onADay[297]:0.00} ms", "p99 <= 10 ms", onADay[297] <= 10);

        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await Write(app, db => db.Execute(Absence, new { From = now, To = now.AddDays(3), State = "Approved" }));
        var ranking = await Times(300, () => Send(app, 7, new CoversOf(1)));
        table.Add($"ranking the candidates of a post, {engine}", $"median {ranking[150]:0.00} ms, p99 {ranking[297]:0.00} ms", "p99 <= 10 ms", ranking[297] <= 10);

        await Write(app, db => db.Execute(Cover));
        var office = await app.Services.GetRequiredService<OfficeBook>().Open();
        async Task<double> Follow(string state)
        {
            var start = Stopwatch.GetTimestamp();
            await Write(app, async db =>
            {
                await db.Execute("UPDATE absences SET state = @State WHERE id = 1", new { State = state });
                await Covers.Follow(db, office, 1);
                return 0;
            });
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        var (over, back) = (await Follow("Started"), await Follow("Returned"));
        await using var look = await app.Services.GetRequiredService<Database>().OpenRead();
        var moved = await look.QueryFirstAsync<long>("SELECT COUNT(*) FROM cover_tasks WHERE back_at IS NOT NULL");
        if (moved != Moved) throw new InvalidOperationException($"{moved} tasks moved");
        table.Add($"{Moved:N0} open tasks to the cover in one transaction, {engine}", $"{over:0} ms, and back {back:0} ms", "<= 1000 ms", over <= 1000 && back <= 1000);
    }

    private static async Task<WebApplication> Open(string folder, (string Name, string Value)[] database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Office:DataFolder"] = folder, ["Office:Demo"] = "false", ["Office:Jobs"] = "false" }.Concat(database.Select(d => KeyValuePair.Create(d.Name, (string?)d.Value))));
        builder.AddHost();
        builder.AddDatabase();
        builder.AddDesk();
        builder.AddMail();
        builder.AddJobs();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        await app.PrepareDatabase(people: false);
        await Write(app, async db => { await DemoBureau.Write(db, app.Services.GetRequiredService<Initials>()); return 0; });
        return app;
    }

    private static async Task Write(WebApplication app, Func<Db, Task<int>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, work, CancellationToken.None);
    }

    private static async Task Send<T>(WebApplication app, long person, IMessage<T> message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = DemoBureau.AskerOf(person);
        if (await scope.ServiceProvider.GetRequiredService<Web.Desk.Desk>().Send(message) is Refused<T> refused) throw new InvalidOperationException(refused.Why.En);
    }

    private static async Task<double[]> Times(int times, Func<Task> act)
    {
        // as in an office that opened an hour ago: the program has been compiled for what is asked of it
        for (var i = 0; i < 600; i++) await act();
        var took = new double[times];
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await act();
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(took);
        return took;
    }
}
