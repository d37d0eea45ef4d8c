using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>F1: two act on one absence at the same moment: exactly one does it.</summary>
[TestFixture(Engine.Sqlite, 6)]
[TestFixture(Engine.MariaDb, 15)]
public class AbsenceRaceTests(Engine engine, int rounds)
{
    private static Func<TestDesk, Task<Refusal?>> Send<T>(string who, ICommand<T> message) => async desk => await desk.Send(TestDesk.As(who), message) is Refused<T> refused ? refused.Why : null;

    private static IEnumerable<TestCaseData> Races()
    {
        static TestCaseData Race(string name, Func<TestDesk, Task<(Func<TestDesk, Task<Refusal?>>, Func<TestDesk, Task<Refusal?>>)>> set) => new TestCaseData(set).SetArgDisplayNames(name);
        yield return Race("approved · withdrawn", async d => { var a = await d.Announce("staff1", "10:00", "11:30"); return (Send("chief1", new DecideAbsence(a.Id, true, "", "", 1)), Send("staff1", new WithdrawAbsence(a.Id, 1))); });
        yield return Race("approved · refused", async d => { var a = await d.Announce("staff1", "10:00", "11:30"); return (Send("chief1", new DecideAbsence(a.Id, true, "", "", 1)), Send("leader1", new DecideAbsence(a.Id, false, "不行", "", 1))); });
        yield return Race("announced · twice in the same time", d => Task.FromResult((Send("staff1", Notice("10:00", "11:30")), Send("staff1", Notice("11:00", "11:45")))));
        yield return Race("returned · twice", async d => { var a = await d.Announce("staff1", "09:00", "09:20"); return (Send("staff1", new RecordReturn(a.Id, null, 1)), Send("chief1", new RecordReturn(a.Id, null, 1))); });
        yield return Race("returned · extended", async d => { var a = await d.Announce("staff1", "09:00", "09:20"); return (Send("chief1", new RecordReturn(a.Id, null, 1)), Send("staff1", new AskLaterReturn(a.Id, Scene.At("2026-03-04 09:30"), "排队", 1))); });
        yield return Race("a later return agreed · refused", async d =>
        {
            var a = await d.Approved("staff1", "09:00", "10:00");
            await d.Done(TestDesk.As("staff1"), new AskLaterReturn(a.Id, Scene.At("2026-03-04 11:00"), "没开完", 2));
            return (Send("chief1", new DecideLaterReturn(a.Id, true, "", 3)), Send("leader1", new DecideLaterReturn(a.Id, false, "按时返回", 3)));
        });
    }

    [TestCaseSource(nameof(Races))]
    public async Task F1_exactly_one_wins(Func<TestDesk, Task<(Func<TestDesk, Task<Refusal?>>, Func<TestDesk, Task<Refusal?>>)>> set)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var round = 0; round < rounds; round++)
        {
            await desk.Write("UPDATE absences SET state = 'Withdrawn'");
            var (one, other) = await set(desk);
            using var start = new Barrier(2);
            var acts = await Task.WhenAll(new[] { one, other }.Select(act => Task.Run(() => { start.SignalAndWait(); return act(desk); })));
            Assert.That(acts.Count(why => why is null), Is.EqualTo(1), $"round {round}: {string.Join(" | ", acts.Select(a => a?.Zh ?? "done"))}");
        }
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    /// <summary>The clock starts what the chief has approved while the person withdraws it: one of them comes first, and the rest agrees with it.</summary>
    [Test]
    public async Task F1_the_clock_and_the_person_agree_in_the_end()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var round = 0; round < rounds; round++)
        {
            await desk.Write("UPDATE absences SET state = 'Withdrawn'");
            desk.Clock.Set(new DateTime(2026, 3, 4, 9, 0, 0));
            var a = await desk.Approved("staff1", "10:00", "11:30");
            desk.Clock.Set(new DateTime(2026, 3, 4, 10, 0, 0));
            await Task.WhenAll(Task.Run(() => desk.Send(Asker.Clock, new WatchAbsences())), Task.Run(() => desk.Send(TestDesk.As("staff1"), new WithdrawAbsence(a.Id, 2))));
            Assert.That(await desk.StateOf(a.Id), Is.EqualTo("Started").Or.EqualTo("Withdrawn"));
        }
    }

    private static AnnounceAbsence Notice(string from, string to) => new(AbsenceKind.Meeting, "到县里开会", Scene.At($"2026-03-04 {from}"), Scene.At($"2026-03-04 {to}"));
}
