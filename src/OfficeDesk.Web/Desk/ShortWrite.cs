namespace OfficeDesk.Web.Desk;

/// <summary>A short transaction for errands and for the doorman: begin, work, audit where something is named, commit.</summary>
public sealed class ShortWrite(Database database, Audit audit, Visit visit, TimeProvider clock, Ids ids)
{
    private static readonly Sight Blind = new(0, false, false, []);

    /// <summary>Does the work and commits it; when the work answers null it was not to be, and nothing stays of it.</summary>
    /// <param name="audited">The message the audit row is about; null for bookkeeping that nobody has to answer for.</param>
    public async Task<T> Do<T>(object? audited, Func<Db, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var writing = await database.BeginWrite(ct);
                var db = new Db(writing.Connection, writing.Transaction, visit.Who, Blind, clock.GetUtcNow(), ids, ct);
                var answer = await work(db);
                if (answer is null) return answer;
                if (audited is not null) await audit.Write(db, audited);
                var last = db.TakeGathered();
                await writing.Commit(last?.Sql ?? "", last?.Args, ct);
                foreach (var act in db.AfterCommit) act();
                return answer;
            }
            catch (Exception e) when (attempt < 5 && database.IsTransient(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(attempt * 7), clock, ct);
            }
        }
    }
}
