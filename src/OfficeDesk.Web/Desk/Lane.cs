using System.Collections.Concurrent;
using System.Diagnostics;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// The way to the disk that all commands share. One durable commit costs as much as a whole intake, and the audit chain lets
/// commands pass one after another anyway: so those that wait together are carried one after another in one transaction and
/// share its commit. Nobody is answered before that commit succeeded.
/// </summary>
/// <remarks>
/// Safe because each turn is one transaction in all but name. A refused turn goes back to its savepoint and leaves no trace. A turn
/// that fails, for whatever reason, ends the round: everything is rolled back and each of its turns is carried again alone, as if
/// there were no lane. A commit that fails answers nobody: who may be carried again (a deadlock rolls back everything) is, alone;
/// otherwise everybody is told, and sends again under the same key. A visitor who has gone before the turn came leaves nothing;
/// a turn that has begun is carried to its end.
/// </remarks>
public sealed class Lane(Database database, DoorBell bell, TimeProvider clock)
{
    private const int Most = 64;
    private const int Tries = 5;

    // whoever comes after a turn that took long waits for it, but not also for those behind
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(8);

    // how long a round may start from what the one before it left
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Turn> _arriving = new();
    private readonly Queue<Turn> _line = new();

    private volatile Left? _left;

    // those for whom the last round had no time; they are the first of the next
    private List<Turn> _late = [];
    private int _busy;

    /// <summary>Carries a turn and answers when it is on the disk, or when it was refused.</summary>
    /// <param name="asked">The turn, made anew for each try.</param>
    /// <param name="beside">For the clock's long work: a transaction of its own, so that nobody at the counter waits for it where the engine has room for two.</param>
    /// <param name="duplicatesAgain">Whether a unique key that somebody else took a moment ago means: carry it again.</param>
    internal async Task<T> Carry<T>(Func<Turn<T>> asked, bool beside, bool duplicatesAgain, CancellationToken ct)
    {
        var alone = false;
        for (var attempt = 1; ;)
        {
            ct.ThrowIfCancellationRequested();
            var turn = asked();
            turn.Alone = alone;
            try
            {
                if (beside) _ = await CarryRound([turn], before: null);
                else await Enter(turn);
                return await turn.Answered;
            }
            catch (RoundBroken)
            {
                alone = true;
            }
            catch (Exception e) when (attempt < Tries && (database.IsTransient(e) || ((duplicatesAgain || !alone) && database.IsDuplicate(e))))
            {
                // the whole transaction again; the pause grows, so that two who collided do not collide again
                await Task.Delay(TimeSpan.FromMilliseconds(attempt * 7 + Environment.CurrentManagedThreadId % 5), clock, ct);
                (alone, attempt) = (true, attempt + 1);
            }
        }
    }

    /// <summary>Stands in line. Whoever finds the lane empty carries the first round; others wait for their answer only.</summary>
    private async Task Enter(Turn turn)
    {
        _arriving.Enqueue(turn);
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0) return;
        await CarryNext();
        if (!Leave()) _ = Task.Run(CarryOn);
    }

    private async Task CarryOn()
    {
        do await CarryNext();
        while (!Leave());
    }

    /// <summary>False when somebody came in the meantime and the lane has to go on.</summary>
    private bool Leave()
    {
        if (_line.Count + _late.Count > 0) return false;
        Interlocked.Exchange(ref _busy, 0);
        return _arriving.IsEmpty || Interlocked.CompareExchange(ref _busy, 1, 0) != 0;
    }

    private async Task CarryNext()
    {
        while (_arriving.TryDequeue(out var turn)) _line.Enqueue(turn);
        var together = _late;
        while (together.Count < Most && _line.TryPeek(out var next) && (together.Count == 0 || !(next.Alone || together[0].Alone))) together.Add(_line.Dequeue());
        if (together.Count > 0) _late = await CarryRound(together, together[0].Alone ? null : Remembered());
    }

    /// <summary>Carries as many of them as there is time for; answers those that were not begun.</summary>
    private async Task<List<Turn>> CarryRound(List<Turn> turns, RoundEnd? before)
    {
        var (begun, committing) = (0, false);
        try
        {
            await using (var writing = await database.BeginWrite())
            {
                var round = new Round(writing, shared: turns.Count > 1, again: turns[0].Alone, before);
                var start = Stopwatch.GetTimestamp();
                var keep = false;
                while (begun < turns.Count && (begun == 0 || Stopwatch.GetElapsedTime(start) < Long))
                {
                    var turn = turns[begun++];
                    round.Begin();
                    if (await turn.Carry(round)) keep = true;
                    else round.TakeBack();
                }
                if (keep)
                {
                    round.CarryOutAll();
                    committing = true;
                    await round.Commit();
                    if (round.RingsAtDoor) bell.Ring();
                    else bell.Wrote(round.Written);
                    _left = new Left(round.End(), Stopwatch.GetTimestamp(), bell.Rings);
                }
            }
        }
        catch (Exception e)
        {
            _left = null;
            // whether it came to be is not known: nobody believes what they remember
            if (committing) bell.Ring();
            // a turn that failed may have been one of several: then each goes alone; what is known of a commit is what it says itself
            var alone = turns.Count > 1 && (!committing || database.IsTransient(e) || database.IsStatement(e));
            if (begun == 0) begun = turns.Count;
            foreach (var turn in turns.Take(begun)) turn.Fail(alone ? new RoundBroken() : e);
            turns.RemoveRange(0, begun);
            return turns;
        }
        foreach (var turn in turns.Take(begun)) turn.Answer();
        turns.RemoveRange(0, begun);
        return turns;
    }

    private RoundEnd? Remembered() => _left is { } last && last.Rings == bell.Rings && Stopwatch.GetElapsedTime(last.Tick) < Fresh ? last.End : null;

    /// <summary>What a round left, when, and after how many rings of the bell: whoever rang wrote around the lane.</summary>
    private sealed record Left(RoundEnd End, long Tick, long Rings);

    /// <summary>Another turn of the round failed: this one is carried again, alone.</summary>
    private sealed class RoundBroken : Exception;
}
