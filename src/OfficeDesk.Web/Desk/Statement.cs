using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OfficeDesk.Web.Desk;

/// <summary>What the text of a statement tells about it; each text is read once.</summary>
public sealed partial class Statement
{
    /// <summary>Stands in the pieces of a text where one statement is over and another one may come.</summary>
    public const string Over = ";";

    private const string AnyTable = "*";
    private static readonly ConcurrentDictionary<string, Statement> Known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Statement, bool> _passes = new();
    private readonly HashSet<string> _words;
    private readonly bool _divides;
    private readonly Lazy<IReadOnlyList<(string Text, string Parameter)>> _whole;
    private readonly Lazy<IReadOnlyList<(string Text, string Parameter)>> _row;

    private Statement(string sql)
    {
        Sql = sql;
        Served = Excluded().Replace(Conflict().Replace(sql, "ON DUPLICATE KEY UPDATE"), "VALUES(${column})");
        // a deletion may go further than its table
        Writes = Deletes().IsMatch(sql) ? [AnyTable] : WritesInto().Matches(sql).Select(m => m.Groups["table"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _words = Word().Matches(sql).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        RingsAtDoor = DoorBell.Concerns(sql);
        _divides = sql.StartsWith("SAVEPOINT", StringComparison.Ordinal);
        var one = OneRow().Match(Served);
        var row = one.Groups["row"].Value;
        (Into, Otherwise) = (one.Groups["into"].Value, one.Groups["otherwise"].Value);
        // only what is written to a server is ever taken apart
        _whole = new(() => Pieces(Served));
        _row = new(() => Pieces(row));
    }

    public string Sql { get; }

    /// <summary>The same as a database server wants it: it has words of its own for a row that is there already.</summary>
    public string Served { get; }

    /// <summary>The tables it writes.</summary>
    public IReadOnlySet<string> Writes { get; }

    /// <summary>Whether it writes what the door has to know.</summary>
    public bool RingsAtDoor { get; }

    /// <summary>The head of an insert of one row, up to VALUES; empty for anything else.</summary>
    public string Into { get; }

    /// <summary>What such an insert does instead where the row is there already; empty when that is a mistake.</summary>
    public string Otherwise { get; }

    /// <summary>Whether the server can be asked behind it how many rows it touched: one statement, carried out in its own place.</summary>
    public bool Counts => Into.Length == 0 && !Sql.Contains(';', StringComparison.Ordinal);

    public static Statement Of(string sql) => Known.GetOrAdd(sql, s => new Statement(s));

    /// <summary>Whether it could find what was written into these tables: it names one of them.</summary>
    public bool MayRead(ISet<string> tables) => tables.Contains(AnyTable) || tables.Overlaps(_words);

    /// <summary>Whether it writes into a table that the other one writes.</summary>
    public bool Changes(Statement other) => Writes.Contains(AnyTable) || Writes.Overlaps(other.Writes);

    /// <summary>Whether it makes no difference if it is carried out behind another one instead of before it.</summary>
    public bool MayPass(Statement other) => _passes.GetOrAdd(other, static (there, here) => !here._divides && !there._divides && Apart(here, there) && Apart(there, here), this);

    /// <summary>Its text between the parameters as a server wants it, each piece with the name of the parameter behind it; the last has none.</summary>
    public IReadOnlyList<(string Text, string Parameter)> Whole => _whole.Value;

    /// <summary>The same of its row alone.</summary>
    public IReadOnlyList<(string Text, string Parameter)> Row => _row.Value;

    /// <summary>A text between its parameters, and between its statements where there are several.</summary>
    public static IReadOnlyList<(string Text, string Parameter)> Pieces(string sql)
    {
        var (pieces, from) = (new List<(string, string)>(), 0);
        foreach (Match at in Parameter().Matches(sql))
        {
            // a setting of the server
            if (at.Value.StartsWith("@@", StringComparison.Ordinal)) continue;
            pieces.Add((sql[from..at.Index], at.Value.TrimStart('@')));
            from = at.Index + at.Length;
        }
        pieces.Add((sql[from..], ""));
        return pieces;
    }

    private static bool Apart(Statement writer, Statement other) => !writer.Writes.Contains(AnyTable) && !other._words.Overlaps(writer.Writes);

    [GeneratedRegex(@"\b(INTO|UPDATE)\s+(?<table>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WritesInto();

    [GeneratedRegex(@"\b(DELETE|REPLACE)\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Deletes();

    [GeneratedRegex(@"^(?<into>INSERT INTO \w+ \([^()]*\)\s+VALUES\s+)(?<row>\([^;]*?\))\s*(?<otherwise>ON DUPLICATE KEY UPDATE [^@;]*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OneRow();

    [GeneratedRegex(@"ON CONFLICT \(\w+\) DO UPDATE SET", RegexOptions.NonBacktracking)]
    private static partial Regex Conflict();

    [GeneratedRegex(@"\bexcluded\.(?<column>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Excluded();

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"@@?[A-Za-z]\w*|;", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
