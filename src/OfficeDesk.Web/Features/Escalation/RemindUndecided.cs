using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>Reminds whoever has not decided for a working day, and tells the next level after two; each once a request.</summary>
/// <remarks>GN-3. Without anything to tell it only reads.</remarks>
[Access(Clock = Reach.All, Discipline = Reach.All)]
public sealed record RemindUndecided(bool ByHand = false) : IErrand<UndecidedReminded>;

/// <param name="Reminded">Requests whose decider was reminded.</param>
/// <param name="Raised">Requests of which the next level was told.</param>
public sealed record UndecidedReminded(int Reminded, int Raised, int Letters) : IReport
{
    public Told Tell() => new(
        $"提醒 {Reminded} 件待决定，报上一级 {Raised} 件，{Letters} 封信",
        $"{Reminded} undecided requests reminded, {Raised} told to the next level, in {Letters} letters", Reminded + Raised == 0);
}

/// <summary>What the letter says, one list for the decider and one for the next level (B6).</summary>
public sealed record UndecidedSheet(string Day, IReadOnlyList<UndecidedLine> Mine, IReadOnlyList<UndecidedLine> Raised, string Link);

public sealed record UndecidedLine(string Number, string What, string Asked, string Link);

public sealed class RemindUndecidedHandler(OfficeBook book, LetterTemplates templates, OfficeAddress address, ShortWrite shortly, TimeProvider clock) : IHandle<RemindUndecided, UndecidedReminded>
{
    private const string Open = $"""
        SELECT r.id, r.kind, r.decider_id, r.decider_role, r.section_id, r.asked_by, r.asked_on, r.reminded_at, r.raised_at,
               COALESCE(t.number, ab.number, rf.number, ap.number, '') AS number, t.id AS task_id, t.enquiry_id
        {RequestNote.From}
        WHERE r.state = 'Open' AND r.asked_on < @Today AND (r.reminded_at IS NULL OR r.raised_at IS NULL) ORDER BY r.asked_on, r.id LIMIT 500
        """;

    private const string Reminded = "UPDATE requests SET reminded_at = @Now WHERE id IN @Ids AND state = 'Open' AND reminded_at IS NULL";
    private const string Raised = "UPDATE requests SET raised_at = @Now WHERE id IN @Ids AND state = 'Open' AND raised_at IS NULL";

    public async Task<Outcome<UndecidedReminded>> Handle(RemindUndecided m, Db db)
    {
        var start = clock.GetTimestamp();
        var office = await book.Open(db.Ct);
        if (!office.Calendar.IsWorking(db.Today) || ((await Due(db, office)).Count == 0 && (await SecondPersons.Due(db, office, address)).Count == 0)) return new UndecidedReminded(0, 0, 0);
        return await shortly.Do(m, async d =>
        {
            await Mark.Take(d);
            var done = await Tell(d, office, await Due(d, office), await SecondPersons.Due(d, office, address));
            if (m.ByHand) await Runs.Write(d, nameof(RemindUndecided), true, clock.GetElapsedTime(start), done.Tell());
            return done;
        }, db.Ct);
    }

    private static async Task<IReadOnlyList<Waiting>> Due(Db db, OfficePage office)
    {
        bool Calls(Waiting w) => DecisionRules.UndecidedStep(w.AskedOn, db.Today, office.Calendar) switch
        {
            GN3Step.TellNextLevel => w.RemindedAt is null || w.RaisedAt is null, GN3Step.Remind => w.RemindedAt is null, _ => false,
        };
        return [.. (await db.Query<Waiting>(Open, new { db.Today })).Where(Calls)];
    }

    private async Task<UndecidedReminded> Tell(Db db, OfficePage office, IReadOnlyList<Waiting> due, IReadOnlyList<ProposalLetter> proposals)
    {
        var people = await Addressees.Today(db, office);
        var reminded = due.Where(w => w.RemindedAt is null).ToList();
        var told = reminded.SelectMany(w => people.WithDeputies(w.DeciderRole, w.DeciderId, w.SectionId).SelectMany(people.WithCovers).Distinct().Select(p => (Person: p, W: w, Up: false))).ToList();
        var raised = due.Where(w => w.RaisedAt is null && DecisionRules.UndecidedStep(w.AskedOn, db.Today, office.Calendar) == GN3Step.TellNextLevel).ToList();
        foreach (var section in raised.GroupBy(w => w.SectionId))
        {
            var chain = await Deciders.ChainOf(db, office, section.Key);
            foreach (var w in section)
                if (DecisionRules.Decider(chain, w.AskedBy, DecisionRules.NextUp(LevelOf(w, chain))) is { } next && next.Person != w.DeciderId) told.AddRange(people.WithCovers(next.Person).Select(p => (p, w, true)));
        }
        await db.Execute(Reminded, new { Ids = reminded.Select(w => w.Id), db.Now });
        await db.Execute(Raised, new { Ids = raised.Select(w => w.Id), db.Now });
        foreach (var mine in told.GroupBy(t => t.Person))
            await Outbox.Queue(db, office, Letter(db, mine.Key, [.. mine.Where(t => !t.Up).Select(t => Line(t.W))], [.. mine.Where(t => t.Up).Select(t => Line(t.W))]));
        foreach (var p in proposals) await Outbox.Queue(db, office, Letter(db, p.Person, p.Up ? [] : [p.Line], p.Up ? [p.Line] : []) with { Cause = p.Cause });
        foreach (var w in due.Where(w => w.TaskId is not null))
            await Timeline.Write(db, w.TaskId, w.EnquiryId, "Reminded", $"{w.What}尚未决定，已提醒{(raised.Contains(w) ? "并报上一级" : "")}", $"Undecided: reminded{(raised.Contains(w) ? " and told to the next level" : "")}");
        db.About("undecided", due.Count);
        int Proposed(bool up) => proposals.Where(p => p.Up == up).Select(p => p.Key).Distinct().Count();
        return new UndecidedReminded(reminded.Count + Proposed(up: false), raised.Count + Proposed(up: true), told.Select(t => t.Person).Distinct().Count() + proposals.Count);
    }

    /// <summary>The level a request lies at: that of its seat, or of a higher one in which whoever decides sits by now.</summary>
    private static Level LevelOf(Waiting w, Chain chain) =>
        chain.Seats.Where(s => s.Person == w.DeciderId || s.Deputy == w.DeciderId).Select(s => s.Level).Append(Seats.LevelOf(w.DeciderRole)).Max();

    private Letter Letter(Db db, long person, IReadOnlyList<UndecidedLine> mine, IReadOnlyList<UndecidedLine> raised)
    {
        var sheet = new UndecidedSheet(Digests.Chinese(db.Today), mine, raised, address.Url + "/approvals");
        var subject = $"待决定事项提醒：{mine.Count + raised.Count} 件（{sheet.Day}）";
        return new Letter($"undecided:{db.NewId()}", person, subject, templates.Text("undecided", sheet), templates.Html("undecided", sheet));
    }

    private UndecidedLine Line(Waiting w) => new(w.Number, w.What, Digests.Chinese(w.AskedOn), w.TaskId is null ? address.Url + "/approvals" : address.Task(w.Number));

    private sealed record Waiting
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public long DeciderId { get; init; }
        public Roles DeciderRole { get; init; }
        public long SectionId { get; init; }
        public long AskedBy { get; init; }
        public DateOnly AskedOn { get; init; }
        public DateTimeOffset? RemindedAt { get; init; }
        public DateTimeOffset? RaisedAt { get; init; }
        public string Number { get; init; } = "";
        public long? TaskId { get; init; }
        public long? EnquiryId { get; init; }

        public string What => new RequestNote { Kind = Kind }.What;
    }
}
