namespace OfficeDesk.Bench;

/// <summary>Numbers out of nothing, in words both databases understand; a hundred thousand at a time, for a statement of the desk may take half a minute.</summary>
internal static class Counted
{
    public const int Part = 100_000;

    /// <summary>A table of one column i, from 0 up to one part.</summary>
    public const string Numbers = $"(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS i FROM {Digits} a, {Digits} b, {Digits} c, {Digits} e, {Digits} f)";

    private const string Digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
}
