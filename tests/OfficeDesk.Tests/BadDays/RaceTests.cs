using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.BadDays;

/// <summary>F1: two act on one thing at the same moment: exactly one of them does it, the other is told that something changed.</summary>
/// <remarks>
/// Up to 50 rounds a transition, or as many as two seconds hold; OFFICEDESK_TEST_RACES=1000 runs that many of each, however long it takes.
/// </remarks>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RaceTests(Engine engine)
{
    private static readonly int Wanted = int.TryParse(Environment.GetEnvironmentVariable("OFFICEDESK_TEST_RACES"), out var n) ? n : 0;

    private static IEnumerable<TestCaseData> Races() => Transitions.All;

    private static IEnumerable<int> Rounds()
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var round = 0; Wanted > 0 ? round < Wanted : round < 8 || (round < 50 && TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(2)); round++) yield return round;
    }

    [TestCaseSource(nameof(Races))]
    public async Task F1_exactly_one_wins(Func<Stage, Task<(Act, Act)>> set)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var stage = new Stage(desk);
        var ran = 0;
        foreach (var round in Rounds())
        {
            ran++;
            var (one, other) = await set(stage);
            using var start = new Barrier(2);
            var acts = await Task.WhenAll(new[] { one, other }.Select(act => Task.Run(() => { start.SignalAndWait(); return act(desk); })));
            Assert.That(acts.Count(why => why is null), Is.EqualTo(1), $"round {round}: {string.Join(" | ", acts.Select(a => a?.Zh ?? "done"))}");
            var lost = acts.Single(why => why is not null)!;
            // what a key or a row no longer names is not found; everything else is told as a conflict
            Assert.That(lost.Kind, Is.EqualTo(RefusalKind.Conflict).Or.EqualTo(RefusalKind.NotFound), lost.Zh);
        }
        TestContext.Out.WriteLine($"{ran} rounds");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    /// <summary>A finished matter may still be withdrawn (GN-5), a withdrawn one cannot be finished: both orders leave one story.</summary>
    [Test]
    public async Task F1_finishing_and_withdrawing_at_once_leave_one_story()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var stage = new Stage(desk);
        foreach (var round in Rounds())
        {
            var number = (await stage.Enquiry()).Number;
            using var start = new Barrier(2);
            var acts = await Task.WhenAll(new[] { Transitions.Finish("staff1", number), Transitions.Send("chief1", new WithdrawEnquiry(number, "办事人撤回")) }.Select(act => Task.Run(() => { start.SignalAndWait(); return act(desk); })));
            var (task, enquiry) = (await desk.Rows<(string, string)>("SELECT t.state, e.state FROM tasks t JOIN enquiries e ON e.task_id = t.id WHERE t.number = @number", new { number })).Single();
            var expected = (Finished: acts[0] is null, Withdrawn: acts[1] is null) switch
            {
                (true, true) => ("Done", "Withdrawn"),
                (false, true) => ("Void", "Withdrawn"),
                (true, false) => ("Done", "Answered"),
                _ => ("one of them", "wins"),
            };
            Assert.That((task, enquiry), Is.EqualTo(expected), $"round {round}: {string.Join(" | ", acts.Select(a => a?.Zh ?? "done"))}");
        }
    }
}
