using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>To be told of whatever happens to a task from now on; or no longer.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record WatchTask([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, bool Watch = true) : ICommand<TaskWatched>;

public sealed record TaskWatched(string Number, bool Watching);

public sealed class WatchTaskHandler : IHandle<WatchTask, TaskWatched>
{
    private const string Begin = """
        INSERT INTO watches (task_id, person_id, since, seen_event, told_event)
        SELECT t.id, @Me, @Now, (SELECT COALESCE(MAX(e.id), 0) FROM events e WHERE e.task_id = t.id), (SELECT COALESCE(MAX(e.id), 0) FROM events e WHERE e.task_id = t.id)
        FROM tasks t WHERE t.id = @Id AND NOT EXISTS (SELECT 1 FROM watches w WHERE w.task_id = t.id AND w.person_id = @Me)
        """;

    private const string End = "DELETE FROM watches WHERE task_id = @Id AND person_id = @Me";

    public async Task<Outcome<TaskWatched>> Handle(WatchTask m, Db db)
    {
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        await db.Execute(m.Watch ? Begin : End, new { task.Id, Me = db.Who.PersonId, db.Now });
        db.About("task", task.Id);
        return new TaskWatched(task.Number, m.Watch);
    }
}

/// <summary>One has seen what others wrote and did: mentions and changes of a task leave My work.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record SeeTalk([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : ICommand<TalkSeen>;

public sealed record TalkSeen(string Number);

public sealed class SeeTalkHandler : IHandle<SeeTalk, TalkSeen>
{
    private const string Seen = """
        UPDATE mentions SET seen_at = @Now WHERE person_id = @Me AND seen_at IS NULL AND task_id = @Id;
        UPDATE watches SET seen_event = (SELECT COALESCE(MAX(e.id), 0) FROM events e WHERE e.task_id = @Id) WHERE task_id = @Id AND person_id = @Me
        """;

    public async Task<Outcome<TalkSeen>> Handle(SeeTalk m, Db db)
    {
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        await db.Execute(Seen, new { task.Id, Me = db.Who.PersonId, db.Now });
        db.About("task", task.Id);
        return new TalkSeen(task.Number);
    }
}
