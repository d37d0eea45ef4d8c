using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>What waits to be seen by the asker: notes that mention them, changes of what they watch, progress reports they owe, serious matters they were told of.</summary>
[Access(Everybody = Reach.Own)]
public sealed record MyTalk : IQuery<TalkForMe>;

public sealed record TalkForMe(IReadOnlyList<MentionOfMe> Mentions, IReadOnlyList<WatchedChange> Watched, IReadOnlyList<ProgressOwed> Owed, IReadOnlyList<ReminderLine> Reminders, IReadOnlyList<SeriousForMe> Serious);

public sealed record MentionOfMe(string Number, string Title, string By, DateTimeOffset At, string Text);

/// <param name="Changes">How many things happened since they last looked.</param>
public sealed record WatchedChange(string Number, string Title, int Changes, DateTimeOffset LastAt, string Zh, string En);

public sealed record ProgressOwed(string Number, string Title, DateOnly ReportBy, DateOnly DueOn);

public sealed class MyTalkHandler(OfficeBook book) : IHandle<MyTalk, TalkForMe>
{
    // what one is mentioned in is seen while the task is in sight: a person who has moved on is not told any more
    private const string Mentions = $"""
        SELECT t.number, t.title, n.person_id, n.at, n.text FROM mentions m JOIN task_notes n ON n.id = m.note_id JOIN tasks t ON t.id = m.task_id
        WHERE m.person_id = @Me AND m.seen_at IS NULL AND {Tasks.InSight} ORDER BY n.id DESC LIMIT 50
        """;

    private const string Watched = $"""
        SELECT t.number, t.title, COUNT(*) AS changes, MAX(e.id) AS last FROM watches w JOIN tasks t ON t.id = w.task_id JOIN events e ON e.task_id = w.task_id AND e.id > w.seen_event AND e.person_id <> w.person_id
        WHERE w.person_id = @Me AND {Tasks.InSight} GROUP BY t.number, t.title ORDER BY MAX(e.id) DESC LIMIT 50
        """;

    private const string Events = "SELECT id, at, zh, en FROM events WHERE id IN @Ids";

    private const string Owed = """
        SELECT t.number, t.title, t.received_on, t.due_on FROM tasks t WHERE t.answering_id = @Me AND t.state = 'Open' AND t.important = 1
          AND NOT EXISTS (SELECT 1 FROM progress_reports p WHERE p.task_id = t.id) ORDER BY t.due_on LIMIT 100
        """;

    public async Task<Outcome<TalkForMe>> Handle(MyTalk m, Db db)
    {
        var office = await book.Open(db.Ct);
        var sight = TalkSight.Of(db);
        var watched = await db.Query<(string Number, string Title, long Changes, long Last)>(Watched, sight);
        var events = (await db.Query<(long Id, DateTimeOffset At, string Zh, string En)>(Events, new { Ids = watched.Select(w => w.Last) })).ToDictionary(e => e.Id);
        var at = office.Settings.Number(Settings.ProgressAt);
        return new TalkForMe(
            [.. (await db.Query<(string Number, string Title, long PersonId, DateTimeOffset At, string Text)>(Mentions, sight)).Select(x => new MentionOfMe(x.Number, office.TitleOf(x.Title, db.Who.English), office.NameOf(x.PersonId), x.At, x.Text))],
            [.. watched.Select(w => new WatchedChange(w.Number, office.TitleOf(w.Title, db.Who.English), (int)w.Changes, events[w.Last].At, events[w.Last].Zh, events[w.Last].En))],
            [.. from t in await db.Query<(string Number, string Title, DateOnly ReceivedOn, DateOnly DueOn)>(Owed, sight)
                let reportBy = ProgressRules.DueOn(t.ReceivedOn, t.DueOn, at, office.Calendar)
                where ProgressRules.IsMissing(reportBy, null, db.Today)
                select new ProgressOwed(t.Number, office.TitleOf(t.Title, db.Who.English), reportBy!.Value, t.DueOn)],
            await MyRemindersHandler.Of(db, db.Today), await SeriousLines.ForMe(db, office));
    }
}
