using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>What the asker has to do, grouped by what must happen next.</summary>
[Access(Everybody = Reach.Own)]
public sealed record MyWork : IQuery<MyDay>, IErrand<MyDay>, IAskedOften;

/// <param name="First">Overdue; the most overdue first.</param>
/// <param name="Soon">Due today or on the next working day.</param>
/// <param name="ToReport">Finished, but not yet reported to whoever assigned it (DL-8).</param>
/// <param name="Waiting">The next step is somebody else's: a transfer not taken up yet, an extension not decided, a handover not signed, what the clock was paused for.</param>
/// <param name="Rest">Everything else that is open.</param>
/// <param name="DoneToday">Finished today.</param>
/// <param name="Counts">How many there are of each group; the lists hold the first of them.</param>
public sealed record MyDay(IReadOnlyList<WorkLine> First, IReadOnlyList<WorkLine> Soon, IReadOnlyList<WorkLine> ToReport, IReadOnlyList<WaitingLine> Waiting, IReadOnlyList<WorkLine> Rest, int DoneToday, int OpenToday, DayCounts Counts)
{
    /// <summary>Transfers to accept, or accepted and the citizen not yet contacted (FC-4); the urgent first (DL-5).</summary>
    public IReadOnlyList<TransferToMe> Transfers { get; init; } = [];

    /// <summary>Handovers that wait for the asker's signature (DL-6).</summary>
    public IReadOnlyList<ToSignLine> ToSign { get; init; } = [];

    /// <summary>Extensions agreed whose new date nobody has told yet (DL-7).</summary>
    public IReadOnlyList<ToTellLine> ToTell { get; init; } = [];

    /// <summary>Breaches about which a statement can be made, and measures that can be appealed against (BR-1, BR-3).</summary>
    public IReadOnlyList<ToStateLine> ToState { get; init; } = [];

    /// <summary>Results of an appraisal that were fed back and wait to be acknowledged or objected to (AP-10).</summary>
    public IReadOnlyList<FeedbackLine> Results { get; init; } = [];

    /// <summary>Objections of the asker that were answered lately (AP-10): to be known, not to be done.</summary>
    public IReadOnlyList<AnsweredLine> Answers { get; init; } = [];

    /// <summary>What sections they lead were ordered to put right (DL-8).</summary>
    public OrdersDay Orders { get; init; } = new([], 0);

    /// <summary>Posts covered, consents asked for, handover lists to sign.</summary>
    public CoverDay Covers { get; init; } = new([], [], [], []);

    /// <summary>What a discipline officer investigates and has to check; empty for everybody else.</summary>
    public CaseDay Cases { get; init; } = new([], []);

    /// <summary>What the office still needs after its first settings, for the general office, and what waits for the asker as a second person (GN-1).</summary>
    public IReadOnlyList<OfficeToDo> Office { get; init; } = [];

    /// <summary>What is to be taken up, signed, reported, told or answered.</summary>
    public int ToDo => Transfers.Count + ToSign.Count + ToReport.Count + ToTell.Count + ToState.Count + Results.Count + Covers.ToDo + Cases.ToDo;
}

/// <param name="Kind">Transfer, Extension, Handover or Paused.</param>
public sealed record WaitingLine(string Kind, string Number, string Title, string For, DateTimeOffset Since, DateOnly DueOn, int DaysLeft);

public sealed class MyWorkHandler(OfficeBook book, Waiting waiting) : IHandle<MyWork, MyDay>
{
    /// <summary>Lines of a group; how many there are in all is counted, and the list of tasks shows the others.</summary>
    private const int Some = 30;

    private const string Mine = "t.answering_id = @Me AND t.state = 'Open'";

    // what is on its way stands among what waits for others
    private const string Here = $"NOT EXISTS (SELECT 1 FROM transfers x WHERE x.id = t.id AND x.state IN {TransferStates.OnItsWay})";

    private const string Best = "ORDER BY t.due_on, t.id LIMIT @Some";

    // each branch walks an index and stops: nine thousand open tasks cost what thirty do; the urgent of the bureau are few and go first (DL-5)
    private const string Running = $"""
        SELECT t.number, t.kind, t.title, t.source, t.assigned_by_text, t.received_on, t.limit_no, t.limit_unit, t.first_due_on, t.due_on, t.provisional, t.state, t.urgent, t.done_on, t.reported_at, t.reply_by, t.version, e.citizen_name, e.organisation FROM (
            SELECT * FROM (SELECT t.id FROM tasks t WHERE {Mine} AND t.due_on < @Today AND {Here} {Best}) a
            UNION SELECT * FROM (SELECT t.id FROM tasks t WHERE {Mine} AND t.due_on >= @Today AND t.due_on <= @Tomorrow AND {Here} {Best}) b
            UNION SELECT * FROM (SELECT t.id FROM tasks t WHERE {Mine} AND t.due_on > @Tomorrow AND {Here} {Best}) c
            UNION SELECT * FROM (SELECT t.id FROM tasks t WHERE t.urgent = 1 AND t.state = 'Open' AND +t.answering_id = @Me AND {Here} {Best}) d
            UNION SELECT t.id {AtHand.ToReport}
        ) x JOIN tasks t ON t.id = x.id LEFT JOIN enquiries e ON e.id = t.enquiry_id
        ORDER BY t.urgent DESC, t.due_on, t.id
        """;

    private const string Transfers = $"""
        SELECT k.number, e.number AS enquiry_number, m.title, x.from_id, x.message, k.due_on, k.urgent, x.state
        {AtHand.Transfers} ORDER BY k.urgent DESC, k.due_on, x.id
        """;

    private const string ToSign = $"""
        SELECT h.id, t.number, t.title, h.from_id, h.what, h.moves, h.given_at {AtHand.Handovers} ORDER BY h.id
        """;

    // the date in force: the clock may have moved it since (DL-9)
    private const string ToTell = $"SELECT x.id, x.number AS extension_number, t.number, t.title, t.due_on AS new_due_on, t.provisional {AtHand.ToTell} ORDER BY x.id";

    private const string ToState = $"SELECT b.id, 0 AS appeal, f.statement_until AS until {AtHand.Statements} UNION ALL SELECT m.breach_id, 1, m.appeal_until {AtHand.Appeals}";

    private const string Results = $"SELECT s.id, r.year_no, r.quarter_no, r.object_until AS until {AtHand.Feedback} ORDER BY r.object_until, s.id";


    private const string Elsewhere = $"""
        SELECT 'Transfer' AS kind, t.number, t.title, x.to_id AS person_id, x.sent_at AS since, t.due_on FROM tasks t JOIN transfers x ON x.id = t.id
        WHERE t.kind = 'Transfer' AND t.answering_id = @Me AND t.state = 'Open' AND x.state IN {TransferStates.OnItsWay}
        UNION ALL
        SELECT 'Paused', t.number, t.title, 0, COALESCE((SELECT MAX(c.decided_at) FROM clock_acts c WHERE c.task_id = t.id AND c.act = 'Pause' AND c.state = 'Agreed'), t.made_at), t.due_on
        FROM tasks t WHERE t.answering_id = @Me AND t.state = 'Paused'
        UNION ALL
        SELECT 'Extension', t.number, t.title, r.decider_id, r.asked_at, t.due_on FROM extensions x JOIN tasks t ON t.id = x.task_id
        JOIN requests r ON r.subject_id = x.id AND r.kind IN ('Opinion', 'Extension') AND r.state = 'Open' WHERE x.state = 'Asked' AND t.answering_id = @Me
        UNION ALL
        SELECT 'Handover', t.number, t.title, h.to_id, h.given_at, t.due_on FROM handovers h CROSS JOIN tasks t ON t.id = h.task_id
        WHERE t.answering_id = @Me AND t.state IN ('Open', 'Paused') AND h.state = 'Given' AND h.moves = 1
        """;

    // one walk along the index of what somebody has open
    private const string Counts = """
        SELECT (SELECT COUNT(*) FROM tasks WHERE answering_id = @Me AND done_on = @Today) AS done,
               COUNT(CASE WHEN due_on < @Today THEN 1 END) AS late, COUNT(CASE WHEN due_on = @Today THEN 1 END) AS today,
               COUNT(CASE WHEN due_on > @Today AND due_on <= @Tomorrow THEN 1 END) AS tomorrow, COUNT(CASE WHEN due_on > @Tomorrow THEN 1 END) AS later
        FROM tasks WHERE answering_id = @Me AND state = 'Open'
        """;

    public async Task<Outcome<MyDay>> Handle(MyWork m, Db db)
    {
        var office = await book.Open(db.Ct);
        var tomorrow = office.Calendar.Add(db.Today, 1);
        var args = MyCases.Args(db, new { Led = Db.Listed(db.Who.Led), InCharge = Db.Listed(db.Who.InCharge), db.Now, db.Today, Tomorrow = tomorrow, Since = ReminderRules.NewsSince(db.Today, office.Calendar), Some });
        // what waits is counted meanwhile; most parts hold nothing for most people, and are not looked at then
        var counting = waiting.Of(db.Who, db.Ct);
        var (always, beside) = (new Trip(), new Trip());
        var (running, elsewhere, counted) = (always.Add<Row>(Running), beside.Add<WaitingRow>(Elsewhere), beside.Add<CountRow>(Counts));
        var covers = new MyCovers(beside);
        await always.Go(db, beside, args);
        var waits = await counting;
        db.AlsoFrom(waits.Looks);

        var there = new Trip();
        var transfers = there.Add<TransferRow>(Transfers, waits.Transfers > 0);
        var toSign = there.Add<ToSignRow>(ToSign, waits.Handovers > 0);
        var toTell = there.Add<ToTellRow>(ToTell, waits.ToTell > 0);
        var toState = there.Add<(long Id, long Appeal, DateOnly Until)>(ToState, waits.Statements + waits.Appeals > 0);
        var results = there.Add<FeedbackRow>(Results, waits.Feedback > 0);
        var answers = there.Add<(long Id, int YearNo, int QuarterNo, int Stands, DateOnly On)>(AnsweredLine.Load, waits.Answers > 0);
        covers.Add(there, waits);
        var (cases, orders) = (new MyCases(there, waits), new MyOrders(there, waits));
        await there.Go(db, args);

        var day = Sorted(db, office, tomorrow, running, elsewhere, counted[0]) with
        {
            Transfers = [.. transfers.Select(x => new TransferToMe(x.Number, x.EnquiryNumber, office.TitleOf(x.Title, db.Who.English), office.NameOf(x.FromId), x.Message, x.DueOn,
                DeadlineRules.WorkingDaysLeft(x.DueOn, db.Today, office.Calendar), x.State == "Accepted", x.Urgent == 1, x.DueOn < db.Today))],
            ToSign = [.. toSign.Select(h => new ToSignLine(h.Id, h.Number, office.TitleOf(h.Title, db.Who.English), office.NameOf(h.FromId), h.What, h.Moves == 1, h.GivenAt))],
            ToTell = [.. toTell.Select(x => new ToTellLine(x.Id, x.ExtensionNumber, x.Number, office.TitleOf(x.Title, db.Who.English), x.NewDueOn, x.Provisional == 1))],
            ToState = [.. toState.Select(s => new ToStateLine(s.Id, s.Appeal == 1, s.Until))],
            Results = [.. results.Select(r => new FeedbackLine(r.Id, r.YearNo, r.QuarterNo, r.Until, DeadlineRules.WorkingDaysLeft(r.Until, db.Today, office.Calendar)))],
            Answers = AnsweredLine.Of(answers),
            Covers = covers.Read(office),
            Cases = cases.Read(db, office),
            Orders = orders.Read(db, office),
        };
        return db.Who.Is(Confirming.Anybody) ? day with { Office = await OfficeToDos.Mine(db, office) } : day;
    }

    /// <summary>The asker's own tasks by what must happen next.</summary>
    private static MyDay Sorted(Db db, OfficePage office, DateOnly tomorrow, IReadOnlyList<Row> rows, IReadOnlyList<WaitingRow> elsewhere, CountRow counts)
    {
        var waiting = elsewhere.OrderBy(w => w.DueOn)
            .Select(w => new WaitingLine(w.Kind, w.Number, office.TitleOf(w.Title, db.Who.English), office.NameOf(w.PersonId), w.Since, w.DueOn, DeadlineRules.WorkingDaysLeft(w.DueOn, db.Today, office.Calendar))).ToList();
        var asked = waiting.Where(w => w.Kind == "Extension").Select(w => w.Number).ToHashSet(StringComparer.Ordinal);
        var onItsWay = waiting.Where(w => w.Kind == "Transfer").ToList();
        var open = rows.Where(t => t.IsOpen).ToList();
        List<WorkLine> Of(IEnumerable<Row> some) => [.. some.Select(t => Line(db, office, t, asked.Contains(t.Number)))];
        bool IsLate(Row t) => t.State is TaskState.Open && t.DueOn < db.Today;
        bool IsSoon(Row t) => t.State is TaskState.Open && t.DueOn >= db.Today && t.DueOn <= tomorrow;
        return new MyDay(Of(open.Where(IsLate).Take(Some)), Of(open.Where(IsSoon).Take(Some)), Of(rows.Where(t => t.State is TaskState.Done)),
            waiting, Of(open.Where(t => !IsLate(t) && !IsSoon(t)).Take(Some)), (int)counts.Done, (int)(counts.Done + counts.Late + counts.Today),
            new DayCounts((int)counts.Late - onItsWay.Count(w => w.DueOn < db.Today), (int)(counts.Today + counts.Tomorrow) - onItsWay.Count(w => w.DueOn >= db.Today && w.DueOn <= tomorrow),
                (int)counts.Later - onItsWay.Count(w => w.DueOn > tomorrow), tomorrow));
    }

    private static WorkLine Line(Db db, OfficePage office, Row t, bool asked) => new(t.Number, office.TitleOf(t.Title, db.Who.English), t.CitizenName is { Length: > 0 } name ? name : t.Organisation ?? "", TaskTitles.By(t.AssignedByText, db.Who.English), t.Kind, t.DueOn,
        t.LightOn(db.Today, office), t.DaysLeft(db.Today, office), t.Urgent == 1, t.Provisional == 1, ShowTaskHandler.CannotExtend(t, office, db.Today, asked) is null, t.ReplyBy, t.Version);

    private sealed record Row : TaskRow
    {
        public DateOnly? ReplyBy { get; init; }
        public string? CitizenName { get; init; }
        public string? Organisation { get; init; }
    }

    private sealed record TransferRow
    {
        public string Number { get; init; } = "";
        public string EnquiryNumber { get; init; } = "";
        public string Title { get; init; } = "";
        public long FromId { get; init; }
        public string Message { get; init; } = "";
        public DateOnly DueOn { get; init; }
        public int Urgent { get; init; }
        public string State { get; init; } = "";
    }

    private sealed record ToSignRow
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public long FromId { get; init; }
        public string What { get; init; } = "";
        public int Moves { get; init; }
        public DateTimeOffset GivenAt { get; init; }
    }

    private sealed record ToTellRow
    {
        public long Id { get; init; }
        public string ExtensionNumber { get; init; } = "";
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public DateOnly NewDueOn { get; init; }
        public int Provisional { get; init; }
    }

    private sealed record FeedbackRow
    {
        public long Id { get; init; }
        public int YearNo { get; init; }
        public int QuarterNo { get; init; }
        public DateOnly Until { get; init; }
    }

    private sealed record WaitingRow
    {
        public string Kind { get; init; } = "";
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public long PersonId { get; init; }
        public DateTimeOffset Since { get; init; }
        public DateOnly DueOn { get; init; }
    }

    private sealed record CountRow
    {
        public long Done { get; init; }
        public long Late { get; init; }
        public long Today { get; init; }
        public long Tomorrow { get; init; }
        public long Later { get; init; }
    }
}
