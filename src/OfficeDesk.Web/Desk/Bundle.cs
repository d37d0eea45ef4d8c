using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>Statements that go to the database in one round trip. Each keeps its own parameters: @Id of the third becomes @Id_3.</summary>
internal sealed partial class Bundle
{
    private static readonly ConcurrentDictionary<(string Sql, int Place), string> Numbered = new();
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();
    private readonly StringBuilder _sql = new();
    private int _place;

    public string Sql => _sql.ToString();

    public DynamicParameters Args { get; } = new();

    public bool IsEmpty => _place == 0;

    /// <exception cref="NotSupportedException">A list of parameters: that is many statements, send them by themselves.</exception>
    public void Add(string sql, object? args)
    {
        if (args is IEnumerable) throw new NotSupportedException("A statement for a list of rows does not go into a bundle.");
        var place = ++_place;
        _sql.Append(Numbered.GetOrAdd((sql, place), k => Parameter().Replace(k.Sql, m => $"{m.Value}_{k.Place}"))).Append(";\n");
        if (args is null) return;
        foreach (var member in Members.GetOrAdd(args.GetType(), t => t.GetProperties())) Args.Add($"{member.Name}_{place}", member.GetValue(args));
    }

    [GeneratedRegex(@"@[A-Za-z]\w*", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
