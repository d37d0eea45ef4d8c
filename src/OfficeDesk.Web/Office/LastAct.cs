using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What happened to a task last: shown to whoever was a moment too late.</summary>
public sealed record LastAct(DateTimeOffset At, string Who, string Zh, string En)
{
    private const string Load = "SELECT at, person_id, zh, en FROM events WHERE task_id = @Id ORDER BY id DESC LIMIT 1";

    public static async Task<LastAct?> Of(Db db, OfficePage office, long taskId) =>
        await db.Find<Row>(Load, new { Id = taskId }) is { } e ? new LastAct(e.At, e.PersonId == 0 ? "系统" : office.NameOf(e.PersonId), e.Zh, e.En) : null;

    private sealed record Row
    {
        public DateTimeOffset At { get; init; }
        public long PersonId { get; init; }
        public string Zh { get; init; } = "";
        public string En { get; init; } = "";
    }
}
