using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>How far a task is, what colleagues wrote about it, who watches it, who has it open now.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ShowTalk([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<TalkShown>;

/// <param name="Report">Why the asker cannot report progress; null when they can.</param>
/// <param name="DueOn">By when an important task needs a report on the way; null for never.</param>
/// <param name="Missing">That day has come and there is none.</param>
/// <param name="ToMe">A note mentions the asker, or something happened to what they watch, and they have not said that they saw it.</param>
public sealed record TalkShown(string Number, string Title, IReadOnlyList<ProgressLine> Progress, IReadOnlyList<NoteLine> Notes, IReadOnlyList<TalkPerson> People, Refusal? Report, DateOnly? DueOn, bool Missing,
    bool Watching, int Watchers, bool ToMe, IReadOnlyList<string> Here, IReadOnlyList<SeriousLine> Serious);

public sealed record ProgressLine(long Id, DateOnly OnDay, int? Percent, string Stage, string Text, string By, string For, DateTimeOffset At);

public sealed record NoteLine(long Id, string By, DateTimeOffset At, string Text, IReadOnlyList<string> Mentioned, bool ToMe);

public sealed record TalkPerson(long Id, string Name, string Section);

public sealed class ShowTalkHandler(OfficeBook book, Presence presence) : IHandle<ShowTalk, TalkShown>
{
    private const string Progress = "SELECT * FROM progress_reports WHERE task_id = @Id ORDER BY id DESC LIMIT 50";

    private const string Notes = "SELECT * FROM task_notes WHERE task_id = @Id ORDER BY id DESC LIMIT 50";

    private const string Mentions = "SELECT m.note_id, m.person_id, CASE WHEN m.seen_at IS NULL THEN 1 ELSE 0 END AS fresh FROM mentions m JOIN task_notes n ON n.id = m.note_id WHERE n.task_id = @Id";

    private const string Watches = """
        SELECT w.person_id, CASE WHEN EXISTS (SELECT 1 FROM events e WHERE e.task_id = w.task_id AND e.id > w.seen_event AND e.person_id <> w.person_id) THEN 1 ELSE 0 END AS fresh FROM watches w WHERE w.task_id = @Id
        """;

    public async Task<Outcome<TalkShown>> Handle(ShowTalk m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var me = db.Who.PersonId;
        var progress = await db.Query<ProgressRow>(Progress, task);
        var mentions = (await db.Query<(long NoteId, long PersonId, long Fresh)>(Mentions, task)).ToLookup(x => x.NoteId);
        var watches = await db.Query<(long PersonId, long Fresh)>(Watches, task);
        var notes = (await db.Query<NoteRow>(Notes, task))
            .Select(n => new NoteLine(n.Id, office.NameOf(n.PersonId), n.At, n.Text, [.. mentions[n.Id].Select(x => office.NameOf(x.PersonId))], mentions[n.Id].Any(x => x.PersonId == me && x.Fresh == 1))).ToList();
        var acts = task.AnsweringId == me || db.Who.Led.Contains(task.SectionId);
        var due = task.Important == 1 && task.IsOpen ? ProgressRules.DueOn(task.ReceivedOn, task.DueOn, office.Settings.Number(Settings.ProgressAt), office.Calendar) : null;
        return new TalkShown(task.Number, office.TitleOf(task.Title, db.Who.English),
            [.. progress.Select(p => new ProgressLine(p.Id, p.OnDay, p.Percent, p.Stage, p.Text, office.NameOf(p.PersonId), p.ForId is null ? "" : office.NameOf(p.ForId), p.At))], notes,
            [.. (await TalkPeople.Of(db, office, task)).Where(p => p.Id != me).Select(p => new TalkPerson(p.Id, p.Name, office.SectionName(p.SectionId, db.Who.English)))],
            acts ? task.IsOpen ? null : TaskRules.NotOpen : TaskRules.NotYourTask, due, ProgressRules.IsMissing(due, progress.Count > 0 ? progress[0].OnDay : null, db.Today),
            watches.Any(w => w.PersonId == me), watches.Count, notes.Any(n => n.ToMe) || watches.Any(w => w.PersonId == me && w.Fresh == 1), [.. presence.Here(task.Id, me).Select(p => office.NameOf(p))],
            await SeriousLines.Of(db, office, task));
    }

    private sealed record ProgressRow
    {
        public long Id { get; init; }
        public DateOnly OnDay { get; init; }
        public int? Percent { get; init; }
        public string Stage { get; init; } = "";
        public string Text { get; init; } = "";
        public long PersonId { get; init; }
        public long? ForId { get; init; }
        public DateTimeOffset At { get; init; }
    }

    private sealed record NoteRow
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public DateTimeOffset At { get; init; }
        public string Text { get; init; } = "";
    }
}

/// <summary>Who else has a task open at this moment; asking says that one has it open oneself.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record WhoIsHere([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<PeopleHere>;

public sealed record PeopleHere(string Number, IReadOnlyList<string> Names);

public sealed class WhoIsHereHandler(OfficeBook book, Presence presence) : IHandle<WhoIsHere, PeopleHere>
{
    public async Task<Outcome<PeopleHere>> Handle(WhoIsHere m, Db db)
    {
        var office = await book.Open(db.Ct);
        return await Tasks.Find(db, m.Number) is { } task ? new PeopleHere(task.Number, [.. presence.Here(task.Id, db.Who.PersonId).Select(p => office.NameOf(p))]) : DeskRefusals.NotFound();
    }
}
