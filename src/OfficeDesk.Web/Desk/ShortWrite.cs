namespace OfficeDesk.Web.Desk;

/// <summary>A short transaction for errands and for the doorman: begin, work, audit where something is named, commit.</summary>
public sealed class ShortWrite(Lane lane, Audit audit, Visit visit, TimeProvider clock, Ids ids)
{
    private static readonly Sight Blind = new(0, false, false, []);

    /// <summary>Does the work and commits it; when the work answers null it was not to be, and nothing stays of it.</summary>
    /// <param name="audited">The message the audit row is about; null for bookkeeping that nobody has to answer for.</param>
    public Task<T> Do<T>(object? audited, Func<Db, Task<T>> work, CancellationToken ct)
    {
        var said = audited is null ? null : audit.Say(audited);
        return lane.Carry(() => new Turn<T>(round => Carry(round, said, work), ct), visit.Who.Is(Roles.Clock), duplicatesAgain: false, ct);
    }

    private async Task<Turned<T>> Carry<T>(Round round, Said? said, Func<Db, Task<T>> work)
    {
        var db = new Db(round, visit.Who, Blind, clock.GetUtcNow(), ids);
        var answer = await work(db);
        if (answer is null) return new(answer, Keep: false, []);
        if (said is not null) audit.Write(db, said);
        return new(answer, Keep: true, db.AfterCommit);
    }
}
