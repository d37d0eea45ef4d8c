using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Text;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Statements that wait to be carried out in their order: in one round trip where the engine takes many at once, each keeping its
/// own parameters (@Id of the third becomes @Id_3), else one after the other, each ready from the last time.
/// </summary>
public sealed class Bundle
{
    private const int RowsAtATime = 25;

    private static readonly ConcurrentDictionary<(Type Args, int Place), (PropertyInfo Member, string Name)[]> Members = new();
    private static readonly ConcurrentDictionary<Type, bool> Plain = new();
    private readonly List<(Statement Statement, object? Args)> _statements = [];
    private readonly HashSet<string> _tables = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _statements.Count;

    public bool IsEmpty => _statements.Count == 0;

    /// <exception cref="NotSupportedException">A list of parameters: that is many statements, send them by themselves.</exception>
    public void Add(string sql, object? args)
    {
        if (args is IEnumerable) throw new NotSupportedException("A statement for a list of rows does not go into a bundle.");
        var statement = Statement.Of(sql);
        _statements.Add((statement, args));
        _tables.UnionWith(statement.Writes);
    }

    /// <summary>Whether a look could find what these statements write.</summary>
    internal bool MayConcern(string look) => !IsEmpty && Statement.Of(look).MayRead(_tables);

    /// <summary>Whether a statement with these parameters can be joined to others: no lists in them, nothing put together at run time.</summary>
    public static bool Takes(object? args) => args is null || Plain.GetOrAdd(args.GetType(), t =>
        !typeof(IEnumerable).IsAssignableFrom(t) && !typeof(SqlMapper.IDynamicParameters).IsAssignableFrom(t)
        && t.GetProperties().All(p => p.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(p.PropertyType)));

    internal void Insert(int at, string sql) => _statements.Insert(at, (Statement.Of(sql), null));

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
            foreach (var (statement, args) in _statements) writing.Connection.Execute(statement.Sql, args, writing.Transaction);
        }
        CutTo(0);
    }

    /// <summary>All of them as one command, and a last word without parameters.</summary>
    internal DbCommand Join(DbConnection connection, string last = "")
    {
        var command = connection.CreateCommand();
        var text = new StringBuilder();
        foreach (var places in InFewer())
        {
            var statement = _statements[places[0] - 1].Statement;
            if (places.Count == 1) text.Append(statement.Numbered(places[0]));
            else text.Append(statement.Into).AppendJoin(",\n", places.Select(statement.NumberedRow)).Append('\n').Append(statement.Otherwise);
            text.Append(";\n");
        }
        for (var place = 1; place <= _statements.Count; place++)
            if (_statements[place - 1].Args is { } args) Bind(command, args, place);
        command.CommandText = text.Append(last).ToString();
        return command;
    }

    /// <summary>
    /// The places of the statements in the order they are carried out: an insert joins an earlier one into the same table where nothing
    /// between them could tell, so that the server reads and opens a table once for the turns of a round.
    /// </summary>
    private List<List<int>> InFewer()
    {
        var groups = new List<List<int>>(_statements.Count);
        for (var place = 1; place <= _statements.Count; place++)
        {
            var statement = _statements[place - 1].Statement;
            var at = statement.Into.Length == 0 ? -1 : groups.FindLastIndex(g => _statements[g[0] - 1].Statement == statement);
            if (at >= 0 && groups[at].Count < RowsAtATime && groups.Skip(at + 1).All(g => statement.MayPass(_statements[g[0] - 1].Statement))) groups[at].Add(place);
            else groups.Add([place]);
        }
        return groups;
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
}
