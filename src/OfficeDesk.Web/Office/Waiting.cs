using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>How many things wait for somebody, for the numbers in the navigation: three index look-ups.</summary>
public sealed class Waiting(Database database, TimeProvider clock, Ids ids)
{
    private const string Count = $"""
        SELECT (SELECT COUNT(*) FROM tasks WHERE answering_id = @Me AND state = 'Open' AND due_on <= @Today)
             + (SELECT COUNT(*) FROM transfers f JOIN tasks k ON k.id = f.id AND k.state IN ('Open', 'Paused') WHERE f.to_id = @Me AND f.state IN {TransferStates.WithReceiver})
             + (SELECT COUNT(*) FROM requests WHERE kind = 'CoverConsent' AND decider_id = @Me AND state = 'Open') AS mine,
               (SELECT COUNT(*) FROM requests WHERE decider_id = @Me AND state = 'Open') AS approvals,
               (SELECT COUNT(*) FROM ap_voters v JOIN ap_rounds r ON r.id = v.round_id AND r.state = 'Open' WHERE v.rater_id = @Me AND v.voted < 2) AS ballots
        """;

    /// <summary>By the address of the navigation's entry.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Of(Asker who, CancellationToken ct)
    {
        await using var connection = await database.OpenRead(ct);
        var db = new Db(connection, who, new Sight(who.PersonId, false, false, []), clock.GetUtcNow(), ids, ct);
        var counts = await db.One<Counts>(Count, new { Me = who.PersonId, db.Today });
        return new Dictionary<string, int>(StringComparer.Ordinal) { ["/my"] = (int)counts.Mine, ["/approvals"] = (int)counts.Approvals, ["/appraisal"] = (int)counts.Ballots };
    }

    private sealed record Counts
    {
        public long Mine { get; init; }
        public long Approvals { get; init; }
        public long Ballots { get; init; }
    }
}
