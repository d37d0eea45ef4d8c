using System.Data.Common;
using System.Globalization;
using System.Text;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Writes many rows in few statements: a row a statement costs a round trip each on a database server. One command is filled
/// again and again, so that neither database has to read its text twice.
/// </summary>
public static class ManyRows
{
    /// <summary>Parameters are looked up one by one in a list: more rows a statement would cost more than the trips they save.</summary>
    private const int AtATime = 25;

    /// <summary>Inserts the rows in their order.</summary>
    /// <param name="into">Table and columns, a constant: "rungs (task_id, due_on)".</param>
    /// <param name="values">One value a column: numbers, texts, days, instants.</param>
    public static async Task Insert<T>(this Db db, string into, IEnumerable<T> rows, Func<T, object?[]> values)
    {
        DbCommand? command = null;
        try
        {
            foreach (var some in rows.Select(values).Chunk(AtATime))
            {
                if (command is null || command.Parameters.Count != some.Length * some[0].Length)
                {
                    if (command is not null) await command.DisposeAsync();
                    command = Prepare(db, into, some.Length, some[0].Length);
                }
                var n = 0;
                foreach (var row in some)
                    foreach (var value in row) command.Parameters[n++].Value = SqlTypes.Plain(value);
                await command.ExecuteNonQueryAsync(db.Ct);
            }
        }
        finally
        {
            if (command is not null) await command.DisposeAsync();
        }
    }

    private static DbCommand Prepare(Db db, string into, int rows, int columns)
    {
        var command = db.NewCommand(into);
        var sql = new StringBuilder("INSERT INTO ").Append(into).Append(" VALUES ");
        for (var n = 0; n < rows * columns; n++)
        {
            var name = "@p" + n.ToString(CultureInfo.InvariantCulture);
            sql.Append(n % columns > 0 ? "," : n == 0 ? "(" : ",(").Append(name).Append(n % columns == columns - 1 ? ")" : "");
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        command.CommandText = sql.ToString();
        return command;
    }
}
