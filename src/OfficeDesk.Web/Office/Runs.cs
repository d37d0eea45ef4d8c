using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What came of something done by the clock, for people to read.</summary>
/// <param name="Quiet">There was nothing to do: not worth a row.</param>
/// <param name="Failed">It was not done; the page of what is wrong says so.</param>
public sealed record Told(string Zh, string En, bool Quiet = false, [property: JsonIgnore] bool Failed = false);

/// <summary>An answer that can say in one sentence what was done.</summary>
public interface IReport
{
    Told Tell();
}

/// <summary>Writes down when something was done by the clock or by hand, how long it took, and what came of it.</summary>
public static class Runs
{
    /// <summary>A test letter that went out: it tells that mail works, and is no job of the clock.</summary>
    public const string TestMail = "TestMail";

    private const string Insert = "INSERT INTO runs (id, job, by_hand, at, took_ms, outcome) VALUES (@Id, @Job, @ByHand, @Now, @TookMs, @Outcome)";

    public static Task Write(Db db, string job, bool byHand, TimeSpan took, Told told)
    {
        // both languages in one column: a page shows the reader's
        var outcome = told.Zh + "\n" + told.En;
        return db.Execute(Insert, new
        {
            Id = db.NewId(), Job = job, ByHand = byHand ? 1 : 0, db.Now, TookMs = (int)took.TotalMilliseconds, Outcome = outcome.Length > 500 ? outcome[..500] : outcome,
        });
    }
}

/// <summary>One line of the timetable as it stands on this node.</summary>
/// <param name="Cron">When, as a Quartz expression in the office's time.</param>
public sealed record ClockLine(string Job, string Zh, string En, string Cron, DateTimeOffset? NextAt, DateTimeOffset? LastAt = null, int TookMs = 0, Told? Last = null)
{
    /// <summary>Nothing is done on rest days, although the expression fires.</summary>
    public bool WorkingDays { get; init; }
}

/// <summary>The board beside the office's clock: what is done when, and how it went last. Filled by Jobs, read by pages.</summary>
public sealed class ClockBoard
{
    private readonly ConcurrentDictionary<string, ClockLine> _lines = new(StringComparer.Ordinal);

    /// <summary>In the order of their names; empty when the clock is switched off (Office:Jobs=false).</summary>
    public IReadOnlyList<ClockLine> Lines => [.. _lines.Values.OrderBy(l => l.Job, StringComparer.Ordinal)];

    public void Plan(ClockLine line) => _lines.AddOrUpdate(line.Job, line, (_, old) => line with { LastAt = old.LastAt, TookMs = old.TookMs, Last = old.Last });

    public void Ran(string job, DateTimeOffset at, TimeSpan took, Told told, DateTimeOffset? next)
    {
        while (_lines.TryGetValue(job, out var old))
            if (_lines.TryUpdate(job, old with { LastAt = at, TookMs = (int)took.TotalMilliseconds, Last = told, NextAt = next }, old)) return;
    }
}
