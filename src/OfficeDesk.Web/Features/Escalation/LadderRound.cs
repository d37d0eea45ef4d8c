using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>Somebody is to be told about a task because it stands on a rung.</summary>
internal sealed record Chase(DueTask Task, Rung Rung, long RecipientId)
{
    /// <summary>Whether the recipient answers for it, and does not only watch over it.</summary>
    public bool Own => RecipientId == Task.AnsweringId;
}

/// <summary>Finds who has to be told about what, and writes down that they were.</summary>
/// <remarks>
/// ES-2: a rung fires once a task, due date, recipient and answering person; a lower rung than one that has fired is never
/// gone back to, so an edited calendar or a clock set back stays silent.
/// </remarks>
internal sealed class LadderRound(OfficePage office, Addressees addressees, DateOnly today)
{
    private const string Fired = "SELECT task_id, due_on, rung, recipient_id, answering_id FROM rungs WHERE task_id IN @Ids";
    private const string Into = "rungs (task_id, due_on, rung, recipient_id, answering_id, fired_at, outbox_id)";
    private const string FireOnce = """
        INSERT INTO rungs (task_id, due_on, rung, recipient_id, answering_id, fired_at, outbox_id)
        SELECT @Id, @DueOn, @Rung, @Recipient, @Answering, @Now, @Letter
        WHERE NOT EXISTS (SELECT 1 FROM rungs WHERE task_id = @Id AND due_on = @DueOn AND rung = @Rung AND recipient_id = @Recipient AND answering_id = @Answering)
        """;
    private const string IntoEvents = "events (id, task_id, enquiry_id, at, person_id, kind, zh, en)";

    private readonly List<Chase> _chases = [];

    /// <summary>Everybody to be told, in the order of due dates.</summary>
    public IReadOnlyList<Chase> Chases => _chases;

    /// <summary>Tasks looked at.</summary>
    public int Seen { get; private set; }

    /// <summary>Looks at a page of open tasks.</summary>
    public async Task Look(Db db, IReadOnlyList<DueTask> page)
    {
        var fired = (await db.Query<FiredRow>(Fired, new { Ids = page.Select(t => t.Id) }))
            .GroupBy(f => (f.TaskId, f.DueOn, f.RecipientId, f.AnsweringId)).ToDictionary(g => g.Key, g => g.Max(f => f.Rung));
        foreach (var task in page)
        {
            Seen++;
            if (EscalationRules.CurrentRung(task.DueOn, today, paused: false, office.Calendar, office.Ladder, office.YellowWithin) is not { } rung) continue;
            foreach (var recipient in addressees.Of(rung, task))
                if (fired.GetValueOrDefault((task.Id, task.DueOn, recipient, task.AnsweringId)) < rung.Number) _chases.Add(new Chase(task, rung, recipient));
        }
    }

    /// <summary>Who is meant by chief, leader … today.</summary>
    public Addressees Addressees => addressees;

    /// <summary>Adds whoever answers for a task, on the rung it stands on today.</summary>
    public void AddAnswering(DueTask task)
    {
        if (EscalationRules.CurrentRung(task.DueOn, today, paused: false, office.Calendar, office.Ladder, office.YellowWithin) is not { } rung) return;
        foreach (var recipient in addressees.Of(Recipient.Answering, task.SectionId, task.AnsweringId)) _chases.Add(new Chase(task, rung, recipient));
    }

    /// <summary>The first overdue rung of a transfer counts as fired for those who were told at once.</summary>
    public Task CountAsFired(Db db, TransferNote x, IReadOnlyDictionary<long, long> letters)
    {
        if (office.Ladder.FirstOrDefault(r => r.Trigger == RungTrigger.Overdue) is not { } rung) return Task.CompletedTask;
        return db.Execute(FireOnce, letters.Select(l => new { x.Id, x.DueOn, Rung = rung.Number, Recipient = l.Key, Answering = x.FromId, db.Now, Letter = l.Value }));
    }

    /// <summary>Writes the rungs with the letters that told of them, and a line into each task's story.</summary>
    public async Task Write(Db db, IReadOnlyDictionary<long, long> letters)
    {
        await db.Insert(Into, _chases, c => [c.Task.Id, c.Task.DueOn, c.Rung.Number, c.RecipientId, c.Task.AnsweringId, db.Now, letters[c.RecipientId]]);
        await db.Insert(IntoEvents, _chases.GroupBy(c => c.Task.Id), g =>
        {
            var task = g.First().Task;
            var names = string.Join('、', g.Select(c => office.NameOf(c.RecipientId)).Take(12));
            var days = office.Calendar.Between(task.DueOn, today);
            return [db.NewId(), task.Id, task.EnquiryId, db.Now, db.Who.PersonId, "Reminded",
                $"催办（{Lights.Zh(task, today, days)}）：已通知 {names}", $"Reminder ({Lights.En(task.DueOn, today, days)}{(task.ToReport ? ", finished, not reported" : "")}) to {names}"];
        });
    }

    private sealed record FiredRow
    {
        public long TaskId { get; init; }
        public DateOnly DueOn { get; init; }
        public int Rung { get; init; }
        public long RecipientId { get; init; }
        public long AnsweringId { get; init; }
    }
}

/// <summary>How far a task is from its due date, in words.</summary>
/// <remarks>DL-10: shape and word, so that colour is never the only sign.</remarks>
internal static class Lights
{
    /// <summary>The same, with a word about what is only left to be reported.</summary>
    public static string Zh(DueTask task, DateOnly today, int overdue) => Zh(task.DueOn, today, overdue) + (task.ToReport ? "，已办结待报告" : "");

    /// <param name="overdue">Working days after the due date; negative before it.</param>
    public static string Zh(DateOnly due, DateOnly today, int overdue) => (overdue, today.CompareTo(due)) switch
    {
        ( > 0, _) => $"■ 超期 {overdue} 个工作日",
        (_, > 0) => "■ 已超期",
        _ => $"▲ {new DueStanding(due, today, -overdue).Zh()}",
    };

    public static string En(DateOnly due, DateOnly today, int overdue) => (overdue, today.CompareTo(due)) switch
    {
        ( > 0, _) => $"{overdue} working days overdue",
        (_, > 0) => "overdue",
        _ => new DueStanding(due, today, -overdue).En(),
    };
}
