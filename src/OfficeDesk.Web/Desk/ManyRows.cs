using System.Data.Common;
using System.Globalization;
using System.Text;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Writes many rows in few statements: a row a statement costs a round trip each on a database server. Numbers stand in the text,
/// and what comes again is named once: neither a driver nor a server has to bind the same instant ten thousand times.
/// </summary>
public static class ManyRows
{
    private const int AtATime = 200;

    /// <summary>Inserts the rows in their order.</summary>
    /// <param name="into">Table and columns, a constant: "rungs (task_id, due_on)".</param>
    /// <param name="values">One value a column: numbers, texts, days, instants.</param>
    public static Task Insert<T>(this Db db, string into, IEnumerable<T> rows, Func<T, object?[]> values)
    {
        foreach (var some in rows.Select(values).Chunk(AtATime))
        {
            using var command = db.NewCommand(into);
            command.CommandText = Written(command, into, some);
            // on the thread that carries the round, as everything in it
            command.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    /// <summary>The statement, with everything but numbers as parameters of the command.</summary>
    private static string Written(DbCommand command, string into, object?[][] rows)
    {
        var (sql, names) = (new StringBuilder("INSERT INTO ").Append(into).Append(" VALUES "), new Dictionary<object, string>());
        for (var row = 0; row < rows.Length; row++)
        {
            sql.Append(row > 0 ? ",(" : "(");
            for (var n = 0; n < rows[row].Length; n++)
            {
                if (n > 0) sql.Append(',');
                switch (SqlTypes.Plain(rows[row][n]))
                {
                    case DBNull: sql.Append("NULL"); break;
                    case long number: sql.Append(CultureInfo.InvariantCulture, $"{number}"); break;
                    case int number: sql.Append(CultureInfo.InvariantCulture, $"{number}"); break;
                    case var value: sql.Append(names.TryGetValue(value, out var name) ? name : names[value] = Named(command, value)); break;
                }
            }
            sql.Append(')');
        }
        return sql.ToString();
    }

    private static string Named(DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture), value);
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
