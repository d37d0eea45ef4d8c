using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OfficeDesk.Rules;
using OfficeDesk.Web;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.House;

/// <summary>The real desk over a fresh database of its own: real handlers, real SQL, no mocks. The clock stands still.</summary>
public sealed class TestDesk : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<Task> _drop;
    private readonly string _folder;

    private TestDesk(WebApplication app, StoppedClock clock, Func<Task> drop, string folder) =>
        (_app, Clock, _drop, _folder) = (app, clock, drop, folder);

    public StoppedClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public DateOnly Today => OfficeClock.Day(Clock.GetUtcNow());

    /// <summary>Opens an office with migrations applied and the holiday schedule in it. The clock shows Wednesday 4 March 2026, 09:00.</summary>
    public static async Task<TestDesk> Open(Engine engine, Action<IServiceCollection>? also = null)
    {
        var (database, drop) = await Prepared.Open(engine);
        return await Over(database, drop, also);
    }

    /// <summary>Brings an empty database to where <see cref="Open"/> begins.</summary>
    internal static async Task Prepare(Database database)
    {
        var desk = await Over(database, () => Task.CompletedTask, also: null);
        await desk._app.DisposeAsync();
        Directory.Delete(desk._folder, recursive: true);
    }

    /// <summary>The same over a database with as many connections as are asked for, with the demo bureau in it; MariaDB.</summary>
    public static async Task<TestDesk> WithFewConnections(int most)
    {
        var (connection, drop) = await Engines.FreshMaria();
        var desk = await Over(MariaDatabase.Open($"{connection};MaximumPoolSize={most}"), drop, also: null);
        await desk.Furnish();
        return desk;
    }

    private static async Task<TestDesk> Over(Database database, Func<Task> drop, Action<IServiceCollection>? also)
    {
        var folder = Directory.CreateTempSubdirectory("deskdata").FullName;
        var clock = new StoppedClock(new DateTime(2026, 3, 4, 9, 0, 0));
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Office:DataFolder"] = folder, ["Office:Demo"] = "false", ["Office:Jobs"] = "false" });
        builder.AddHost();
        builder.AddDatabase();
        builder.AddDesk();
        builder.AddMail();
        builder.AddJobs();
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton(database));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        also?.Invoke(builder.Services);
        var app = builder.Build();
        await app.PrepareDatabase(people: false);
        return new TestDesk(app, clock, drop, folder);
    }

    /// <summary>Opens an office with the demo bureau in it (people, posts, matters; no enquiries, no tasks).</summary>
    public static async Task<TestDesk> WithBureau(Engine engine, Action<IServiceCollection>? also = null)
    {
        var desk = await Open(engine, also);
        await desk.Furnish();
        return desk;
    }

    private Task Furnish() => Work(db => DemoBureau.Write(db, Services.GetRequiredService<Initials>()));

    /// <summary>A person of the demo bureau as the desk sees them, by the sign-in name: staff1, chief1, leader1, director, office1, discipline1 …</summary>
    public static Asker As(string signIn) => DemoBureau.AskerOf(DemoBureau.People.Single(p => p.SignIn == signIn).Id);

    /// <summary>Sends a message as somebody.</summary>
    public async Task<Outcome<T>> Send<T>(Asker who, IMessage<T> message, string? onceKey = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var visit = scope.ServiceProvider.GetRequiredService<Visit>();
        visit.Who = who;
        visit.OnceKey = onceKey;
        return await scope.ServiceProvider.GetRequiredService<Web.Desk.Desk>().Send(message);
    }

    /// <summary>Sends a message whose type is known only at run time; answers the outcome.</summary>
    public async Task<object> SendAny(Asker who, Registered message, object sent)
    {
        dynamic sending = typeof(TestDesk).GetMethod(nameof(Send))!.MakeGenericMethod(message.Answer).Invoke(this, [who, sent, null])!;
        object outcome = await sending;
        return outcome;
    }

    /// <summary>Sends a message and insists on its being done.</summary>
    public async Task<T> Done<T>(Asker who, IMessage<T> message, string? onceKey = null)
    {
        var outcome = await Send(who, message, onceKey);
        if (outcome is Refused<T> refused) Assert.Fail($"{message.GetType().Name} was refused: {refused.Why}");
        return ((Done<T>)outcome).Value;
    }

    /// <summary>Sends a message and insists on its being refused.</summary>
    public async Task<Refusal> Refused<T>(Asker who, IMessage<T> message)
    {
        var outcome = await Send(who, message);
        Assert.That(outcome, Is.InstanceOf<Refused<T>>(), $"{message.GetType().Name} was not refused");
        return ((Refused<T>)outcome).Why;
    }

    /// <summary>Reads straight from the tables, to see what a message left there.</summary>
    public async Task<IReadOnlyList<T>> Rows<T>(string sql, object? args = null)
    {
        await using var connection = await Database.OpenRead();
        return (await connection.QueryAsync<T>(sql, args)).AsList();
    }

    /// <summary>Works in a transaction of its own as the office's clock.</summary>
    public async Task Work(Func<Db, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, async db => { await work(db); return true; }, CancellationToken.None);
    }

    /// <summary>Writes straight to the tables, to set a scene.</summary>
    public async Task Write(string sql, object? args = null)
    {
        await using var writing = await Database.BeginWrite();
        await writing.Connection.ExecuteAsync(sql, args, writing.Transaction);
        await writing.Commit(CancellationToken.None);
        Services.GetRequiredService<DoorBell>().Ring();
    }

    public async Task<ChainReport> VerifyAudit() => await AuditCheck.Verify(Database, Services.GetRequiredService<Audit>());

    public async ValueTask DisposeAsync()
    {
        // a database given to the container as an instance is not closed by it; its connections would stay open until the last test
        var database = Database;
        await _app.DisposeAsync();
        await database.DisposeAsync();
        await _drop();
        Directory.Delete(_folder, recursive: true);
    }
}
