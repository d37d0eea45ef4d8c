using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Statements that wait to be carried out in their order: in one round trip where the engine takes many at once, worded with their
/// values (<see cref="Wording"/>), else one after the other, each ready from the last time.
/// </summary>
/// <param name="worded">Whether they go to a server: then each is worded when it is added, by whoever adds it, and not by whoever sends them all while everybody waits.</param>
public sealed class Bundle(bool worded = false)
{
    private const int RowsAtATime = 25;

    // SQL does not care how a name is written
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    private static readonly ConcurrentDictionary<(Statement Statement, Type Args), MethodInvoker?[]> Members = new();
    private static readonly ConcurrentDictionary<Type, bool> Plain = new();
    private readonly List<(Statement Statement, object? Args, Wording? Words)> _statements = [];
    private readonly HashSet<string> _tables = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _statements.Count;

    public bool IsEmpty => _statements.Count == 0;

    /// <exception cref="NotSupportedException">A list of parameters: that is many statements, send them by themselves.</exception>
    public void Add(string sql, object? args)
    {
        if (args is IEnumerable) throw new NotSupportedException("A statement for a list of rows does not go into a bundle.");
        var statement = Statement.Of(sql);
        _statements.Add((statement, args, worded ? Words(statement, args) : null));
        _tables.UnionWith(statement.Writes);
    }

    /// <summary>Whether a look could find what these statements write.</summary>
    internal bool MayConcern(string look) => !IsEmpty && Statement.Of(look).MayRead(_tables);

    /// <summary>Whether a statement with these parameters can be joined to others: no lists in them, nothing put together at run time.</summary>
    public static bool Takes(object? args) => args is null || Plain.GetOrAdd(args.GetType(), t =>
        !typeof(IEnumerable).IsAssignableFrom(t) && !typeof(SqlMapper.IDynamicParameters).IsAssignableFrom(t)
        && t.GetProperties().All(p => p.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(p.PropertyType)));

    internal void Insert(int at, string sql) => _statements.Insert(at, (Statement.Of(sql), null, null));

    /// <summary>Forgets what was added from this place on.</summary>
    internal void CutTo(int count)
    {
        _statements.RemoveRange(count, _statements.Count - count);
        if (count == 0) _tables.Clear();
    }

    /// <summary>Carries all of them out and is empty then.</summary>
    internal void CarryOut(Writing writing)
    {
        if (IsEmpty) return;
        if (writing.Joins)
        {
            using var command = Join(writing);
            command.ExecuteNonQuery();
        }
        else
        {
            foreach (var (statement, args, _) in _statements) writing.Connection.Execute(statement.Sql, args, writing.Transaction);
        }
        CutTo(0);
    }

    /// <summary>All of them as one command, and a last word without parameters.</summary>
    internal DbCommand Join(Writing writing, string last = "")
    {
        var words = new Wording();
        foreach (var (statement, rows) in InFewer())
        {
            words.Say(statement.Into);
            for (var n = 0; n < rows.Count; n++) words.Say(n > 0 ? ",\n" : "").Say(rows[n]);
            if (statement.Otherwise.Length > 0) words.Say("\n").Say(statement.Otherwise);
            words.Say(";\n");
        }
        return words.Say(last).Done(writing.Connection.CreateCommand(), Count > (last.Length > 0 ? 0 : 1) ? writing.Block : null);
    }

    /// <summary>The row of an insert, which may stand among others; the whole text of anything else.</summary>
    private static Wording Words(Statement statement, object? args)
    {
        var pieces = statement.Into.Length > 0 ? statement.Row : statement.Whole;
        if (args is null) return new Wording().Fill(pieces, _ => null);
        var members = Members.GetOrAdd((statement, args.GetType()), static (of, named) => [.. named.Select(p => of.Args.GetProperty(p.Parameter, Any) is { GetMethod: { } get } ? MethodInvoker.Create(get) : null)], pieces);
        return new Wording().Fill(pieces, n => members[n]!.Invoke(args));
    }

    /// <summary>
    /// The statements in the order they are carried out, each with its rows: an insert joins an earlier one into the same table where
    /// nothing between them could tell, so that the server reads and opens a table once for the turns of a round.
    /// </summary>
    private List<(Statement Statement, List<Wording> Rows)> InFewer()
    {
        var groups = new List<(Statement Statement, List<Wording> Rows)>(_statements.Count);
        foreach (var (statement, args, known) in _statements)
        {
            var words = known ?? Words(statement, args);
            var at = statement.Into.Length == 0 ? -1 : groups.FindLastIndex(g => g.Statement == statement);
            if (at >= 0 && groups[at].Rows.Count < RowsAtATime && groups.Skip(at + 1).All(g => statement.MayPass(g.Statement))) groups[at].Rows.Add(words);
            else groups.Add((statement, [words]));
        }
        return groups;
    }
}
