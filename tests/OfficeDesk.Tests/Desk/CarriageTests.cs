using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Desk;

/// <summary>Commands come aboard while those before them are on their way to the disk, and are carried on what these leave, if they arrive.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CarriageTests(Engine engine)
{
    private HeldDatabase _held = null!;

    private Task<TestDesk> Open() => TestDesk.WithBureau(engine, services =>
    {
        _held = new HeldDatabase((Database)services.Last(s => s.ServiceType == typeof(Database)).ImplementationInstance!);
        services.Replace(ServiceDescriptor.Singleton<Database>(_held));
    });

    private static Task<Outcome<EnquiryLogged>> Log(TestDesk desk, string ask) => Task.Run(() => desk.Send(TestDesk.As("staff1"),
        new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: ask), ask));

    private static async Task<string> Whole(TestDesk desk)
    {
        foreach (var table in new[] { "tasks", "responsibilities", "idempotency", "audit WHERE message = 'LogEnquiry'", "events WHERE kind = 'Logged'" })
            Assert.That(await desk.Rows<long>($"SELECT COUNT(*) FROM {table}"), Is.EqualTo(await desk.Rows<long>("SELECT last_no FROM counters WHERE series = 'enquiry'")), table);
        Assert.That((await desk.VerifyAudit()).Intact);
        return string.Join(' ', (await desk.Rows<string>("SELECT ask FROM enquiries")).Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task Who_comes_while_others_are_on_their_way_shares_the_next_commit_and_is_answered_behind_it()
    {
        await using var desk = await Open();
        await Log(desk, "a");
        _held.Hold(fails: false);
        var first = Log(desk, "b");
        await _held.Reached;
        var behind = Enumerable.Range(0, 5).Select(n => Log(desk, $"c{n}")).ToArray();
        await Task.Delay(100);
        Assert.That(behind.Append(first).Any(t => t.IsCompleted), Is.False, "nobody is answered before the commit");
        _held.Release();
        var numbers = (await Task.WhenAll(behind)).Append(await first).Select(o => ((Done<EnquiryLogged>)o).Value.Number);
        Assert.That(numbers, Is.EquivalentTo(Enumerable.Range(2, 6).Select(n => $"2026-{n}")));
        Assert.That(_held.Commits, Is.EqualTo(2));
        Assert.That(await Whole(desk), Is.EqualTo("a b c0 c1 c2 c3 c4"));
    }

    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(true, true)]
    public async Task What_was_gathered_behind_a_commit_that_fails_is_carried_again_whatever_came_of_it(bool carriedOut, bool rollbackFails)
    {
        await using var desk = await Open();
        await Log(desk, "a");
        _held.Hold(fails: true, carriedOut, rollbackFails);
        var first = Log(desk, "b");
        await _held.Reached;
        var behind = Enumerable.Range(0, 5).Select(n => Log(desk, $"c{n}")).ToArray();
        await Task.Delay(100);
        _held.Release();
        Assert.That(async () => await first, Throws.InstanceOf<BrokenWire>(), "it is told");
        Assert.That(await Task.WhenAll(behind).WaitAsync(TimeSpan.FromSeconds(30)), Has.All.InstanceOf<Done<EnquiryLogged>>());
        Assert.That(await Whole(desk), Is.EqualTo(carriedOut ? "a b c0 c1 c2 c3 c4" : "a c0 c1 c2 c3 c4"));
        Assert.That(await Log(desk, "b"), Is.InstanceOf<Done<EnquiryLogged>>(), "sent again under its key");
        Assert.That(await Whole(desk), Is.EqualTo("a b c0 c1 c2 c3 c4"));
    }

    [Test]
    public async Task Whoever_waits_for_the_next_carriage_is_overtaken_by_nobody()
    {
        await using var desk = await Open();
        await Log(desk, "a");
        _held.Hold(fails: false);
        var first = Log(desk, "b");
        await _held.Reached;
        // a carriage takes 64; each stands in line before the next one comes
        var asks = Enumerable.Range(0, 150).Select(n => $"c{n:000}").ToList();
        var coming = Task.Factory.StartNew(() => asks.ConvertAll(ask => desk.Send(TestDesk.As("staff1"),
            new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: ask), ask)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAny(coming, Task.Delay(1000));
        _held.Release();
        await first;
        var numbers = (await Task.WhenAll(await coming)).Select(o => ((Done<EnquiryLogged>)o).Value.Number);
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(3, asks.Count).Select(n => $"2026-{n}")));
        Assert.That(await Whole(desk), Is.EqualTo("a b " + string.Join(' ', asks)));
    }

    [Test]
    public async Task Whoever_has_to_ask_waits_for_those_before_and_sees_what_they_wrote()
    {
        await using var desk = await Open();
        await Log(desk, "a");
        _held.Hold(fails: false);
        var first = Log(desk, "b");
        await _held.Reached;
        var seen = 0L;
        await using var scope = desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = TestDesk.As("staff1");
        var asking = Task.Run(() => scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, async db =>
        {
            seen = await db.One<long>("SELECT COUNT(*) FROM enquiries");
            return "seen";
        }, CancellationToken.None));
        var behind = Log(desk, "c");
        await Task.Delay(100);
        Assert.That(seen, Is.Zero);
        _held.Release();
        await Task.WhenAll(first, asking, behind);
        Assert.That(seen, Is.GreaterThanOrEqualTo(2));
        Assert.That(await Whole(desk), Is.EqualTo("a b c"));
    }

    /// <summary>A real database whose next commit waits until it is let go, and may fail then.</summary>
    private sealed class HeldDatabase(Database real) : TappedDatabase(real)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private (bool Next, bool Fails, bool CarriedOut, bool RollbackFails) _hold;

        public Task Reached => _reached.Task;

        /// <summary>How many there were since the one that is held, with it.</summary>
        public int Commits { get; private set; }

        public void Hold(bool fails, bool carriedOut = false, bool rollbackFails = false) => (_hold, Commits) = ((true, fails, carriedOut, rollbackFails), 0);

        public void Release() => _released.SetResult();

        public override async ValueTask<Writing> BeginWrite(CancellationToken ct = default)
        {
            var tapped = TapWriting(await base.BeginWrite(ct));
            return _hold is { Next: true, RollbackFails: true } ? new Stubborn(tapped) : tapped;
        }

        protected override T Around<T>(string sql, Func<T> command)
        {
            if (sql != "COMMIT") return command();
            Commits++;
            if (!_hold.Next) return command();
            _hold.Next = false;
            _reached.SetResult();
            _released.Task.Wait();
            if (_hold is { Fails: true, CarriedOut: false }) throw new BrokenWire();
            var answer = command();
            return _hold.Fails ? throw new BrokenWire() : answer;
        }
    }

    /// <summary>It is rolled back, but says that it could not be.</summary>
    private sealed class Stubborn(Writing real) : Writing
    {
        public override DbConnection Connection => real.Connection;
        public override DbTransaction? Transaction => real.Transaction;
        public override bool Joins => real.Joins;
        public override Block? Block => real.Block;
        public override Task Commit(Bundle last, CancellationToken ct) => real.Commit(last, ct);

        public override async ValueTask DisposeAsync()
        {
            await real.DisposeAsync();
            throw new BrokenWire();
        }
    }
}
