using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>Gives cards and proposes breaches from what the tasks themselves show, each fact once.</summary>
/// <remarks>ES-1, ES-6, BR-1. A few look-ups a page, never one a task.</remarks>
internal sealed class FactRound(OfficePage office, DateOnly today)
{
    private const string Known = """
        SELECT task_id, fact AS what, 0 AS person_id FROM breaches WHERE task_id IN @Ids
        UNION ALL SELECT task_id, concat(CASE WHEN taken_back_on IS NULL THEN '' ELSE 'Back' END, colour, due_on) AS what, person_id FROM cards WHERE task_id IN @Ids
        """;

    private const string Answered = """
        SELECT task_id, person_id, section_id, from_at, to_at FROM responsibilities WHERE task_id IN @Ids ORDER BY task_id, from_at, id
        """;

    private const string IntoBreaches = "breaches (id, kind, fact, task_id, person_id, section_id, due_on, proposed_at, proposed_on, state)";
    private const string IntoCards = "cards (id, task_id, person_id, section_id, due_on, colour, given_on)";

    private readonly int _breachAfter = office.Settings.Number(Settings.BreachAfter);

    public int Breaches { get; private set; }
    public int Yellow { get; private set; }
    public int Red { get; private set; }

    /// <summary>Looks at a page of tasks, open or finished.</summary>
    public async Task Look(Db db, IReadOnlyList<DueTask> page)
    {
        var late = page.Where(t => (t.ClosedOn ?? today) > t.DueOn).ToList();
        if (late.Count == 0) return;
        var known = (await db.Query<KnownRow>(Known, new { Ids = late.Select(t => t.Id) })).Select(k => (k.TaskId, k.What, k.PersonId)).ToHashSet();
        await GiveCards(db, late, known);
        // whoever was told nothing of an application in time has a breach of its own kind proposed (ON-7), not a second one for the same fact
        await Propose(db, [.. late.Where(t => t.Kind is not TaskKind.Check && EscalationRules.BreachDue(t.DueOn, t.ClosedOn, today, office.Calendar, _breachAfter) && !known.Contains((t.Id, Fact(t), 0)))]);
    }

    private async Task GiveCards(Db db, List<DueTask> late, HashSet<(long, string, long)> known)
    {
        // who has the red one is not given the yellow one afterwards: a due date does not come nearer again
        bool Has(DueTask task, Card card) => known.Contains((task.Id, card + Day(task.DueOn), task.AnsweringId));
        // one that was taken back is not given a second time, and a red one that was stands in no yellow one's way (DL-12)
        bool Had(DueTask task, Card card) => known.Contains((task.Id, "Back" + card + Day(task.DueOn), task.AnsweringId));
        var cards = late.Select(t => (Task: t, Card: EscalationRules.CardOf(t.DueOn, t.ClosedOn ?? today, office.Calendar)))
            .Where(c => c.Card != Card.None && !Has(c.Task, c.Card) && !Had(c.Task, c.Card) && !Has(c.Task, Card.Red)).ToList();
        await db.Insert(IntoCards, cards, c => [db.NewId(), c.Task.Id, c.Task.AnsweringId, c.Task.SectionId, c.Task.DueOn, c.Card.ToString(), today]);
        Yellow += cards.Count(c => c.Card == Card.Yellow);
        Red += cards.Count(c => c.Card == Card.Red);
    }

    private async Task Propose(Db db, IReadOnlyList<DueTask> tasks)
    {
        if (tasks.Count == 0) return;
        var answered = (await db.Query<AnsweredRow>(Answered, new { Ids = tasks.Select(t => t.Id) })).ToLookup(a => a.TaskId);
        await db.Insert(IntoBreaches, tasks, t =>
        {
            var (person, section) = AnsweredOn(t, answered[t.Id]);
            var kind = t.Kind == TaskKind.Transfer ? "Transfer" : "Deadline";
            return [db.NewId(), kind, Fact(t), t.Id, person, section, t.DueOn, db.Now, today, "Proposed"];
        });
        Breaches += tasks.Count;
    }

    /// <summary>Who answered when the due date ended; for a task that was only recorded after it, whoever answered first.</summary>
    /// <remarks>CV-6: who answered on a day is a query.</remarks>
    private static (long Person, long Section) AnsweredOn(DueTask task, IEnumerable<AnsweredRow> intervals)
    {
        var end = OfficeClock.Midnight(task.DueOn.AddDays(1));
        AnsweredRow? first = null, then = null;
        foreach (var interval in intervals)
        {
            first ??= interval;
            if (interval.FromAt < end) then = interval;
        }
        return (then ?? first) is { } who ? (who.PersonId, who.SectionId) : (task.AnsweringId, task.SectionId);
    }

    private static string Fact(DueTask task) => $"deadline:{task.Id}:{Day(task.DueOn)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record KnownRow
    {
        public long TaskId { get; init; }
        public string What { get; init; } = "";
        public long PersonId { get; init; }
    }

    private sealed record AnsweredRow
    {
        public long TaskId { get; init; }
        public long PersonId { get; init; }
        public long SectionId { get; init; }
        public DateTimeOffset FromAt { get; init; }
        public DateTimeOffset? ToAt { get; init; }
    }
}
