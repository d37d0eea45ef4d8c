using System.Data.Common;
using System.Diagnostics;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// One transaction of the <see cref="Lane"/> with the turns that share it. Turns come aboard while the carriage before is on its way to
/// the disk, and what they write is gathered. A turn that has to ask the database waits until that one has arrived, for it must see what it wrote.
/// </summary>
internal sealed class Carriage : IAsyncDisposable
{
    private const int Most = 64;

    // whoever comes after a turn that took long waits for it, but not also for those behind
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(8);

    private readonly List<Turn> _turns = [];
    private readonly TaskCompletionSource<bool> _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Database _database;
    private readonly RoundEnd? _known;
    private readonly Late _writing;
    private Round? _round;
    private Exception? _broken;
    private bool _keep;

    /// <param name="before">The way of the carriage before; see <see cref="Arrived"/>.</param>
    /// <param name="known">What that one leaves when it arrives; null to ask the database.</param>
    public Carriage(Database database, Task<bool> before, RoundEnd? known)
    {
        (_database, Before, _known) = (database, before, known);
        _writing = new Late(database, before);
    }

    public Task<bool> Before { get; }

    /// <summary>Over once it has ended: true when whoever comes behind may start from what it leaves, false when nothing of it is on the disk, or nobody knows.</summary>
    public Task<bool> Arrived => _arrived.Task;

    public bool IsEmpty => _turns.Count == 0;

    /// <summary>Whether it is known already that it will not arrive: a turn of it failed, or the one before did not arrive.</summary>
    public bool IsLost => _broken is not null || Before is { IsCompletedSuccessfully: true, Result: false };

    /// <summary>Whether it wrote something that the door has to know (<see cref="DoorBell"/>).</summary>
    public bool RingsAtDoor => _round?.RingsAtDoor == true;

    /// <summary>Whether a turn may come aboard; else it waits for the next one.</summary>
    public bool Takes(Turn turn) => IsEmpty
        || (_broken is null && _turns.Count < Most && !turn.Alone && !_turns[0].Alone && !(_writing.Since is { } since && Stopwatch.GetElapsedTime(since) > Long));

    /// <summary>Takes a turn aboard. One that fails breaks the whole carriage; everybody hears of it when it would have arrived.</summary>
    /// <param name="shared">Whether another one may come.</param>
    public async Task Take(Turn turn, bool shared)
    {
        _round ??= new Round(_writing, shared, again: turn.Alone, turn.Alone ? null : _known);
        _turns.Add(turn);
        try
        {
            _round.Begin();
            if (await turn.Carry(_round)) _keep = true;
            else _round.TakeBack();
        }
        catch (Exception e)
        {
            _broken = e;
        }
    }

    /// <summary>Nobody comes aboard any more; answers what the next one may start from if it arrives.</summary>
    public RoundEnd? Leave()
    {
        if (IsLost || _round is null) return null;
        try
        {
            if (_keep) _round.AddUp();
            return _round.End();
        }
        catch (Exception e)
        {
            _broken = e;
            return null;
        }
    }

    /// <summary>Carries what was gathered to the disk, once the one before has arrived, and answers everybody.</summary>
    public async Task Carry(DoorBell bell)
    {
        var committing = false;
        try
        {
            if (!await Before) throw new RoundBroken();
            if (_broken is { } broken) throw broken;
            if (_keep)
            {
                await _writing.Begin();
                _round!.WriteDown();
                committing = true;
                await _round.Commit();
                if (_round.RingsAtDoor) bell.Ring();
                else bell.Wrote(_round.Written);
            }
            await _writing.DisposeAsync();
        }
        catch (Exception e)
        {
            await Fail(e, committing, bell);
            return;
        }
        foreach (var turn in _turns) turn.Answer();
        _arrived.SetResult(true);
    }

    public ValueTask DisposeAsync() => _writing.DisposeAsync();

    private async Task Fail(Exception e, bool committing, DoorBell bell)
    {
        // whether it came to be is not known: nobody believes what they remember
        if (committing) bell.Ring();
        try
        {
            await _writing.DisposeAsync();
        }
        catch (Exception)
        {
            // what cannot be rolled back ends with its connection; that must not keep those from their answer who wait here and behind
        }
        // a turn that failed may have been one of several: then each goes alone; what is known of a commit is what it says itself
        var alone = e is RoundBroken || (_turns.Count > 1 && (!committing || _database.IsTransient(e) || _database.IsStatement(e)));
        _arrived.SetResult(false);
        foreach (var turn in _turns) turn.Fail(alone ? new RoundBroken() : e);
    }

    /// <summary>A transaction that begins when it is needed first, and not before the one before it has ended.</summary>
    private sealed class Late(Database database, Task<bool> before) : Writing
    {
        private Writing? _real;

        /// <summary>When it began; null while it has not.</summary>
        public long? Since { get; private set; }

        public override DbConnection Connection => Real.Connection;
        public override DbTransaction? Transaction => Real.Transaction;
        public override bool Joins => database.Joins;
        public override Block? Block => Real.Block;

        // on the thread that asks, as everything in a round
        private Writing Real
        {
            get
            {
                if (_real is not null) return _real;
                if (!before.GetAwaiter().GetResult()) throw new RoundBroken();
                Begin().AsTask().GetAwaiter().GetResult();
                return _real!;
            }
        }

        public async ValueTask Begin()
        {
            if (_real is not null) return;
            _real = await database.BeginWrite();
            Since = Stopwatch.GetTimestamp();
        }

        public override Task Commit(Bundle last, CancellationToken ct) => Real.Commit(last, ct);

        public override async ValueTask DisposeAsync()
        {
            var real = _real;
            _real = null;
            if (real is not null) await real.DisposeAsync();
        }
    }
}

/// <summary>Another turn of the round failed, or the round before it: this one is carried again, alone.</summary>
internal sealed class RoundBroken : Exception;
