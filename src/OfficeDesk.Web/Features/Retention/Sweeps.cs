using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>One kind of what is kept for a time: how much of it is old, some of it for people to look at, and how it is cleared.</summary>
/// <param name="Count">How many, with the oldest.</param>
/// <param name="Lines">Some of them by a number that tells nothing about anybody, and their time.</param>
/// <param name="Clear">Clears at most so many that are older, and answers how many; 0 when none is left.</param>
internal sealed record Sweep(KeptKind Kind, Setting Setting, string Count, string Lines, Func<Db, Clearing, Task<int>> Clear);

/// <summary>What a turn of the clock clears.</summary>
internal sealed record Clearing(long PurgeId, DateTimeOffset Before, int Most, Attachments Files);

/// <summary>Every kind. The audit is not among them: it holds no personal values, and its chain stays whole.</summary>
internal static class Sweeps
{
    private const string OldSessions = "FROM sessions WHERE ends_at < @Before";
    private const string OldLetters = "FROM outbox WHERE state = 'Sent' AND queued_at < @Before AND body_text <> ''";
    private const string OldReveals = "FROM reveals WHERE at < @Before AND purpose <> ''";
    private const string OldIdentityLooks = "FROM complaint_looks WHERE at < @Before AND purpose <> ''";

    private const string OldReporters = """
        FROM complaint_reporters r JOIN complaints c ON c.id = r.complaint_id
        WHERE r.sealed <> '' AND c.registered_at < @Before AND COALESCE(c.closed_on, c.registered_on) < @BeforeDay AND c.state IN ('Filed', 'Withdrawn', 'PassedOn', 'Merged')
          AND (c.state IN ('Filed', 'Withdrawn') OR c.replied_on IS NOT NULL OR c.reachable = 0)
          AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.kind = 'Reporters' AND h.number = c.number AND h.lifted_at IS NULL)
        """;

    private const string CountSessions = $"SELECT COUNT(*) AS count, MIN(ends_at) AS oldest {OldSessions}";
    private const string ShowSessions = $"SELECT '' AS number, ends_at AS at {OldSessions} ORDER BY ends_at LIMIT 50";
    private const string CountLetters = $"SELECT COUNT(*) AS count, MIN(queued_at) AS oldest {OldLetters}";
    private const string ShowLetters = $"SELECT subject AS number, queued_at AS at {OldLetters} ORDER BY id LIMIT 50";
    private const string CountLooks = $"SELECT COUNT(*) AS count, MIN(at) AS oldest FROM (SELECT at {OldReveals} UNION ALL SELECT at {OldIdentityLooks}) looks";
    private const string ShowLooks = $"SELECT '' AS number, at FROM (SELECT at {OldReveals} UNION ALL SELECT at {OldIdentityLooks}) looks ORDER BY at LIMIT 50";
    private const string CountReporters = $"SELECT COUNT(*) AS count, MIN(c.registered_at) AS oldest {OldReporters}";
    private const string ShowReporters = $"SELECT c.number, c.registered_at AS at {OldReporters} ORDER BY c.id LIMIT 50";

    private const string SomeLetters = $"SELECT id {OldLetters} ORDER BY id LIMIT @Most";
    private const string ClearLetters = "UPDATE outbox SET address = '', body_text = '', body_html = '', version = version + 1 WHERE id IN @Ids AND state = 'Sent'";
    private const string SomeReveals = $"SELECT id {OldReveals} ORDER BY id LIMIT @Most";
    private const string ClearReveals = "UPDATE reveals SET purpose = '' WHERE id IN @Ids";
    private const string SomeIdentityLooks = $"SELECT id {OldIdentityLooks} ORDER BY id LIMIT @Most";
    private const string ClearIdentityLooks = "UPDATE complaint_looks SET purpose = '' WHERE id IN @Ids";
    private const string SomeReporters = $"SELECT c.id {OldReporters} ORDER BY c.id LIMIT @Most";
    private const string ClearReporters = "UPDATE complaint_reporters SET sealed = '' WHERE complaint_id IN @Ids";
    private const string RemoveSessions = "DELETE FROM sessions WHERE ends_at < @Before";

    public static IReadOnlyList<Sweep> All { get; } =
    [
        new(KeptKind.Sessions, Settings.KeepSessions, CountSessions, ShowSessions,
            (db, c) => db.Execute(RemoveSessions, new { c.Before })),
        new(KeptKind.Letters, Settings.KeepLetters, CountLetters, ShowLetters,
            (db, c) => Some(db, c, SomeLetters, ClearLetters)),
        new(KeptKind.Looks, Settings.KeepLooks, CountLooks, ShowLooks,
            async (db, c) => await Some(db, c, SomeReveals, ClearReveals) + await Some(db, c, SomeIdentityLooks, ClearIdentityLooks)),
        ContactSweep.Make(),
        new(KeptKind.Reporters, Settings.KeepReporters, CountReporters, ShowReporters,
            (db, c) => Some(db, c, SomeReporters, ClearReporters)),
    ];

    public static Sweep Of(KeptKind kind) => All.Single(s => s.Kind == kind);

    /// <summary>The parameters every statement takes.</summary>
    public static object Args(DateTimeOffset before, int most = 0) => new { Before = before, BeforeDay = OfficeClock.Day(before), BeforeId = Ids.At(before), Most = most };

    private static async Task<int> Some(Db db, Clearing c, string some, string clear)
    {
        var ids = await db.Query<long>(some, Args(c.Before, c.Most));
        if (ids.Count > 0) await db.Execute(clear, new { Ids = ids });
        return ids.Count;
    }
}
