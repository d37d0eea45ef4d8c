using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>
/// The row that says until when finished tasks were looked at. Taking it locks it, so that of several nodes one at a time
/// escalates; the others then find the rungs fired.
/// </summary>
internal static class Mark
{
    /// <summary>A task that was being finished while the last round ran may be committed a little later than its own time says.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private const string Lock = "UPDATE escalation_mark SET seen_until = seen_until WHERE id = 1";
    private const string Read = "SELECT seen_until FROM escalation_mark WHERE id = 1";
    private const string Set = "UPDATE escalation_mark SET seen_until = @Now WHERE id = 1";

    public static async Task<DateTimeOffset> Take(Db db)
    {
        await db.Execute(Lock);
        return await At(db) - Overlap;
    }

    public static Task Leave(Db db) => db.Execute(Set, new { db.Now });

    /// <summary>When the last round was carried out.</summary>
    public static Task<DateTimeOffset> At(Db db) => db.One<DateTimeOffset>(Read);
}
