using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>To be reminded on a day; seen by nobody else. It comes on My work, and the morning's digest says that there is one.</summary>
/// <param name="About">The number of the task it is about, if any.</param>
[Access(Everybody = Reach.Own)]
public sealed record Remember(DateOnly OnDay, [property: Text(500, Required = true, Zh = "提醒内容", En = "what to be reminded of"), Personal] string Text, [property: Text(24, Digits = true)] string About = "") : ICommand<Remembered>;

public sealed record Remembered(long Id, DateOnly OnDay);

public sealed class RememberHandler : IHandle<Remember, Remembered>
{
    private const string Insert = "INSERT INTO personal_reminders (id, person_id, on_day, text, task_id, made_at) VALUES (@Id, @Me, @OnDay, @Text, @TaskId, @Now)";

    // which task it is about is nobody's secret to the asker: only one in their sight is taken
    private const string InReach = $"SELECT t.id FROM tasks t WHERE t.number = @Number AND {Tasks.InSight}";

    public async Task<Outcome<Remembered>> Handle(Remember m, Db db)
    {
        if (ReminderRules.DayWrong(m.OnDay, db.Today) is { } wrong) return wrong;
        long? task = null;
        if (m.About.Trim().Length > 0 && (task = await db.Find<long?>(InReach, TalkSight.Of(db, m.About.Trim()))) is null) return DeskRefusals.NotFound() with { Field = nameof(Remember.About) };
        var id = db.NewId();
        await db.Execute(Insert, new { Id = id, Me = db.Who.PersonId, m.OnDay, Text = m.Text.Trim(), TaskId = task, db.Now });
        db.About("reminder", id);
        return new Remembered(id, m.OnDay);
    }
}

/// <summary>A reminder of one's own is done with.</summary>
[Access(Everybody = Reach.Own)]
public sealed record DropReminder(long Id) : ICommand<ReminderDropped>;

public sealed record ReminderDropped(long Id);

public sealed class DropReminderHandler : IHandle<DropReminder, ReminderDropped>
{
    private const string Drop = "UPDATE personal_reminders SET done = 1 WHERE id = @Id AND person_id = @Me AND done = 0";

    public async Task<Outcome<ReminderDropped>> Handle(DropReminder m, Db db)
    {
        if (!await db.Changed(Drop, new { m.Id, Me = db.Who.PersonId })) return DeskRefusals.NotFound();
        db.About("reminder", m.Id);
        return new ReminderDropped(m.Id);
    }
}

/// <summary>One's own reminders that are not done with.</summary>
[Access(Everybody = Reach.Own)]
public sealed record MyReminders : IQuery<ReminderList>;

/// <param name="Today">Today in the office; what is due by then stands on My work.</param>
public sealed record ReminderList(DateOnly Today, IReadOnlyList<ReminderLine> Lines);

/// <param name="Number">The task it is about; empty for none.</param>
public sealed record ReminderLine(long Id, DateOnly OnDay, string Text, string Number);

public sealed class MyRemindersHandler : IHandle<MyReminders, ReminderList>
{
    internal const string Load = "SELECT r.id, r.on_day, r.text, COALESCE(t.number, '') AS number FROM personal_reminders r LEFT JOIN tasks t ON t.id = r.task_id WHERE r.person_id = @Me AND r.done = 0 AND r.on_day <= @Until ORDER BY r.on_day, r.id LIMIT 200";

    public async Task<Outcome<ReminderList>> Handle(MyReminders m, Db db) => new ReminderList(db.Today, await Of(db, db.Today.AddYears(3)));

    internal static async Task<IReadOnlyList<ReminderLine>> Of(Db db, DateOnly until) =>
        [.. (await db.Query<(long Id, DateOnly OnDay, string Text, string Number)>(Load, new { Me = db.Who.PersonId, Until = until })).Select(r => new ReminderLine(r.Id, r.OnDay, r.Text, r.Number))];
}
