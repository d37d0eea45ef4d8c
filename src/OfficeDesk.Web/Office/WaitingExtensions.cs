using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Extensions that were asked for and wait: whoever decides on one decides from the date in force, and by the calendar in force (DL-7).</summary>
public static class WaitingExtensions
{
    private const string All = "SELECT e.id, e.days, e.unit, e.old_due_on, e.new_due_on, t.due_on FROM extensions e JOIN tasks t ON t.id = e.task_id WHERE e.state = 'Asked'";

    private const string OfTask = $"{All} AND e.task_id = @TaskId";

    private const string Move = "UPDATE extensions SET old_due_on = @DueOn, new_due_on = @New, version = version + 1 WHERE id = @Id AND state = 'Asked'";

    /// <summary>After due dates or the calendar moved: both dates of every one that waits, as they are now. What does not change is not touched.</summary>
    /// <param name="taskId">Only those of one task; null for all, which are few at any time.</param>
    /// <remarks>DL-4, DL-7, DL-9.</remarks>
    public static async Task Follow(Db db, WorkingCalendar calendar, long? taskId = null)
    {
        foreach (var x in await db.Query<Row>(taskId is null ? All : OfTask, new { TaskId = taskId }))
        {
            var becomes = ExtensionRules.NewDueDate(x.DueOn, new Limit(x.Days, x.Unit), calendar);
            if (x.OldDueOn != x.DueOn || x.NewDueOn != becomes) await db.Execute(Move, new { x.Id, x.DueOn, New = becomes });
        }
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public int Days { get; init; }
        public LimitUnit Unit { get; init; }
        public DateOnly OldDueOn { get; init; }
        public DateOnly NewDueOn { get; init; }
        public DateOnly DueOn { get; init; }
    }
}
