using System.Diagnostics;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// The way to the disk that all commands share. One durable commit costs as much as a whole intake, and the audit chain lets
/// commands pass one after another anyway: so those that come while others are on their way are gathered in one transaction and
/// share its commit. Nobody is answered before that commit succeeded.
/// </summary>
/// <remarks>
/// Safe because each turn is one transaction in all but name. A refused turn goes back to its savepoint and leaves no trace. A turn
/// that fails, for whatever reason, ends the round: everything is rolled back and each of its turns is carried again alone, as if
/// there were no lane. A commit that fails answers nobody: who may be carried again (a deadlock rolls back everything) is, alone;
/// otherwise everybody is told, and sends again under the same key; and what was gathered behind it, from what it would have left, is
/// carried again likewise. A visitor who has gone before the turn came leaves nothing; a turn that has begun is carried to its end.
/// </remarks>
public sealed class Lane(Database database, DoorBell bell, TimeProvider clock) : IDisposable
{
    private const int Tries = 5;

    // how long a round may start from what the one before it left
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private static readonly Task<bool> Nobody = Task.FromResult(true);

    // whoever has it takes a turn aboard or lets a carriage leave
    private readonly SemaphoreSlim _platform = new(1, 1);
    private readonly Queue<(Turn Turn, TaskCompletionSource Called)> _waiting = [];
    private Carriage _open = new(database, Nobody, known: null);
    private (Carriage? Carriage, long Tick, long Rings) _last;
    private bool _busy;

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
                if (beside) await CarryBeside(turn);
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

    public void Dispose() => _platform.Dispose();

    /// <summary>Gets aboard. Whoever finds the lane empty carries the first round; others wait for their answer only.</summary>
    private async Task Enter(Turn turn)
    {
        await Place(turn);
        if (_open.IsEmpty && !IsBelieved) _open = new Carriage(database, _open.IsLost ? Nobody : _open.Before, known: null);
        await _open.Take(turn, shared: !turn.Alone);
        var first = !_busy;
        _busy = true;
        PassOn();
        if (!first) return;
        await CarryNext();
        if (!await Rests()) _ = Task.Run(CarryOn);
    }

    private async Task CarryOn()
    {
        do await CarryNext();
        while (!await Rests());
    }

    /// <summary>Carries those who are aboard, while others come aboard the next one.</summary>
    private async Task CarryNext()
    {
        await _platform.WaitAsync();
        var now = _open;
        _last = (now, Stopwatch.GetTimestamp(), bell.Rings);
        var leaves = now.Leave();
        _open = new Carriage(database, now.IsLost ? Over(now.Arrived) : now.Arrived, leaves);
        PassOn();
        await using (now) await now.Carry(bell);
    }

    /// <summary>False when somebody came meanwhile and the lane has to go on.</summary>
    private async Task<bool> Rests()
    {
        await _platform.WaitAsync();
        _busy = !_open.IsEmpty;
        var rests = !_busy;
        PassOn();
        return rests;
    }

    /// <summary>The platform, once the open carriage takes this turn. Nobody passes those who wait.</summary>
    private async Task Place(Turn turn)
    {
        await _platform.WaitAsync();
        if (_waiting.Count == 0 && _open.Takes(turn)) return;
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((turn, called));
        PassOn();
        await called.Task;
    }

    /// <summary>Leaves the platform to the first of those who wait, if the open carriage takes them, else to whoever comes.</summary>
    private void PassOn()
    {
        if (_waiting.TryPeek(out var first) && _open.Takes(first.Turn)) _waiting.Dequeue().Called.SetResult();
        else _platform.Release();
    }

    private async Task CarryBeside(Turn turn)
    {
        await using var own = new Carriage(database, Nobody, known: null);
        await own.Take(turn, shared: false);
        own.Leave();
        await own.Carry(bell);
    }

    /// <summary>Whether the next round may start from what the last one leaves: whoever else rang the bell since wrote around the lane.</summary>
    private bool IsBelieved => !_open.IsLost && Stopwatch.GetElapsedTime(_last.Tick) < Fresh
        && bell.Rings - _last.Rings is var rings && (rings == 0 || (rings == 1 && _last.Carriage?.RingsAtDoor == true));

    private static async Task<bool> Over(Task arrived)
    {
        await arrived;
        return true;
    }
}
