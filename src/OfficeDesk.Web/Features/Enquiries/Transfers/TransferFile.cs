using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries.Transfers;

/// <summary>Where a transfer stands after a step.</summary>
/// <param name="Version">For the next step.</param>
public sealed record TransferMoved(string Number, TransferState State, int Version, long ReceiverId, string ReceiverName);

/// <summary>A transfer with what its steps have to know: its task, its enquiry, the citizen's matter.</summary>
internal sealed record TransferFile
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public long EnquiryId { get; init; }
    public long? MatterTaskId { get; init; }
    public long FromId { get; init; }
    public long ToId { get; init; }
    public long SectionId { get; init; }
    public string Message { get; init; } = "";
    public TransferState State { get; init; }
    public TaskState TaskState { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public int TimesBack { get; init; }
    public long? BackBy { get; init; }
    public int Version { get; init; }

    private const string Load = $"""
        SELECT f.id, k.number, f.enquiry_id, e.task_id AS matter_task_id, f.from_id, f.to_id, f.section_id, f.message, f.state, k.state AS task_state, k.due_on,
               f.sent_at, f.accepted_at, f.times_back, f.back_by, f.version
        FROM tasks k JOIN transfers f ON f.id = k.id JOIN enquiries e ON e.id = f.enquiry_id
        WHERE k.number = @Number AND {FirstContacts.InSight}
        """;

    /// <summary>The transfer of a number, if its enquiry is in sight.</summary>
    public static Task<TransferFile?> Find(Db db, string number) =>
        db.Find<TransferFile>(Load, db.InSight(new { Number = number.Trim(), SightDay = db.Today }));

    /// <summary>Why the asker may not do this for the receiver; null when they may.</summary>
    public Refusal? MayNot(Db db, TransferAct act, int version) =>
        EnquiryRules.NotTheReceiver(ToId == db.Who.PersonId, db.Who.Led.Contains(SectionId)) ?? Stands(act, version);

    /// <summary>Why this step is not the next one; null when it is.</summary>
    public Refusal? Stands(TransferAct act, int version) =>
        EnquiryRules.MayNotTransfer(State, act)
        ?? (TaskState is TaskState.Open or TaskState.Paused ? null : EnquiryRules.TransferEnded)
        ?? (Version == version ? null : DeskRefusals.Changed());

    /// <summary>For whom the asker acts here (GN-2): nobody else, or the chief stood in for, or the receiver.</summary>
    public long? ForWhom(Db db) => ToId == db.Who.PersonId ? null : db.Who.ActsFor(Roles.Chief, SectionId) ?? ToId;

    /// <summary>Where the transfer stands one version later.</summary>
    public TransferMoved Moved(TransferState state, long receiver, OfficePage office) => new(Number, state, Version + 1, receiver, office.NameOf(receiver));
}
