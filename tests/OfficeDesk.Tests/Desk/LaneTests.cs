using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Desk;

/// <summary>Commands that share a commit: each is kept or leaves nothing by itself, and nobody is answered before the commit.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LaneTests(Engine engine)
{
    private const string Keep = "INSERT INTO drafts (person_id, form, body, saved_at) VALUES (@Id, @Form, '', @At)";

    private FaultyDatabase _wire = null!;

    private static LogEnquiry Enquiry(string ask) => new(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: ask);

    private Task<TestDesk> Open() => TestDesk.WithBureau(engine, services =>
    {
        _wire = new FaultyDatabase((Database)services.Last(s => s.ServiceType == typeof(Database)).ImplementationInstance!);
        services.Replace(ServiceDescriptor.Singleton<Database>(_wire));
    });

    /// <summary>Holds the lane with a first turn until all the others stand behind it, so that they are carried in one round with it.</summary>
    private static async Task<T[]> InOneRound<T>(TestDesk desk, params Func<Task<T>>[] turns)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Task.Run(() => Write(desk, async _ => { inside.TrySetResult(); await open.Task; return true; }));
        await inside.Task;
        // a turn stands in line before its task is handed back
        var behind = turns.Select(turn => turn()).ToArray();
        open.SetResult();
        await Task.WhenAny(first);
        return await Task.WhenAll(behind.Select(async t => { await Task.WhenAny(t); return t.IsCompletedSuccessfully ? await t : default!; }));
    }

    private static async Task<T> Write<T>(TestDesk desk, Func<Db, Task<T?>> work, Asker? who = null, object? audited = null)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = who ?? TestDesk.As("staff1");
        return await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(audited, work, CancellationToken.None) ?? default!;
    }

    /// <summary>Writes a draft at once and one with the commit; then it is kept, refused, or fails.</summary>
    private static async Task<string> Draft(TestDesk desk, long id, bool refused = false, bool fails = false)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = TestDesk.As("staff1");
        var answer = await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do<string?>(null, async db =>
        {
            await db.Execute(Keep, new { Id = id, Form = "now", At = db.Now });
            await db.Together(() => db.Execute(Keep, new { Id = id, Form = "later", At = db.Now }));
            if (fails) throw new InvalidOperationException("this turn fails");
            return refused ? null : "kept";
        }, CancellationToken.None);
        return answer ?? "refused";
    }

    private static Task<IReadOnlyList<string>> Drafts(TestDesk desk) => desk.Rows<string>("SELECT concat(person_id, ' ', form) FROM drafts ORDER BY person_id, form");

    [Test]
    public async Task One_that_is_refused_in_the_middle_leaves_nothing_and_the_others_stand()
    {
        await using var desk = await Open();
        var answers = await InOneRound(desk, () => Draft(desk, 1), () => Draft(desk, 2, refused: true), () => Draft(desk, 3), () => Draft(desk, 4, refused: true));
        Assert.That(answers, Is.EqualTo(new[] { "kept", "refused", "kept", "refused" }));
        Assert.That(await Drafts(desk), Is.EqualTo(new[] { "1 later", "1 now", "3 later", "3 now" }));
    }

    [Test]
    public async Task One_that_fails_fails_alone_and_the_others_are_carried_again()
    {
        await using var desk = await Open();
        var answers = await InOneRound(desk, () => Draft(desk, 1), () => Draft(desk, 2, fails: true), () => Draft(desk, 3));
        Assert.That(answers, Is.EqualTo(new[] { "kept", null, "kept" }));
        Assert.That(await Drafts(desk), Is.EqualTo(new[] { "1 later", "1 now", "3 later", "3 now" }));
    }

    [Test]
    public async Task A_unique_key_that_two_take_in_one_round_is_taken_once()
    {
        await using var desk = await Open();
        var answers = await InOneRound(desk, () => Draft(desk, 1), () => Draft(desk, 1), () => Draft(desk, 2));
        Assert.That(answers.Order(), Is.EqualTo(new[] { null, "kept", "kept" }));
        Assert.That(await Drafts(desk), Is.EqualTo(new[] { "1 later", "1 now", "2 later", "2 now" }));
    }

    [Test]
    public async Task Numbers_have_no_gap_and_the_chain_one_order_whoever_is_refused_between_them()
    {
        await using var desk = await Open();
        var used = (await desk.Rows<long>("SELECT uses FROM matter_types WHERE id = 1")).Single();
        var outcomes = await InOneRound(desk, [.. Enumerable.Range(0, 24).Select(i => (Func<Task<Outcome<EnquiryLogged>>>)(() =>
            desk.Send(TestDesk.As("staff1"), i % 3 == 1 ? Enquiry($"{i}") with { MatterTypeId = 999 } : Enquiry($"{i}"), $"key-{i}")))]);
        Assert.That(outcomes.Count(o => o is Done<EnquiryLogged>), Is.EqualTo(16));
        Assert.That(outcomes.OfType<Done<EnquiryLogged>>().Select(d => d.Value.Number), Is.EquivalentTo(Enumerable.Range(1, 16).Select(n => $"2026-{n}")));
        Assert.That(await desk.Rows<long>("SELECT last_no FROM counters WHERE series = 'enquiry'"), Is.EqualTo(new[] { 16L }));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM audit WHERE message = 'LogEnquiry'"), Is.EqualTo(new[] { 16L }));
        Assert.That(await desk.Rows<long>("SELECT visits FROM citizens"), Is.EqualTo(new[] { 16L }), "one citizen, found by each turn that came after");
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM enquiries WHERE known_by = (SELECT known_by FROM citizens)"), Is.EqualTo(new[] { 16L }));
        Assert.That((await desk.Rows<long>("SELECT uses FROM matter_types WHERE id = 1")).Single() - used, Is.EqualTo(16L), "counted up once for all, without those that were refused");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task F2_one_key_twice_in_one_round_has_one_effect_and_one_answer()
    {
        await using var desk = await Open();
        var outcomes = await InOneRound(desk, [.. Enumerable.Range(0, 6).Select(i => (Func<Task<Outcome<EnquiryLogged>>>)(() => desk.Send(TestDesk.As("staff1"), Enquiry($"{i % 2}"), $"key-{i % 2}")))]);
        Assert.That(outcomes.OfType<Done<EnquiryLogged>>().Select(d => d.Value.Number).Order(), Is.EqualTo(new[] { "2026-1", "2026-1", "2026-1", "2026-2", "2026-2", "2026-2" }));
        Assert.That(await desk.Rows<string>("SELECT ask FROM enquiries ORDER BY ask"), Is.EqualTo(new[] { "0", "1" }));
    }

    [Test]
    public async Task A_row_is_held_until_the_commit_and_asked_for_anew_after_a_write_into_its_table()
    {
        const string Unharmed = "UPDATE matter_types SET uses = uses WHERE id = @Id AND uses >= 0";
        const string Harm = "UPDATE matter_types SET uses = -1 WHERE id = 1";
        await using var desk = await Open();
        await Write<string>(desk, async db =>
        {
            Assert.That(await db.Holds(Unharmed, 1), "it stands");
            var sent = _wire.Sent;
            Assert.That(await db.Holds(Unharmed, 1), "it still does");
            Assert.That(_wire.Sent, Is.EqualTo(sent), "nobody has to ask");
            await db.Execute("UPDATE people SET version = version WHERE id = 8");
            Assert.That(await db.Holds(Unharmed, 2), "another row");
            Assert.That(_wire.Sent, Is.GreaterThan(sent + 1), "which is asked for");
            await db.Together(() => db.Execute(Harm));
            Assert.That(await db.Holds(Unharmed, 1), Is.False, "this very turn has changed it");
            return null;
        });
        Func<Task<string>> Turn(string? answer, string write = "") => () => Write<string>(desk, async db =>
        {
            if (!await db.Holds(Unharmed, 1)) return "not so any more";
            if (write.Length > 0) await db.Execute(write);
            return answer;
        });
        var answers = await InOneRound(desk, Turn("one"), Turn("two"), Turn(null), Turn("four"), Turn("five", Harm), Turn("six"));
        Assert.That(answers, Is.EqualTo(new[] { "one", "two", null, "four", "five", "not so any more" }));
    }

    /// <summary>E10 for a round of three: whichever statement fails, before or after it was carried out, everybody answered with success is there, nobody twice, nobody by half.</summary>
    [Test]
    public async Task E10_a_fault_at_any_statement_of_a_round_leaves_whole_commands_only()
    {
        await using var desk = await Open();
        var told = 0;
        for (var (n, rounds) = (1, 0); n < 60 && rounds < 120; n++, rounds++)
        {
            var ended = false;
            foreach (var after in new[] { false, true })
            {
                var asks = Enumerable.Range(0, 3).Select(i => $"{rounds}-{n}-{after}-{i}").ToArray();
                // counted from the first statement of the round: the turn that holds the lane writes nothing
                _wire.BreakAt(n, after);
                var outcomes = await InOneRound(desk, [.. asks.Select(ask => (Func<Task<Outcome<EnquiryLogged>>>)(() => desk.Send(TestDesk.As("staff1"), Enquiry(ask), ask)))]);
                var broke = _wire.Broke;
                _wire.BreakAt(int.MaxValue, after: false);
                var there = (await desk.Rows<string>("SELECT ask FROM enquiries")).ToHashSet(StringComparer.Ordinal);
                foreach (var (ask, outcome) in asks.Zip(outcomes))
                    if (outcome is Done<EnquiryLogged>) Assert.That(there, Does.Contain(ask), $"answered, but not there (statement {n}, after: {after})");
                told += outcomes.Count(o => o is null);
                foreach (var ask in asks) await desk.Done(TestDesk.As("staff1"), Enquiry(ask), ask);
                ended |= !broke;
            }
            // where a slow machine made a round ask the database first, its commit was another statement than last time: once more from the first
            if (ended) n = told > 0 ? 60 : 0;
        }
        Assert.That(told, Is.GreaterThan(0), "a commit whose answer was lost tells everybody to try again");
        foreach (var table in new[] { "enquiries", "tasks", "responsibilities", "idempotency", "audit WHERE message = 'LogEnquiry'", "events WHERE kind = 'Logged'" })
            Assert.That(await desk.Rows<long>($"SELECT COUNT(*) FROM {table}"), Is.EqualTo(await desk.Rows<long>("SELECT last_no FROM counters WHERE series = 'enquiry'")), table);
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    /// <summary>What the round before left of the audit chain is not believed by a turn that took long: the clock may have written beside it.</summary>
    [Test]
    public async Task A_command_that_takes_long_is_carried_once_though_the_clock_writes_meanwhile()
    {
        await using var desk = await Open();
        Task<string> Audited(Asker who, Func<Task> work) => Write<string>(desk, async _ => { await work(); return "kept"; }, who, Enquiry("x"));
        var (carried, clock) = (0, Task.CompletedTask);
        await Audited(TestDesk.As("staff1"), () => Task.CompletedTask);
        await Audited(TestDesk.As("staff1"), async () =>
        {
            carried++;
            clock = Task.Run(() => Audited(Asker.Clock, () => Task.CompletedTask));
            // a file has room for one writer: there the clock waits for this turn
            if (engine is Engine.MariaDb) await clock;
            await Task.Delay(60);
        });
        await clock;
        Assert.That(carried, Is.EqualTo(1));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    /// <summary>What one node remembers of its last round is old when another one was faster: the keys refuse it, and the database is asked.</summary>
    [Test]
    public async Task Two_nodes_in_turns_and_at_once_leave_no_gap_and_one_chain()
    {
        await using var desk = await Open();
        var s = desk.Services;
        Lane[] lanes = [s.GetRequiredService<Lane>(), new Lane(desk.Database, new DoorBell(), desk.Clock)];
        async Task<Outcome<EnquiryLogged>> Send(int node, string ask)
        {
            await using var scope = s.CreateAsyncScope();
            var visit = scope.ServiceProvider.GetRequiredService<Visit>();
            (visit.Who, visit.OnceKey) = (TestDesk.As("staff1"), ask);
            return await new Web.Desk.Desk(scope.ServiceProvider, desk.Database, lanes[node], s.GetRequiredService<Registry>(), s.GetRequiredService<Audit>(), visit, s.GetRequiredService<Recent>(), desk.Clock, s.GetRequiredService<Ids>()).Send(Enquiry(ask));
        }
        for (var i = 0; i < 10; i++) Assert.That(await Send(i % 3 == 0 ? 0 : 1, $"turn {i}"), Is.InstanceOf<Done<EnquiryLogged>>());
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Send(i % 2, $"once {i}"))));
        Assert.That(atOnce, Has.All.InstanceOf<Done<EnquiryLogged>>());
        Assert.That(await desk.Rows<long>("SELECT last_no FROM counters WHERE series = 'enquiry'"), Is.EqualTo(new[] { 30L }));
        Assert.That((await desk.Rows<string>("SELECT number FROM enquiries")).Order(StringComparer.Ordinal), Is.EqualTo(Enumerable.Range(1, 30).Select(n => $"2026-{n}").Order(StringComparer.Ordinal)));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task Somebody_who_has_gone_before_the_turn_came_leaves_nothing()
    {
        await using var desk = await Open();
        using var gone = new CancellationTokenSource();
        var answers = await InOneRound(desk, () => Draft(desk, 1), async () =>
        {
            await using var scope = desk.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Visit>().Who = TestDesk.As("staff1");
            var waiting = scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, db => db.Execute(Keep, new { Id = 2L, Form = "now", At = db.Now }), gone.Token);
            await gone.CancelAsync();
            await waiting;
            return "kept";
        });
        Assert.That(answers, Is.EqualTo(new[] { "kept", null }));
        Assert.That(await Drafts(desk), Is.EqualTo(new[] { "1 later", "1 now" }));
    }
}
