using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>
/// What cannot wait for the digest, looked for every minute: tasks made today and due today, transfers on their way and past
/// their limit, what was sent back, what somebody has to decide, what was handed over, ordered or asked for in writing. Within a minute somebody is told, once.
/// </summary>
/// <remarks>ES-4, FC-4. Without anything to tell it only reads.</remarks>
[Access(Clock = Reach.All)]
public sealed record WatchTheDay : IErrand<Watched>;

public sealed record Watched(int SameDay, int Transfers, int Requests, int Others = 0) : IReport
{
    public Told Tell() => new(
        $"当日到期 {SameDay} 件，转办 {Transfers} 件，待决定 {Requests} 件，移交、下达和催办 {Others} 件，已即时通知",
        $"{SameDay} due the same day, {Transfers} transfers, {Requests} to be decided, {Others} handed over, ordered or reminded of in writing: told at once", SameDay + Transfers + Requests + Others == 0);
}

public sealed class WatchTheDayHandler(OfficeBook book, Digests digests, Notes notes, ShortWrite shortly) : IHandle<WatchTheDay, Watched>
{
    // an answering person who is told once in any rung about this due date is not told again
    private const string SameDay = $"""
        SELECT {DueTasks.Columns} FROM tasks t
        WHERE t.state = 'Open' AND t.due_on = @Today AND t.made_at >= @Midnight
          AND NOT EXISTS (SELECT 1 FROM rungs r WHERE r.task_id = t.id AND r.due_on = t.due_on AND r.answering_id = t.answering_id)
        ORDER BY t.id LIMIT 200
        """;

    private const string OnTheirWay = """
        SELECT x.id, x.to_id, x.from_id, x.section_id, t.number, t.due_on FROM transfers x JOIN tasks t ON t.id = x.id AND t.state = 'Open'
        WHERE x.state IN ('Sent', 'Decided') AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.cause = concat('transfer:', x.id) AND o.recipient_id = x.to_id)
        ORDER BY x.id LIMIT 200
        """;

    private const string PastLimit = $"""
        SELECT x.id, x.to_id, x.from_id, x.section_id, t.number, t.due_on FROM transfers x JOIN tasks t ON t.id = x.id AND t.state = 'Open' AND t.due_on < @Today
        WHERE x.state IN {TransferStates.OnItsWay}
          AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.cause = concat('transfer-late:', x.id, ':', t.due_on) AND o.recipient_id = x.from_id)
        ORDER BY x.id LIMIT 200
        """;

    private const string Undecided = $"""
        SELECT r.id, r.kind, r.decider_id, COALESCE(t.number, ab.number, rf.number, ap.number, '') AS number, t.due_on, x.from_id, cv.post_id
        {RequestNote.From} LEFT JOIN transfers x ON x.id = r.subject_id AND r.kind = 'SentBack'
        WHERE r.state = 'Open' AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.cause = concat('asked:', r.id) AND o.recipient_id = r.decider_id)
        ORDER BY r.id LIMIT 200
        """;

    public async Task<Outcome<Watched>> Handle(WatchTheDay m, Db db)
    {
        var office = await book.Open(db.Ct);
        if ((await Look(db, office)).Nothing && (await Rerouting.Look(db, office)).Count == 0) return new Watched(0, 0, 0);
        return await shortly.Do(m, async d =>
        {
            await Mark.Take(d);
            // who has gone decides nothing: whoever acts now has it before them, and is told below
            await Rerouting.Carry(d, await Rerouting.Look(d, office));
            var found = await Look(d, office);
            var round = new LadderRound(office, await Addressees.Today(d, office), d.Today);
            await TellSameDay(d, office, round, found.SameDay);
            foreach (var x in found.OnTheirWay) await notes.TransferSent(d, office, round.Addressees, x);
            foreach (var x in found.PastLimit) await notes.TransferLate(d, office, round, x);
            foreach (var r in found.Undecided) await notes.Asked(d, office, round.Addressees, r);
            await TellOthers(d, office, round, found.Others);
            d.About("watch", found.SameDay.Count + found.OnTheirWay.Count + found.PastLimit.Count + found.Undecided.Count + found.Others.Count);
            return new Watched(found.SameDay.Count, found.OnTheirWay.Count + found.PastLimit.Count, found.Undecided.Count, found.Others.Count);
        }, db.Ct);
    }

    private static async Task<Found> Look(Db db, OfficePage office)
    {
        var midnight = OfficeClock.Midnight(db.Today);
        // a ladder without a rung for the due day leaves same-day tasks to the digest
        var rung = EscalationRules.CurrentRung(db.Today, db.Today, paused: false, office.Calendar, office.Ladder, office.YellowWithin);
        return new Found(
            rung is null ? [] : await db.Query<DueTask>(SameDay, new { db.Today, Midnight = midnight }),
            await db.Query<TransferNote>(OnTheirWay),
            await db.Query<TransferNote>(PastLimit, new { db.Today }),
            await db.Query<RequestNote>(Undecided),
            await Telling.Left(db));
    }

    private async Task TellSameDay(Db db, OfficePage office, LadderRound round, IReadOnlyList<DueTask> tasks)
    {
        foreach (var task in tasks) round.AddAnswering(task);
        await round.Write(db, await digests.Queue(db, office, round.Chases));
    }

    private async Task TellOthers(Db db, OfficePage office, LadderRound round, IReadOnlyList<Telling> tellings)
    {
        if (tellings.Count == 0) return;
        await digests.Queue(db, office, [], [.. tellings.SelectMany(t => round.Addressees.WithCovers(t.PersonId).Select(who => new News(who, t.Head, t.Number, t.DueOn, t.Word)))]);
        await Telling.Told(db, tellings);
    }

    private sealed record Found(IReadOnlyList<DueTask> SameDay, IReadOnlyList<TransferNote> OnTheirWay, IReadOnlyList<TransferNote> PastLimit, IReadOnlyList<RequestNote> Undecided, IReadOnlyList<Telling> Others)
    {
        public bool Nothing => SameDay.Count + OnTheirWay.Count + PastLimit.Count + Undecided.Count + Others.Count == 0;
    }
}
