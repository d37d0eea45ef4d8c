using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>Carries out what two persons approved, some hundred records a transaction, each with its audit row; what has to be kept waits.</summary>
[Access(Clock = Reach.All)]
public sealed record RunRetention : IErrand<RetentionRun>;

public sealed record RetentionRun(int Purges, int Cleared, int Held) : IReport
{
    public Told Tell() => new($"到期清理 {Purges} 项 {Cleared} 条，按要求保留 {Held} 项", $"{Cleared} records of {Purges} clearings cleared, {Held} held", Purges + Held == 0);
}

/// <summary>What the audit says of a turn: how much of which clearing went.</summary>
public sealed record RecordsCleared(long Purge, KeptKind Kind, DateTimeOffset Before)
{
    /// <summary>Known once the work of the turn is done.</summary>
    public int Count { get; set; }
}

public sealed class RunRetentionHandler(ShortWrite shortly, Attachments files) : IHandle<RunRetention, RetentionRun>
{
    /// <summary>Records a transaction: nobody at the counter waits long.</summary>
    public const int AtATime = 100;

    private const string Approved = "SELECT * FROM purges WHERE state = 'Approved' ORDER BY id";

    // the row is taken first, so that an order to keep stands before the turn or waits until behind it
    private const string Take = """
        UPDATE purges SET version = version + 1 WHERE id = @Id AND state = 'Approved'
          AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.lifted_at IS NULL AND h.number = '' AND h.kind IN ('', @Kind))
        """;

    private const string Count = "UPDATE purges SET cleared = cleared + @Count WHERE id = @Id";
    private const string Finish = "UPDATE purges SET state = 'Done', open_key = NULL, ended_at = @Now, version = version + 1 WHERE id = @Id AND state = 'Approved'";

    public async Task<Outcome<RetentionRun>> Handle(RunRetention m, Db db)
    {
        var (done, cleared, held) = (0, 0, 0);
        foreach (var purge in await db.Query<PurgeRow>(Approved))
        {
            // asked once more, whatever was proposed: nothing under 184 days
            if (!RetentionRules.OldEnough(purge.BeforeAt, db.Now)) continue;
            int? turn;
            do
            {
                turn = await Turn(purge, db.Ct);
                cleared += turn ?? 0;
            }
            while (turn > 0);
            if (turn is null) held++;
            else done++;
        }
        return new RetentionRun(done, cleared, held);
    }

    /// <summary>How many went in this turn; 0 when that was the end of it, null when it was stopped.</summary>
    private async Task<int?> Turn(PurgeRow purge, CancellationToken ct)
    {
        var said = new RecordsCleared(purge.Id, purge.Kind, purge.BeforeAt);
        return await shortly.Do<int?>(said, async db =>
        {
            if (!await db.Changed(Take, new { purge.Id, Kind = purge.Kind.ToString() })) return null;
            var count = await Sweeps.Of(purge.Kind).Clear(db, new Clearing(purge.Id, purge.BeforeAt, AtATime, files));
            said.Count = count;
            if (count > 0) await db.Execute(Count, new { purge.Id, Count = count });
            else await db.Execute(Finish, new { purge.Id, db.Now });
            db.About("purge", purge.Id);
            return count;
        }, ct);
    }
}
