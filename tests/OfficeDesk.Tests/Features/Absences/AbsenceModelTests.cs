using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>
/// Random acts by random people against the real desk while the clock goes on: whatever they try, nobody is away twice at once,
/// nobody decides their own absence, what waits has its request and nothing else has, and a section is empty when it is.
/// </summary>
[TestFixture(Engine.Sqlite, 400)]
[TestFixture(Engine.MariaDb, 150)]
public class AbsenceModelTests(Engine engine, int usually)
{
    private static readonly string[] People = ["chief4", "staff10", "staff11", "chief3", "staff8", "staff9"];

    private uint _seed;

    private int Draw(int below)
    {
        _seed = unchecked(_seed * 1664525 + 1013904223);
        return (int)((_seed >> 8) % (uint)below);
    }

    [TestCase(7u)]
    [TestCase(2026u)]
    public async Task F4_whatever_is_tried_the_rules_hold(uint seed)
    {
        _seed = seed;
        var steps = Environment.GetEnvironmentVariable("OFFICEDESK_STORIES")?.Split('x') is [_, var asked] ? int.Parse(asked) : usually;
        await using var desk = await TestDesk.WithBureau(engine);
        var (done, refused) = (0, 0);
        for (var step = 0; step < steps; step++)
        {
            if (await Act(desk)) done++; else refused++;
            if (Draw(3) == 0)
            {
                // nights and rest days, in which little happens, go by faster
                var wall = OfficeClock.Wall(desk.Clock.GetUtcNow());
                desk.Clock.Pass(TimeSpan.FromMinutes(1 + Draw(AbsenceLength.Between(wall, wall.AddHours(1), Rules.Known.Calendar, _ => OfficeHours.Default).Minutes > 0 ? 45 : 480)));
                await desk.Done(Asker.Clock, new WatchAbsences());
            }
            if (step % 10 == 9) await Holds(desk, step);
        }
        TestContext.Out.WriteLine($"{engine}, seed {seed}: {steps} steps, {done} done, {refused} refused; states {string.Join(", ", await desk.Rows<string>("SELECT concat(state, ' ', COUNT(*)) FROM absences GROUP BY state"))}");
        Assert.That(done, Is.GreaterThan(steps / 4), "the acts are not all refused");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    /// <summary>Three in four acts are what somebody would do, the fourth is what anybody might try.</summary>
    private async Task<bool> Act(TestDesk desk) => Draw(4) > 0 && await Meant(desk) is { } done ? done : await Tried(desk);

    /// <summary>Null when there is nothing of the kind to do.</summary>
    private async Task<bool?> Meant(TestDesk desk)
    {
        var rows = await desk.Rows<AbsenceRow>("SELECT * FROM absences WHERE state IN ('Asked', 'Approved', 'Started', 'Extended') ORDER BY id");
        AbsenceRow? One(Func<AbsenceRow, bool> which) => rows.Where(which).ToList() is { Count: > 0 } fit ? fit[Draw(fit.Count)] : null;
        var now = desk.Clock.GetUtcNow();
        switch (Draw(7))
        {
            case 0 or 1:
                var free = People.Where(p => rows.All(a => Name(a.PersonId) != p)).ToList();
                if (free.Count == 0) return null;
                var from = now.AddMinutes(5 + Draw(90));
                return await desk.Send(TestDesk.As(free[Draw(free.Count)]), new AnnounceAbsence((AbsenceKind)Draw(8), "事由", Draw(3) == 0 ? null : from, from.AddMinutes(20 + Draw(180)))) is Done<AbsenceAnnounced>;
            case 2 or 3:
                return One(a => a.Approval is AbsenceApproval.Waiting) is { } waits
                    ? await desk.Send(Decider(await Asked(desk, "Absence", waits.Id)), new DecideAbsence(waits.Id, Draw(5) > 0, "意见", "确有必要", waits.Version)) is Done<AbsenceDecided> : null;
            case 4:
                return One(a => a.Running) is { } away ? await desk.Send(TestDesk.As(Name(away.PersonId)), new RecordReturn(away.Id, null, away.Version)) is Done<ReturnRecorded> : null;
            case 5:
                return One(a => !a.Running && Draw(2) == 0) is { } plan ? await desk.Send(TestDesk.As(Name(plan.PersonId)), new WithdrawAbsence(plan.Id, plan.Version)) is Done<AbsenceWithdrawn> : null;
            default:
                if (One(a => a.Stands) is not { } longer) return null;
                var later = await desk.Rows<long>("SELECT id FROM absence_extensions WHERE absence_id = @Id AND state = 'Asked'", new { longer.Id });
                return later.Count > 0
                    ? await desk.Send(Decider(await Asked(desk, "LaterReturn", later[0])), new DecideLaterReturn(longer.Id, Draw(3) > 0, "意见", longer.Version, "确有必要")) is Done<LaterReturnDecided>
                    : await desk.Send(TestDesk.As(Name(longer.PersonId)), new AskLaterReturn(longer.Id, longer.ToAt.AddMinutes(10 + Draw(100)), "还要一会儿", longer.Version)) is Done<LaterReturnAsked>;
        }
    }

    private static Asker Decider(long? person) => Web.Demo.DemoBureau.AskerOf(person ?? 1);

    private static async Task<long?> Asked(TestDesk desk, string kind, long id) =>
        (await desk.Rows<long>("SELECT decider_id FROM requests WHERE kind = @kind AND state = 'Open' AND subject_id = @id", new { kind, id })).Cast<long?>().FirstOrDefault();

    private async Task<bool> Tried(TestDesk desk)
    {
        var who = TestDesk.As(People[Draw(People.Length)]);
        var now = desk.Clock.GetUtcNow();
        var rows = await desk.Rows<AbsenceRow>("SELECT * FROM absences ORDER BY id DESC LIMIT 40");
        var one = rows.Count == 0 ? new AbsenceRow() : rows[Draw(rows.Count)];
        var version = Draw(8) == 0 ? one.Version + 1 : one.Version;
        // whoever decides is drawn too, so that the wrong ones try as well
        var decider = TestDesk.As(new[] { "chief4", "chief3", "leader2", "director", "staff8" }[Draw(5)]);
        return Draw(9) switch
        {
            0 or 1 or 2 => await desk.Send(who, new AnnounceAbsence((AbsenceKind)Draw(8), "事由", Draw(3) == 0 ? null : now.AddMinutes(Draw(400) - 60), now.AddMinutes(Draw(600)), Sudden: Draw(12) == 0)) is Done<AbsenceAnnounced>,
            3 or 4 or 5 => await desk.Send(decider, new DecideAbsence(one.Id, Draw(5) > 0, "意见", Draw(2) == 0 ? "确有必要" : "", version)) is Done<AbsenceDecided>,
            6 => await desk.Send(who, new WithdrawAbsence(one.Id, version)) is Done<AbsenceWithdrawn>,
            7 => await desk.Send(TestDesk.As(Name(one.PersonId)), new RecordReturn(one.Id, null, version)) is Done<ReturnRecorded>,
            _ => await (Draw(2) == 0
                ? Later(desk, TestDesk.As(Name(one.PersonId)), new AskLaterReturn(one.Id, one.ToAt.AddMinutes(10 + Draw(200)), "还要一会儿", version))
                : Later(desk, decider, new DecideLaterReturn(one.Id, Draw(3) > 0, "意见", version))),
        };
    }

    private static async Task<bool> Later<T>(TestDesk desk, Asker who, ICommand<T> message) => await desk.Send(who, message) is Done<T>;

    private static string Name(long person) => Web.Demo.DemoBureau.People.FirstOrDefault(p => p.Id == person)?.SignIn ?? "staff8";

    private static async Task Holds(TestDesk desk, int step)
    {
        var all = await desk.Rows<AbsenceRow>("SELECT * FROM absences");
        foreach (var mine in all.Where(a => a.Stands || a.State is AbsenceState.Asked).GroupBy(a => a.PersonId))
            foreach (var (a, b) in mine.SelectMany(a => mine.Where(b => b.Id > a.Id).Select(b => (a, b))))
                Assert.That(a.FromAt < b.ToAt && b.FromAt < a.ToAt, Is.False, $"step {step}: {a.PersonId} is away twice at once");
        Assert.That(all.Where(a => a.Running).GroupBy(a => a.PersonId).Where(g => g.Count() > 1), Is.Empty, $"step {step}: nobody has gone twice without coming back");
        Assert.That(all.Where(a => a.DecidedBy == a.PersonId), Is.Empty, $"step {step}: GN-1");
        Assert.That(all.Where(a => a.Running && a.FromAt > desk.Clock.GetUtcNow()), Is.Empty, $"step {step}: nobody is away before it begins");
        Assert.That(all.Where(a => a.State is AbsenceState.Started or AbsenceState.Approved && a.Path is AbsencePath.Short && a.Sudden == 0 && a.Approval is not AbsenceApproval.Approved), Is.Empty, $"step {step}: AB-2");
        var waiting = all.Where(a => a.Approval is AbsenceApproval.Waiting && a.State is not (AbsenceState.Withdrawn or AbsenceState.Lapsed)).Select(a => a.Id).Order().ToList();
        Assert.That(await desk.Rows<long>("SELECT subject_id FROM requests WHERE kind = 'Absence' AND state = 'Open' ORDER BY subject_id"), Is.EqualTo(waiting), $"step {step}: what waits has its request");
        Assert.That(await desk.Rows<long>("SELECT subject_id FROM requests WHERE kind = 'LaterReturn' AND state = 'Open' ORDER BY subject_id"),
            Is.EqualTo(await desk.Rows<long>("SELECT id FROM absence_extensions WHERE state = 'Asked' ORDER BY id")), $"step {step}: later returns too");
        await EmptyHolds(desk, all, step);
    }

    /// <summary>Sections 5 and 6 are written down as empty just when all of them are away.</summary>
    private static async Task EmptyHolds(TestDesk desk, IReadOnlyList<AbsenceRow> all, int step)
    {
        var now = desk.Clock.GetUtcNow();
        foreach (var (section, members) in new[] { (5L, new long[] { 16, 17, 18 }), (6L, [19, 20, 21]) })
        {
            // who is late is expected any minute: only what lies ahead is compared
            bool Away(long p, DateTimeOffset at) => all.Any(a => a.PersonId == p && a.Stands && a.FromAt <= at && a.ToAt > at);
            var written = await desk.Rows<(DateTimeOffset From, DateTimeOffset To)>("SELECT from_at, to_at FROM section_empty WHERE section_id = @section AND state = 'Coming'", new { section });
            for (var minute = 5; minute < 600; minute += 7)
            {
                var at = now.AddMinutes(minute);
                if (AbsenceLength.Between(OfficeClock.Wall(at), OfficeClock.Wall(at.AddMinutes(1)), Rules.Known.Calendar, _ => OfficeHours.Default).Minutes == 0) continue;
                Assert.That(written.Any(e => e.From <= at && e.To > at), Is.EqualTo(members.All(p => Away(p, at))), $"step {step}: section {section} at {OfficeClock.Wall(at)}");
            }
        }
    }
}
