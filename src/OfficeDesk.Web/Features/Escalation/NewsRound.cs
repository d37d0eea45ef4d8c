using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>Something about a task that somebody is told of in the digest without its being chased: a number, a day and a word (B6).</summary>
internal sealed record News(long RecipientId, string Head, string Number, DateOnly DueOn, string Word, string Link = "");

/// <summary>Notes that mention somebody, changes of what somebody watches, progress reports that are missing (DL-8); each told once.</summary>
/// <remarks>What was seen on screen in the meantime is not mailed. Few rows: each table is asked for what is not told yet.</remarks>
internal sealed class NewsRound(OfficePage office, DateOnly today)
{
    private const string Mentions = """
        SELECT m.person_id, t.number, t.due_on, COUNT(*) AS times FROM mentions m JOIN tasks t ON t.id = m.task_id
        WHERE m.told_at IS NULL AND m.seen_at IS NULL GROUP BY m.person_id, t.number, t.due_on ORDER BY m.person_id, t.number
        """;

    private const string Watched = """
        SELECT w.person_id, t.number, t.due_on, COUNT(*) AS times FROM watches w JOIN tasks t ON t.id = w.task_id
        JOIN events e ON e.task_id = w.task_id AND e.id > w.seen_event AND e.id > w.told_event AND e.person_id <> w.person_id AND e.person_id <> 0
        GROUP BY w.person_id, t.number, t.due_on ORDER BY w.person_id, t.number
        """;

    private const string Owed = """
        SELECT t.id, t.answering_id AS person_id, t.number, t.received_on, t.due_on FROM tasks t
        WHERE t.state = 'Open' AND t.important = 1 AND NOT EXISTS (SELECT 1 FROM progress_reports p WHERE p.task_id = t.id)
          AND NOT EXISTS (SELECT 1 FROM progress_reminders r WHERE r.task_id = t.id AND r.due_on = t.due_on AND r.person_id = t.answering_id) ORDER BY t.due_on, t.id LIMIT 2000
        """;

    // what somebody reminds themselves of is said to be there; its words stay on screen (B6)
    private const string Reminders = """
        SELECT person_id, MIN(on_day) AS due_on, COUNT(*) AS times FROM personal_reminders WHERE done = 0 AND on_day <= @Today AND told_at IS NULL GROUP BY person_id ORDER BY person_id
        """;

    private const string Told = """
        UPDATE personal_reminders SET told_at = @Now WHERE done = 0 AND on_day <= @Today AND told_at IS NULL;
        UPDATE mentions SET told_at = @Now WHERE told_at IS NULL AND seen_at IS NULL;
        UPDATE watches SET told_event = (SELECT COALESCE(MAX(e.id), told_event) FROM events e WHERE e.task_id = watches.task_id)
        WHERE EXISTS (SELECT 1 FROM events x WHERE x.task_id = watches.task_id AND x.id > watches.told_event)
        """;

    private const string Reminded = "INSERT INTO progress_reminders (task_id, due_on, person_id, at) VALUES (@Id, @DueOn, @PersonId, @Now)";

    /// <summary>Everything to be told, and marks it as told in the same transaction.</summary>
    public async Task<IReadOnlyList<News>> Take(Db db)
    {
        var at = office.Settings.Number(Settings.ProgressAt);
        var owed = (await db.Query<Row>(Owed)).Where(t => ProgressRules.IsMissing(ProgressRules.DueOn(t.ReceivedOn, t.DueOn, at, office.Calendar), null, today)).ToList();
        var news = owed.Select(t => new News(t.PersonId, "须报告进展", t.Number, t.DueOn, "▲ 已过半，请报告进展"))
            .Concat((await db.Query<Row>(Mentions)).Select(t => new News(t.PersonId, "备注中提到您", t.Number, t.DueOn, $"备注 {t.Times} 条")))
            .Concat((await db.Query<Row>(Watched)).Select(t => new News(t.PersonId, "您关注的事项有变化", t.Number, t.DueOn, $"变化 {t.Times} 次")))
            .Concat((await db.Query<Row>(Reminders, new { Today = today })).Select(t => new News(t.PersonId, "您给自己的提醒", "提醒", t.DueOn, $"{t.Times} 条", "/my/reminders"))).ToList();
        if (news.Count == 0) return news;
        await db.Execute(Told, new { db.Now, Today = today });
        await db.Execute(Reminded, owed.Select(t => new { t.Id, t.DueOn, t.PersonId, db.Now }));
        foreach (var t in owed) await Timeline.Write(db, t.Id, null, "Reminded", $"提醒报告进展：{office.NameOf(t.PersonId)}", $"reminded to report progress: {office.NameOf(t.PersonId)}");
        return news;
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public string Number { get; init; } = "";
        public DateOnly ReceivedOn { get; init; }
        public DateOnly DueOn { get; init; }
        public long Times { get; init; }
    }
}
