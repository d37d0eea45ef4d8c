namespace OfficeDesk.Web.Desk;

/// <summary>Writes many rows in few statements (<see cref="Wording"/>): a row a statement costs a round trip each on a database server.</summary>
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
            var words = new Wording().Say("INSERT INTO ").Say(into).Say(" VALUES ");
            for (var row = 0; row < some.Length; row++)
            {
                for (var n = 0; n < some[row].Length; n++) words.Say(n > 0 ? "," : row > 0 ? ",(" : "(").Value(some[row][n]);
                words.Say(")");
            }
            // on the thread that carries the round, as everything in it
            words.Done(command).ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }
}
