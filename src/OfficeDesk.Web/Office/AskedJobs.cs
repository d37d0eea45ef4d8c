using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What an administrator wants the clock to do now, kept in the database until a node with a running clock takes it: once, whichever it is.</summary>
public static class AskedJobs
{
    private const string Insert = "INSERT INTO asked_jobs (job, asked_by, asked_at) SELECT @Job, @PersonId, @Now WHERE NOT EXISTS (SELECT 1 FROM asked_jobs WHERE job = @Job)";
    private const string All = "SELECT job FROM asked_jobs ORDER BY asked_at, job";
    private const string Remove = "DELETE FROM asked_jobs WHERE job = @Job";

    /// <summary>Puts a line in the queue; false when it stands there already.</summary>
    public static Task<bool> Ask(Db db, string job) => db.Changed(Insert, new { Job = job, db.Who.PersonId, db.Now });

    /// <summary>What stands in the queue.</summary>
    public static Task<IReadOnlyList<string>> Waiting(Db db) => db.Query<string>(All);

    /// <summary>Whether anything does; looked at every few seconds, so without a turn in the lane.</summary>
    public static async Task<bool> Any(Database database, CancellationToken ct)
    {
        await using var connection = await database.OpenRead(ct);
        return (await connection.QueryAsync<string>(All)).Any();
    }

    /// <summary>Takes everything out of the queue.</summary>
    public static async Task<IReadOnlyList<string>> Take(Db db)
    {
        var taken = new List<string>();
        // of two nodes that see the same row, one removes it
        foreach (var job in await Waiting(db))
            if (await db.Changed(Remove, new { Job = job })) taken.Add(job);
        return taken;
    }
}
