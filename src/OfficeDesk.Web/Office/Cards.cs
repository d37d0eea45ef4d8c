using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Takes yellow and red cards back whose lateness turned out not to be; they stay as history and count nowhere (DL-12, ES-6).</summary>
public static class Cards
{
    private const string Standing = "SELECT id, colour, due_on FROM cards WHERE task_id = @TaskId AND taken_back_on IS NULL ORDER BY id";

    private const string Back = "UPDATE cards SET taken_back_on = @Today, taken_back_why = @Why WHERE id IN @Ids AND taken_back_on IS NULL";

    /// <summary>Takes back what the day on which the task was really finished does not bear out.</summary>
    /// <param name="done">The day that counts for the lateness.</param>
    /// <param name="why">In Chinese, at most 300 characters.</param>
    /// <returns>The cards that were taken back.</returns>
    public static async Task<IReadOnlyList<Card>> TakeBack(Db db, OfficePage office, long taskId, DateOnly done, string why)
    {
        var given = await db.Query<(long Id, Card Colour, DateOnly DueOn)>(Standing, new { TaskId = taskId });
        var gone = given.Where(c => !EscalationRules.CardStands(c.Colour, c.DueOn, done, office.Calendar)).ToList();
        if (gone.Count > 0) await db.Execute(Back, new { Ids = gone.Select(c => c.Id).ToList(), db.Today, Why = why });
        return [.. gone.Select(c => c.Colour)];
    }
}
