using System.Collections.Concurrent;
using System.Data.Common;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// A look at a server: filled like any other command, and worded with its values (<see cref="Wording"/>) when it is carried out. The
/// driver would search every word of it for parameters, which takes longer than many a look.
/// </summary>
/// <param name="real">The driver's command, which gets the words.</param>
/// <param name="block">How the engine takes a statement in one piece.</param>
internal sealed class WordedCommand(DbCommand real, Block block) : FilledCommand
{
    /// <summary>Lists make a text of their own for each length, so there is no end of them.</summary>
    private const int Most = 500;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Text, string Parameter)>> Known = new(StringComparer.Ordinal);

    public override int CommandTimeout { get => real.CommandTimeout; set => real.CommandTimeout = value; }
    protected override DbConnection? DbConnection { get => real.Connection; set { } }
    protected override DbParameterCollection DbParameterCollection => real.Parameters;

    public override void Cancel() => real.Cancel();

    protected override DbParameter CreateDbParameter() => real.CreateParameter();

    protected override DbCommand Ready()
    {
        var values = new Dictionary<string, object?>(real.Parameters.Count, StringComparer.OrdinalIgnoreCase);
        foreach (DbParameter parameter in real.Parameters) values[parameter.ParameterName.TrimStart('@')] = parameter.Value;
        real.Parameters.Clear();
        var pieces = Pieces(CommandText);
        return new Wording().Fill(pieces, n => values[pieces[n].Parameter]).Done(real, block);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) real.Dispose();
        base.Dispose(disposing);
    }

    private static IReadOnlyList<(string Text, string Parameter)> Pieces(string sql)
    {
        if (Known.TryGetValue(sql, out var known)) return known;
        if (Known.Count >= Most) Known.Clear();
        return Known[sql] = Statement.Pieces(sql);
    }
}
