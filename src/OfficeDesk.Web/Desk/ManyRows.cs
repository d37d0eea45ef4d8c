using System.Globalization;
using System.Text;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>Writes many rows in few statements: a row a statement costs a round trip each on a database server.</summary>
public static class ManyRows
{
    private const int AtATime = 100;

    /// <summary>Inserts the rows in their order.</summary>
    /// <param name="into">Table and columns, a constant: "rungs (task_id, due_on)".</param>
    /// <param name="values">One value a column.</param>
    public static async Task Insert<T>(this Db db, string into, IEnumerable<T> rows, Func<T, object?[]> values)
    {
        foreach (var some in rows.Chunk(AtATime))
        {
            var sql = new StringBuilder("INSERT INTO ").Append(into).Append(" VALUES ");
            var args = new DynamicParameters();
            var n = 0;
            foreach (var row in some)
            {
                sql.Append(n == 0 ? "(" : ",(");
                var first = n;
                foreach (var value in values(row))
                {
                    var name = "p" + (n++).ToString(CultureInfo.InvariantCulture);
                    sql.Append(n - 1 == first ? "@" : ",@").Append(name);
                    args.Add(name, value);
                }
                sql.Append(')');
            }
            await db.Execute(sql.ToString(), args);
        }
    }
}
