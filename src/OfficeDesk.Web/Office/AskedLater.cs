using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A notice that was given after the acceptance, of which something is still awaited.</summary>
internal sealed record AskedNotice
{
    public long Id { get; init; }
    public string Items { get; init; } = "";
    public string? Brought { get; init; }
    public DateOnly GivenOn { get; init; }
    public DateOnly? BringBy { get; init; }

    /// <summary>What has not come yet, as the notice names it.</summary>
    public IReadOnlyList<string> Awaited => [.. AskedLater.Lines(Items).Except(AskedLater.Lines(Brought), StringComparer.Ordinal)];

    /// <summary>The lines of the notice that came, once these have as well; all of them when nothing is awaited any more.</summary>
    public string With(IReadOnlySet<string> came) => string.Join('\n', AskedLater.Lines(Items).Where(i => came.Contains(i) || AskedLater.Lines(Brought).Contains(i, StringComparer.Ordinal)));
}

/// <summary>What a citizen was asked for after the acceptance, until when, and what of it came: told alike on paper, to the office and to the citizen (ON-7, PB-1).</summary>
internal static class AskedLater
{
    // what was asked for counts as wanting until it came, a clock that was stopped since goes on again, or the matter is done (ON-7, DL-9)
    private const string Since = """
        SELECT n.id, n.items, n.brought, n.given_on, n.bring_by FROM notices_once n WHERE n.application_id = @Id AND n.kind = 'Supplement' AND n.state = 'Given' AND n.given_at > @EndedAt
            AND EXISTS (SELECT 1 FROM tasks t WHERE t.id = @TaskId AND t.state IN ('Open', 'Paused'))
            AND NOT EXISTS (SELECT 1 FROM clock_acts p JOIN clock_acts c ON c.task_id = p.task_id AND c.id > p.id AND c.act IN ('Resume', 'Restart') AND c.state = 'Agreed'
                WHERE p.task_id = @TaskId AND p.act = 'Pause' AND p.state = 'Agreed' AND p.decided_at >= n.given_at)
        ORDER BY n.id
        """;

    private const string Came = "UPDATE notices_once SET brought = @Brought, version = version + 1 WHERE id = @Id";

    /// <summary>The notices since the acceptance of which something is still awaited, the oldest first.</summary>
    /// <param name="endedAt">When the application was accepted.</param>
    /// <param name="taskId">The task of its matter.</param>
    public static async Task<IReadOnlyList<AskedNotice>> Of(Db db, long application, DateTimeOffset? endedAt, long? taskId) => (endedAt is null || taskId is null) ? []
        : [.. (await db.Query<AskedNotice>(Since, new { Id = application, EndedAt = endedAt, TaskId = taskId })).Where(n => n.Awaited.Count > 0)];

    /// <summary>Everything that is awaited, by name.</summary>
    public static IReadOnlyList<string> Awaited(IReadOnlyList<AskedNotice> asked) => [.. asked.SelectMany(n => n.Awaited).Distinct(StringComparer.Ordinal)];

    /// <summary>The last day for all that is awaited: a later notice moves it for what an earlier one asked for; null when nothing is.</summary>
    public static DateOnly? By(OfficePage office, IReadOnlyList<AskedNotice> asked) => asked.Count == 0 ? null : asked.Max(n => Told(office, n.GivenOn, n.BringBy));

    /// <summary>The last day that a notice told.</summary>
    /// <param name="bringBy">As it is kept; of a notice from before it was kept, empty: then it is counted.</param>
    public static DateOnly Told(OfficePage office, DateOnly givenOn, DateOnly? bringBy) => bringBy ?? ReceiptRules.CompleteBy(givenOn, office.Settings.Number(Settings.CompleteDays), office.Calendar);

    /// <summary>Some of it came, or is not needed any more.</summary>
    public static async Task Bring(Db db, IReadOnlyList<AskedNotice> asked, IReadOnlySet<string> came)
    {
        foreach (var n in asked.Where(n => n.Awaited.Any(came.Contains))) await db.Execute(Came, new { n.Id, Brought = n.With(came) });
    }

    /// <summary>The lines of a text.</summary>
    public static IReadOnlyList<string> Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
