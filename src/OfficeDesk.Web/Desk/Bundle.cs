using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Statements that wait to be carried out in their order: in one round trip where the engine takes many at once, each keeping its
/// own parameters (@Id of the third becomes @Id_3), else one after the other, each ready from the last time.
/// </summary>
public sealed partial class Bundle
{
    private const string AnyTable = "*";

    private static readonly ConcurrentDictionary<(string Sql, int Place), string> Numbered = new();
    private static readonly ConcurrentDictionary<(Type Args, int Place), (PropertyInfo Member, string Name)[]> Members = new();
    private static readonly ConcurrentDictionary<Type, bool> Plain = new();
    private static readonly ConcurrentDictionary<string, string[]> Written = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, HashSet<string>> Named = new(StringComparer.Ordinal);
    private readonly List<(string Sql, object? Args)> _statements = [];
    private readonly HashSet<string> _tables = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _statements.Count;

    public bool IsEmpty => _statements.Count == 0;

    /// <exception cref="NotSupportedException">A list of parameters: that is many statements, send them by themselves.</exception>
    public void Add(string sql, object? args)
    {
        if (args is IEnumerable) throw new NotSupportedException("A statement for a list of rows does not go into a bundle.");
        _statements.Add((sql, args));
        foreach (var table in Written.GetOrAdd(sql, TablesOf)) _tables.Add(table);
    }

    /// <summary>Whether a look could find what these statements write: it names one of their tables. A deletion may go further than its table.</summary>
    internal bool MayConcern(string look) => !IsEmpty && (_tables.Contains(AnyTable) || Named.GetOrAdd(look, WordsOf).Overlaps(_tables));

    /// <summary>Whether a statement with these parameters can be joined to others: no lists in them, nothing put together at run time.</summary>
    public static bool Takes(object? args) => args is null || Plain.GetOrAdd(args.GetType(), t =>
        !typeof(IEnumerable).IsAssignableFrom(t) && !typeof(SqlMapper.IDynamicParameters).IsAssignableFrom(t)
        && t.GetProperties().All(p => p.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(p.PropertyType)));

    internal void Insert(int at, string sql) => _statements.Insert(at, (sql, null));

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
            using var command = Join(writing.Connection);
            command.ExecuteNonQuery();
        }
        else
        {
            foreach (var (sql, args) in _statements) writing.Connection.Execute(sql, args, writing.Transaction);
        }
        CutTo(0);
    }

    /// <summary>All of them as one command, and a last word without parameters.</summary>
    internal DbCommand Join(DbConnection connection, string last = "")
    {
        var command = connection.CreateCommand();
        var text = new StringBuilder();
        for (var place = 1; place <= _statements.Count; place++)
        {
            var (sql, args) = _statements[place - 1];
            text.Append(Numbered.GetOrAdd((sql, place), k => Parameter().Replace(k.Sql, m => $"{m.Value}_{k.Place}"))).Append(";\n");
            if (args is not null) Bind(command, args, place);
        }
        command.CommandText = text.Append(last).ToString();
        return command;
    }

    private static void Bind(DbCommand command, object args, int place)
    {
        foreach (var (member, name) in Members.GetOrAdd((args.GetType(), place), k => [.. k.Args.GetProperties().Select(p => (p, $"@{p.Name}_{k.Place}"))]))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, SqlTypes.Plain(member.GetValue(args)));
            command.Parameters.Add(parameter);
        }
    }

    private static string[] TablesOf(string sql) => DeletesRows().IsMatch(sql) ? [AnyTable] : [.. WritesInto().Matches(sql).Select(m => m.Groups["table"].Value)];

    private static HashSet<string> WordsOf(string sql) => Word().Matches(sql).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(INTO|UPDATE)\s+(?<table>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WritesInto();

    [GeneratedRegex(@"\b(DELETE|REPLACE)\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DeletesRows();

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"@[A-Za-z]\w*", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
