namespace OfficeDesk.Web.Desk;

/// <summary>What came of a turn.</summary>
/// <param name="Keep">Whether what was written is to be kept; false takes it back.</param>
/// <param name="After">What to do in memory once it is on the disk.</param>
public readonly record struct Turned<T>(T Answer, bool Keep, IReadOnlyList<Action> After);

/// <summary>One command that waits in the <see cref="Lane"/> for its turn.</summary>
internal abstract class Turn
{
    /// <summary>Carried again: it shares its transaction with nobody.</summary>
    public bool Alone { get; set; }

    /// <summary>Carries it; answers whether something is to be kept.</summary>
    public abstract Task<bool> Carry(Round round);

    /// <summary>It is on the disk: whoever waits gets the answer.</summary>
    public abstract void Answer();

    public abstract void Fail(Exception e);
}

/// <summary>The same with its answer.</summary>
internal sealed class Turn<T>(Func<Round, Task<Turned<T>>> work, CancellationToken ct) : Turn
{
    private readonly TaskCompletionSource<T> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Turned<T> _turned;
    private bool _gone;

    public Task<T> Answered => _answered.Task;

    public override async Task<bool> Carry(Round round)
    {
        // nobody waits for it any more
        _gone = ct.IsCancellationRequested;
        if (_gone) return false;
        _turned = await work(round);
        return _turned.Keep;
    }

    public override void Answer()
    {
        if (_gone)
        {
            _answered.TrySetCanceled(ct);
            return;
        }
        try
        {
            foreach (var act in _turned.Keep ? _turned.After : []) act();
            _answered.TrySetResult(_turned.Answer);
        }
        catch (Exception e)
        {
            _answered.TrySetException(e);
        }
    }

    public override void Fail(Exception e) => _answered.TrySetException(e);
}
