using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Proposes breaches from facts: one a fact, never twice (BR-1). Whatever finds a fact comes here.</summary>
public static class Breaches
{
    private const string Insert = """
        INSERT INTO breaches (id, kind, fact, task_id, person_id, section_id, due_on, proposed_at, proposed_on, state)
        SELECT @Id, @Kind, @Fact, @TaskId, @PersonId, @SectionId, @On, @Now, @Today, 'Proposed'
        WHERE NOT EXISTS (SELECT 1 FROM breaches WHERE fact = @Fact)
        """;

    private const string Describe = "INSERT INTO breach_files (breach_id, what, sealed) VALUES (@Id, @What, @Sealed)";

    /// <summary>Proposes a breach, unless this fact has one already.</summary>
    /// <param name="fact">Names the fact, at most 60 characters, such as "inspection:12".</param>
    /// <param name="on">The day of the fact.</param>
    /// <param name="what">What happened, in words for the person concerned; at most 1,000 characters.</param>
    /// <param name="sealedFrom">0 = like any other; 1 = until it is confirmed only the discipline office sees it; 2 = only the director (CP-2).</param>
    /// <returns>Its id; null when the fact was known.</returns>
    public static async Task<long?> Propose(Db db, BreachKind kind, string fact, long? taskId, long personId, long sectionId, DateOnly on, string what, int sealedFrom = 0)
    {
        var id = db.NewId();
        var row = new { Id = id, Kind = kind.ToString(), Fact = fact, TaskId = taskId, PersonId = personId, SectionId = sectionId, On = on, db.Now, db.Today };
        if (!await db.Changed(Insert, row)) return null;
        await db.Execute(Describe, new { Id = id, What = what.Length > 1000 ? what[..1000] : what, Sealed = sealedFrom });
        return id;
    }

    /// <summary>The files of older breaches were made when first needed.</summary>
    internal const string Ensure = "INSERT INTO breach_files (breach_id) SELECT @Id WHERE NOT EXISTS (SELECT 1 FROM breach_files WHERE breach_id = @Id)";

    private const string OfFact = "SELECT id, fact FROM breaches WHERE person_id = @PersonId AND kind = @Kind AND state IN ('Proposed', 'Statement', 'Confirmed') ORDER BY id";

    // the fact is free again: when it comes about anew, it is proposed anew
    private const string Drop = "UPDATE breaches SET state = 'Dismissed', fact = @Freed, version = version + 1 WHERE id = @Id AND state = 'Proposed'";

    private const string Settle = "UPDATE breach_files SET settled_by = @Me, settled_at = @Now, settled_on = @Today, reason = @Why WHERE breach_id = @Id";

    private const string Remark = "UPDATE breach_files SET what = SUBSTR(CONCAT(what, @Why), 1, 1000) WHERE breach_id = @Id";

    /// <summary>Facts that turned out not to be: a breach that nobody was told of is dismissed with the reason; one the person knows of keeps its state and says so, for the discipline office to judge (BR-1).</summary>
    /// <param name="gone">Whether a fact is one of them.</param>
    public static async Task Withdraw(Db db, BreachKind kind, long personId, Func<string, bool> gone, string why)
    {
        foreach (var b in await db.Query<(long Id, string Fact)>(OfFact, new { PersonId = personId, Kind = kind.ToString() }))
        {
            if (!gone(b.Fact)) continue;
            await db.Execute(Ensure, new { b.Id });
            if (!await Dropped(db, b.Id, b.Fact, why)) await db.Execute(Remark, new { b.Id, Why = $"（{why}）" });
        }
    }

    /// <summary>Dismisses one that is only proposed; false when somebody has begun to deal with it, perhaps in this moment.</summary>
    private static async Task<bool> Dropped(Db db, long id, string fact, string why)
    {
        if (!await db.Changed(Drop, new { Id = id, Freed = $"{fact}:{id % 100_000_000}" })) return false;
        await db.Execute(Settle, new { Id = id, Me = db.Who.PersonId, db.Now, db.Today, Why = why });
        return true;
    }

    private const string OfTask = """
        SELECT b.id, b.fact, b.person_id, b.due_on, COALESCE(f.what, '') AS what FROM breaches b LEFT JOIN breach_files f ON f.breach_id = b.id
        WHERE b.task_id = @TaskId AND b.fact LIKE 'deadline:%' AND b.state IN ('Proposed', 'Statement', 'Confirmed') ORDER BY b.id
        """;

    /// <summary>
    /// The lateness of a task turned out not to be: what was proposed for it and told to nobody is dismissed with the reason. What the person was told of,
    /// or what was confirmed, is not the system's to undo: it keeps its state, says so in its file, and is handed back for the discipline office to be told.
    /// </summary>
    /// <param name="late">Whether the task is late by this due date after all.</param>
    /// <param name="facts">What happened, in words for a file that has none yet.</param>
    /// <remarks>DL-12, BR-1, GN-5.</remarks>
    public static async Task<(int Dropped, IReadOnlyList<(long Id, long PersonId)> ToLookAt)> WithdrawLateness(Db db, long taskId, Func<DateOnly, bool> late, string facts, string why)
    {
        var (dropped, toLookAt) = (0, new List<(long, long)>());
        foreach (var b in await db.Query<(long Id, string Fact, long PersonId, DateOnly DueOn, string What)>(OfTask, new { TaskId = taskId }))
        {
            if (late(b.DueOn)) continue;
            await db.Execute(Ensure, new { b.Id });
            if (await Dropped(db, b.Id, b.Fact, why))
            {
                dropped++;
                continue;
            }
            await db.Execute(Remark, new { b.Id, Why = $"{(b.What.Length == 0 ? facts : "")}（{why}）" });
            toLookAt.Add((b.Id, b.PersonId));
        }
        return (dropped, toLookAt);
    }

    /// <summary>The kind a stored word means; what nobody knows is an inspection finding.</summary>
    public static BreachKind KindOf(string stored) => Enum.TryParse<BreachKind>(stored, out var kind) ? kind : stored switch
    {
        "LateReturn" => BreachKind.LateReturns,
        "NoAbsenceNotice" or "Absence" or "Absent" => BreachKind.NoNotice,
        "OneTimeNotice" or "SecondNotice" or "LateNotice" => BreachKind.OneTime,
        _ => BreachKind.Inspection,
    };
}
