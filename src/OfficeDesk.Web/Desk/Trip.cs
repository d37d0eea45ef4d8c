using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>Looks of one message that go to the database together and come back together, each to its own place.</summary>
public sealed class Trip
{
    private readonly List<string> _looks = [];
    private readonly List<Action<SqlMapper.GridReader>> _read = [];

    /// <summary>Takes a look along.</summary>
    /// <param name="sql">The look; it writes nothing.</param>
    /// <param name="ask">False where it is known that nothing is there: then nobody is asked.</param>
    /// <returns>What it found, once the trip is back.</returns>
    public IReadOnlyList<T> Add<T>(string sql, bool ask = true)
    {
        var rows = new List<T>();
        if (!ask) return rows;
        _looks.Add(sql);
        _read.Add(found => rows.AddRange(found.Read<T>()));
        return rows;
    }

    /// <summary>Goes at the same moment as another one where the database has a second connection free and few ask; else both go as one.</summary>
    public async Task Go(Db db, Trip beside, object args)
    {
        if (beside._looks.Count > 0 && _looks.Count > 0 && db.Beside() is { } second)
        {
            // parameters note down what they were bound to
            var (other, own) = (Task.Run(() => beside.Go(second, new DynamicParameters(args))), new DynamicParameters(args));
            try
            {
                await Go(db, own);
            }
            finally
            {
                await other;
            }
            if (second.Looks is { } looks) db.AlsoFrom(looks);
            return;
        }
        _looks.AddRange(beside._looks);
        _read.AddRange(beside._read);
        await Go(db, args);
    }

    public async Task Go(Db db, object args)
    {
        if (_looks.Count == 0) return;
        await db.Several(string.Join(";\n", _looks), args, found =>
        {
            foreach (var read in _read) read(found);
            return true;
        });
    }
}
