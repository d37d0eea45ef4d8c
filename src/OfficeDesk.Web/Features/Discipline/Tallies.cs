using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>
/// Counts of the last twelve months by section, month, person and kind. Counting a year of an office takes longer than a page may,
/// so each node keeps them for a minute; the page says as of when.
/// </summary>
public sealed class Tallies(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _counting = new(1, 1);
    private volatile TallySheet? _sheet;

    // what came sealed is counted with all and once more below zero: whoever may not know of it yet takes it off, from the same look
    private const string Breaches = """
        SELECT substr(proposed_on, 1, 7) AS month, section_id, person_id, kind, state, 0 AS sealed, COUNT(*) AS n FROM breaches
        WHERE state IN ('Proposed', 'Statement', 'Confirmed', 'Dismissed') AND proposed_on >= @From
        GROUP BY substr(proposed_on, 1, 7), section_id, person_id, kind, state
        UNION ALL
        SELECT substr(b.proposed_on, 1, 7) AS month, b.section_id, b.person_id, b.kind, b.state, f.sealed, -COUNT(*) AS n FROM breach_files f JOIN breaches b ON b.id = f.breach_id
        WHERE f.sealed > 0 AND b.state IN ('Proposed', 'Statement', 'Dismissed') AND b.proposed_on >= @From
        GROUP BY substr(b.proposed_on, 1, 7), b.section_id, b.person_id, b.kind, b.state, f.sealed
        """;

    private const string Cards = "SELECT substr(given_on, 1, 7) AS month, section_id, colour AS kind, COUNT(*) AS n FROM cards WHERE given_on >= @From AND taken_back_on IS NULL GROUP BY substr(given_on, 1, 7), section_id, colour";

    private const string Late = """
        SELECT substr(done_on, 1, 7) AS month, section_id, COUNT(*) AS n FROM tasks WHERE late = 1 AND done_at >= @FromAt GROUP BY substr(done_on, 1, 7), section_id
        """;

    private const string Matters = """
        SELECT b.section_id, t.matter_type_id AS matter, COUNT(*) AS n FROM breaches b JOIN tasks t ON t.id = b.task_id
        WHERE b.state = 'Confirmed' AND b.proposed_on >= @YearFrom AND t.matter_type_id IS NOT NULL GROUP BY b.section_id, t.matter_type_id HAVING COUNT(*) > 0
        """;

    // all and those about somebody in one look: whoever takes theirs off the whole must not see it come a moment before the whole
    private const string Complaints = """
        SELECT substr(registered_on, 1, 7) AS month, level, 0 AS person_id, COUNT(*) AS n FROM complaints WHERE registered_on >= @From GROUP BY substr(registered_on, 1, 7), level
        UNION ALL
        SELECT substr(c.registered_on, 1, 7) AS month, c.level, s.person_id, COUNT(*) AS n FROM complaint_subjects s JOIN complaints c ON c.id = s.complaint_id
        WHERE c.registered_on >= @From AND s.person_id <> 0 GROUP BY substr(c.registered_on, 1, 7), c.level, s.person_id
        """;

    /// <summary>The counts, at most a minute old.</summary>
    public async ValueTask<TallySheet> Of(Db db)
    {
        if (Fresh(db) is { } sheet) return sheet;
        await _counting.WaitAsync(db.Ct);
        try
        {
            if (Fresh(db) is { } counted) return counted;
            var from = new DateOnly(db.Today.Year, db.Today.Month, 1).AddMonths(-11);
            var args = new { From = from, FromAt = OfficeClock.Midnight(from), YearFrom = new DateOnly(db.Today.Year, 1, 1) };
            return _sheet = new TallySheet(db.Now, clock.GetTimestamp(), from, await db.Query<BreachTally>(Breaches, args), await db.Query<MonthTally>(Cards, args), await db.Query<MonthTally>(Late, args), await db.Query<MatterTally>(Matters, args),
                await db.Query<CaseTally>(Complaints, args));
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();

    private TallySheet? Fresh(Db db) => _sheet is { } sheet && clock.GetElapsedTime(sheet.Counted) < Kept && db.Now - sheet.At < Kept && db.Now >= sheet.At ? sheet : null;
}

/// <param name="At">When it was counted.</param>
/// <param name="From">The first day of the first of twelve months.</param>
public sealed record TallySheet(
    DateTimeOffset At, long Counted, DateOnly From, IReadOnlyList<BreachTally> Breaches, IReadOnlyList<MonthTally> Cards, IReadOnlyList<MonthTally> Late, IReadOnlyList<MatterTally> Matters,
    IReadOnlyList<CaseTally> Complaints);

/// <summary>Breaches of a month; what came sealed and is not confirmed is there once more with a number below zero.</summary>
public sealed record BreachTally
{
    public string Month { get; init; } = "";
    public long SectionId { get; init; }
    public long PersonId { get; init; }
    public string Kind { get; init; } = "";
    public BreachState State { get; init; }

    /// <summary>1 = only the discipline office knows of it before it is confirmed, 2 = only the director; 0 = all of them.</summary>
    public long Sealed { get; init; }
    public long N { get; init; }
}

public sealed record MonthTally
{
    public string? Month { get; init; }
    public long SectionId { get; init; }
    public string Kind { get; init; } = "";
    public long N { get; init; }
}

public sealed record MatterTally
{
    public long SectionId { get; init; }
    public long Matter { get; init; }
    public long N { get; init; }
}

/// <summary>Complaints registered in a month.</summary>
public sealed record CaseTally
{
    public string Month { get; init; } = "";
    public string Level { get; init; } = "";

    /// <summary>Whom they are about; 0 = all of them.</summary>
    public long PersonId { get; init; }
    public long N { get; init; }
}
