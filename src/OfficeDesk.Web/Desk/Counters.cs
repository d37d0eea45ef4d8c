namespace OfficeDesk.Web.Desk;

/// <summary>
/// Numbers without gaps, counted a series and year in the transaction that uses them: read and locked once a round, counted on in
/// memory, written down with the commit. A turn that is taken back gives its numbers back.
/// </summary>
/// <param name="remembered">Where the round before ended; only of series whose numbers are unique in their table, so that a number somebody else has given meanwhile fails as a duplicate and is asked for anew.</param>
internal sealed class Counters(IReadOnlyDictionary<(string Series, int Year), long>? remembered)
{
    private const string Count = """
        UPDATE counters SET last_no = last_no + 1 WHERE series = @Series AND year_no = @Year;
        SELECT last_no FROM counters WHERE series = @Series AND year_no = @Year
        """;

    private const string First = "INSERT INTO counters (series, year_no, last_no) VALUES (@Series, @Year, 1)";

    private const string Last = "UPDATE counters SET last_no = @No WHERE series = @Series AND year_no = @Year";

    private readonly HashSet<string> _unique = new(StringComparer.Ordinal);
    private Dictionary<(string Series, int Year), (long Last, long Stored)> _known = remembered?.ToDictionary(r => r.Key, r => (r.Value, r.Value)) ?? [];
    private Dictionary<(string Series, int Year), (long Last, long Stored)> _before = [];

    /// <summary>What the next round may remember.</summary>
    public IEnumerable<KeyValuePair<(string Series, int Year), long>> Unique => _known.Where(k => _unique.Contains(k.Key.Series) || remembered?.ContainsKey(k.Key) == true).Select(k => KeyValuePair.Create(k.Key, k.Value.Last));

    public long Next(Round round, string series, int year, bool unique)
    {
        if (unique) _unique.Add(series);
        if (_known.TryGetValue((series, year), out var known))
        {
            _known[(series, year)] = known with { Last = known.Last + 1 };
            return known.Last + 1;
        }
        var row = new { Series = series, Year = year };
        // two first numbers of a year at the same moment: one insert fails as a duplicate and the whole message is carried again
        if (round.Rows<long?>(Count, row) is not [{ } no])
        {
            round.Execute(First, row);
            no = 1;
        }
        _known[(series, year)] = (no, no);
        return no;
    }

    public void Mark() => _before = new(_known);

    public void TakeBack() => _known = _before;

    /// <summary>Numbers that only the memory of the round knows yet.</summary>
    public void WriteDown(Round round)
    {
        foreach (var ((series, year), (last, stored)) in _known)
            if (last > stored) round.Later(Last, new { No = last, Series = series, Year = year });
    }
}
