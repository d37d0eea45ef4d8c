using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Status;

/// <summary>What is read of an application; nothing of a person is among it.</summary>
internal sealed record AppliedRow
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public long MatterTypeId { get; init; }
    public long SectionId { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public ApplicationState State { get; init; }
    public DateOnly NoticeDueOn { get; init; }
    public DateOnly? CompleteBy { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public long? TaskId { get; init; }
}

/// <summary>What is read of an enquiry.</summary>
internal sealed record AskedRow
{
    public long Id { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public long MatterTypeId { get; init; }
    public EnquiryState State { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public long? MergedInto { get; init; }
    public long SectionId { get; init; }
    public long ResponsibleId { get; init; }
    public long? TaskId { get; init; }
    public long Led { get; init; }
}

/// <summary>Where a matter is on its way to.</summary>
internal sealed record PassedRow
{
    public long SectionId { get; init; }
    public DateOnly DueOn { get; init; }
}

/// <summary>The pause in force.</summary>
internal sealed record PauseRow
{
    public DateOnly? EffectiveOn { get; init; }
    public string Reason { get; init; } = "";
    public string Basis { get; init; } = "";
    public string Takes { get; init; } = "";
}
