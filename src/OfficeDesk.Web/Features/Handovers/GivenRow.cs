using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Handovers;

/// <summary>A handover that waits for its receiver's signature, with what is needed of its task.</summary>
internal sealed record GivenRow
{
    public long Id { get; init; }
    public long TaskId { get; init; }
    public long ToId { get; init; }
    public int Moves { get; init; }
    public string State { get; init; } = "";
    public int Version { get; init; }
    public string Number { get; init; } = "";
    public long? EnquiryId { get; init; }
    public TaskState TaskState { get; init; }
    public TaskKind TaskKind { get; init; }
    public int TaskVersion { get; init; }
    public long AnsweringId { get; init; }

    private const string Load = """
        SELECT h.*, t.number, t.enquiry_id, t.state AS task_state, t.kind AS task_kind, t.version AS task_version, t.answering_id
        FROM handovers h JOIN tasks t ON t.id = h.task_id WHERE h.id = @Id AND (h.to_id = @Me OR h.from_id = @Me)
        """;

    /// <summary>The handover of an id, given to the asker; whoever gave it learns that the receiver signs.</summary>
    public static async Task<(GivenRow? Handover, Refusal? Why)> Find(Db db, long id)
    {
        var h = await db.Find<GivenRow>(Load, new { Id = id, Me = db.Who.PersonId });
        return h is null ? (null, DeskRefusals.NotFound())
            : h.ToId != db.Who.PersonId ? (null, HandoverRules.NotForYou)
            : h.State != "Given" ? (null, HandoverRules.AlreadySettled)
            : (h, null);
    }

    /// <summary>The task is over, so that nobody can take it over any more; papers can still be signed for.</summary>
    public bool TaskIsOver => TaskState is TaskState.Reported or TaskState.Void || (TaskKind is TaskKind.Matter && TaskState is TaskState.Done);
}
