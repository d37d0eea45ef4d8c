using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Escalation;

namespace OfficeDesk.Tests.Features.Escalation;

/// <summary>The bureau with tasks in it that are due soon, overdue or done. Ids of people are the demo bureau's: 8 = staff1, 7 = chief1, 2 = leader1, 1 = director, 22 and 23 = discipline.</summary>
internal sealed class Scene(TestDesk desk) : IAsyncDisposable
{
    public const long Staff1 = 8, Staff2 = 9, Chief1 = 7, Leader1 = 2, Director = 1, Section3 = 3;

    public TestDesk Desk => desk;

    /// <summary>Wednesday 4 March 2026, 08:30.</summary>
    public static async Task<Scene> Open(Engine engine)
    {
        var scene = new Scene(await TestDesk.WithBureau(engine));
        scene.At(4, 8, 30);
        return scene;
    }

    public void At(int day, int hour = 8, int minute = 30, int month = 3) => desk.Clock.Set(new DateTime(2026, month, day, hour, minute, 0));

    /// <summary>An open task of a person.</summary>
    public async Task<long> Add(string number, string due, long answering = Staff1, long section = Section3, string state = "Open", string kind = "Matter", string received = "2026-02-02")
    {
        var ids = desk.Services.GetRequiredService<Ids>();
        var id = ids.Next();
        var made = OfficeClock.Instant(DateTime.Parse(received).AddHours(10));
        await desk.Write("""
            INSERT INTO tasks (id, number, kind, title, source, section_id, answering_id, received_on, limit_no, limit_unit, first_due_on, due_on, state, made_at, made_by)
            VALUES (@Id, @Number, @Kind, '临时救助', 'Citizen', @Section, @Answering, @Received, 10, 'WorkingDays', @Due, @Due, @State, @Made, @Answering);
            INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, to_at, why) VALUES (@Rid, @Id, @Answering, @Section, @Made, NULL, 'Holder')
            """, new { Id = id, Rid = ids.Next(), Number = number, Kind = kind, Section = section, Answering = answering, Received = received, Due = due, State = state, Made = made });
        return id;
    }

    /// <summary>Somebody else answers for it from an instant on.</summary>
    public Task Hand(long task, long to, DateTime wall) => desk.Write("""
        UPDATE tasks SET answering_id = @To WHERE id = @Task;
        UPDATE responsibilities SET to_at = @At WHERE task_id = @Task AND to_at IS NULL;
        INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, to_at, why) VALUES (@Rid, @Task, @To, 3, @At, NULL, 'Handover')
        """, new { Task = task, To = to, At = OfficeClock.Instant(wall), Rid = desk.Services.GetRequiredService<Ids>().Next() });

    public Task Finish(long task, string on, int lateDays) => desk.Write(
        "UPDATE tasks SET state = 'Done', done_on = @On, done_at = @At, late = @Late, late_days = @Days WHERE id = @Task",
        new { Task = task, On = on, At = desk.Clock.GetUtcNow(), Late = lateDays > 0 ? 1 : 0, Days = lateDays });

    public Task<Escalated> Run(bool byHand = false) => desk.Done(byHand ? TestDesk.As("discipline1") : Asker.Clock, new RunEscalation(byHand));

    public Task<Watched> Watch() => desk.Done(Asker.Clock, new WatchTheDay());

    /// <summary>Who got a letter since the last look: recipients in order.</summary>
    public async Task<IReadOnlyList<long>> Mailed()
    {
        var all = await desk.Rows<long>("SELECT recipient_id FROM outbox ORDER BY id");
        var fresh = all.Skip(_seen).Order().ToList();
        _seen = all.Count;
        return fresh;
    }

    private int _seen;

    public Task<IReadOnlyList<MailRow>> Letters() => desk.Rows<MailRow>("SELECT recipient_id, subject, body_text, body_html, state FROM outbox ORDER BY id");

    public async Task<IReadOnlyList<string>> Breaches() =>
        [.. (await desk.Rows<(string Fact, long Person, string State)>("SELECT fact, person_id, state FROM breaches ORDER BY id")).Select(b => $"{b.Person} {b.Fact.Split(':')[2]} {b.State}")];

    public async Task<IReadOnlyList<string>> Cards() =>
        [.. (await desk.Rows<(long Person, string Colour, string Due)>("SELECT person_id, colour, due_on FROM cards ORDER BY id")).Select(c => $"{c.Person} {c.Colour} {c.Due}")];

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}

internal sealed record MailRow
{
    public long RecipientId { get; init; }
    public string Subject { get; init; } = "";
    public string BodyText { get; init; } = "";
    public string BodyHtml { get; init; } = "";
    public string State { get; init; } = "";
}
