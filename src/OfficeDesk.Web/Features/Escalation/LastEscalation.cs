using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>When the round was last carried out; the clock asks it after a start, to catch up on what was missed (ES-2).</summary>
[Access(Clock = Reach.All, Discipline = Reach.All, SystemAdmin = Reach.All)]
public sealed record LastEscalation : IQuery<EscalatedAt>;

public sealed record EscalatedAt(DateTimeOffset At);

public sealed class LastEscalationHandler : IHandle<LastEscalation, EscalatedAt>
{
    public async Task<Outcome<EscalatedAt>> Handle(LastEscalation m, Db db) => new EscalatedAt(await Mark.At(db));
}
