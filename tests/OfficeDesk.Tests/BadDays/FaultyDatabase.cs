using System.Data.Common;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>The wire to the database breaks at a chosen command, before it was carried out or after.</summary>
public sealed class BrokenWire() : DbException("the wire broke here");

/// <summary>A real database whose n-th command of a write transaction fails. The commit counts as a command.</summary>
internal sealed class FaultyDatabase(Database real) : TappedDatabase(real)
{
    private int _left = int.MaxValue;
    private bool _after;

    /// <summary>How many commands were sent since <see cref="BreakAt"/>.</summary>
    public int Sent { get; private set; }

    /// <summary>Whether it broke since then.</summary>
    public bool Broke => _left <= 0;

    /// <summary>The n-th command from now on fails, once; n = 1 is the next one. Reads do not count.</summary>
    /// <param name="after">It was carried out, only the answer is lost.</param>
    public void BreakAt(int n, bool after) => (_left, _after, Sent) = (n, after, 0);

    public override async ValueTask<Writing> BeginWrite(CancellationToken ct = default) => TapWriting(await base.BeginWrite(ct));

    protected override T Around<T>(string sql, Func<T> command)
    {
        Sent++;
        var breaks = --_left == 0;
        if (breaks && !_after) throw new BrokenWire();
        var answer = command();
        if (!breaks) return answer;
        if (answer is IDisposable open and not Task) open.Dispose();
        throw new BrokenWire();
    }
}
